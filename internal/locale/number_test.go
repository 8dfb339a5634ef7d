package locale

import (
	"errors"
	"strings"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"0", "0"}, {"1552", "1552"}, {"12,5", "12.5"}, {"12.5", "12.5"}, {" 96 ", "96"},
		{"-5", "-5"}, {"−5", "-5"}, {"1234.567", "1234.567"}, {"0.500", "0.5"}, {"0,125", "0.125"},
		{"264,600,661", "264600661"}, {"1 234,567", "1234.567"}, {"278\u2009527.5", "278527.5"},
		{"1.552", "ERROR ambiguous"}, {"264,600", "ERROR ambiguous"}, {"1.234,5", "ERROR ambiguous"}, {"1.234.567,89", "ERROR ambiguous"},
		{"1.23.456", "ERROR number"}, {"12 34", "ERROR number"}, {"1  234", "ERROR number"}, {"1.234.56", "ERROR number"},
		{"1e9", "ERROR number"}, {"0x10", "ERROR number"}, {"", "ERROR number"}, {"-", "ERROR number"}, {"--5", "ERROR number"},
		{",5", "ERROR number"}, {"5.", "ERROR number"}, {"a,b.c", "ERROR number"}, {"NaN", "ERROR number"}, {"٣", "ERROR number"},
		{strings.Repeat("9", 41), "ERROR number"},
	} {
		if got := outcomeNumber(ParseNumber(c.in)); got != c.want {
			t.Errorf("ParseNumber(%q) = %s, want %s", c.in, got, c.want)
		}
	}
}

func TestFigures(t *testing.T) {
	hu, en := &hungarian, &english
	for _, c := range []struct{ got, want string }{
		{hu.Number(dec("1.50")), "1,50"},
		{hu.Number(dec("-12345.5")), "−12\u00a0345,5"},
		{hu.Number(dec("1e5")), "100\u00a0000"},
		{hu.Percent(dec("0.95001")), "95%"},
		{hu.Percent(dec("-0.333333")), "−33,33%"},
		{hu.Percent(dec("123.456")), "12\u00a0345,6%"},
		{hu.Money(dec("100.00"), "HUF"), "100\u00a0Ft"},
		{hu.Money(dec("100.5"), "EUR"), "100,50\u00a0EUR"},
		{hu.Money(dec("-5"), "HUF"), "−5\u00a0Ft"},
		{en.Money(dec("-5"), "HUF"), "−HUF\u00a05"},
		{hu.FileSize(0), "0\u00a0B"},
		{hu.FileSize(999), "999\u00a0B"},
		{hu.FileSize(1000), "1\u00a0kB"},
		{hu.FileSize(999_499), "999\u00a0kB"},
		{hu.FileSize(999_500), "1,0\u00a0MB"},
		{hu.FileSize(999_949_999), "999,9\u00a0MB"},
		{hu.FileSize(999_950_000), "1,0\u00a0GB"},
		{hu.FileSize(12_340_000_000), "12,3\u00a0GB"},
		{hu.Unit(dec("95"), "%"), "95%"},
		{hu.Unit(dec("21"), "fő"), "21\u00a0fő"},
		{strings.Join(hu.NumberColumn(decs("-4210.5|12500", "|")), "|"), "−4\u00a0210,5|12\u00a0500"},
		{en.Plural(dec("1.0")), "other"},
		{hu.Plural(dec("1.0")), "one"},
		{en.CountDecimal(dec("1.5"), Forms{One: "{n} hour", Other: "{n} hours"}), "1.5 hours"},
		{en.Count(0, Forms{One: "{n} hour", Other: "{n} hours"}), "0 hours"},
		{en.Count(1, Forms{Other: "{n} kg"}), "1 kg"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestSameRate(t *testing.T) {
	for _, c := range []struct {
		totalA, totalB, grantA, grantB, tolerance string
		want                                      bool
	}{
		{"300", "1", "600", "2", "0", true},
		{"300", "1", "606", "2", "1", true},
		{"300", "1", "606.01", "2", "1", false},
		{"300", "0", "600", "2", "1", false},
		{"300", "1", "600", "0", "1", false},
		{"0", "1", "0", "2", "1", false},
	} {
		if _, _, got := SameRate(dec(c.totalA), dec(c.totalB), dec(c.grantA), dec(c.grantB), dec(c.tolerance)); got != c.want {
			t.Errorf("%+v: %t", c, got)
		}
	}
	if total, grant, _ := SameRate(dec("300"), dec("1"), dec("500"), dec("2"), dec("1")); !total.Equal(dec("300")) || !grant.Equal(dec("250")) {
		t.Errorf("rates %s and %s", total, grant)
	}
}

func TestOrdinals(t *testing.T) {
	for _, l := range languages {
		for n := 1; n <= 120; n++ {
			for _, s := range []string{l.Ordinal(n), l.OrdinalWord(n), l.Upper(l.OrdinalWord(min(n, 31)))} {
				want := n
				if s == l.Upper(l.OrdinalWord(min(n, 31))) {
					want = min(n, 31)
				}
				if got, ok := l.ParseOrdinal(s); !ok || got != want {
					t.Errorf("%q is read as %d, want %d", s, got, want)
				}
			}
		}
	}
	for _, s := range []string{"", "4", "0.", "-1.", "4..", "4th", "1th", "2th.", "tizedes"} {
		for _, l := range languages {
			if n, ok := l.ParseOrdinal(s); ok && l.Ordinal(n) != s {
				t.Errorf("%q is read as %d", s, n)
			}
		}
	}
	if got := hungarian.OrdinalWord(32); got != "32." {
		t.Errorf("got %q", got)
	}
}

// What is written for Hungarian readers is read back as the same number.
func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"278 527 013,52", "264.600.661", "982,805.27", "-0,10", "−5", "1 000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseNumber(s)
		if err != nil {
			if !errors.Is(err, ErrNumber) && !errors.Is(err, ErrAmbiguous) {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		again, err := ParseNumber(hungarian.Number(n))
		if errors.Is(err, ErrAmbiguous) {
			return // 1,125 alone has no groups to tell
		}
		if err != nil || !again.Equal(n) {
			t.Fatalf("%q: %q is read as %s (%v)", s, hungarian.Number(n), again, err)
		}
	})
}
