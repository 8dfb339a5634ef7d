package locale

import "kalauz/internal/wire"

// Wire writes a text or reads it.
func (t *Text) Wire(c *wire.Codec) { c.Texts((*map[string]string)(t)) }

// Wire writes a date or reads it.
func (d *Date) Wire(c *wire.Codec) {
	c.Int(&d.Year)
	c.Int(&d.Month)
	c.Int(&d.Day)
}

// Wire writes a date with its time or reads it.
func (d *DateTime) Wire(c *wire.Codec) {
	d.Date.Wire(c)
	c.Int(&d.Clock.Hour)
	c.Int(&d.Clock.Minute)
	c.Bool(&d.HasClock)
}

// Wire writes a period or reads it.
func (p *Period) Wire(c *wire.Codec) {
	p.Start.Wire(c)
	p.End.Wire(c)
}

// Wire writes an amount or reads it.
func (a *Amount) Wire(c *wire.Codec) {
	c.Decimal(&a.Value)
	c.String(&a.Currency)
}
