package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hyphen is a place where a word may be broken at the end of a line.
type Hyphen struct {
	// At is how many bytes of the word stand before the break.
	At int
	// Insert are letters that the first part gets before its hyphen. Hungarian
	// writes a long double letter out when it breaks it: "asszony" gives "asz-"
	// and "szony", so the break after "as" inserts "z" (AkH12 226 f).
	Insert string
}

// softHyphen allows a break where an author wants one.
const softHyphen = '\u00ad'

// hyphenMargins are the fewest letters that may stand before and after a break.
type hyphenMargins struct{ before, after int }

// Hyphenate returns where a word may be broken, in the order of the places. The
// word may have punctuation around it or in it: its runs of letters are taken
// one by one. A word with soft hyphens is broken only there; one with digits, or
// with a capital after its first letter (an abbreviation, a made-up name), not
// at all.
func (l *Language) Hyphenate(word string) []Hyphen {
	if strings.ContainsRune(word, softHyphen) {
		return softHyphens(word)
	}
	if strings.ContainsFunc(word, unicode.IsDigit) {
		return nil
	}
	var hyphens []Hyphen
	for start := 0; start < len(word); {
		end := start + lettersAt(word[start:])
		if end == start {
			_, size := utf8.DecodeRuneInString(word[start:])
			start += size
			continue
		}
		hyphens = l.hyphenateLetters(hyphens, word[start:end], start)
		start = end
	}
	return hyphens
}

// softHyphens returns the places after the soft hyphens of a word that have
// something of it on both sides.
func softHyphens(word string) []Hyphen {
	var hyphens []Hyphen
	first := len(word) - len(strings.TrimLeft(word, string(softHyphen)))
	last := len(strings.TrimRight(word, string(softHyphen)))
	for at, r := range word {
		if r == softHyphen && first < at && at < last {
			hyphens = append(hyphens, Hyphen{At: at + utf8.RuneLen(softHyphen)})
		}
	}
	return hyphens
}

// lettersAt returns how many bytes of letters, with their combining marks, a
// string begins with.
func lettersAt(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.Is(unicode.Mn, r)) {
			return i
		}
	}
	return len(s)
}

// hyphenateLetters adds the breaks of a run of letters that stands at an offset
// of its word.
func (l *Language) hyphenateLetters(hyphens []Hyphen, letters string, offset int) []Hyphen {
	runes := []rune(letters)
	margins := l.hyphenMargins
	if len(runes) < margins.before+margins.after {
		return hyphens
	}
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) {
			return hyphens
		}
		runes[i] = unicode.ToLower(r)
	}
	levels := l.hyphenPatterns().match(runes)
	keepSyllables(levels, runes, margins)
	i := 0
	for at := range letters {
		if levels[i].allowed() {
			hyphens = append(hyphens, Hyphen{offset + at, levels[i].insert})
		}
		i++
	}
	return hyphens
}

// keepSyllables forbids breaks too near to the ends of a word, within a letter
// and its mark, and on both sides of a part without a vowel: of "an-ti-s-lavery"
// one break must be wrong, and which one cannot be told.
func keepSyllables(levels []hyphenLevel, word []rune, margins hyphenMargins) {
	last, vowel := 0, false
	for i := range levels {
		if i < margins.before || i > len(word)-margins.after || unicode.Is(unicode.Mn, word[i]) {
			levels[i] = hyphenLevel{}
		}
		if levels[i].allowed() {
			if !vowel {
				levels[last], levels[i] = hyphenLevel{}, hyphenLevel{}
			}
			last, vowel = i, false
		}
		vowel = vowel || !strings.ContainsRune(consonants, word[i])
	}
	if !vowel {
		levels[last] = hyphenLevel{}
	}
}

// consonants are the letters that make no syllable; y may.
const consonants = "bcdfghjklmnpqrstvwxz"
