package pdf

import (
	"kalauz/internal/drawing"
	"kalauz/internal/font"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

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
