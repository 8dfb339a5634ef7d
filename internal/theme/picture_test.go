package theme

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
)

const (
	grain   = 16 // so many pixels of a page a side are one of its picture
	allowed = 24 // of 255, by which a colour may be another
	spots   = 50 // one of so many pixels may be more than that
)

// TestPictures compares the style page with how it looked before, so that nobody
// changes by accident what every site shows. The pictures are coarse and the
// letters those of a font that comes with the test: a browser's version or a
// machine's fonts make no difference. After a change that is meant:
//
//	go test ./internal/theme -run Pictures -update
func TestPictures(t *testing.T) {
	b := newTab(t)
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{320, 1280} {
			b.open("/stilus/", scheme, width)
			b.letters()
			got := coarse(t, b.WholePicture())
			file := fmt.Sprintf("testdata/style-%s-%d.png", scheme, width)
			if *update {
				var out bytes.Buffer
				if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, got); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			before, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := png.Decode(bytes.NewReader(before))
			if err != nil {
				t.Fatal(err)
			}
			if why := compare(want, got); why != "" {
				t.Errorf("%s: %s", file, why)
			}
		}
	}
}

// TestCompare: what is another is seen, what is a shade is not.
func TestCompare(t *testing.T) {
	picture := func(height int, shade uint8, dark image.Rectangle) image.Image {
		p := image.NewRGBA(image.Rect(0, 0, 80, height))
		for y := range height {
			for x := range 80 {
				c := color.RGBA{shade, shade, shade, 255}
				if (image.Point{x, y}).In(dark) {
					c = color.RGBA{0, 0, 0, 255}
				}
				p.SetRGBA(x, y, c)
			}
		}
		return p
	}
	before := picture(100, 250, image.Rectangle{})
	for want, other := range map[bool]image.Image{true: picture(101, 240, image.Rect(0, 0, 12, 12)), false: picture(100, 250, image.Rect(0, 0, 13, 13))} {
		if why := compare(before, other); (why == "") != want {
			t.Errorf("alike is %v: %s", want, why)
		}
	}
	if compare(before, picture(110, 250, image.Rectangle{})) == "" {
		t.Error("a page that has grown by a tenth looks alike")
	}
}

// letters sets the page in the Go fonts and loads what would be loaded later.
func (b *tab) letters() {
	b.Helper()
	for _, font := range []struct {
		name, how string
		ttf       []byte
	}{
		{"Go", "{}", goregular.TTF}, {"Go", "{ weight: '600' }", gobold.TTF}, {"Go", "{ style: 'italic' }", goitalic.TTF}, {"Go Mono", "{}", gomono.TTF},
	} {
		b.Run(fmt.Sprintf("document.fonts.add(new FontFace('%s', 'url(data:font/ttf;base64,%s)', %s))", font.name, base64.StdEncoding.EncodeToString(font.ttf), font.how))
	}
	b.Run(`const sheet = new CSSStyleSheet();
		sheet.replaceSync(":root { --serif: Go; --ui: Go; --mono: Go Mono } svg g { font-family: Go }");
		document.adoptedStyleSheets = [sheet];
		for (const img of document.images) img.loading = "eager";
		for (const font of document.fonts) font.load();`)
	b.Until("document.fonts.size === 4 && [...document.fonts].every((f) => f.status === 'loaded') && [...document.images].every((i) => i.complete)")
	b.Run("requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = true }))")
	b.Until("window.drawn")
}

// coarse makes one pixel of each square of a picture: its middle colour.
func coarse(t *testing.T, raw []byte) *image.RGBA {
	t.Helper()
	decoded, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	size := decoded.Bounds().Size()
	fine := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(fine, fine.Rect, decoded, decoded.Bounds().Min, draw.Src)
	small := image.NewRGBA(image.Rect(0, 0, size.X/grain, size.Y/grain))
	for y := range size.Y / grain {
		for x := range size.X / grain {
			var r, g, b uint32
			for dy := range grain {
				for dx := range grain {
					c := fine.RGBAAt(x*grain+dx, y*grain+dy)
					r, g, b = r+uint32(c.R), g+uint32(c.G), b+uint32(c.B)
				}
			}
			const all = grain * grain
			small.SetRGBA(x, y, color.RGBA{uint8(r / all), uint8(g / all), uint8(b / all), 255})
		}
	}
	return small
}

// compare says how two pictures are different, "" where they look alike.
func compare(want, got image.Image) string {
	a, b := want.Bounds().Size(), got.Bounds().Size()
	if a.X != b.X || max(a.Y, b.Y)-min(a.Y, b.Y) > a.Y/50 {
		return fmt.Sprintf("it was %d by %d squares, it is %d by %d", a.X, a.Y, b.X, b.Y)
	}
	other := 0
	for y := range min(a.Y, b.Y) {
		for x := range a.X {
			r1, g1, b1, _ := want.At(x, y).RGBA()
			r2, g2, b2, _ := got.At(x, y).RGBA()
			if far(r1, r2) || far(g1, g2) || far(b1, b2) {
				other++
			}
		}
	}
	if all := a.X * min(a.Y, b.Y); other > all/spots {
		return fmt.Sprintf("%d of %d squares have another colour", other, all)
	}
	return ""
}

func far(a, b uint32) bool { return max(a, b)>>8-min(a, b)>>8 > allowed }
