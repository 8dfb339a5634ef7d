package schema

import (
	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

var otherRate = diag.Rule{
	Code:  "K338",
	Words: diag.Words{HU: "A két összeg aránya pénznemenként eltér: {first} szerint {rate}, {second} szerint {other}.", EN: "The share differs between the currencies: {rate} in {first}, {other} in {second}."},
	Hint:  diag.Words{HU: "Valamelyik összeget elírták: vesse össze mindegyiket a forrással.", EN: "One of the amounts is mistyped: compare each with its source."},
}

func loadSameRate(l *loader, c *Check, n *record.Node) {
	c.Paths = l.paths(n.Get(string(c.Kind)), l.isMoney)
	if len(c.Paths) != 2 {
		l.fault(twoPaths, n.Get(string(c.Kind)).Place, "check", string(c.Kind))
	}
	c.Tolerance = l.number(n, "tolerance")
}

var hundred = decimal.NewFromInt(100)

// runSameRate holds the rate in each currency against the rate in the first.
func runSameRate(c *Check, r *Record) diag.List {
	var faults diag.List
	for _, s := range scopes(r.root(), c.Paths) {
		part, whole := s.one(0), s.one(1)
		if part == nil || whole == nil {
			continue
		}
		rates := sharedRates(part, whole)
		for _, rate := range rates[min(1, len(rates)):] {
			if rate.value.Sub(rates[0].value).Abs().Mul(hundred).LessThanOrEqual(c.Tolerance) {
				continue
			}
			faults = append(faults, c.rateFault(part, whole, rates[0], rate))
		}
	}
	return faults
}

// rate is a share in one currency, 0.95 for 95%.
type rate struct {
	currency string
	value    decimal.Decimal
}

func sharedRates(part, whole *Value) []rate {
	a, ok1 := part.Data.(Money)
	b, ok2 := whole.Data.(Money)
	if !ok1 || !ok2 {
		return nil
	}
	var out []rate
	for _, x := range a {
		if y, ok := b.part(x.Currency).(Money); ok && !y[0].Value.IsZero() {
			out = append(out, rate{x.Currency, x.Value.DivRound(y[0].Value, 16)})
		}
	}
	return out
}

func (c *Check) rateFault(part, whole *Value, first, other rate) diag.Diagnostic {
	d := c.fault(otherRate, part.child(other.currency).Place, func(p Printer) []string {
		return []string{
			"first", first.currency, "rate", p.Language.Percent(first.value),
			"second", other.currency, "other", p.Language.Percent(other.value),
		}
	})
	return d.With(diag.Note{Place: whole.child(other.currency).Place, Words: diag.Words{HU: "az egész ebben a pénznemben", EN: "the whole in this currency"}})
}
