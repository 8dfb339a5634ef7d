package locale

import (
	"strconv"
	"strings"
)

// Ordinal returns "4.", "4th".
func (l *Language) Ordinal(n int) string { return l.ordinal(n) }

// OrdinalWord returns "negyedik", "fourth"; above 31 it is Ordinal.
func (l *Language) OrdinalWord(n int) string {
	if word := pick(l.ordinalWords, n-1); word != "" {
		return word
	}
	return l.ordinal(n)
}

// ParseOrdinal is the inverse of both: it reads "negyedik" and "4.".
func (l *Language) ParseOrdinal(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if i := indexFold(l.ordinalWords, s); i >= 0 {
		return i + 1, true
	}
	digits := strings.TrimRight(s, ".abcdefghijklmnopqrstuvwxyz")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || l.ordinal(n) != s {
		return 0, false
	}
	return n, true
}
