package typeset

import (
	"strings"
	"unicode"
)

// place is where a line may end and the next one begin. The first place of
// a flow is its beginning, the last its end.
type place struct {
	ends  extent // of everything to here, if a line ends here: with its hyphen
	after extent // of everything to where the next line begins: with the space at the break
	bound fine   // the width that a line to here has at least, but for shrinking

	element int        // the line ends before this element …
	part    *wordBreak // … or in it
	next    int        // the element that the next line begins with, or goes on with

	penalty int
	hyphen  bool // one that is not in the text
	dash    bool // the line ends with a hyphen or dash all the same
	tail    bool // nothing is left after it but the end of a word
	end     bool // of the flow
}

// What a break between words costs.
const (
	leanPenalty = 60  // after "a" or "the", or between "5" and "km"
	signPenalty = 400 // before a dash that stands alone
)

// effort says what is tried to break a stretch of text.
type effort uint8

const (
	betweenWords effort = iota
	inWords             // at hyphens that are not in the text
	anywhere            // between any two glyphs
)

// places returns where the lines of a flow may end. Where two of them are
// further apart than a line is wide, more are found between.
func (f *flow) places(p *Paragraph) []place {
	efforts := make([]effort, len(f.elements))
	if p.Hyphens == Hyphenated {
		for i := range efforts {
			efforts[i] = inWords
		}
	}
	for {
		places := f.find(p, efforts)
		if !raise(efforts, places, p.Width.fine()) {
			return places
		}
	}
}

// raise raises the efforts where places are too far from each other, and reports
// whether there was anything to raise.
func raise(efforts []effort, places []place, measure fine) bool {
	raised := false
	for i := 1; i < len(places); i++ {
		from, to := &places[i-1], &places[i]
		if gap := to.ends.minus(from.after); gap.width <= measure {
			continue
		}
		for e := from.next; e <= to.element && e < len(efforts); e++ {
			if efforts[e] < anywhere {
				efforts[e]++
				raised = true
			}
		}
	}
	return raised
}

// find lists the places that are found with the effort of each element.
func (f *flow) find(p *Paragraph, efforts []effort) []place {
	sum := extent{}
	places := make([]place, 0, 3*len(f.elements)+2)
	places = append(places, place{after: extent{width: -f.indent.fine()}})
	lastSpace := 0
	for i := range f.elements {
		e := &f.elements[i]
		if pl, ok := f.before(i, efforts[i]); ok {
			pl.ends, pl.bound, pl.after = sum, sum.width, sum
			if pl.next > i {
				pl.after = sum.plus(e.extent)
			}
			places = append(places, pl)
		}
		if e.word != nil && e.space == noSpace {
			places = f.inside(places, i, sum, efforts[i])
		}
		if e.space == breakingSpace {
			lastSpace = i
		}
		sum = sum.plus(e.extent)
	}
	for i := len(places) - 1; i > 0 && places[i].element > lastSpace; i-- {
		places[i].tail = places[i].part != nil
	}
	if p.Hang && p.Align == Justified {
		f.hang(places)
	}
	return append(places, place{ends: sum, after: sum, bound: sum.width, element: len(f.elements), next: len(f.elements), end: true})
}

// before says whether a line may end before an element.
func (f *flow) before(i int, how effort) (place, bool) {
	if i == 0 {
		return place{}, false
	}
	prev, e := &f.elements[i-1], &f.elements[i]
	switch {
	case e.space == breakingSpace:
		return place{element: i, next: i + 1, penalty: f.spacePenalty(i), dash: endsWithDash(prev)}, true
	case e.isBreak():
		beside := prev.space == breakingSpace || i+1 == len(f.elements) || f.elements[i+1].space == breakingSpace
		return place{element: i, next: i + 1}, !beside
	case prev.space == breakingSpace || prev.isBreak():
		return place{}, false
	case endsWithDash(prev) && e.word != nil && lettersBefore(strings.TrimRight(prev.word.text, dashes)) >= 2 && lettersAfter(e.word.text) >= 2:
		return place{element: i, next: i, penalty: dashPenalty, dash: true}, true
	case how == anywhere && e.space == tiedSpace:
		return place{element: i, next: i + 1, penalty: clusterPenalty}, true
	case how == anywhere:
		return place{element: i, next: i, penalty: clusterPenalty}, true
	}
	return place{}, false
}

func (e *element) isBreak() bool {
	_, ok := e.item.(*Break)
	return ok
}

const dashes = "-\u2010–—"

func endsWithDash(e *element) bool {
	return e.word != nil && strings.ContainsRune(dashes, e.word.lastRune())
}

// spacePenalty says what it costs to break at a space.
func (f *flow) spacePenalty(i int) int {
	prev := &f.elements[i-1]
	if i+1 == len(f.elements) || prev.word == nil || f.elements[i+1].word == nil {
		return 0
	}
	before, after := prev.word, f.elements[i+1].word
	switch {
	case after.text == "–" || after.text == "—":
		return signPenalty
	case prev.style.Language != nil && prev.style.Language.Leans(before.text):
		return leanPenalty
	case unicode.IsDigit(before.lastRune()) && len(after.text) <= 3:
		return leanPenalty
	}
	return 0
}

// inside adds the places in a word.
func (f *flow) inside(places []place, i int, sum extent, how effort) []place {
	e := &f.elements[i]
	breaks := e.word.breaks
	if how == anywhere {
		breaks = e.word.anywhere()
	}
	size := fine(e.style.Size)
	for k := range breaks {
		b := &breaks[k]
		if b.hyphen && how == betweenWords {
			continue
		}
		pl := place{ends: sum, after: sum, element: i, part: b, next: i, penalty: b.penalty, hyphen: b.hyphen, dash: b.dash}
		pl.ends.addLetters(fine(b.ends) * size)
		pl.after.addLetters(fine(b.after) * size)
		pl.bound = pl.after.width
		places = append(places, pl)
	}
	return places
}

func (e *extent) addLetters(width fine) {
	e.width += width
	e.letters += width
}

// hang makes lines narrower by what may stand out of them at their ends.
func (f *flow) hang(places []place) {
	for i := range places[1:] {
		pl := &places[i+1]
		pl.ends.width -= f.hangs(pl)
		pl.bound -= f.hangs(pl)
	}
}

// hangs is half of the hyphen, comma or full stop that a line ends with.
func (f *flow) hangs(pl *place) fine {
	e := &f.elements[max(pl.element-1, 0)]
	if pl.part != nil {
		e = &f.elements[pl.element]
	}
	if e.word == nil {
		return 0
	}
	switch {
	case pl.hyphen:
		return fine(unitsOf(e.word.shape(hyphenMark))) * fine(e.style.Size) / 2
	case pl.part == nil && strings.ContainsRune(".,-", e.word.lastRune()) && len(e.word.text) > 1:
		last := e.word.glyphs[len(e.word.glyphs)-1]
		return fine(last.Advance) * fine(e.style.Size) / 2
	}
	return 0
}
