package locale

import "github.com/shopspring/decimal"

// Sum adds figures exactly.
func Sum(numbers []decimal.Decimal) decimal.Decimal {
	total := decimal.Zero
	for _, n := range numbers {
		total = total.Add(n)
	}
	return total
}

// SameRate reports whether a total and a grant, each given in currencies A and B,
// were converted at the same rate (A for one B). tolerance is in percent of the
// total's rate. A zero in B gives no rate, and is not the same.
func SameRate(totalA, totalB, grantA, grantB, tolerance decimal.Decimal) (total, grant decimal.Decimal, ok bool) {
	if totalA.IsZero() || totalB.IsZero() || grantB.IsZero() {
		return decimal.Zero, decimal.Zero, false
	}
	total, grant = totalA.Div(totalB), grantA.Div(grantB)
	// |ta/tb − ga/gb| ≤ tolerance% of |ta/tb|, multiplied out so that nothing is rounded.
	difference := totalA.Mul(grantB).Sub(grantA.Mul(totalB)).Abs().Mul(hundred)
	return total, grant, difference.LessThanOrEqual(tolerance.Mul(totalA.Mul(grantB).Abs()))
}
