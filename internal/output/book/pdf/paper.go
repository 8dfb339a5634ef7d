package pdf

import (
	"cmp"
	"fmt"
	"strings"

	"kalauz/internal/drawing"
	"kalauz/internal/font"
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

// draw paints a drawing as wide as it is told.
func (on *paper) draw(d *drawing.Drawing, left, top, width typeset.Length) {
	scale := width.Points() / d.Width
	pen := pen{on, scale, on.x(left), on.y(top)}
	on.Save()
	defer on.Restore()
	var path pdf.Path
	path.Rect(on.rect(left, top, left+width, top+typeset.Length(float64(width)*d.Height/d.Width)))
	on.Clip(path, pdf.NonZero)
	for _, m := range d.Marks {
		switch m := m.(type) {
		case *drawing.Outline:
			pen.outline(m)
		case *drawing.Words:
			pen.words(m)
		}
	}
}

// pen draws on paper in the coordinates of a drawing.
type pen struct {
	*paper
	scale    float64
	left, up float64 // where its corner is
}

func (p pen) path(from drawing.Path) pdf.Path {
	var path pdf.Path
	x := func(i drawing.Point) float64 { return p.left + i.X*p.scale }
	y := func(i drawing.Point) float64 { return p.up - i.Y*p.scale }
	for _, s := range from {
		a := s.Points
		switch s.Op {
		case drawing.Move:
			path.Move(x(a[0]), y(a[0]))
		case drawing.To:
			path.Line(x(a[0]), y(a[0]))
		case drawing.Curve:
			path.Curve(x(a[0]), y(a[0]), x(a[1]), y(a[1]), x(a[2]), y(a[2]))
		case drawing.Close:
			path.Close()
		}
	}
	return path
}

// clipped draws within the clips of a mark.
func (p pen) clipped(clips []drawing.Path, draw func()) {
	p.Save()
	for _, clip := range clips {
		path := p.path(clip)
		if len(clip) == 0 { // within nothing nothing is seen
			path.Rect(pdf.Rect{})
		}
		p.Clip(path, pdf.NonZero)
	}
	draw()
	p.Restore()
}

func (p pen) outline(o *drawing.Outline) {
	path := p.path(o.Path)
	paint := func() {
		if o.Fill.Opacity > 0 {
			p.Opacity(o.Fill.Opacity)
			p.Fill(path, colourOf(o.Fill), pdf.Rule(o.EvenOdd))
		}
		if o.Stroke.Opacity > 0 {
			p.Opacity(o.Stroke.Opacity)
			p.Stroke(path, colourOf(o.Stroke), p.lineOf(o.Line))
		}
	}
	if len(o.Clip) == 0 && (o.Fill.Opacity == 0 || o.Fill.Opacity == 1) && (o.Stroke.Opacity == 0 || o.Stroke.Opacity == 1) {
		paint()
		return
	}
	p.clipped(o.Clip, paint)
}

func (p pen) lineOf(l drawing.Line) pdf.Line {
	line := pdf.Line{Width: l.Width * p.scale, Cap: pdf.Cap(l.Cap), Join: pdf.Join(l.Join), Miter: l.Miter}
	if len(l.Dash) > 0 {
		line.Dash = pdf.Dash{On: l.Dash[0] * p.scale, Off: l.Dash[len(l.Dash)-1] * p.scale}
		if len(l.Dash) > 1 {
			line.Dash.Off = l.Dash[1] * p.scale
		}
	}
	return line
}

func colourOf(p drawing.Paint) pdf.Colour { return pdf.Colour{R: p.R, G: p.G, B: p.B} }

// words draws the words of a picture. Its coordinates go down, those of a page
// go up: the letters are turned back.
func (p pen) words(w *drawing.Words) {
	l := look{family: [...]family{drawing.Sans: sans, drawing.Serif: serif, drawing.Mono: mono}[w.Family], bold: w.Bold, italic: w.Italic}
	var words []pdf.Word
	var faces []*font.Face
	var width float64
	for _, part := range covered(w.Text, l.face()) {
		word := pdf.Word{Glyphs: part.face.Shape(part.text, ""), Shown: part.text, Text: part.text}
		for _, g := range word.Glyphs {
			word.Width += float64(g.Advance) * w.Size / font.UnitsPerEm
		}
		width += word.Width
		words, faces = append(words, word), append(faces, part.face)
	}
	squeeze := 1.0
	if w.Length > 0 && width > 0 {
		squeeze = w.Length / width
		width = w.Length
	}
	x := 0.0
	switch w.Anchor {
	case drawing.Middle:
		x = -width / 2
	case drawing.End:
		x = -width
	}
	m, s := w.Matrix, p.scale
	p.clipped(w.Clip, func() {
		p.Transform(pdf.Matrix{A: m[0] * s, B: -m[1] * s, C: -m[2] * s, D: m[3] * s, E: p.left + m[4]*s, F: p.up - m[5]*s})
		p.Transform(pdf.Matrix{A: squeeze, D: 1, E: x})
		at := 0.0
		for i, word := range words {
			t := pdf.Type{Face: faces[i], Size: w.Size, Colour: colourOf(w.Fill)}
			if w.Rim.Opacity > 0 {
				rim := t
				rim.Colour = colourOf(w.Rim)
				rim.Outline = &pdf.Line{Width: w.Line.Width, Cap: pdf.Cap(w.Line.Cap), Join: pdf.Join(w.Line.Join)}
				p.Text(at, 0, rim, word)
			}
			p.Text(at, 0, t, word)
			at += word.Width
		}
	})
}

func hex(c pdf.Colour) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }
