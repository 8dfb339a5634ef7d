package schema

import "kalauz/internal/diag"

var sameTwice = diag.Rule{
	Code:  "K341",
	Words: diag.Words{HU: "Ugyanaz az érték két helyen áll, pedig különbözniük kell: {value} ({fields}).", EN: "The same value stands in two places that must differ: {value} ({fields})."},
	Hint:  diag.Words{HU: "Javítsa azt, amelyik téves, vagy törölje.", EN: "Correct whichever is wrong, or delete it."},
}

func runDistinct(c *Check, r *Record) diag.List {
	var faults diag.List
	for _, s := range scopes(r.root(), c.Paths) {
		first := map[string]*Value{}
		for _, path := range s.paths {
			found, _ := s.at(path)
			for _, v := range found {
				key := machine(v.Data)
				if key == "" {
					continue
				}
				if other := first[key]; other != nil {
					faults = append(faults, c.sameFault(other, v))
					continue
				}
				first[key] = v
			}
		}
	}
	return faults
}

func (c *Check) sameFault(first, second *Value) diag.Diagnostic {
	d := c.fault(sameTwice, second.Place, func(p Printer) []string {
		text, _ := p.Text(second)
		return []string{"value", text, "fields", first.Field.Path + ", " + second.Field.Path}
	})
	return d.With(diag.Note{Place: first.Place, Words: diag.Words{HU: "először itt áll", EN: "it stands here first"}})
}
