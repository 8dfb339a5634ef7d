package schema

import (
	"kalauz/internal/diag"
	"kalauz/internal/record"
)

var moreThan = diag.Rule{
	Code:  "K337",
	Words: diag.Words{HU: "Túl nagy érték: {value}. Legfeljebb ennyi lehet: {limit} ({other}).", EN: "The value is too large: {value}. It can be at most {limit} ({other})."},
	Hint:  diag.Words{HU: "Ellenőrizze mindkét számot; talán felcserélődtek.", EN: "Check both numbers; perhaps they have been swapped."},
}

// loadPair reads two paths of values that can be compared.
func loadPair(l *loader, c *Check, n *record.Node) {
	fits := l.isAmount
	if c.Kind == CheckOrder {
		fits = l.isMoment
	}
	c.Paths = l.paths(n.Get(string(c.Kind)), fits)
	if len(c.Paths) != 2 {
		l.fault(twoPaths, n.Get(string(c.Kind)).Place, "check", string(c.Kind))
	}
}

func runAtMost(c *Check, r *Record) diag.List {
	var faults diag.List
	for _, s := range scopes(r.root(), c.Paths) {
		value, limit := s.one(0), s.one(1)
		if value == nil || limit == nil {
			continue
		}
		a, ok1 := amount(value)
		b, ok2 := amount(limit)
		if !ok1 || !ok2 || a.LessThanOrEqual(b) {
			continue
		}
		d := c.fault(moreThan, value.Place, func(p Printer) []string {
			x, _ := p.Text(value)
			y, _ := p.Text(limit)
			return []string{"value", x, "limit", y, "other", limit.Field.Path}
		})
		faults = append(faults, d.With(diag.Note{Place: limit.Place, Words: diag.Words{HU: "ehhez mérve", EN: "measured against this"}}))
	}
	return faults
}
