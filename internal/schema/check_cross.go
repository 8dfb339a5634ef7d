package schema

import "kalauz/internal/record"

// The checks that need other pages are only read here; the site makes them.

func loadUnique(l *loader, c *Check, n *record.Node) {
	if path := l.path(n, string(c.Kind), true, nil); path != "" {
		c.Paths = []string{path}
	}
	c.Within = l.path(n, "within", false, nil)
}

func loadExactlyOne(l *loader, c *Check, n *record.Node) {
	c.When = l.conditions(n.Get(string(c.Kind)), l.field)
	c.Within = l.path(n, "within", false, nil)
}

// loadCountOf leaves what it says of the other type to crossCheck: that may not
// have been read yet.
func loadCountOf(l *loader, c *Check, n *record.Node) {
	of := n.Get(string(c.Kind))
	c.Equals = l.path(n, "equals", true, l.isAmount)
	if !l.keys(of, "type", "by", "where") {
		return
	}
	c.Count = &Count{Type: l.needed(of, "type"), By: l.needed(of, "by")}
	c.Count.Where = l.conditions(of.Get("where"), nil)
}
