package schema

import (
	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

var wrongSum = diag.Rule{
	Code:  "K336",
	Words: diag.Words{HU: "A részek összege {sum}, de az egész {whole}.", EN: "The parts add up to {sum}, but the whole is {whole}."},
	Hint:  diag.Words{HU: "Ellenőrizze a részeket és az egészet; az eltérés {difference}.", EN: "Check the parts and the whole; they differ by {difference}."},
}

func loadSum(l *loader, c *Check, n *record.Node) {
	c.Paths = l.paths(n.Get(string(c.Kind)), l.isAmount)
	c.Equals = l.path(n, "equals", true, l.isAmount)
}

// runSum does not apply where one of the parts is missing: the rest may well be
// less than the whole.
func runSum(c *Check, r *Record) diag.List {
	var faults diag.List
	for _, s := range scopes(r.root(), append([]string{c.Equals}, c.Paths...)) {
		whole := s.one(0)
		if whole == nil {
			continue
		}
		var parts []*Value
		complete := true
		for _, path := range s.paths[1:] {
			found, all := s.at(path)
			parts, complete = append(parts, found...), complete && all && len(found) > 0
		}
		if complete {
			faults = append(faults, c.sumFault(whole, parts)...)
		}
	}
	return faults
}

func (c *Check) sumFault(whole *Value, parts []*Value) diag.List {
	expected, ok := amount(whole)
	if !ok {
		return nil
	}
	sum := decimal.Zero
	for _, part := range parts {
		n, ok := amount(part)
		if !ok {
			return nil
		}
		sum = sum.Add(n)
	}
	if sum.Equal(expected) {
		return nil
	}
	d := c.fault(wrongSum, whole.Place, func(p Printer) []string {
		number := p.Language.Number
		return []string{"sum", number(sum), "whole", number(expected), "difference", number(sum.Sub(expected).Abs())}
	})
	return diag.List{d.With(partNotes(parts)...)}
}

// partNotes points at the parts of a sum.
func partNotes(parts []*Value) []diag.Note {
	var notes []diag.Note
	for _, part := range parts {
		n, _ := amount(part)
		hu, en := printer("hu").Language.Number(n), printer("en").Language.Number(n)
		notes = append(notes, diag.Note{Place: part.Place, Words: diag.Words{HU: "része: " + hu, EN: "a part of it: " + en}})
	}
	return notes
}
