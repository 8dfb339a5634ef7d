package locale

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Suggestion is a place in a text that an editor should look at. Nothing is
// changed by itself.
type Suggestion struct {
	Offset int // in bytes
	Found  string
	Better string
}

var (
	spacedWord = regexp.MustCompile(`\S+`)
	yearsOf    = regexp.MustCompile(`^((?:1[89]|20)\d\d)-((?:1[89]|20)\d\d)$`)
)

// TypoLint finds a stray space after a hyphen ("Borsod- Abaúj") and a hyphen
// between two years, where an en dash belongs.
func (l *Language) TypoLint(s string) []Suggestion {
	words := spacedWord.FindAllStringIndex(s, -1)
	found := hyphenedYears(s, words)
	for i := 0; i < len(words); i++ {
		last := i
		for last+1 < len(words) && l.hangs(s[words[last][0]:words[last][1]], s[words[last+1][0]:words[last+1][1]]) {
			last++
		}
		if last > i {
			offset, text := trimmed(s, words[i][0], words[last][1])
			found = append(found, Suggestion{offset, text, strings.Join(strings.Fields(text), "")})
		}
		i = last
	}
	slices.SortFunc(found, func(a, b Suggestion) int { return cmp.Compare(a.Offset, b.Offset) })
	return found
}

// hangs reports whether a word ends in a hyphen that belongs to the next one. In
// "kis- és középvállalkozás" it stands for a part left out.
func (l *Language) hangs(word, next string) bool {
	stem, hyphen := strings.CutSuffix(word, "-")
	last, _ := utf8.DecodeLastRuneInString(stem)
	first, _ := utf8.DecodeRuneInString(next)
	return hyphen && unicode.IsLetter(last) && unicode.IsLetter(first) &&
		indexFold(l.between, strings.TrimRightFunc(next, notWord)) < 0
}

// hyphenedYears leaves codes alone: only two years that are a word by themselves
// are a period, and only in order.
func hyphenedYears(s string, words [][]int) []Suggestion {
	var found []Suggestion
	for _, at := range words {
		offset, text := trimmed(s, at[0], at[1])
		if m := yearsOf.FindStringSubmatch(text); m != nil && m[1] < m[2] {
			found = append(found, Suggestion{offset, text, m[1] + string(enDash) + m[2]})
		}
	}
	return found
}

// trimmed returns a part of a text without the marks around it.
func trimmed(s string, start, end int) (offset int, text string) {
	left := strings.TrimLeftFunc(s[start:end], notWord)
	return end - len(left), strings.TrimRightFunc(left, notWord)
}

func notWord(r rune) bool { return !isWord(r) }
