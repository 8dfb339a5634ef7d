package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
	leanPenalty = 80  // after "a" or "the", or a number
	unitPenalty = 150 // between a number and its unit, where nothing ties them
	signPenalty = 400 // before a dash that stands alone
)

// effort says what is tried to break a stretch of text.
type effort uint8

const (
	betweenWords effort = iota
	inWords             // at hyphens that are not in the text
	anywhere            // between any two glyphs
)

// findPlaces finds where the lines of a flow may end. Where two places are
// further apart than a line is wide, more are found between.
func (f *flow) findPlaces() {
	f.efforts = append(f.efforts[:0], make([]effort, len(f.elements))...)
	if f.paragraph.Hyphens == Hyphenated {
		for i := range f.efforts {
			f.efforts[i] = inWords
		}
	}
	f.list()
	for f.tryHarder() {
		f.list()
	}
}

// tryHarder raises the efforts where places are too far from each other, and
// reports whether there was anything to raise.
func (f *flow) tryHarder() bool {
	raised := false
	for i := 1; i < len(f.places); i++ {
		from, to := &f.places[i-1], &f.places[i]
		if to.ends.width-from.after.width <= f.paragraph.measure() {
			continue
		}
		for e := from.next; e <= to.element && e < len(f.efforts); e++ {
			if f.efforts[e] < anywhere {
				f.efforts[e]++
				raised = true
			}
		}
	}
	return raised
}

// list lists the places that are found with the effort of each element.
func (f *flow) list() {
	sum, begin := extent{}, extent{}
	if f.firstLine == 0 {
		begin.width = -f.paragraph.Indent.fine()
	}
	f.places = append(f.places[:0], place{after: begin})
	lastSpace := 0
	for i := range f.elements {
		e := &f.elements[i]
		f.listBefore(i, sum)
		if e.space == breakingSpace {
			lastSpace = i
		}
		if e.word != nil && e.space == noSpace {
			f.listInside(i, sum)
		}
		sum = sum.plus(e.extent)
	}
	for i := len(f.places) - 1; i > 0 && f.places[i].element > lastSpace; i-- {
		f.places[i].tail = f.places[i].part != nil
	}
	if f.paragraph.Hang && f.paragraph.Align == Justified {
		f.hang()
	}
	end := len(f.elements)
	f.places = append(f.places, place{ends: sum, after: sum, bound: sum.width, element: end, next: end, end: true})
}

// listBefore adds the place before an element, if a line may end there.
func (f *flow) listBefore(i int, sum extent) {
	pl, ok := f.before(i)
	if !ok {
		return
	}
	pl.ends, pl.bound, pl.after = sum, sum.width, sum
	if pl.next > i {
		pl.after = sum.plus(f.elements[i].extent)
	}
	f.places = append(f.places, pl)
}

// before says whether a line may end before an element.
func (f *flow) before(i int) (place, bool) {
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
	case isCompound(prev, e):
		return place{element: i, next: i, penalty: dashPenalty, dash: true}, true
	case f.efforts[i] < anywhere:
		return place{}, false
	case e.space == tiedSpace:
		return place{element: i, next: i + 1, penalty: clusterPenalty}, true
	}
	return place{element: i, next: i, penalty: clusterPenalty}, true
}

func (e *element) isBreak() bool {
	_, ok := e.item.(*Break)
	return ok
}

const dashes = "-\u2010–—"

func endsWithDash(e *element) bool {
	return e.word != nil && strings.ContainsRune(dashes, e.word.lastRune())
}

// isCompound reports whether two words of different texts are one with a dash in
// it, at which it may be broken.
func isCompound(a, b *element) bool {
	return endsWithDash(a) && b.word != nil && lettersBefore(strings.TrimRight(a.word.text, dashes)) >= 2 && lettersAfter(b.word.text) >= 2
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
	case !endsWithNumber(before.text) || !beginsLower(after.text):
		return 0
	case len(after.text) <= 9: // "km", "perc)", "minutes)"
		return unitPenalty
	}
	return leanPenalty
}

// endsWithNumber reports whether a word ends with digits, or with an ordinal
// number as Hungarian writes it.
func endsWithNumber(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(text, "."))
	return unicode.IsDigit(r)
}

func beginsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// listInside adds the places in a word.
func (f *flow) listInside(i int, sum extent) {
	e := &f.elements[i]
	breaks := e.word.breaks
	if f.efforts[i] == anywhere {
		breaks = e.word.anywhere()
	}
	size := fine(e.style.Size)
	for k := range breaks {
		b := &breaks[k]
		if b.hyphen != nil && f.efforts[i] == betweenWords {
			continue
		}
		pl := place{ends: sum, after: sum, element: i, part: b, next: i, penalty: b.penalty, hyphen: b.hyphen != nil, dash: b.dash}
		pl.ends.addLetters(fine(b.ends) * size)
		pl.after.addLetters(fine(b.after) * size)
		pl.bound = pl.after.width
		f.places = append(f.places, pl)
	}
}
