package locale

import "strings"

// Roman writes a number from 1 to 3999 in Roman numerals, in capitals.
func Roman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}

// roman returns the value of a Roman numeral in capitals, 0 where it is none. A
// "D." is rather a name's initial.
func roman(s string) int {
	if s == "D" {
		return 0
	}
	values := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	n := 0
	for i := range len(s) {
		value := values[s[i]]
		if i+1 < len(s) && value < values[s[i+1]] {
			value = -value
		}
		n += value
	}
	if n < 1 || n > 3999 || Roman(n) != s {
		return 0
	}
	return n
}
