package locale

import (
	"slices"
	"strings"
)

// Leans reports whether a word belongs so closely to the next one that a line
// better not end with it: an article, "s", "I".
func (l *Language) Leans(word string) bool {
	return len(word) <= 4 && slices.Contains(l.leaning, strings.ToLower(word))
}
