package typeset

import (
	"unicode"
	"unicode/utf8"
)

// flow is a paragraph between two forced breaks: what stands in a row until it
// is broken into lines. Its memory is used for one after the other.
type flow struct {
	words     *memory
	paragraph *Paragraph
	firstLine int // how many lines of the paragraph stand before it

	elements []element
	efforts  []effort // one for each element
	places   []place
	search   search
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

// gather makes elements of the items up to a forced break, and returns those
// behind it.
func (f *flow) gather(items []Item) []Item {
	f.elements = f.elements[:0]
	for i, item := range items {
		switch item := item.(type) {
		case *Text:
			f.addText(item)
		case *Box:
			f.elements = append(f.elements, element{item: item, extent: extent{width: item.Width.fine()}})
		case *Fill:
			f.elements = append(f.elements, element{item: item, extent: extent{width: item.Least.fine(), fills: 1}})
		case *Break:
			if item.Must {
				f.trim()
				return items[i+1:]
			}
			f.elements = append(f.elements, element{item: item})
		}
	}
	f.trim()
	return nil
}

// trim takes the white space away at the end.
func (f *flow) trim() {
	for n := len(f.elements); n > 0 && f.elements[n-1].space == breakingSpace; n-- {
		f.elements = f.elements[:n-1]
	}
}

// addText adds the words and spaces of a text. White space after white space, or
// at the beginning, adds nothing.
func (f *flow) addText(t *Text) {
	for start := 0; start < len(t.Text); {
		kind, size := spaceAt(t.Text[start:])
		switch kind {
		case noSpace:
			size = wordAt(t.Text[start:])
			f.addWord(t, t.Text[start:start+size])
		case breakingSpace:
			if n := len(f.elements); n > 0 && f.elements[n-1].space != breakingSpace {
				f.addSpace(t, " ", kind, true)
			}
		case tiedSpace:
			text := t.Text[start : start+size]
			f.addSpace(t, text, kind, text == "\u00a0" && !betweenDigits(t.Text, start, size))
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

func (f *flow) addWord(t *Text, text string) {
	w := f.words.word(keyOf(t.Style, text))
	if w.text == "" { // nothing but soft hyphens
		return
	}
	width := fine(w.units) * fine(t.Style.Size)
	f.elements = append(f.elements, element{item: t, style: t.Style, word: w, extent: extent{width: width, letters: width}})
}

// addSpace adds a space, which gives if its text's style lets it.
func (f *flow) addSpace(t *Text, text string, kind spaceKind, gives bool) {
	w := f.words.word(keyOf(t.Style, text))
	width := fine(w.units) * fine(t.Style.Size)
	e := element{item: t, style: t.Style, word: w, space: kind, extent: extent{width: width}}
	if gives && !t.Style.Verbatim {
		e.stretch, e.shrink = width.spaceStretch(), width.spaceShrink()
	}
	f.elements = append(f.elements, e)
}
