package locale

import (
	"unicode"
	"unicode/utf8"

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
func Fold(s string) string {
	var buffer [64]byte
	return norm.NFC.String(string(appendBare(buffer[:0], s, norm.NFD, &foldedLatin)))
}

// latinEnd is behind the letters that nearly all texts are made of alone, none
// of them an accent that joins the letter before it.
const latinEnd = 0x180

// latin is what each of these letters is without case and accents.
type latin [latinEnd]string

var foldedLatin, sluggedLatin = newLatin(norm.NFD), newLatin(norm.NFKD)

func newLatin(form norm.Form) (table latin) {
	for r := range table {
		table[r] = string(appendAnyBare(nil, string(rune(r)), form))
	}
	return table
}

// appendBare takes off accents and folds case, by the table where that has all
// the letters.
func appendBare(out []byte, s string, form norm.Form, table *latin) []byte {
	begin := len(out)
	for _, r := range s {
		if r >= latinEnd {
			return appendAnyBare(out[:begin], s, form)
		}
		out = append(out, table[r]...)
	}
	return out
}

// appendAnyBare does it for any letters, one by one. cases.Fold is not used: for
// Cherokee it turns each case into the other, so that no form is final.
func appendAnyBare(out []byte, s string, form norm.Form) []byte {
	for _, r := range form.String(s) {
		r = unicode.ToLower(unicode.ToUpper(r)) // by way of the capital, for ſ and ς
		plain, ok := strokes[r]
		switch {
		case ok:
			out = append(out, plain...)
		case !unicode.Is(unicode.Mn, r):
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// NFC returns the composed form: macOS gives file names decomposed.
func NFC(s string) string { return norm.NFC.String(s) }

// Upper returns the text in capitals, accents and all.
func (l *Language) Upper(s string) string { return cases.Upper(l.text).String(s) }

// Lower returns the text in small letters.
func (l *Language) Lower(s string) string { return cases.Lower(l.text).String(s) }
