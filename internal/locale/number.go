package locale

import (
	"strings"

	"github.com/shopspring/decimal"
)

const (
	noBreakSpace = "\u00a0"
	minus        = "\u2212" // for readers; machines get "-"
)

var (
	hundred = decimal.NewFromInt(100)
	// unitSigns is how a unit is written where a keyboard has no key for it.
	unitSigns = map[string]string{"m2": "m²", "m3": "m³", "km2": "km²", "cm2": "cm²", "cm3": "cm³", "C": "°C"}
)

// Number writes a number for readers, its decimals as they are given.
func (l *Language) Number(n decimal.Decimal) string {
	return l.signed(n, l.digits(plain(n), l.groupFrom))
}

// NumberColumn writes the numbers of one column: where one needs grouping, all
// are grouped, so that their digits stand under each other.
func (l *Language) NumberColumn(numbers []decimal.Decimal) []string {
	groupFrom := l.groupFrom
	for _, n := range numbers {
		if whole, _, _ := strings.Cut(plain(n), "."); len(whole) >= l.groupFrom {
			groupFrom = 4
		}
	}
	out := make([]string, len(numbers))
	for i, n := range numbers {
		out[i] = l.signed(n, l.digits(plain(n), groupFrom))
	}
	return out
}

// Percent writes a share of 1 as a percentage, rounded to at most two decimals.
func (l *Language) Percent(share decimal.Decimal) string {
	n := share.Mul(hundred).Round(2)
	return l.signed(n, l.digits(n.Abs().String(), l.groupFrom)+"%")
}

// Unit writes a number with its unit: "650 m²" from 650 and "m2".
func (l *Language) Unit(n decimal.Decimal, unit string) string {
	if sign, ok := unitSigns[unit]; ok {
		unit = sign
	}
	if unit == "%" || unit == "" {
		return l.Number(n) + unit
	}
	return l.Number(n) + noBreakSpace + unit
}

// FileSize writes a number of bytes in decimal units (1 MB is 1,000,000 bytes):
// whole kB, one decimal from MB upwards.
func (l *Language) FileSize(bytes int64) string {
	n := decimal.NewFromInt(bytes)
	kilo := n.Shift(-3).Round(0)
	switch {
	case bytes < 1000:
		return l.Unit(n, "B")
	case kilo.LessThan(decimal.NewFromInt(1000)):
		return l.Unit(kilo, "kB")
	}
	mega := n.Shift(-6).Round(1)
	if mega.LessThan(decimal.NewFromInt(1000)) {
		return l.Unit(withDecimals(mega, 1), "MB")
	}
	return l.Unit(withDecimals(n.Shift(-9).Round(1), 1), "GB")
}

// plain returns the digits of the absolute value with a decimal point, trailing
// zeros as they are given.
func plain(n decimal.Decimal) string {
	return n.Abs().StringFixed(max(0, -n.Exponent()))
}

// withDecimals gives a number at least so many decimals.
func withDecimals(n decimal.Decimal, places int32) decimal.Decimal {
	if -n.Exponent() >= places {
		return n
	}
	return n.Add(decimal.New(0, -places))
}

// digits groups what stands before the decimal mark in threes.
func (l *Language) digits(s string, groupFrom int) string {
	whole, fraction, hasFraction := strings.Cut(s, ".")
	var b strings.Builder
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 && len(whole) >= groupFrom {
			b.WriteString(l.groupMark)
		}
		b.WriteByte(whole[i])
	}
	if hasFraction {
		b.WriteString(l.decimalMark + fraction)
	}
	return b.String()
}

func (l *Language) signed(n decimal.Decimal, written string) string {
	if n.Sign() < 0 {
		return minus + written
	}
	return written
}
