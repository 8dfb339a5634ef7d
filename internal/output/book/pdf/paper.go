package pdf

import (
	"cmp"
	"strings"

	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// paper is a page that is being painted. Its places are counted from the upper
// left corner of the text in width, and from the upper edge of the paper in
// height.
type paper struct {
	*pdf.Page
	left   typeset.Length  // of the text
	repeat bool            // what is painted has stood on an earlier page
	made   map[string]bool // the places that there are
}

func (on *paper) x(x typeset.Length) float64   { return (on.left + x).Points() }
func (on *paper) y(top typeset.Length) float64 { return (pageHeight - top).Points() }

func (on *paper) rect(left, top, right, bottom typeset.Length) pdf.Rect {
	return pdf.Rect{Left: on.x(left), Bottom: on.y(bottom), Right: on.x(right), Top: on.y(top)}
}

// tag says to which part of the structure belongs what is painted next; what is
// repeated belongs to none.
func (on *paper) tag(s *pdf.Slot) {
	if on.repeat || s == nil {
		on.decorate()
		return
	}
	on.Tag(s)
}

// decorate says that what is painted next is not read.
func (on *paper) decorate() { on.Artifact(pdf.Layout) }

// place makes a place that links lead to.
func (on *paper) place(id string, x, top typeset.Length) {
	if id != "" && !on.repeat {
		on.Place(id, on.x(x), on.y(top-halfLine))
	}
}

// rule draws a line from left to right.
func (on *paper) rule(left, right, at, width typeset.Length, colour pdf.Colour) {
	var path pdf.Path
	path.Move(on.x(left), on.y(at))
	path.Line(on.x(right), on.y(at))
	on.Stroke(path, colour, pdf.Line{Width: width.Points()})
}

// fill paints a rectangle.
func (on *paper) fill(left, top, right, bottom typeset.Length, colour pdf.Colour) {
	var path pdf.Path
	path.Rect(on.rect(left, top, right, bottom))
	on.Fill(path, colour, pdf.NonZero)
}

// line paints a line of text.
func (on *paper) line(l *typeset.Line, x, base typeset.Length, look look) {
	for i := range l.Pieces {
		piece := &l.Pieces[i]
		switch item := piece.Item.(type) {
		case *typeset.Text:
			on.text(item, piece, l.Scale, x+piece.X, base)
		case *typeset.Box:
			on.box(item, x+piece.X, base)
		case *typeset.Fill:
			on.leaders(x+piece.X, piece.Width, base, look)
		}
	}
	on.links(l, x, base)
}

func (on *paper) text(item *typeset.Text, piece *typeset.Piece, scale int, x, base typeset.Length) {
	r := item.Tag.(*run)
	width := piece.Width
	size := item.Style.Size
	if r.marked {
		on.decorate()
		on.fill(x, base-size, x+width, base+size/4, marker)
	}
	words := make([]pdf.Word, len(piece.Words))
	for i, w := range piece.Words {
		words[i] = pdf.Word{Glyphs: w.Glyphs, Shown: w.Shown, Text: w.Text, Width: w.Width.Points()}
	}
	on.tag(r.slot)
	on.Text(on.x(x), on.y(base-item.Style.Rise), pdf.Type{Face: item.Style.Face, Size: size.Points(), Colour: r.colour, Scale: scale}, words...)
	if r.under || r.strike {
		on.decorate()
	}
	if r.under {
		on.rule(x, x+width, base+size/7, pt*2/5, rule)
	}
	if r.strike {
		on.rule(x, x+width, base-size/4, pt/2, r.colour)
	}
}

func (on *paper) box(item *typeset.Box, x, base typeset.Length) {
	r := item.Tag.(*run)
	on.tag(r.slot)
	if r.slot != nil && !on.repeat {
		area := on.rect(x, base-item.Ascent, x+item.Width, base)
		r.slot.Element().Box = &area
	}
	on.picture(r.picture, x, base-item.Ascent, item.Width, item.Ascent)
}

// leaders lead the eye from the left of a line to the right.
func (on *paper) leaders(x, width, base typeset.Length, look look) {
	const step = 5 * pt
	on.decorate()
	face := look.face()
	dot := face.Shape(".", look.lang)
	end := (x + width - 3*pt) / step * step
	for at := (x + 4*pt) / step * step; at < end; at += step {
		on.Text(on.x(at), on.y(base), pdf.Type{Face: face, Size: look.size.Points(), Colour: rule},
			pdf.Word{Glyphs: dot, Shown: ".", Text: ".", Width: step.Points()})
	}
}

// links makes the parts of a line lead where they lead: each link once, from its
// first piece to its last.
func (on *paper) links(l *typeset.Line, x, base typeset.Length) {
	if on.repeat {
		return
	}
	var open *link
	var from, to typeset.Length
	finish := func() {
		if open != nil && to > from {
			target := pdf.Target{URI: open.url}
			if open.id != "" {
				target = pdf.Target{Place: on.leads(open.id)}
			}
			on.Link(open.element, on.rect(x+from, base-l.Ascent, x+to, base+l.Descent), target, cmp.Or(open.says, target.URI, target.Place))
		}
		open = nil
	}
	for i := range l.Pieces {
		piece := &l.Pieces[i]
		now := linkOf(piece.Item)
		if now != open {
			finish()
			if now != nil {
				open, from = now, piece.X
			}
		}
		if open != nil {
			to = piece.X + piece.Width
		}
	}
	finish()
}

// leads is the place to which a link to an id leads: to the beginning of its
// section, where there is no such place.
func (on *paper) leads(id string) string {
	if !on.made[id] {
		id, _, _ = strings.Cut(id, "-")
	}
	return id
}

func linkOf(item typeset.Item) *link {
	var tag any
	switch item := item.(type) {
	case *typeset.Text:
		tag = item.Tag
	case *typeset.Box:
		tag = item.Tag
	case *typeset.Fill:
		tag = item.Tag
	}
	if r, ok := tag.(*run); ok {
		return r.link
	}
	return nil
}

// picture paints a picture into a rectangle.
func (on *paper) picture(p *picture, left, top, width, height typeset.Length) {
	if p.image != nil {
		on.Image(p.image, on.rect(left, top, left+width, top+height))
		return
	}
	on.draw(p.drawing, left, top, width)
}
