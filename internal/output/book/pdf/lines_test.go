package pdf

import (
	"math/rand/v2"
	"strings"
	"testing"

	"kalauz/internal/output/book"
	"kalauz/internal/typeset"
)

// words are such that lines end with hyphens often.
const words = "közösségfejlesztés önkénteskoordinátor az településszerkezet hosszú asszonyok mennyiségi a felmérés visszajelzéseit " +
	"következetesen és összehangolja átláthatóság munkacsoport hogy elszámolhatóságát megállapodásban könnyebben értelmezhetővé"

// laidOut cuts the chapters of a book into pages. It returns them, and how well
// the lines of justified paragraphs are set.
func laidOut(b *book.Book) (*volume, typeset.Statistics) {
	v := newVolume(b, about(b, b.Title))
	for _, s := range b.Sections {
		v.knowsSection(s)
		v.section(s)
	}
	v.layOut()
	var of typeset.Statistics
	for _, j := range v.jobs {
		if p, ok := j.(*par); ok && p.Align == typeset.Justified {
			of.Add(p.lines)
		}
	}
	return v, of
}

// TestPageEnds: no page ends with half a word.
func TestPageEnds(t *testing.T) {
	random := rand.New(rand.NewPCG(1848, 3))
	known := strings.Fields(words)
	var text strings.Builder
	text.WriteString("# Egy\n")
	for range 300 {
		for range 20 + random.IntN(120) {
			text.WriteString(" " + known[random.IntN(len(known))])
		}
		text.WriteString(".\n\n")
	}
	v, of := laidOut(bookOf(text.String()))
	for i, page := range v.body[0].pages {
		if l, ok := page.placed[len(page.placed)-1].box.(*textLine); ok && l.line.Hyphen {
			t.Errorf("page %d ends with half a word", i+1)
		}
	}
	if len(v.body[0].pages) < 50 || of.Hyphenated*5 < of.Lines || of.InRow > 2 {
		t.Errorf("%d pages, %+v", len(v.body[0].pages), of)
	}
}
