package pdf

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"unicode"

	"kalauz/internal/font"
	"kalauz/internal/pdf/pdfua"
)

// mistakes are what a caller can do wrong, and a word of what Close says then.
var mistakes = []struct {
	says string
	make func(d *Document)
}{
	{"needs a page", func(d *Document) {}},
	{"cannot be 0 by 10", func(d *Document) { d.AddPage(0, 10) }},
	{"cannot be NaN", func(d *Document) { d.AddPage(math.NaN(), 10) }},
	{"without a tag", func(d *Document) { d.AddPage(10, 10).Text(0, 0, body, words(body.Face, 10, "a")...) }},
	{"without a tag", func(d *Document) { d.AddPage(10, 10).Fill(square(), Colour{}, NonZero) }},
	{"no standard structure type", func(d *Document) { d.Root().Add("Chapter"); d.AddPage(10, 10) }},
	{"another document", func(d *Document) { d.AddPage(10, 10).Tag(New(io.Discard, info).Root().Text()) }},
	{"no glyph for", func(d *Document) {
		p := d.AddPage(10, 10)
		p.Artifact(Layout)
		p.Text(0, 0, body, words(body.Face, 10, "\u4e00")...)
	}},
	{"has no glyph 65535", func(d *Document) {
		p := d.AddPage(10, 10)
		p.Artifact(Layout)
		p.Text(0, 0, body, Word{Glyphs: []font.Glyph{{ID: 65535}}, Shown: "a", Text: "a"})
	}},
	{"without a face", func(d *Document) {
		p := d.AddPage(10, 10)
		p.Artifact(Layout)
		p.Text(0, 0, Type{Size: 10}, Word{})
	}},
	{"of size NaN", func(d *Document) {
		p := d.AddPage(10, 10)
		p.Artifact(Layout)
		p.Text(0, 0, Type{Face: body.Face, Size: math.NaN()}, Word{})
	}},
	{"Save without Restore", func(d *Document) { d.AddPage(10, 10).Save() }},
	{"Restore without Save", func(d *Document) { d.AddPage(10, 10).Restore() }},
	{"page 1: painted after it was completed", func(d *Document) {
		p := d.AddPage(10, 10)
		d.AddPage(10, 10)
		p.Artifact(Layout)
		p.Fill(square(), Colour{}, NonZero)
	}},
	{"named twice", func(d *Document) {
		p := d.AddPage(10, 10)
		p.Place("a", 0, 0)
		p.Place("a", 5, 5)
	}},
	{`a link on page 1 leads to "b"`, func(d *Document) {
		d.AddPage(10, 10).Link(d.Root().Add(LinkKind), Rect{}, Target{Place: "b"}, "b")
	}},
	{`"Egy" in the outline leads to "b"`, func(d *Document) {
		d.AddPage(10, 10)
		d.Outline([]Entry{{Title: "Egy", Place: "b"}})
	}},
	{"an element of kind P", func(d *Document) {
		d.AddPage(10, 10).Link(d.Root().Add(Paragraph), Rect{}, Target{URI: "x"}, "b")
	}},
	{"without contents", func(d *Document) {
		d.AddPage(10, 10).Link(d.Root().Add(LinkKind), Rect{}, Target{URI: "x"}, "")
	}},
	{`two elements are "n"`, func(d *Document) {
		d.AddPage(10, 10)
		d.Root().Add(Note).ID = "n"
		d.Root().Add(Note).ID = "n"
	}},
}

func square() Path {
	var p Path
	p.Rect(Rect{0, 0, 5, 5})
	return p
}

func TestMistakes(t *testing.T) {
	for _, m := range mistakes {
		d := New(io.Discard, info)
		m.make(d)
		if err := d.Close(); err == nil || !strings.Contains(err.Error(), m.says) {
			t.Errorf("%v, want %q", err, m.says)
		}
	}
	for _, i := range []Info{{Lang: "hu"}, {Title: "A", Lang: "magyar nyelv"}, {Title: "A"}} {
		d := New(io.Discard, i)
		d.AddPage(10, 10)
		if d.Close() == nil {
			t.Errorf("%+v is enough for a file", i)
		}
	}
}

type fullDisk struct{}

var errFull = errors.New("no room")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestFullDisk(t *testing.T) {
	d := New(fullDisk{}, info)
	d.AddPage(10, 10)
	if err := d.Close(); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
}

// FuzzText paints a text in parts and reads it back: nothing is lost and nothing
// added, whatever it is, and others can read the file.
func FuzzText(f *testing.F) {
	f.Add("árvíztűrő office", "cím", 3, 10.5)
	f.Add("x\u0323\u0301\u0302 (\\)\r\n", "\x00\xff", 1, 0.01)
	f.Add("a\ufeffb\u00adc\u200dd", "<&>", 2, 900.0)
	f.Fuzz(func(t *testing.T, text, title string, cut int, size float64) {
		if !(size >= .001 && size <= 1000) || len(text) > 2000 {
			return
		}
		face := font.Serif(font.Italic)
		text = strings.Map(func(r rune) rune {
			if !face.Has(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) ||
				unicode.Is(unicode.Variation_Selector, r) || unicode.IsMark(r) || unicode.Is(unicode.Hebrew, r) {
				return -1
			}
			return r
		}, text)
		var b bytes.Buffer
		d := New(&b, Info{Title: "A" + title, Lang: "hu", Subject: title, Keywords: []string{title}, Authors: []string{text}})
		p := d.AddPage(100, 100)
		p.Place(title+"x", 1, 2)
		d.Outline([]Entry{{Title: "x" + title, Place: title + "x"}})
		par := d.Root().Add(Paragraph)
		p.Tag(par.Text())
		rest := []rune(text)
		for len(rest) > 0 {
			n := min(max(cut, 1), len(rest))
			p.Text(1, 1, Type{Face: face, Size: size}, words(face, size, string(rest[:n]))...)
			rest = rest[n:]
			if cut%2 == 0 {
				p = d.AddPage(100, 100)
				p.Tag(par.Text())
			}
		}
		link := par.Add(LinkKind)
		p.Link(link, Rect{0, 0, 1, 1}, Target{URI: "https://" + title}, "x"+title)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		checkFile(t, b.Bytes())
		got, err := pdfua.Text(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.TrimSpace(text); strings.TrimSpace(got) != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}
