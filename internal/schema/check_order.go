package schema

import (
	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

var wrongOrder = diag.Rule{
	Code:  "K339",
	Words: diag.Words{HU: "Rossz sorrend: ami később következik ({late}), korábbra esik, mint ami előtte áll ({early}).", EN: "Wrong order: what should come later ({late}) is before what should come first ({early})."},
	Hint:  diag.Words{HU: "Ellenőrizze a két dátumot; talán felcserélődtek.", EN: "Check the two dates; perhaps they have been swapped."},
}

func runOrder(c *Check, r *Record) diag.List {
	var faults diag.List
	for _, s := range scopes(r.root(), c.Paths) {
		early, late := s.one(0), s.one(1)
		if early == nil || late == nil {
			continue
		}
		a, ok1 := moment(early)
		b, ok2 := moment(late)
		if !ok1 || !ok2 || !after(a, b) {
			continue
		}
		d := c.fault(wrongOrder, late.Place, func(p Printer) []string {
			x, _ := p.Text(early)
			y, _ := p.Text(late)
			return []string{"early", x, "late", y}
		})
		faults = append(faults, d.With(diag.Note{Place: early.Place, Words: diag.Words{HU: "ennek kell előbb lennie", EN: "this should come first"}}))
	}
	return faults
}

// after reports whether a is surely after b: April is not after 15 April.
func after(a, b locale.DateTime) bool {
	if days := a.Date.First().Compare(b.Date.Last()); days != 0 {
		return days > 0
	}
	return a.HasClock && b.HasClock && a.Clock.Compare(b.Clock) > 0
}
