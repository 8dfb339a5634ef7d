package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a break inside a word costs, in the measure of TeX's penalties: 0 is
// a space, and with 10 000 nobody would break.
const (
	hyphenPenalty   = 180
	shortPenalty    = 60   // more, for two letters before or after a hyphen
	compoundPenalty = 60   // more, for a hyphen in a word that has one
	dashPenalty     = 30   // after a hyphen or dash of the text
	addressPenalty  = 120  // in an address
	clusterPenalty  = 3000 // anywhere, because nothing else is left
)

const softHyphen = "\u00ad"

// breaks returns the text of a word without its soft hyphens, and where it may
// be broken, in order.
func (m *memory) breaks(key wordKey) (text string, breaks []wordBreak) {
	text = strings.ReplaceAll(key.text, softHyphen, "")
	if key.verbatim || isAddress(text) {
		return text, addressBreaks(text)
	}
	breaks = dashBreaks(text)
	if key.language == nil {
		return text, breaks
	}
	compound := len(breaks) > 0
	from, at := 0, 0
	for _, h := range key.language.Hyphenate(key.text) {
		at += h.At - from - len(softHyphen)*strings.Count(key.text[from:h.At], softHyphen)
		from = h.At
		b := wordBreak{at: at, hyphen: m.beside(key, hyphenMark), penalty: penaltyOf(text, at, compound)}
		if h.Insert != "" {
			b.insert = m.beside(key, h.Insert)
		}
		breaks = append(breaks, b)
	}
	return text, inOrder(breaks)
}

// beside returns what stands beside a word at the end of a line.
func (m *memory) beside(key wordKey, text string) *word {
	return m.word(wordKey{face: key.face, verbatim: true, text: text})
}

// penaltyOf is what a hyphen costs: more where it leaves little of the word.
func penaltyOf(word string, at int, compound bool) int {
	penalty := hyphenPenalty
	if lettersBefore(word[:at]) < 3 || lettersAfter(word[at:]) < 3 {
		penalty += shortPenalty
	}
	if compound {
		penalty += compoundPenalty
	}
	return penalty
}

// dashBreaks are the places after the hyphens, dashes and strokes that stand
// between letters: "kis-nagy", "Budapest–Bécs", "és/vagy", but not "e-mail" or
// "2016-ban". A zero-width space (U+200B) is such a place as well.
func dashBreaks(word string) []wordBreak {
	var breaks []wordBreak
	for i, r := range word {
		at := i + utf8.RuneLen(r)
		switch r {
		case '\u200b':
			if i > 0 && at < len(word) {
				breaks = append(breaks, wordBreak{at: at})
			}
		case '-', '\u2010', '–', '—', '/':
			if lettersBefore(word[:i]) >= 2 && lettersAfter(word[at:]) >= 2 {
				breaks = append(breaks, wordBreak{at: at, dash: true, penalty: dashPenalty})
			}
		}
	}
	return breaks
}

// lettersBefore counts the letters at the end of a text, lettersAfter those at
// its beginning, no more than three.
func lettersBefore(text string) int {
	n := 0
	for n < 3 && text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		if !unicode.IsLetter(r) {
			break
		}
		n, text = n+1, text[:len(text)-size]
	}
	return n
}

func lettersAfter(text string) int {
	n := 0
	for _, r := range text {
		if n == 3 || !unicode.IsLetter(r) {
			break
		}
		n++
	}
	return n
}

// isAddress reports whether a word looks like the address of a page, a mailbox
// or a file.
func isAddress(word string) bool {
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") ||
		strings.Contains(word, "@") || strings.Count(word, "/") > 1
}

// addressBreaks are the places where an address is broken, without a hyphen:
// after a double stroke, else before the sign that parts it, so that nobody
// takes the sign for the end of a sentence (New Hart's Rules 2.5.3; The Chicago
// Manual of Style, 17th edition, 7.46).
func addressBreaks(word string) []wordBreak {
	var breaks []wordBreak
	last := 0
	for i := 1; i < len(word); i++ {
		at := i
		switch {
		case strings.HasPrefix(word[i:], "//"):
			at, i = i+2, i+1
		case !strings.ContainsRune("/.?#&=_-~@%", rune(word[i])):
			continue
		}
		if at-last >= 3 && len(word)-at >= 3 {
			breaks = append(breaks, wordBreak{at: at, penalty: addressPenalty})
			last = at
		}
	}
	return breaks
}
