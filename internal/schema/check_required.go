package schema

import (
	"kalauz/internal/diag"
	"kalauz/internal/record"
)

func loadRequired(l *loader, c *Check, n *record.Node) {
	if path := l.path(n, string(c.Kind), true, nil); path != "" {
		c.Paths, c.target = []string{path}, l.field(path)
	}
	c.When = l.conditions(n.Get("when"), l.field)
}

// runRequired asks for a value when other values say so, item by item where
// they are in one list.
func runRequired(c *Check, r *Record) diag.List {
	if len(c.Paths) == 0 || r.Original != nil && !c.target.Belongs() && !c.target.Override {
		return nil // what a translation takes from its original is missed there, once
	}
	paths := c.Paths[:1:1]
	for _, condition := range c.When {
		paths = append(paths, condition.Path)
	}
	var faults diag.List
	for _, s := range scopes(r.root(), paths) {
		found, _ := s.at(s.paths[0])
		if len(found) == 0 && !r.unreadable(c.target) && c.applies(s) {
			faults = append(faults, c.required(s.Place))
		}
	}
	return faults
}

// applies reports whether all conditions hold in a scope.
func (c *Check) applies(s scope) bool {
	for i, condition := range c.When {
		if !condition.holds(s.Value, s.paths[i+1]) {
			return false
		}
	}
	return true
}

func (c *Check) required(place diag.Place) diag.Diagnostic {
	d := requiredAt(c.target, place)
	d.Level = c.Level
	if c.Message != nil {
		d.Words = *c.Message
	}
	return d
}

// unreadable reports whether the field was given somewhere but has a fault.
func (r *Record) unreadable(f *Field) bool {
	for h := range r.broken {
		if h.field == f {
			return true
		}
	}
	return false
}
