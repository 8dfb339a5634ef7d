package locale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// alphabet is the letters of a language in order, some of them written with two
// or three characters.
type alphabet struct {
	weights map[string]byte
	long    map[rune]rune // a long vowel that sorts with its short one
	longest int           // characters of the longest letter
	heads   [128]bool     // the characters that such a letter begins with
	seconds [128]bool     // and those that come second in one
	table   [0x180]element
}

// latinLetters is the English alphabet.
var latinLetters = strings.Split("abcdefghijklmnopqrstuvwxyz", "")

// firstWeight leaves room for digits, which come before letters.
const firstWeight = 0x10

func newAlphabet(letters []string, long map[rune]rune) *alphabet {
	a := &alphabet{weights: make(map[string]byte, len(letters)), long: long, longest: 1}
	for i, letter := range letters {
		a.weights[letter] = byte(firstWeight + i)
		if width := utf8.RuneCountInString(letter); width > 1 {
			a.longest = max(a.longest, width)
			a.heads[letter[0]], a.seconds[letter[1]] = true, true
		}
	}
	for r := range rune(len(a.table)) { // the letters of Latin scripts in Europe
		if !unicode.IsLetter(r) {
			continue
		}
		if elements := a.analyse(nil, r); len(elements) == 1 {
			a.table[r] = elements[0]
		}
	}
	return a
}

// element is one letter or one number of a text. Spaces, marks and signs are
// none: they do not count in order, only between equals.
type element struct {
	letter string // in lower case, without accent; or the digits of a number
	weight byte   // of the letter, 0 where the alphabet does not have it
	number bool
	accent byte // noAccent, or which one
	form   byte // caseLower and so on
}

const (
	noAccent    = 1
	longVowel   = 2
	otherAccent = 3 // and upwards
	otherLetter = 0xff

	caseLower = 1
	caseTitle = 2
	caseUpper = 3
	shortened = 3 // added to the case of the first of two letters written as "ssz"
)

// elements cuts a text in NFC into letters, and appends them. A sign or a space inside ends a
// letter, so that "ház sor" has no zs.
func (a *alphabet) elements(out []element, s string) []element {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r >= '0' && r <= '9':
			end := i
			for end < len(s) && s[end] >= '0' && s[end] <= '9' {
				end++
			}
			out = append(out, element{letter: s[i:end], number: true, accent: noAccent, form: caseLower})
			size = end - i
		case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		case a.begins(r, s[i+size:]):
			out, size = a.letter(out, s[i:])
		default:
			out = a.single(out, r)
		}
		i += size
	}
	return out
}

// begins reports whether a letter of several characters may begin with this one,
// or such a letter's shortened double.
func (a *alphabet) begins(r rune, rest string) bool {
	r = unicode.ToLower(r)
	if r >= utf8.RuneSelf || !a.heads[r] || rest == "" {
		return false
	}
	second := unicode.ToLower(rune(rest[0]))
	return second < utf8.RuneSelf && (a.seconds[second] || second == r)
}

// letter appends the letter at the head of a text, or the two of a shortened
// long one, and returns how many bytes they take.
func (a *alphabet) letter(out []element, s string) ([]element, int) {
	var buffer [8]rune
	runes := buffer[:0]
	for _, r := range s {
		if runes = append(runes, r); len(runes) > a.longest {
			break
		}
	}
	for n := min(a.longest, len(runes)-1); n > 1; n-- {
		if unicode.ToLower(runes[0]) != unicode.ToLower(runes[1]) {
			break
		}
		if letter, form := a.joint(runes[1 : n+1]); form != 0 && caseOf(runes[:n+1]) != 0 {
			form = caseOf(runes[:n+1])
			return append(out, a.element(letter, form+shortened), a.element(letter, form)), width(runes[:n+1])
		}
	}
	for n := min(a.longest, len(runes)); n > 1; n-- {
		if letter, form := a.joint(runes[:n]); form != 0 {
			return append(out, a.element(letter, form)), width(runes[:n])
		}
	}
	return a.single(out, runes[0]), width(runes[:1])
}

func (a *alphabet) element(letter string, form byte) element {
	return element{letter: letter, weight: a.weights[letter], accent: noAccent, form: form}
}

// width is how many bytes characters take.
func width(runes []rune) int {
	n := 0
	for _, r := range runes {
		n += utf8.RuneLen(r)
	}
	return n
}

// joint returns the letter that these characters make together; its form is 0
// where they make none. A "cS" is no cs: two words meet in it.
func (a *alphabet) joint(runes []rune) (string, byte) {
	var buffer [16]byte
	lower := buffer[:0]
	for _, r := range runes {
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
	}
	if _, ok := a.weights[string(lower)]; !ok {
		return "", 0
	}
	return string(lower), caseOf(runes)
}

// caseOf returns how characters are capitalised, 0 where it is neither "dzs",
// "Dzs" nor "DZS".
func caseOf(runes []rune) byte {
	upper := 0
	for _, r := range runes {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	switch {
	case upper == 0:
		return caseLower
	case upper == len(runes):
		return caseUpper
	case upper == 1 && unicode.IsUpper(runes[0]):
		return caseTitle
	}
	return 0
}

// single appends the letter of one character.
func (a *alphabet) single(out []element, r rune) []element {
	if int(r) < len(a.table) && a.table[r].form != 0 {
		return append(out, a.table[r])
	}
	return a.analyse(out, r)
}

// analyse finds out what letter a character is; a ligature is two.
func (a *alphabet) analyse(out []element, r rune) []element {
	e := element{accent: noAccent, form: caseLower}
	lower := unicode.ToLower(r)
	if lower != r {
		e.form = caseUpper
	}
	e.letter = string(lower)
	if short, ok := a.long[lower]; ok {
		e.letter, e.accent = string(short), longVowel
	}
	if e.weight = a.weights[e.letter]; e.weight != 0 {
		return append(out, e)
	}
	if plain, ok := strokes[lower]; ok {
		for _, part := range plain {
			out = append(out, element{string(part), a.weights[string(part)], false, otherLetter, e.form})
		}
		return out
	}
	if parts := norm.NFD.PropertiesString(e.letter).Decomposition(); parts != nil {
		base, size := utf8.DecodeRune(parts)
		mark, _ := utf8.DecodeRune(parts[size:])
		if unicode.Is(unicode.Mn, mark) {
			e.letter, e.accent = string(base), accentOf(mark)
			e.weight = a.weights[e.letter]
		}
	}
	return append(out, e)
}

// accents is in the order in which words that differ in nothing else are sorted;
// Unicode's order, which ICU follows.
var accents = []rune{'\u0301', '\u0300', '\u0306', '\u0302', '\u030c', '\u030a', '\u0308', '\u030b', '\u0303', '\u0307', '\u0328', '\u0327', '\u0304'}

func accentOf(mark rune) byte {
	if i := slices.Index(accents, mark); i >= 0 {
		return byte(otherAccent + i)
	}
	return otherLetter
}
