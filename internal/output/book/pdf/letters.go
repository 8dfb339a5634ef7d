package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

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
func (c *composer) covered(text string, l look) []lettered { return covered(text, l.face()) }

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
		case isUnseen(r):
			continue
		case isSpace(r):
			has = now
		case !Settable(r):
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

// isCovered reports whether a face can set a text as it is, which it nearly
// always can.
func isCovered(text string, face *font.Face) bool {
	for _, r := range text {
		if r < utf8.RuneSelf || isSpace(r) {
			continue
		}
		if isUnseen(r) || !face.Has(r) || isRightToLeft(r) {
			return false
		}
	}
	return true
}

// isSpace reports whether a character is a space or a place to break a line,
// which the setter knows.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u00ad' || r == '\u200b' || r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u2060' || r == '\ufeff'
}

// isUnseen reports whether a character only tells how others look.
func isUnseen(r rune) bool {
	return unicode.Is(unicode.Variation_Selector, r) || unicode.Is(unicode.Cf, r) && !isSpace(r)
}

func isRightToLeft(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.R, bidi.AL, bidi.AN:
		return true
	}
	return false
}

// Settable reports whether a character can be set: whether a face of the program
// has it, and whether it is read from left to right.
func Settable(r rune) bool {
	if isSpace(r) || isUnseen(r) {
		return true
	}
	return !isRightToLeft(r) && font.Serif(font.Regular).For(r) != nil
}
