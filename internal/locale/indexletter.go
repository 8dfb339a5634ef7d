package locale

import (
	"unicode"
	"unicode/utf8"
)

// Headings of an A–Z list for what begins with no letter.
const (
	indexDigits = "0–9"
	indexSigns  = "#"
)

// IndexLetter returns the heading of an A–Z list under which a title stands: its
// first letter, a long vowel under the short one, in Hungarian "Cs" and "Dzs" too.
func (l *Language) IndexLetter(s string) string {
	elements := l.alphabet.elements(nil, NFC(s))
	switch {
	case len(elements) == 0:
		return indexSigns
	case elements[0].number:
		return indexDigits
	}
	first, size := utf8.DecodeRuneInString(elements[0].letter)
	return string(unicode.ToUpper(first)) + elements[0].letter[size:]
}
