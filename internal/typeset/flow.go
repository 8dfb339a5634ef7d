package typeset

import (
	"unicode"
	"unicode/utf8"

	"kalauz/internal/font"
)

// fine is a length in parts of a [Length] so small that no glyph has a fraction:
// units of the face times size.
type fine int64

const finePerLength = font.UnitsPerEm

func (l Length) fine() fine { return fine(l) * finePerLength }

// round returns the nearest length.
func (f fine) round() Length {
	if f < 0 {
		return -(-f).round()
	}
	return Length((f + finePerLength/2) / finePerLength)
}

// flow is a paragraph between two forced breaks: what stands in a row until it
// is broken into lines.
type flow struct {
	elements []element
	indent   Length // of its first line
	forced   bool   // ends because of a forced break
}

// element is a word, a space, a box or a fill.
type element struct {
	item  Item
	style *Style // of a text
	word  *word  // of a text
	space spaceKind
	extent
}

type spaceKind uint8

const (
	noSpace spaceKind = iota
	breakingSpace
	tiedSpace // where no line ends
)

// extent is how wide something is, and how much wider or narrower it may become
// in a justified line.
type extent struct {
	width, stretch, shrink fine // of words and spaces; spaces give
	letters                fine // the part of the width that is letters
	fills                  int
}

func (e extent) plus(o extent) extent {
	return extent{e.width + o.width, e.stretch + o.stretch, e.shrink + o.shrink, e.letters + o.letters, e.fills + o.fills}
}

func (e extent) minus(o extent) extent {
	return extent{e.width - o.width, e.stretch - o.stretch, e.shrink - o.shrink, e.letters - o.letters, e.fills - o.fills}
}

// letterGive is in thousandths.
const letterGive = 20

// A space grows to 1.6 of its width before a line counts as loose, as in TeX's
// metrics of Times, and shrinks by a third. Letters become wider or narrower by
// up to a fiftieth, too little to see and as much as spaces give (Hàn Thế Thành,
// "Micro-typographic extensions to the TeX typesetting system", 2000).
func (w fine) spaceStretch() fine { return w * 3 / 5 }
func (w fine) spaceShrink() fine  { return w / 3 }
func (w fine) letterGive() fine   { return w * letterGive / 1000 }

// flows divides a paragraph at its forced breaks, and what is between into
// elements.
func (s *Setter) flows(p *Paragraph) []*flow {
	flows := []*flow{{indent: p.Indent}}
	for _, item := range p.Items {
		f := flows[len(flows)-1]
		switch item := item.(type) {
		case *Text:
			s.appendText(f, item)
		case *Box:
			f.elements = append(f.elements, element{item: item, extent: extent{width: item.Width.fine()}})
		case *Fill:
			f.elements = append(f.elements, element{item: item, extent: extent{width: item.Least.fine(), fills: 1}})
		case *Break:
			if item.Must {
				f.forced = true
				flows = append(flows, &flow{})
			} else {
				f.elements = append(f.elements, element{item: item})
			}
		}
	}
	kept := flows[:0]
	for _, f := range flows {
		f.trim()
		if len(f.elements) > 0 || f.forced {
			kept = append(kept, f)
		}
	}
	return kept
}

// trim takes the white space away at the end.
func (f *flow) trim() {
	for n := len(f.elements); n > 0 && f.elements[n-1].space == breakingSpace; n-- {
		f.elements = f.elements[:n-1]
	}
}

// appendText adds the words and spaces of a text. White space after white space,
// or at the beginning, adds nothing.
func (s *Setter) appendText(f *flow, t *Text) {
	for start := 0; start < len(t.Text); {
		kind, size := spaceAt(t.Text[start:])
		switch kind {
		case noSpace:
			size = wordAt(t.Text[start:])
			f.add(s.words.word(t.Style, t.Text[start:start+size]), t)
		case breakingSpace:
			if n := len(f.elements); n > 0 && f.elements[n-1].space != breakingSpace {
				f.addSpace(s.words.word(t.Style, " "), t, breakingSpace, !t.Style.Verbatim)
			}
		case tiedSpace:
			r, _ := utf8.DecodeRuneInString(t.Text[start:])
			f.addSpace(s.words.word(t.Style, string(r)), t, tiedSpace, r == '\u00a0' && !t.Style.Verbatim && !betweenDigits(t.Text, start, size))
		}
		start += size
	}
}

// spaceAt says which kind of space a text begins with, and how long it is.
func spaceAt(text string) (spaceKind, int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r == '\u00a0' || r == '\u202f' || r == '\u2007' || r == '\u2009' || r == '\u200a': // no-break and thin spaces
		return tiedSpace, size
	case unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Z, r):
		return breakingSpace, size
	}
	return noSpace, size
}

// wordAt returns the length of the word that a text begins with.
func wordAt(text string) int {
	for i := 0; i < len(text); {
		kind, size := spaceAt(text[i:])
		if kind != noSpace {
			return i
		}
		i += size
	}
	return len(text)
}

// betweenDigits reports whether a space parts the thousands of a number, which
// keep their distance.
func betweenDigits(text string, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}

func (f *flow) add(w *word, t *Text) {
	if w.text == "" { // nothing but soft hyphens
		return
	}
	width := fine(w.units) * fine(t.Style.Size)
	f.elements = append(f.elements, element{item: t, style: t.Style, word: w, extent: extent{width: width, letters: width}})
}

func (f *flow) addSpace(w *word, t *Text, kind spaceKind, gives bool) {
	width := fine(w.units) * fine(t.Style.Size)
	e := element{item: t, style: t.Style, word: w, space: kind, extent: extent{width: width}}
	if gives {
		e.stretch, e.shrink = width.spaceStretch(), width.spaceShrink()
	}
	f.elements = append(f.elements, e)
}
