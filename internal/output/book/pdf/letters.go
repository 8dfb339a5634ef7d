package pdf

import (
	"strings"
	"unicode/utf8"

	"kalauz/internal/font"
)

// lettered is a part of a text that one face has all letters of.
type lettered struct {
	text string
	face *font.Face
}

// substitute stands for a letter that no face of the program has.
const substitute = '\u00bf'

// covered parts a text by the faces that have its letters: its own wherever it
// can be, another one for a sign that it lacks. What none has is shown as a
// substitute; a check of the text has named it.
func covered(text string, face *font.Face) []lettered {
	if isCovered(text, face) {
		return []lettered{{text, face}}
	}
	var parts []lettered
	var b strings.Builder
	now := face
	finish := func() {
		if b.Len() > 0 {
			parts = append(parts, lettered{b.String(), now})
			b.Reset()
		}
	}
	for _, r := range text {
		has := face
		switch {
		case font.IsUnseen(r):
			continue
		case font.IsSpace(r):
			has = now
		case !font.Settable(r):
			r = substitute
		default:
			has = face.For(r)
		}
		if has != now {
			finish()
			now = has
		}
		b.WriteRune(r)
	}
	finish()
	return parts
}

// lastLetter is the last character that is surely set as it is where a face has it:
// Latin, Greek and Cyrillic stand before it.
const lastLetter = '\u0530'

// isCovered reports whether a face can set a text as it is, which it nearly
// always can.
func isCovered(text string, face *font.Face) bool {
	for _, r := range text {
		if r < utf8.RuneSelf || font.IsSpace(r) {
			continue
		}
		if !face.Has(r) || r > lastLetter && (font.IsUnseen(r) || !font.Settable(r)) {
			return false
		}
	}
	return true
}
