package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kalauz/internal/build"
	"kalauz/internal/locale"
	"kalauz/internal/output"
	"kalauz/layouts"
	"kalauz/static"
)

// largeBook is how many words a large handbook has: some 250 pages.
const largeBook = 80_000

// handbook writes a site that holds nothing but one handbook, and returns how
// many words it has.
func handbook(tb testing.TB, dir string) (words int) {
	tb.Helper()
	c := small(tb)
	write := func(name, title, front, text string) {
		file := filepath.Join(dir, "content", filepath.FromSlash(name))
		must(tb, os.MkdirAll(filepath.Dir(file), 0o755))
		must(tb, os.WriteFile(file, []byte("---\ntitle: "+title+"\n"+front+"---\n"+text), 0o644))
	}
	must(tb, os.MkdirAll(dir, 0o755))
	must(tb, os.WriteFile(filepath.Join(dir, "site.yaml"), []byte("title: {hu: Tár}\nbase_url: https://example.org/\nlanguages: [{code: hu, label: Magyar}]\n"), 0o644))
	write("index.md", "Tár", "", "Egy könyv.\n")
	write("handbooks/konyv/index.md", "Könyv", "work: konyv\nedition: 1\nlatest: true\nlicence: CC-BY-4.0\n", "Bevezető.\n")
	for chapter := 1; words < largeBook; chapter++ {
		seed := uint64(chapter)
		w := &writer{corpus: c, page: &page{seed: seed}, lang: "hu", link: func(*page) string { return "https://example.org/" },
			shape: rand.New(rand.NewPCG(seed, 1)), r: rand.New(rand.NewPCG(seed, 2))}
		for range 6 {
			w.section()
		}
		for i := range w.notes {
			fmt.Fprintf(&w.b, "[^%d]: %s\n", i+1, w.sentence(w.r, w.lang))
		}
		words += len(strings.Fields(w.b.String()))
		write(fmt.Sprintf("handbooks/konyv/%02d-fejezet-%d.md", chapter, chapter), capital(w.phrase(w.r, "hu", 3)), "", w.b.String())
	}
	return words
}

// section writes what a chapter of a handbook has between two headings.
func (w *writer) section() {
	fmt.Fprintf(&w.b, "## %s\n\n", capital(w.phrase(w.r, w.lang, 3)))
	for range 3 + w.shape.IntN(4) {
		w.paragraph(3 + w.shape.IntN(5))
	}
	w.note()
	w.list("- ", 3+w.shape.IntN(4))
	fmt.Fprintf(&w.b, "> [!NOTE]\n> %s\n\n", w.sentence(w.r, w.lang))
	w.table()
	w.paragraph(4)
}

// BenchmarkBook: the Markdown of a large handbook → a file to take away. What was
// made is kept, so each is made on a site that was just read; reading it does not
// count, parsing its chapters does.
func BenchmarkBook(b *testing.B) {
	dir := b.TempDir()
	words := handbook(b, dir)
	for _, ext := range []string{".epub", ".html", ".pdf"} {
		b.Run(ext[1:], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				s, book := bookOf(b, dir, ext)
				b.StartTimer()
				if _, err := s.Render(book); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words), "words")
		})
	}
}

// bookOf reads a site and finds the one book in it.
func bookOf(tb testing.TB, dir, ext string) (*build.Site, output.Output) {
	tb.Helper()
	s, err := build.Load(build.Options{Dir: dir, Layouts: layouts.FS, Static: static.FS, Now: time.Now(), Today: locale.Date{Year: 2025, Month: 1, Day: 15}})
	must(tb, err)
	clean(tb, s.Faults)
	out, ok := s.Output("kezikonyvek/konyv/konyv" + ext)
	if !ok {
		tb.Fatal("there is no book")
	}
	return s, out
}

// TestBook: the handbook that is measured is one.
func TestBook(t *testing.T) {
	dir := t.TempDir()
	if words := handbook(t, dir); words < largeBook || words > largeBook*11/10 {
		t.Errorf("%d words", words)
	}
	for _, ext := range []string{".epub", ".html", ".pdf"} {
		s, book := bookOf(t, dir, ext)
		if _, err := s.Render(book); err != nil {
			t.Error(err)
		}
	}
}
