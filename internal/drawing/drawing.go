// Package drawing reads pictures that are made of lines: what an SVG file draws,
// as outlines and words in one system of coordinates, ready to be drawn again.
//
// It knows the static part of SVG 1.1 that drawing programs write: shapes, paths,
// groups, clips, words, styles by class. What it does not know (filters, masks,
// patterns, markers, pictures in pictures) it names in [Drawing.Left] and leaves
// out. It knows neither where a picture comes from nor what it is drawn on; words
// are words, with the name of a kind of letters and no font.
package drawing

import "math"

// Drawing is a picture made of lines. Coordinates begin at the upper left.
type Drawing struct {
	Width, Height float64
	Marks         []Mark   // in the order in which they are drawn
	Left          []string // the names of elements that were left out; sorted, each once
}

// Mark is something drawn: an *[Outline] or *[Words].
type Mark interface{ mark() }

func (*Outline) mark() {}
func (*Words) mark()   {}

// Outline is a path that is filled, stroked or both.
type Outline struct {
	Path    Path
	Fill    Paint
	EvenOdd bool // which parts are inside
	Stroke  Paint
	Line    Line
	Clip    []Path // nothing is drawn outside any of them
}

// Words are a line of text. The matrix takes its own coordinates, in which it
// begins at the origin, to those of the drawing.
type Words struct {
	Matrix Matrix
	Text   string
	Family Family
	Size   float64
	Bold   bool
	Italic bool
	Anchor Anchor
	Length float64 // how long it must be, 0 for as long as it is
	Fill   Paint
	Rim    Paint // drawn first, around the letters
	Line   Line  // of the rim
	Clip   []Path
}

// Line is how a stroke looks.
type Line struct {
	Width float64
	Cap   Cap
	Join  Join
	Miter float64
	Dash  []float64
}

// Cap is how a line ends; the values are those of PDF.
type Cap uint8

// The ends of lines.
const (
	Butt Cap = iota
	RoundCap
	Square
)

// Join is how two lines meet; the values are those of PDF.
type Join uint8

// The joins of lines.
const (
	Mitre Join = iota
	RoundJoin
	Bevel
)

// Anchor says which point of a text stands at its place.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Family is a kind of letters.
type Family uint8

// The families.
const (
	Sans Family = iota
	Serif
	Mono
)

// Paint is a colour. The zero value paints nothing.
type Paint struct {
	R, G, B uint8
	Opacity float64 // 0 to 1
}

// Point is a place.
type Point struct{ X, Y float64 }

// Op is what a segment of a path does.
type Op uint8

// The segments of a path, and how many points each has.
const (
	Move  Op = iota // 1
	To              // 1
	Curve           // 3, a cubic one
	Close           // 0
)

// Segment is a piece of a path.
type Segment struct {
	Op     Op
	Points [3]Point
}

// Path is lines and curves.
type Path []Segment

// Matrix takes a point (x, y) to (a·x + c·y + e, b·x + d·y + f).
type Matrix [6]float64

// identity leaves everything where it is.
var identity = Matrix{1, 0, 0, 1, 0, 0}

// times is first n, then m.
func (m Matrix) times(n Matrix) Matrix {
	product := Matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
	for i, v := range product {
		product[i] = bounded(v)
	}
	return product
}

func (m Matrix) point(p Point) Point {
	return Point{bounded(m[0]*p.X + m[2]*p.Y + m[4]), bounded(m[1]*p.X + m[3]*p.Y + m[5])}
}

// largest is the largest number in a drawing. What lies beyond is nowhere that
// anybody sees, and would be a fault in what is made of it.
const largest = 1e6

// bounded is a number that is one.
func bounded(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return math.Max(-largest, math.Min(largest, v))
}

func (m Matrix) path(p Path) Path {
	out := make(Path, len(p))
	for i, s := range p {
		out[i] = Segment{s.Op, [3]Point{m.point(s.Points[0]), m.point(s.Points[1]), m.point(s.Points[2])}}
	}
	return out
}
