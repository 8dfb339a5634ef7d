package locale

import (
	"github.com/shopspring/decimal"
)

// Amount is a sum of money; Currency is its ISO 4217 code.
type Amount struct {
	Value    decimal.Decimal
	Currency string
}

// Money writes a sum with the sign the language has for the currency, its code
// where it has none: "4800 Ft", "HUF 4,800". Decimals stand only when the sum is
// not whole, and then at least two of them.
func (l *Language) Money(value decimal.Decimal, currency string) string {
	if sign, ok := l.moneySigns[currency]; ok {
		currency = sign
	}
	return l.money(value, currency)
}

// MoneyISO writes a sum with the code of its currency: "4800 HUF".
func (l *Language) MoneyISO(value decimal.Decimal, currency string) string {
	return l.money(value, currency)
}

// MoneyPair writes one sum that is given in two currencies.
func (l *Language) MoneyPair(a, b Amount) string {
	return l.MoneyISO(a.Value, a.Currency) + " / " + l.MoneyISO(b.Value, b.Currency)
}

func (l *Language) money(value decimal.Decimal, currency string) string {
	if value.IsInteger() {
		value = value.Truncate(0)
	} else {
		value = withDecimals(value, 2)
	}
	written := l.digits(plain(value), l.groupFrom)
	if l.moneyFirst {
		return l.signed(value, currency+noBreakSpace+written)
	}
	return l.signed(value, written+noBreakSpace+currency)
}
