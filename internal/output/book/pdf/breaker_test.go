package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"kalauz/internal/typeset"
)

// named is a box that is known by its name.
type named string

func (named) paint(*paper, typeset.Length) {}

// written makes a galley of words: a box of so many lines ("a2"), one that may
// give way ("F9"), one with a note of so many lines ("n1:4"), a space ("_"), a
// place where a page may end ("/"), perhaps at a cost ("/1500").
func written(text string) []item {
	g := &galley{}
	for i, word := range strings.Fields(text) {
		var lines, more int
		switch {
		case word == "_":
			g.space(leading)
		case word[0] == '/':
			_, _ = fmt.Sscan(word[1:], &more)
			g.mayEnd(more)
		default:
			size, lasting, _ := strings.Cut(word[1:], ":")
			_, _ = fmt.Sscan(size, &lines)
			_, _ = fmt.Sscan(lasting, &more)
			it := g.box(named(fmt.Sprint(word[:1], i)), typeset.Length(lines)*leading)
			it.floats = word[0] == 'F'
			if more > 0 {
				it.notes = []*note{noteOf(i, more)}
			}
		}
	}
	return g.items
}

func noteOf(i, lines int) *note {
	n := &note{}
	for k := range lines {
		n.cut = append(n.cut, noteLine{&item{kind: aBox, height: leading, box: named(fmt.Sprint("note", i, ".", k))}, k == 0})
	}
	return n
}

// said is which boxes and lines of notes stand on the pages.
func said(pages []*page) string {
	var b strings.Builder
	for i, p := range pages {
		if i > 0 {
			b.WriteString(" | ")
		}
		for _, it := range p.placed {
			b.WriteString(string(it.box.(named)[:1]))
		}
		if len(p.notes) > 0 {
			fmt.Fprintf(&b, "+%d", len(p.notes))
		}
	}
	return b.String()
}

func TestCut(t *testing.T) {
	for _, c := range []struct{ name, galley, want string }{
		{"as full as may be", "a1 / b1 / c1 / d1 / e1 / f1 / g1 / h1 / i1 / j1 / k1 / l1", "abcdefghij | kl"},
		{"no line left alone", "a9 / b1 /1500 c1 / d1", "a | bcd"},
		{"a heading is kept with its text", "a8 / H1 _ b1 / c1", "a | Hbc"},
		{"spaces are not seen at the head of a page", "a9 / _ b9", "a | b"},
		{"a note stands on the page of its reference", "a6 / b1:2 / c1 / d1 / e1", "ab+2 | cde"},
		{"a long note goes on", "a5 / b1:9", "ab+3 | +6"},
		{"a picture gives way", "a6 / _ F6 / _ b2 / c1 / d1", "abc | Fd"},
		{"its heading does not stand alone", "a6 / H1 _ F6 / _ b2 / c1", "aHb | Fc"},
		{"higher than a page", "a20 / b1", "a | b"},
	} {
		if got := said(cut(written(c.galley), 10*leading)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestCutLosesNothing: whatever stands in a galley stands on the pages, once, and
// no page is higher than it may be.
func TestCutLosesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(1848, 10))
	for range 3000 {
		var words []string
		for range random.IntN(60) {
			words = append(words, [...]string{"a1", "b2", "F5", "c1:1", "d1:6", "e1:14", "_", "/", "/", "/700", "/1500", "g9"}[random.IntN(12)])
		}
		text := strings.Join(words, " ")
		items := written(text)
		want := map[string]int{}
		for _, it := range items {
			if it.kind == aBox {
				want[string(it.box.(named))]++
				for _, l := range linesOf(it.notes) {
					want[string(l.item.box.(named))]++
				}
			}
		}
		for _, p := range cut(items, 10*leading) {
			full := footHeight(p.notes)
			for _, it := range p.placed {
				want[string(it.box.(named))]--
				full = max(full, it.top+it.height+footHeight(p.notes))
			}
			for _, l := range p.notes {
				want[string(l.item.box.(named))]--
			}
			if full > 10*leading {
				t.Fatalf("%s: a page of %d lines: %s", text, full/leading, said([]*page{p}))
			}
		}
		for name, n := range want {
			if n != 0 {
				t.Fatalf("%s: %s is there %d times too few", text, name, n)
			}
		}
	}
}
