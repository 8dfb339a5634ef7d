package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
)

// shade is a picture whose dots differ, in a colour model.
func shade(model color.Model, alpha uint8) image.Image {
	r := image.Rect(3, 5, 33, 25)
	var i interface {
		image.Image
		Set(x, y int, c color.Color)
	}
	switch model {
	case color.GrayModel:
		i = image.NewGray(r)
	case color.Gray16Model:
		i = image.NewGray16(r)
	case color.RGBA64Model:
		i = image.NewRGBA64(r)
	case nil:
		i = image.NewPaletted(r, color.Palette{color.NRGBA{255, 0, 0, alpha}, color.NRGBA{0, 255, 0, 255}, color.NRGBA{0, 0, 255, 255}})
	default:
		i = image.NewNRGBA(r)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			i.Set(x, y, color.NRGBA{uint8(8 * x), uint8(10 * y), 128, max(alpha, uint8(x))})
		}
	}
	return i
}

func asPNG(t testing.TB, i image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, i); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t testing.TB, i image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, i, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// show writes a document with a picture in it.
func show(t testing.TB, data []byte) []byte {
	t.Helper()
	return write(t, func(d *Document) {
		img, err := d.Image(data)
		if err != nil {
			t.Fatal(err)
		}
		if img.Width != 30 || img.Height != 20 {
			t.Errorf("%d by %d dots", img.Width, img.Height)
		}
		if again, err := d.Image(bytes.Clone(data)); err != nil || again != img {
			t.Errorf("the same picture is there twice (%v)", err)
		}
		p := d.AddPage(200, 200)
		figure := d.Root().Add(Figure)
		figure.Alt, figure.Box = "egy kép", &Rect{10, 10, 40, 30}
		p.Tag(figure.Text())
		p.Image(img, *figure.Box)
	})
}

func TestImages(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		has  []string
	}{
		{"photo", asJPEG(t, shade(color.NRGBAModel, 255)), []string{"/DCTDecode", "/DeviceRGB"}},
		{"gray photo", asJPEG(t, shade(color.GrayModel, 255)), []string{"/DCTDecode", "/DeviceGray"}},
		{"colours", asPNG(t, shade(color.NRGBAModel, 255)), []string{"/Predictor 15/Colors 3/BitsPerComponent 8", "/DeviceRGB"}},
		{"gray", asPNG(t, shade(color.GrayModel, 255)), []string{"/Predictor 15/Colors 1/BitsPerComponent 8", "/DeviceGray"}},
		{"deep gray", asPNG(t, shade(color.Gray16Model, 255)), []string{"/BitsPerComponent 8", "/DeviceGray"}},
		{"deep colours", asPNG(t, shade(color.RGBA64Model, 255)), []string{"/BitsPerComponent 8", "/DeviceRGB"}},
		{"palette", asPNG(t, shade(nil, 255)), []string{"/Colors 1/BitsPerComponent 2", "/Indexed/DeviceRGB 2(\xff\x00\x00\x00\xff\x00\x00\x00\xff)"}},
		{"alpha", asPNG(t, shade(color.NRGBAModel, 0)), []string{"/SMask", "/DeviceRGB", "/DeviceGray"}},
		{"palette with alpha", asPNG(t, shade(nil, 7)), []string{"/SMask", "/DeviceRGB", "/DeviceGray"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := show(t, c.data)
			checkFile(t, data)
			for _, part := range c.has {
				if !bytes.Contains(data, []byte(part)) {
					t.Errorf("there is no %q", part)
				}
			}
			if strings.Contains(c.name, "alpha") != bytes.Contains(data, []byte("/SMask")) {
				t.Error("what shows through is not as it was")
			}
		})
	}
}

// TestAPhotoTellsNothing puts into a photo what a camera does.
func TestAPhotoTellsNothing(t *testing.T) {
	plain := asJPEG(t, shade(color.NRGBAModel, 255))
	var photo []byte
	photo = append(photo, plain[:2]...)
	for marker, said := range map[byte]string{0xe1: "Exif: 46.0727, 18.2323", 0xfe: "taken by Béla"} {
		photo = append(photo, 0xff, marker, 0, byte(2+len(said)))
		photo = append(photo, said...)
	}
	photo = append(photo, plain[2:]...)
	data := show(t, photo)
	checkFile(t, data)
	for _, secret := range []string{"46.07", "Béla"} {
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("the photo tells %s", secret)
		}
	}
}

func TestWhatIsNoImage(t *testing.T) {
	whole := asPNG(t, shade(color.NRGBAModel, 255))
	photo := asJPEG(t, shade(color.NRGBAModel, 255))
	for name, data := range map[string][]byte{
		"nothing":          nil,
		"text":             []byte("Szép napot!"),
		"half a PNG":       whole[:len(whole)/2],
		"a JPEG's head":    photo[:20],
		"a broken row":     bytes.Replace(whole, []byte("IDAT"), []byte("IDAX"), 1),
		"too many dots":    asPNGHead(1<<20, 1<<20),
		"a GIF, by chance": []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
	} {
		d := New(io.Discard, info)
		if _, err := d.Image(data); err == nil {
			t.Errorf("%s became an image", name)
		}
		p := d.AddPage(100, 100)
		p.Artifact(Layout)
		var square Path
		square.Rect(Rect{0, 0, 10, 10})
		p.Fill(square, Colour{}, NonZero)
		if err := d.Close(); err != nil {
			t.Errorf("%s spoiled the document: %v", name, err)
		}
	}
}

// asPNGHead is a file that promises more than it has.
func asPNGHead(width, height uint32) []byte {
	return fmt.Appendf(nil, "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00%c\x00\x00\x00%c\x00\x00\x08\x02\x00\x00\x00\x00\x00\x00\x00", width>>16, height>>16)
}

// TestTurned asks where the upper left dot of a photo comes to lie: in the eight
// ways, as Exif names them.
func TestTurned(t *testing.T) {
	corners := []Point{1: {0, 1}, 2: {1, 1}, 3: {1, 0}, 4: {0, 0}, 5: {0, 1}, 6: {1, 1}, 7: {1, 0}, 8: {0, 0}}
	for orientation := 1; orientation <= 8; orientation++ {
		i := (&Image{Width: 30, Height: 20, turn: ways[1]}).Turned(orientation)
		m := i.turn
		if got := (Point{m.C + m.E, m.D + m.F}); got != corners[orientation] {
			t.Errorf("%d: the upper left dot is at %v, want %v", orientation, got, corners[orientation])
		}
		if lies := i.Width == 20 && i.Height == 30; lies != (orientation > 4) {
			t.Errorf("%d: %d by %d dots", orientation, i.Width, i.Height)
		}
		if det := m.A*m.D - m.B*m.C; (det < 0) != (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7) {
			t.Errorf("%d: mirrored or not, %v", orientation, det)
		}
	}
}

// FuzzImage gives what is perhaps an image: an error, or a file that others can
// read.
func FuzzImage(f *testing.F) {
	f.Add(asPNG(f, shade(color.NRGBAModel, 0)))
	f.Add(asPNG(f, shade(nil, 255)))
	f.Add(asJPEG(f, shade(color.NRGBAModel, 255)))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b bytes.Buffer
		d := New(&b, info)
		img, err := d.Image(data)
		if err != nil {
			return
		}
		p := d.AddPage(200, 200)
		p.Artifact(Layout)
		p.Image(img, Rect{0, 0, 100, 100})
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		checkFile(t, b.Bytes())
	})
}
