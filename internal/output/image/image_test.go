package image

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"testing"
)

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb is the head of a PNG that says it is 30,000 pixels square.
func bomb(t *testing.T) []byte {
	raw := picture(t, 1, 1)
	binary.BigEndian.PutUint32(raw[16:], 30_000)
	binary.BigEndian.PutUint32(raw[20:], 30_000)
	binary.BigEndian.PutUint32(raw[29:], crc32.ChecksumIEEE(raw[12:29]))
	return raw
}

func TestMeasure(t *testing.T) {
	for _, test := range []struct {
		name, file    string
		raw           []byte
		width, height int
		code          string
	}{
		{"png", "a.png", picture(t, 40, 30), 40, 30, ""},
		{"empty", "a.png", nil, 0, 0, "K650"},
		{"text", "a.jpg", []byte("hello"), 0, 0, "K650"},
		{"svg with a size", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="120px" height="80"/>`), 120, 80, ""},
		{"svg with a box", "a.svg", []byte(`<svg viewBox="0 0 640 480"><path d="M0 0"/></svg>`), 640, 480, ""},
		{"svg with commas", "a.svg", []byte(`<svg viewBox="0,0,640,480"/>`), 640, 480, ""},
		{"svg without either", "a.svg", []byte(`<svg/>`), 0, 0, ""},
		{"svg of percents", "a.svg", []byte(`<svg width="100%" height="100%" viewBox="0 0 4 2"/>`), 4, 2, ""},
		{"svg turned inside out", "a.svg", []byte(`<svg viewBox="0 0 -4 -2"/>`), 0, 0, ""},
		{"svg as large as the sky", "a.svg", []byte(`<svg width="1e300" height="9"/>`), 0, 9, ""},
		{"not svg", "a.svg", []byte(`<html/>`), 0, 0, "K650"},
		{"broken svg", "a.svg", []byte(`<svg><path`), 0, 0, "K650"},
		{"script (row 62)", "a.svg", []byte(`<svg><script>alert(1)</script></svg>`), 0, 0, "K652"},
		{"handler", "a.svg", []byte(`<svg onload="alert(1)"/>`), 0, 0, "K652"},
		{"foreign object", "a.svg", []byte(`<svg><foreignObject/></svg>`), 0, 0, "K652"},
		{"outside", "a.svg", []byte(`<svg xmlns:x="http://www.w3.org/1999/xlink"><image x:href="https://pelda.hu/a.png"/></svg>`), 0, 0, "K652"},
		{"inside", "a.svg", []byte(`<svg><use href="#a"/></svg>`), 0, 0, ""},
		{"bomb (row 63)", "a.png", bomb(t), 0, 0, "K651"},
	} {
		width, height, faults := Measure(test.file, test.raw)
		code := ""
		if len(faults) > 0 {
			code = faults[0].Code
		}
		if width != test.width || height != test.height || code != test.code {
			t.Errorf("%s: %d × %d %s, want %d × %d %s", test.name, width, height, code, test.width, test.height, test.code)
		}
	}
}

func FuzzMeasure(f *testing.F) {
	f.Add("a.svg", []byte(`<svg viewBox="0 0 1 1"><a href="#x"/></svg>`))
	f.Add("a.png", []byte("\x89PNG\r\n\x1a\n"))
	f.Fuzz(func(t *testing.T, file string, raw []byte) {
		width, height, faults := Measure(file, raw)
		if width < 0 || height < 0 || width > 0 && height > 0 && width*height > largestPicture {
			t.Errorf("%d × %d", width, height)
		}
		if faults.HasErrors() && faults[0].Code != "K652" && (width != 0 || height != 0) {
			t.Error("a picture that cannot be read has no size")
		}
	})
}
