package content

import (
	"kalauz/internal/markdown"
	"kalauz/internal/schema"
	"kalauz/internal/wire"
)

// Wire writes the card or reads it. types are those of the site, the very same
// in both directions.
func (c *Card) Wire(w *wire.Codec, types *schema.Types) {
	c.Spot.wire(w, types)
	w.String(&c.Path)
	w.Name(&c.File)
	w.Fixed(c.Front[:])
	c.Place.Wire(w)
	w.Bool(&c.HasBody)
	c.Faults.Wire(w)
	switch hasRecord := wire.Optional(w, &c.Record); {
	case !hasRecord:
	case c.Type == nil:
		w.Fail() // only a page of a type has a record
	default:
		c.Record.Wire(w, c.Type)
	}
}

func (s *Spot) wire(w *wire.Codec, types *schema.Types) {
	w.String(&s.ID)
	wire.Enum(w, &s.Role, Material)
	types.Wire(w, &s.Type)
	w.Name(&s.Lang)
	w.String(&s.Dir)
	w.String(&s.Book)
	w.String(&s.Order)
}

// Wire writes the outline or reads it.
func (o *Outline) Wire(w *wire.Codec) {
	wire.Slice(w, &o.Headings, (*Heading).wire)
	w.Strings(&o.Anchors)
	w.Strings(&o.Includes)
	w.Int(&o.Minutes)
}

func (h *Heading) wire(w *wire.Codec) {
	w.String(&h.ID)
	wire.Enum(w, &h.Level, 255)
	w.Bool(&h.Explicit)
}

// Wire writes the page's own part or reads it.
func (o *Own) Wire(w *wire.Codec) {
	wire.Slice(w, &o.Links, (*markdown.Link).Wire)
	wire.Slice(w, &o.Images, (*markdown.Image).Wire)
	wire.Slice(w, &o.Inclusions, (*markdown.Include).Wire)
	wire.Slice(w, &o.Foreign, (*Letter).wire)
	o.Faults.Wire(w)
}

func (l *Letter) wire(w *wire.Codec) {
	w.String(&l.Text)
	l.Place.Wire(w)
}

// Wire writes what [Parser.Page] made of a file, or reads it. The card goes by
// itself.
func (p *Page) Wire(w *wire.Codec) {
	if w.Reading() {
		p.Outline, p.Own = new(Outline), new(Own)
	}
	p.Outline.Wire(w)
	p.Own.Wire(w)
	wireDocument(&p.Body, w)
	wire.Map(w, &p.Fields, wireDocument)
}

func wireDocument(d **markdown.Document, w *wire.Codec) {
	if wire.Optional(w, d) {
		(*d).Wire(w)
	}
}

// Wire writes the snippet or reads it.
func (s *Snippet) Wire(w *wire.Codec) {
	w.String(&s.Path)
	w.Name(&s.File)
	w.Name(&s.Lang)
	wireDocument(&s.Document, w)
	w.Strings(&s.Includes)
	s.Faults.Wire(w)
}
