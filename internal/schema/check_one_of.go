package schema

import (
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

var noneOf = diag.Rule{
	Code:  "K340",
	Words: diag.Words{HU: "Ezek közül legalább egyet meg kell adni: {fields}.", EN: "At least one of these is needed: {fields}."},
	Hint:  diag.Words{HU: "Írja be azt, amelyiket tudja.", EN: "Add the one that you know."},
}

func loadPaths(l *loader, c *Check, n *record.Node) {
	c.Paths = l.paths(n.Get(string(c.Kind)), nil)
	if len(c.Paths) < 2 {
		l.fault(twoPaths, n.Get(string(c.Kind)).Place, "check", string(c.Kind))
	}
}

func runOneOf(c *Check, r *Record) diag.List {
	var faults diag.List
	for _, s := range scopes(r.root(), c.Paths) {
		given := 0
		for _, path := range s.paths {
			found, _ := s.at(path)
			given += len(found)
		}
		if given > 0 {
			continue
		}
		faults = append(faults, c.fault(noneOf, s.Place, func(Printer) []string {
			return []string{"fields", strings.Join(s.paths, ", ")}
		}))
	}
	return faults
}
