package locale

import (
	"maps"
	"slices"
)

// Text is a text by language code.
type Text map[string]string

// In returns the text in a language or, where that is missing, in the first
// other one by code; lang says which it is, "" when there is no text at all.
func (t Text) In(code string) (text, lang string) {
	if s := t[code]; s != "" {
		return s, code
	}
	for _, other := range slices.Sorted(maps.Keys(t)) {
		if t[other] != "" {
			return t[other], other
		}
	}
	return "", ""
}
