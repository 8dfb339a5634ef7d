package typeset

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// book is paragraphs like those of a handbook: three to eight sentences each,
// most of them Hungarian, in the measure of our books.
func book(t testing.TB, words int) []*Paragraph {
	t.Helper()
	random := rand.New(rand.NewPCG(1848, 3))
	hungarian, english := sentences(t, "testdata/hu.txt"), sentences(t, "testdata/en.txt")
	var paragraphs []*Paragraph
	for words > 0 {
		from, s := hungarian, style(t, "hu")
		if random.IntN(6) == 0 {
			from, s = english, style(t, "en")
		}
		s.Size = 10*Point + Point/2
		var text []string
		for range 3 + random.IntN(6) {
			text = append(text, from[random.IntN(len(from))])
		}
		p := &Paragraph{Items: []Item{&Text{Text: strings.Join(text, " "), Style: s}}, Width: 112 * Millimetre, Indent: 12 * Point, Hang: true}
		words -= len(strings.Fields(strings.Join(text, " ")))
		paragraphs = append(paragraphs, p)
	}
	return paragraphs
}

func sentences(t testing.TB, name string) []string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

// TestQuality holds what is promised of our books.
func TestQuality(t *testing.T) {
	var s Setter
	var of Statistics
	for _, p := range book(t, 20_000) {
		of.Add(s.Set(p))
	}
	t.Logf("%+v", of)
	if of.Lines < 1000 {
		t.Fatal("too few lines to tell")
	}
	for what, wrong := range map[string]bool{
		"more than 35 % of the lines end with a hyphen": 100*of.Hyphenated > 35*of.Lines,
		"more than two hyphens in a row":                of.InRow > hyphensInRow,
		"the mean stretch is over a half":               2*of.Stretch > 1000*of.Lines,
		"more than 5 % of the lines are loose":          100*of.Loose > 5*of.Lines,
		"lines are too wide":                            of.Over > 0,
	} {
		if wrong {
			t.Error(what)
		}
	}
}

// BenchmarkSet sets a book whose words were never seen; what a second book in
// the same words would take is BenchmarkSetAgain.
func BenchmarkSet(b *testing.B) {
	paragraphs := book(b, 20_000)
	for b.Loop() {
		var s Setter
		for _, p := range paragraphs {
			s.Set(p)
		}
	}
}

func BenchmarkSetAgain(b *testing.B) {
	paragraphs := book(b, 20_000)
	var s Setter
	for b.Loop() {
		for _, p := range paragraphs {
			s.Set(p)
		}
	}
}
