package image

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"strings"
	"testing"
)

// secret stands wherever a picture can tell something that it does not show.
const secret = "47.53 N 21.62 E Ludas Matyi"

func photo(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// segment is a segment of a JPEG.
func segment(marker byte, body string) string {
	return string([]byte{0xff, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}) + body
}

// exif is what a camera writes: the way up, and where it was.
func exif(turned byte) string {
	return segment(0xe1, "Exif\x00\x00II*\x00\x08\x00\x00\x00\x02\x00\x0f\x01\x02\x00\x1b\x00\x00\x00\x26\x00\x00\x00\x12\x01\x03\x00\x01\x00\x00\x00"+string(turned)+"\x00\x00\x00\x00\x00\x00\x00"+secret)
}

// shot is a photo as a camera and a program or two leave it.
func shot(t testing.TB, turned byte) []byte {
	raw := string(photo(t))
	return []byte(raw[:2] + exif(turned) + segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+secret) + segment(0xed, "Photoshop 3.0\x00"+secret) +
		segment(0xe2, "MPF\x00"+secret) + segment(0xe2, "ICC_PROFILE\x00\x01\x01colours") + segment(0xfe, secret) + raw[2:] + secret)
}

func chunk(name, body string) string {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(b, name+body...)
	return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(name+body))))
}

func webp(chunks ...string) []byte {
	body := "WEBP" + strings.Join(chunks, "")
	return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body)
}

func riff(name, body string) string {
	whole := name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body
	if len(body)%2 == 1 {
		whole += "\x00"
	}
	return whole
}

// TestClean is row 81 of what can go wrong: no published photo says where it was
// taken.
func TestClean(t *testing.T) {
	drawn := string(picture(t, 40, 30))
	for name, test := range map[string]struct {
		file string
		raw  []byte
		keep string
	}{
		"photo":        {"a.JPG", shot(t, 1), "ICC_PROFILE"},
		"png":          {"a.png", []byte(drawn[:33] + chunk("eXIf", secret) + chunk("tEXt", "Comment\x00"+secret) + chunk("gAMA", "\x00\x00\xb1\x8f") + drawn[33:] + secret), "gAMA"},
		"cut off":      {"a.jpg", shot(t, 1)[:len(shot(t, 1))-len(secret)-6], "ICC_PROFILE"},
		"another name": {"a.png", shot(t, 1), "ICC_PROFILE"},
		"rubbish":      {"a.jpg", bytes.Replace(shot(t, 1), []byte("\xff\xed"), []byte("\x00\x00\xff\xed"), 1), "ICC_PROFILE"},
		"webp":         {"a.webp", webp(riff("VP8X", "\x0c\x00\x00\x00\x27\x00\x00\x1d\x00\x00"), riff("VP8 ", "pixels"), riff("EXIF", secret), riff("XMP ", secret)), "pixels"},
	} {
		clean := Clean(test.raw)
		if bytes.Contains(clean, []byte(secret)) || !bytes.Contains(clean, []byte(test.keep)) {
			t.Errorf("%s: %q", name, clean)
		}
		if !bytes.Equal(Clean(clean), clean) {
			t.Errorf("%s: cleaned twice it is another", name)
		}
		if width, height, faults := Measure(test.file, clean); IsPicture(test.file) && (width != 40 || height != 30 || len(faults) > 0) {
			t.Errorf("%s: %d × %d %v", name, width, height, faults)
		}
	}
}

// TestCleanPixels: the picture itself stays what it was, to the last bit.
func TestCleanPixels(t *testing.T) {
	before, err := jpeg.Decode(bytes.NewReader(photo(t)))
	if err != nil {
		t.Fatal(err)
	}
	after, err := jpeg.Decode(bytes.NewReader(Clean(shot(t, 6))))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before.(*image.Gray).Pix, after.(*image.Gray).Pix) {
		t.Error("other pixels")
	}
	if plain := photo(t); !bytes.Equal(Clean(plain), plain) {
		t.Error("a photo with nothing to hide is another")
	}
}

// TestOrientation: which way is up stays, and decides which side is the width.
func TestOrientation(t *testing.T) {
	for turned := byte(0); turned < 10; turned++ {
		raw := shot(t, turned)
		want := 1
		if turned >= 1 && turned <= 8 {
			want = int(turned)
		}
		clean := Clean(raw)
		if Orientation(raw) != want || Orientation(clean) != want {
			t.Errorf("%d: %d, then %d", turned, Orientation(raw), Orientation(clean))
		}
		width, _, _ := Measure("a.jpg", clean)
		if lies := want > 4; lies != (width == 30) {
			t.Errorf("%d: %d wide", turned, width)
		}
	}
}

// FuzzClean: whatever the bytes, a picture that can be read still can, and has the
// same size.
func FuzzClean(f *testing.F) {
	f.Add("a.jpg", shot(f, 6))
	f.Add("a.jpg", []byte("\xff\xd8\xff\xe1\x00\x02\xff\xda\x00\x02\xff\x00\xff\xd0"))
	f.Add("a.png", []byte(pngSignature+chunk("IEND", "")))
	f.Add("a.webp", webp(riff("VP8X", "")))
	f.Fuzz(func(t *testing.T, file string, raw []byte) {
		clean := Clean(raw)
		if len(clean) > len(raw)+64 {
			t.Errorf("%d bytes of %d", len(clean), len(raw))
		}
		width, height, faults := Measure(file, raw)
		if w, h, _ := Measure(file, clean); len(faults) == 0 && (w != width || h != height) {
			t.Errorf("%d × %d, cleaned %d × %d", width, height, w, h)
		}
	})
}
