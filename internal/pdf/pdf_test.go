package pdf

import (
	"bytes"
	"testing"
	"time"

	"kalauz/internal/font"
	"kalauz/internal/pdf/pdfua"
)

// words sets a text as it comes: words and the spaces between them.
func words(face *font.Face, size float64, text string) []Word {
	var all []Word
	for part := range bytes.SplitAfterSeq([]byte(text), []byte(" ")) {
		w := Word{Shown: string(part), Text: string(part), Glyphs: face.Shape(string(part), "hu")}
		for _, g := range w.Glyphs {
			w.Width += float64(g.Advance) * size / font.UnitsPerEm
		}
		all = append(all, w)
	}
	return all
}

var info = Info{
	Title: "Árvíztűrő (tükörfúrógép)", Lang: "hu", Authors: []string{"Kovács Anna", "Szabó & Társa"}, Subject: "Próba",
	Keywords: []string{"egy", "kettő"}, Publisher: "Életfa", Rights: "CC BY 4.0", Program: "Kalauz", Created: time.Date(2025, 1, 15, 0, 0, 0, 0, time.UTC),
}

func write(t testing.TB, make func(d *Document)) []byte {
	t.Helper()
	var b bytes.Buffer
	d := New(&b, info)
	make(d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var body = Type{Face: font.Serif(font.Regular), Size: 11, Colour: Colour{0x1b, 0x22, 0x26}}

// sample has one of everything.
func sample(d *Document) {
	d.Labels(Roman, "", 1)
	p := d.AddPage(420, 595)
	sect := d.Root().Add(Section)
	h := sect.Add(H1)
	p.Place("kezdet", 50, 560)
	p.Tag(h.Text())
	p.Text(50, 540, Type{Face: font.Sans(font.Bold), Size: 20}, words(font.Sans(font.Bold), 20, "Árvíztűrő tükörfúrógép")...)
	par := sect.Add(Paragraph)
	before := par.Text()
	link := par.Add(LinkKind)
	inside := link.Text()
	after := par.Text()
	p.Tag(before)
	p.Text(50, 500, body, words(body.Face, body.Size, "Az office és a flotta, ")...)
	p.Text(50, 486, body,
		Word{Shown: "asz", Text: "as", Glyphs: body.Face.Shape("asz", "hu"), Width: 13.5},
		Word{Shown: "-", Text: "", Glyphs: body.Face.Shape("-", "hu"), Width: 3})
	p.Text(50, 472, body, words(body.Face, body.Size, "szony, x\u0323\u0301 ")...)
	p.Tag(inside)
	p.Text(120, 472, body, words(body.Face, body.Size, "itt ")...)
	p.Link(link, Rect{120, 470, 140, 482}, Target{Place: "vége"}, "a vége")
	p.Link(link, Rect{150, 470, 160, 482}, Target{URI: "https://példa.hu/a b"}, "példa.hu")
	p.Tag(after)
	p.Text(150, 472, body, words(body.Face, body.Size, "folytatódik")...)
	p.Artifact(Footer)
	p.Text(200, 20, body, words(body.Face, body.Size, "i")...)
	p.Artifact(Layout)
	var path Path
	path.Move(60, 300)
	path.Curve(60, 350, 140, 350, 140, 300)
	path.Close()
	path.Move(10, 10)
	path.Line(20, 20.12345)
	p.Save()
	p.Opacity(.45)
	p.Transform(Matrix{1, 0, 0, 1, 10, 0})
	p.Fill(path, Colour{0x1d, 0x4a, 0x94}, EvenOdd)
	p.Stroke(path, Colour{255, 0, 0}, Line{Width: 2, Cap: RoundCap, Join: RoundJoin, Dash: Dash{4, 2}})
	p.Restore()
	d.Labels(Arabic, "A-", 3)
	p = d.AddPage(420, 595)
	p.Tag(after)
	p.Text(50, 540, body, words(body.Face, body.Size, "a másik oldalon.")...)
	p.Place("vége", 0, 300)
	d.Outline([]Entry{{Title: "Kezdet", Place: "kezdet", Open: true, Below: []Entry{{Title: "Vége", Place: "vége"}}}})
}

func TestSample(t *testing.T) {
	data := write(t, sample)
	if again := write(t, sample); !bytes.Equal(data, again) {
		t.Error("the same calls, other bytes")
	}
	checkFile(t, data)
	text, err := pdfua.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	// A ligature keeps its letters, a word that was broken is whole, accents stay
	// with their letter, and what stands in the foot is not read.
	if want := "Árvíztűrő tükörfúrógép\nAz office és a flotta, asszony, x\u0323\u0301 itt folytatódika másik oldalon."; text != want {
		t.Errorf("the text is %q, want %q", text, want)
	}
}

func TestPageCount(t *testing.T) {
	if n := PageCount(write(t, sample)); n != 2 {
		t.Errorf("%d pages, want 2", n)
	}
	for _, file := range []string{"", "%PDF-1.7", pagesOpen, pagesOpen + "-1" + pagesClose, pagesOpen + "99999999999" + pagesClose} {
		if n := PageCount([]byte(file)); n != 0 {
			t.Errorf("%q has %d pages", file, n)
		}
	}
}

// checkFile asks two others whether a file is in order.
func checkFile(t testing.TB, data []byte) {
	t.Helper()
	faults, err := pdfua.Check(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Error(f)
	}
	if err := pdfua.Valid(data); err != nil {
		t.Error(err)
	}
}
