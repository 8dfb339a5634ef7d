package locale

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// strokes is the Latin letters that are no letter with an accent in Unicode's
// eyes, but are to a reader's, and the ligatures.
var strokes = map[rune]string{
	'ł': "l", 'đ': "d", 'ø': "o", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss",
	'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st",
}

// Fold returns the form by which words are compared in search: lower case, no
// accents, "Straße" as "strasse".
func Fold(s string) string { return norm.NFC.String(bare(s, norm.NFD)) }

// bare takes off accents and folds case letter by letter. cases.Fold is not used:
// for Cherokee it turns each case into the other, so that no form is final.
func bare(s string, form norm.Form) string {
	var b strings.Builder
	for _, r := range form.String(s) {
		r = unicode.ToLower(unicode.ToUpper(r)) // by way of the capital, for ſ and ς
		plain, ok := strokes[r]
		switch {
		case ok:
			b.WriteString(plain)
		case !unicode.Is(unicode.Mn, r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// NFC returns the composed form: macOS gives file names decomposed.
func NFC(s string) string { return norm.NFC.String(s) }

// Upper returns the text in capitals, accents and all.
func (l *Language) Upper(s string) string { return cases.Upper(l.text).String(s) }

// Lower returns the text in small letters.
func (l *Language) Lower(s string) string { return cases.Lower(l.text).String(s) }
