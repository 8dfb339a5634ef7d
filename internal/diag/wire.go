package diag

import "kalauz/internal/wire"

// Wire writes a place or reads it.
func (p *Place) Wire(c *wire.Codec) {
	c.Name(&p.File)
	c.Int(&p.Line)
	c.Int(&p.Column)
	c.Int(&p.Width)
}

// Wire writes words or reads them.
func (w *Words) Wire(c *wire.Codec) {
	c.String(&w.HU)
	c.String(&w.EN)
}

// Wire writes a note or reads it.
func (n *Note) Wire(c *wire.Codec) {
	n.Place.Wire(c)
	n.Words.Wire(c)
}

// Wire writes a fault or reads it.
func (d *Diagnostic) Wire(c *wire.Codec) {
	c.Name(&d.Code)
	wire.Enum(c, &d.Level, Warning)
	d.Place.Wire(c)
	d.Words.Wire(c)
	d.Hint.Wire(c)
	wire.Slice(c, &d.Notes, (*Note).Wire)
}

// Wire writes the faults in their order or reads them.
func (l *List) Wire(c *wire.Codec) {
	wire.Slice(c, l, (*Diagnostic).Wire)
}
