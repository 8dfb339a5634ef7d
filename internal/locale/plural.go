package locale

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Forms is a phrase by the number in it, which stands for {n}. An empty Zero or
// One means Other.
type Forms struct{ Zero, One, Other string }

// Plural returns the CLDR category of a number, "one" or "other".
func (l *Language) Plural(n decimal.Decimal) string { return l.plural(n) }

// Count writes a phrase with its number: "27 hours", "No hours".
func (l *Language) Count(n int, forms Forms) string {
	return l.CountDecimal(decimal.NewFromInt(int64(n)), forms)
}

// CountDecimal is Count for numbers that need not be whole: "1.5 hours".
func (l *Language) CountDecimal(n decimal.Decimal, forms Forms) string {
	form := forms.Other
	switch {
	case n.IsZero() && forms.Zero != "":
		form = forms.Zero
	case l.plural(n) == "one" && forms.One != "":
		form = forms.One
	}
	return strings.ReplaceAll(form, "{n}", l.Number(n))
}
