package pdf

import (
	"math"
	"slices"
)

// Colour is a colour as screens have it.
type Colour struct{ R, G, B uint8 }

// Point is a place.
type Point struct{ X, Y float64 }

// Rect is a rectangle by its lower left and its upper right corner.
type Rect struct{ Left, Bottom, Right, Top float64 }

// Matrix takes the point x, y to A·x+C·y+E, B·x+D·y+F.
type Matrix struct{ A, B, C, D, E, F float64 }

// Path is an outline. Its zero value is empty.
type Path struct{ ops object }

func (p *Path) op(name string, numbers ...float64) {
	p.ops.reals(numbers...).raw(" ").raw(name).raw("\n")
}

// Move begins a part of the path.
func (p *Path) Move(x, y float64) { p.op("m", x, y) }

// Line draws a straight line from where the path is.
func (p *Path) Line(x, y float64) { p.op("l", x, y) }

// Curve draws a cubic Bézier curve with two points that bend it.
func (p *Path) Curve(x1, y1, x2, y2, x, y float64) { p.op("c", x1, y1, x2, y2, x, y) }

// Close draws a line back to where the part began.
func (p *Path) Close() { p.ops.raw("h\n") }

// Rect adds a rectangle.
func (p *Path) Rect(r Rect) { p.op("re", r.Left, r.Bottom, r.Right-r.Left, r.Top-r.Bottom) }

// Line is how a stroke looks.
type Line struct {
	Width float64
	Cap   Cap
	Join  Join
	Miter float64 // how far a corner may stick out, in widths; 0 is 10
	Dash  Dash
}

// Dash is the lengths of the dashes and the gaps between them; without dashes
// the line is whole.
type Dash struct{ On, Off float64 }

// Cap is how a line ends.
type Cap uint8

// The ends of lines.
const (
	ButtCap Cap = iota
	RoundCap
	SquareCap
)

// Join is how two lines meet.
type Join uint8

// The joins of lines.
const (
	MiterJoin Join = iota
	RoundJoin
	BevelJoin
)

// Rule says which parts of a path that crosses itself are inside.
type Rule bool

// The rules.
const (
	NonZero Rule = false
	EvenOdd Rule = true
)

// Fill fills a path.
func (p *Page) Fill(path Path, c Colour, rule Rule) {
	if !p.begin(len(path.ops) > 0) {
		return
	}
	p.setFill(c)
	p.content = append(p.content, path.ops...)
	if rule == EvenOdd {
		p.content.raw("f*\n")
	} else {
		p.content.raw("f\n")
	}
}

// Stroke draws a line along a path.
func (p *Page) Stroke(path Path, c Colour, line Line) {
	if !p.begin(len(path.ops) > 0) {
		return
	}
	p.setStroke(c, line)
	p.content = append(p.content, path.ops...)
	p.content.raw("S\n")
}

// Clip keeps what is painted until Restore inside of a path.
func (p *Page) Clip(path Path, rule Rule) {
	if !p.begin(len(path.ops) > 0) {
		return
	}
	p.content = append(p.content, path.ops...)
	if rule == EvenOdd {
		p.content.raw("W* n\n")
	} else {
		p.content.raw("W n\n")
	}
}

// Save keeps clip, transformation and opacity for Restore.
func (p *Page) Save() {
	if !p.isCurrent() {
		return
	}
	p.endText()
	p.saved = append(p.saved, p.state)
	p.content.raw("q\n")
}

// Restore undoes what was done to clip, transformation and opacity since Save.
func (p *Page) Restore() {
	if len(p.saved) == 0 {
		p.doc.fail("page %d: Restore without Save", p.index+1)
		return
	}
	p.endText()
	p.state = p.saved[len(p.saved)-1]
	p.saved = p.saved[:len(p.saved)-1]
	p.content.raw("Q\n")
}

// Transform changes the coordinates of what is painted until Restore.
func (p *Page) Transform(m Matrix) {
	if !p.isCurrent() {
		return
	}
	p.endText()
	p.content.factors(m.A, m.B, m.C, m.D).raw(" ").reals(m.E, m.F).raw(" cm\n")
}

// opaque is an opacity of which all shows, in percents.
const opaque = 100

// Opacity makes what is painted until Restore let through what is below, from 0
// for nothing to be seen to 1.
func (p *Page) Opacity(part float64) {
	percent := int(math.Round(min(max(part, 0), 1) * opaque))
	if percent == p.state.opacity || !p.isCurrent() {
		return
	}
	p.endText()
	p.state.opacity = percent
	if !slices.Contains(p.opacities, percent) {
		p.opacities = append(p.opacities, percent)
	}
	p.content.raw("/G").int(percent).raw(" gs\n")
}

// Image paints an image into a rectangle.
func (p *Page) Image(i *Image, r Rect) {
	if !p.begin(i != nil) {
		return
	}
	if !slices.Contains(p.images, i.ref) {
		p.images = append(p.images, i.ref)
	}
	w, h, t := r.Right-r.Left, r.Top-r.Bottom, i.turn
	p.content.raw("q ").reals(w*t.A, h*t.B, w*t.C, h*t.D, r.Left+w*t.E, r.Bottom+h*t.F)
	p.content.raw(" cm /I").int(int(i.ref)).raw(" Do Q\n")
}

// begin prepares for something that is painted. It says no if there is nothing
// to paint, or if it would belong nowhere.
func (p *Page) begin(something bool) bool {
	if !something || !p.isMarked() {
		return false
	}
	p.endText()
	return true
}

// isMarked makes sure that what is painted now is marked.
func (p *Page) isMarked() bool {
	if p.isCurrent() && !p.isOpen {
		p.doc.fail("page %d: painted without a tag", p.index+1)
	}
	return p.isOpen
}

// isCurrent makes sure that the page is not complete yet.
func (p *Page) isCurrent() bool {
	if p.done {
		p.doc.fail("page %d: painted after it was completed", p.index+1)
	}
	return !p.done
}

func (p *Page) setFill(c Colour) {
	if c != p.state.fill {
		p.state.fill = c
		p.content.reals(parts(c)...).raw(" rg\n")
	}
}

func (p *Page) setStroke(c Colour, line Line) {
	if c != p.state.stroke {
		p.state.stroke = c
		p.content.reals(parts(c)...).raw(" RG\n")
	}
	if line.Miter == 0 {
		line.Miter = 10
	}
	was := p.state.line
	p.state.line = line
	if line.Width != was.Width {
		p.content.reals(line.Width).raw(" w\n")
	}
	if line.Cap != was.Cap {
		p.content.int(int(line.Cap)).raw(" J\n")
	}
	if line.Join != was.Join {
		p.content.int(int(line.Join)).raw(" j\n")
	}
	if line.Miter != was.Miter {
		p.content.reals(max(line.Miter, 1)).raw(" M\n")
	}
	if line.Dash != was.Dash {
		p.content.raw("[")
		if line.Dash.On > 0 {
			p.content.reals(line.Dash.On, max(line.Dash.Off, 0))
		}
		p.content.raw("] 0 d\n")
	}
}

func parts(c Colour) []float64 {
	return []float64{float64(c.R) / 255, float64(c.G) / 255, float64(c.B) / 255}
}
