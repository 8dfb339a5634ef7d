package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"testing"
	"time"

	"kalauz/internal/locale"
	"kalauz/layouts"
	"kalauz/static"
)

const (
	bookIndex = "---\ntitle: Könyv\nwork: konyv\nedition: 1\nlatest: true\nlicence: CC-BY-4.0\ncover: {src: a.svg, alt: Jel}\n---\nBevezető.\n"
	chapter   = "---\ntitle: Fejezet\n---\nAz ESZA. [Hely](../../a.md#elso-resz) ![Jel](a.svg)\n\n[!INCLUDE](../../_kozos/x.md)\n"
	drawing   = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>`
)

func bookGarden(t *testing.T) *garden {
	g := newGarden(t)
	g.write("content/handbooks/konyv/index.md", bookIndex)
	g.write("content/handbooks/konyv/index.en.md", "---\ntitle: Book\n---\nIntroduction.\n")
	g.write("content/handbooks/konyv/01-a.md", chapter)
	g.write("content/handbooks/konyv/01-a.en.md", "---\ntitle: Chapter\n---\nText.\n")
	g.write("content/handbooks/konyv/a.svg", drawing)
	g.write("content/_kozos/x.md", "Közös.\n")
	g.write("content/abbreviations.yaml", "hu:\n  ESZA: Európai Szociális Alap\n")
	return g
}

func (g *garden) site(m *Memory) *Site {
	g.Helper()
	s, err := m.Load(Options{Dir: g.dir, Layouts: layouts.FS, Static: static.FS, Now: time.Unix(0, 0), Today: locale.Date{Year: 2026, Month: 1, Day: 1}})
	if err != nil || s.Faults.HasErrors() {
		g.Fatal(err, s.Faults)
	}
	return s
}

// books renders the files of all books, and the pages that show their sums.
func (g *garden) books(m *Memory) map[string][]byte {
	g.Helper()
	s, files := g.site(m), map[string][]byte{}
	for _, out := range s.Outputs {
		p := s.pageAt(out.Path)
		if s.bookByFile[out.Path] == nil && (p == nil || p.Type.Book == nil) {
			continue
		}
		raw, err := s.Render(out)
		if err != nil {
			g.Fatal(out.Path, err)
		}
		files[out.Path] = raw
	}
	return files
}

// TestBooksAreRemembered: after any edit a book is what a clean build makes of it,
// and one that the edit does not concern is not made again.
func TestBooksAreRemembered(t *testing.T) {
	g := bookGarden(t)
	before := g.books(&g.memory)
	if len(before) != 10 {
		t.Fatalf("%d files", len(before))
	}
	const hu, en = "kezikonyvek/konyv/konyv", "en/handbooks/konyv/konyv"
	sum := sha256.Sum256(before[hu+".epub"])
	for _, page := range []string{"kezikonyvek/konyv/index.html", "en/handbooks/konyv/index.html"} {
		if !bytes.Contains(before[page], []byte(hex.EncodeToString(sum[:]))) {
			t.Errorf("%s does not give the sum of the book", page)
		}
	}
	for _, step := range []struct {
		name, file, text string
		changed          []string
	}{
		{"nothing", "content/b.md", "---\ntitle: A cím\n---\nHárom.\n\n## Első rész\n\nKettő.\n", nil},
		{"a chapter", "content/handbooks/konyv/01-a.md", chapter + "\nÚj.\n", []string{hu}},
		{"its translation", "content/handbooks/konyv/01-a.en.md", "---\ntitle: Chapter\n---\nNew.\n", []string{en}},
		{"a text in it", "content/_kozos/x.md", "Más.\n", []string{hu}},
		{"a picture in it", "content/handbooks/konyv/a.svg", drawing + "\n", []string{hu, en}},
		{"an abbreviation", "content/abbreviations.yaml", "hu:\n  ESZA: Más\n", []string{hu}},
		{"where a link leads", "content/a.md", "---\ntitle: A cím\nslug: mas\n---\nEgy.\n\n## Első rész\n", []string{hu}},
		{"a phrase", "layouts/phrases/hu.yaml", "handbook.contents: \"Tartalom\"\n", []string{hu}},
		{"its style", "layouts/book/epub.css", "p { margin: 0 }\n", []string{hu, en}},
	} {
		g.write(step.file, step.text)
		after := g.books(&g.memory)
		for name, clean := range g.books(new(Memory)) {
			if !bytes.Equal(after[name], clean) {
				t.Errorf("%s: %s is not what a clean build makes", step.name, name)
			}
		}
		for _, base := range []string{hu, en} {
			name := base + ".epub"
			if changed := !bytes.Equal(before[name], after[name]); changed != slices.Contains(step.changed, base) {
				t.Errorf("%s: %s changed: %v", step.name, name, changed)
			}
		}
		if step.changed == nil && &before[hu+".epub"][0] != &after[hu+".epub"][0] {
			t.Errorf("%s: the book was made again", step.name)
		}
		before = after
	}
}

// TestStaleBook: the files and the page of a book are stale when a chapter is, in
// whatever language.
func TestStaleBook(t *testing.T) {
	g := bookGarden(t)
	s := g.site(&g.memory)
	g.write("content/handbooks/konyv/01-a.en.md", "---\ntitle: Chapter\n---\nAnother text.\n")
	for _, file := range []string{"kezikonyvek/konyv/konyv.epub", "kezikonyvek/konyv/index.html", "en/handbooks/konyv/konyv.html"} {
		if changed, _ := s.Stale(file); len(changed) != 1 || path.Base(changed[0]) != "01-a.en.md" {
			t.Errorf("%s: %v", file, changed)
		}
	}
}

// TestNoBooks: a site that wants none has none, on its pages either.
func TestNoBooks(t *testing.T) {
	g := bookGarden(t)
	g.write("site.yaml", "title: {hu: Próba, en: Trial}\nbase_url: https://example.org/\n"+
		"languages:\n  - {code: hu, label: Magyar}\n  - {code: en, label: English}\noutputs: {books: false}\n")
	for name, raw := range g.books(&g.memory) {
		if path.Base(name) != "index.html" || bytes.Contains(raw, []byte(".epub")) {
			t.Errorf("%s:\n%s", name, raw)
		}
	}
}
