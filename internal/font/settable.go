package font

import (
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// IsSpace reports whether a character is a space or a place to break a line: no
// face has to have it.
func IsSpace(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u00ad' || r == '\u200b' || r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u2060' || r == '\ufeff'
}

// IsUnseen reports whether a character only tells how others look.
func IsUnseen(r rune) bool {
	return unicode.Is(unicode.Variation_Selector, r) || unicode.Is(unicode.Cf, r) && !IsSpace(r)
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
	if IsSpace(r) || IsUnseen(r) {
		return true
	}
	return !isRightToLeft(r) && Serif(Regular).For(r) != nil
}
