package locale

import "testing"

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 90: "XC", 400: "CD", 900: "CM", 1848: "MDCCCXLVIII", 3999: "MMMCMXCIX"} {
		if got := Roman(n); got != want {
			t.Errorf("%d is %s, not %s", n, got, want)
		}
	}
	for n := 1; n < 4000; n++ {
		if s := Roman(n); n != 500 && roman(s) != n {
			t.Errorf("%s is read as %d, not as %d", s, roman(s), n)
		}
	}
	for _, s := range []string{"", "D", "IIII", "VX", "IC", "iv", "MMMM", "ÉS"} {
		if n := roman(s); n != 0 {
			t.Errorf("%q is read as %d", s, n)
		}
	}
}
