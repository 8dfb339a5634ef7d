package locale

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Article returns the definite article that belongs before a text: in Hungarian
// "a" or "az" by the first sound as it is spoken; in English "", for "the" does not
// change.
func (l *Language) Article(s string) string { return l.article(s) }

// articleHU skips the marks before the first word, then asks for the sound of a
// number, a Roman ordinal, an abbreviation or a word.
func articleHU(s string) string {
	runes := []rune(NFC(s))
	start := 0
	for start < len(runes) && !spoken(runes, start) {
		start++
	}
	if start == len(runes) {
		return "a"
	}
	word := runes[start:]
	if vowelSound(word) {
		return "az"
	}
	return "a"
}

// signSounds is signs that are read aloud, and whether that begins with a vowel.
var signSounds = map[rune]bool{'€': true, '$': false, '§': false, '£': false, '%': false, '+': false, '½': false, '¼': false, '¾': false}

func spoken(runes []rune, i int) bool {
	if _, sign := signSounds[runes[i]]; sign || isWord(runes[i]) {
		return true
	}
	return (runes[i] == '-' || runes[i] == '−') && unicode.IsDigit(at(runes, i+1)) // mínusz öt
}

func vowelSound(word []rune) bool {
	first := word[0]
	if first >= '0' && first <= '9' {
		return numberVowel(word)
	}
	if !unicode.IsLetter(first) {
		return signSounds[first]
	}
	end := 0
	for end < len(word) && unicode.IsLetter(word[end]) {
		end++
	}
	if at(word, end) == '.' {
		if n := roman(string(word[:end])); n > 0 {
			return numberVowel([]rune(strconv.Itoa(n)))
		}
	}
	if spelled(word[:end]) {
		return strings.ContainsRune(vowelNamed, unicode.ToLower(first))
	}
	return vowelLetter(word[:end])
}

// numberVowel knows that only egy, első, ezer and those with öt begin with a
// vowel; a 1 is spoken where it stands alone in its group of three digits.
func numberVowel(word []rune) bool {
	digits := 0
	for digits < len(word) && word[digits] >= '0' && word[digits] <= '9' {
		digits++
	}
	return word[0] == '5' || word[0] == '1' && digits%3 == 1
}

// vowelNamed is the letters whose names begin with a vowel: ef, el, em, en, er,
// es, iksz, ipszilon, and the vowels.
const (
	vowelNamed = hungarianVowels + "flmnrsxy"

	hungarianVowels = "aáeéiíoóöőuúüű"
)

// digraphs is the letters of two characters whose names begin with a vowel.
var digraphs = []string{"SZ", "LY", "NY"}

// spelled reports whether letters are read by their names: one alone, and an
// abbreviation that cannot be read as a word. Only its beginning matters here: two
// consonants (MTA, NFÜ), or no more than two letters (EU, MI).
func spelled(word []rune) bool {
	if len(word) == 1 {
		return true
	}
	if len(word) > 5 || !unicode.IsUpper(word[0]) || !unicode.IsUpper(word[1]) {
		return false
	}
	if len(word) == 2 {
		return true
	}
	onset := 1
	if slices.Contains(digraphs, string(word[:2])) { // SZIE has one consonant in front, SZTE has two
		onset = 2
	}
	return !isVowel(at(word, onset)) && !isVowel(word[0])
}

func isVowel(r rune) bool {
	return r != 0 && strings.ContainsRune(hungarianVowels, unicode.ToLower(r))
}

// vowelLetter reports whether a word begins with a vowel; a foreign y does before
// a consonant (Yvonne, but York). Accents of other languages are taken off.
func vowelLetter(word []rune) bool {
	if unicode.ToLower(word[0]) == 'y' {
		return len(word) > 1 && !isVowel(word[1])
	}
	first, _ := utf8.DecodeRuneInString(Fold(string(word[0])))
	return isVowel(first)
}

// at returns a character of a text, 0 beyond its end.
func at(runes []rune, i int) rune {
	if i >= len(runes) {
		return 0
	}
	return runes[i]
}
