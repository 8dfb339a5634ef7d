package pdf

import "strings"

// roman writes a number in small Roman numerals, as the pages before the text
// have them.
func roman(n int) string {
	var b strings.Builder
	for _, figure := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= figure.value {
			b.WriteString(figure.sign)
			n -= figure.value
		}
	}
	return b.String()
}
