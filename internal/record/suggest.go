package record

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

var unknownKey = diag.Rule{
	Code:  "K165",
	Words: diag.Words{HU: "Ismeretlen mező: „{name}”.", EN: "Unknown field “{name}”."},
	Hint:  diag.Words{HU: "Itt ezek a mezők állhatnak: {known}.", EN: "The fields known here are: {known}."},
}

var didYouMean = diag.Words{HU: "Talán erre gondolt: „{near}”.", EN: "Perhaps you meant “{near}”."}

// farthest is how many letters may differ in what is still taken for a slip.
const farthest = 2

// Nearest returns the word that was probably meant: the one with the fewest
// letters changed, at most two and fewer than the word has. Case does not count;
// of equals the first in the alphabet is taken, whatever the order of among.
func Nearest(word string, among []string) (string, bool) {
	folded := strings.ToLower(word)
	best, least := "", min(farthest, utf8.RuneCountInString(folded)-1)+1
	for _, candidate := range among {
		distance := locale.Distance(folded, strings.ToLower(candidate))
		if distance < least || distance == least && best != "" && cmp.Less(candidate, best) {
			best, least = candidate, distance
		}
	}
	return best, best != ""
}

// Unknown is the fault of a field that is not among the known ones.
func Unknown(entry Entry, known []string) diag.Diagnostic {
	if near, ok := Nearest(entry.Name, known); ok {
		rule := unknownKey
		rule.Hint = didYouMean
		return rule.At(entry.Place, "name", entry.Name, "near", near)
	}
	sorted := slices.Sorted(slices.Values(known))
	return unknownKey.At(entry.Place, "name", entry.Name, "known", strings.Join(sorted, ", "))
}
