package drawing

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
)

// Limits on what a file may hold: more is no drawing of a person.
const (
	maxElements = 200_000
	maxDepth    = 64
	maxSteps    = 5_000_000 // what is looked at and drawn: elements name each other, so that a small file may draw much
)

var (
	errNotSVG   = errors.New("not an SVG picture")
	errTooLarge = errors.New("too many elements")
	errTooDeep  = errors.New("elements too deep in each other")
	errTooMuch  = errors.New("too much is drawn")
)

// node is an element of the file.
type node struct {
	name       string
	attributes map[string]string
	children   []*node
	text       string // words before the children
	tail       string // words after the element
}

// Read reads an SVG file.
func Read(raw []byte) (*Drawing, error) {
	root, err := parse(raw)
	if err != nil {
		return nil, err
	}
	r := &reader{ids: map[string]*node{}, left: map[string]bool{}}
	r.collect(root)
	d := &Drawing{}
	d.Width, d.Height = size(root)
	if !(d.Width > 0 && d.Height > 0) {
		return nil, errNotSVG
	}
	r.out = d
	state := initial()
	state.matrix = viewport(root, 0, 0, d.Width, d.Height)
	state = r.styled(root, state)
	r.children(root, state, 0)
	if r.isTooMuch() {
		return nil, errTooMuch
	}
	for name := range r.left {
		d.Left = append(d.Left, name)
	}
	slices.Sort(d.Left)
	return d, nil
}

// parse reads the elements of a file, without resolving anything outside it.
func parse(raw []byte) (*node, error) {
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var open []*node
	var root *node
	for count := 0; ; {
		token, err := decoder.Token()
		if err == io.EOF && root != nil && len(open) == 0 {
			return root, nil
		}
		if err != nil {
			return nil, errors.Join(errNotSVG, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				n.attributes[a.Name.Local] = a.Value
			}
			switch count++; {
			case count > maxElements:
				return nil, errTooLarge
			case len(open) >= maxDepth:
				return nil, errTooDeep
			case root == nil && n.name != "svg", root != nil && len(open) == 0:
				return nil, errNotSVG
			case root == nil:
				root = n
			default:
				parent := open[len(open)-1]
				parent.children = append(parent.children, n)
			}
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) == 0 {
				break
			}
			if n := open[len(open)-1]; len(n.children) > 0 {
				n.children[len(n.children)-1].tail += string(token)
			} else {
				n.text += string(token)
			}
		}
	}
}

// size is how large a picture says it is; without a word it is as large as its
// view box.
func size(root *node) (width, height float64) {
	width, height = length(root.attributes["width"], 0), length(root.attributes["height"], 0)
	box := list(root.attributes["viewBox"])
	if len(box) == 4 && box[2] > 0 && box[3] > 0 {
		switch {
		case width <= 0 && height <= 0:
			return box[2], box[3]
		case width <= 0:
			width = bounded(height * box[2] / box[3])
		case height <= 0:
			height = bounded(width * box[3] / box[2])
		}
	}
	return width, height
}

// units are those of lengths, in CSS pixels.
var units = map[string]float64{"": 1, "px": 1, "pt": 4.0 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16}

// length reads a length; one in percent is 0 of nothing.
func length(s string, whole float64) float64 {
	n := numbers{s: s}
	v, ok := n.next()
	if !ok {
		return 0
	}
	unit := strings.TrimSpace(s[n.at:])
	if unit == "%" {
		return bounded(whole * v / 100)
	}
	return bounded(v * units[unit])
}

// viewport places what an svg element holds into a rectangle, as large as it
// fits and in the middle.
func viewport(n *node, x, y, width, height float64) Matrix {
	box := list(n.attributes["viewBox"])
	if len(box) != 4 || box[2] <= 0 || box[3] <= 0 {
		return Matrix{1, 0, 0, 1, x, y}
	}
	sx, sy := width/box[2], height/box[3]
	if !strings.HasPrefix(strings.TrimSpace(n.attributes["preserveAspectRatio"]), "none") {
		sx = math.Min(sx, sy)
		sy = sx
	}
	return Matrix{sx, 0, 0, sy, x + (width-sx*box[2])/2 - sx*box[0], y + (height-sy*box[3])/2 - sy*box[1]}
}

// reader draws the elements of a file.
type reader struct {
	out   *Drawing
	ids   map[string]*node
	rules []rule
	left  map[string]bool
	steps int
}

// draws counts what is drawn: a segment is kept, and weighs more than a look.
func (r *reader) draws(paths ...Path) {
	for _, path := range paths {
		r.steps += 4 * len(path)
	}
}

// isTooMuch reports whether the picture is beyond the limit.
func (r *reader) isTooMuch() bool { return r.steps > maxSteps }

// collect finds what elements name each other by, and the styles.
func (r *reader) collect(n *node) {
	if id := n.attributes["id"]; id != "" && r.ids[id] == nil {
		r.ids[id] = n
	}
	if n.name == "style" {
		r.rules = append(r.rules, parseRules(n.text)...)
	}
	for _, child := range n.children {
		r.collect(child)
	}
}

// silent are the elements that draw nothing where they stand.
var silent = map[string]bool{"title": true, "desc": true, "metadata": true, "defs": true, "style": true, "clipPath": true, "symbol": true,
	"linearGradient": true, "radialGradient": true, "namedview": true, "marker": true, "filter": true, "mask": true, "pattern": true}

func (r *reader) children(n *node, s state, depth int) {
	for _, child := range n.children {
		if r.isTooMuch() {
			return
		}
		r.draw(child, s, depth+1)
	}
}

func (r *reader) draw(n *node, s state, depth int) {
	if silent[n.name] {
		return
	}
	s = r.styled(n, s)
	if s.hidden {
		return
	}
	number := func(name string, whole float64) float64 { return length(n.attributes[name], whole) }
	switch n.name {
	case "g", "a", "switch":
		r.children(n, s, depth)
	case "svg":
		width, height := number("width", r.out.Width), number("height", r.out.Height)
		if width <= 0 || height <= 0 {
			width, height = r.out.Width, r.out.Height
		}
		s.matrix = s.matrix.times(viewport(n, number("x", 0), number("y", 0), width, height))
		r.children(n, s, depth)
	case "use":
		r.use(n, s, depth)
	case "text":
		r.words(n, s)
	default:
		path, known := shape(n, r.out.Width, r.out.Height)
		if !known {
			r.left[n.name] = true
			return
		}
		r.outline(path, s)
	}
}

// use draws another element here.
func (r *reader) use(n *node, s state, depth int) {
	target := r.ids[strings.TrimPrefix(n.attributes["href"], "#")]
	if target == nil || depth > maxDepth {
		return
	}
	s.matrix = s.matrix.times(Matrix{1, 0, 0, 1, length(n.attributes["x"], 0), length(n.attributes["y"], 0)})
	if target.name == "symbol" {
		if width, height := length(n.attributes["width"], 0), length(n.attributes["height"], 0); width > 0 && height > 0 {
			s.matrix = s.matrix.times(viewport(target, 0, 0, width, height))
		}
		r.children(target, r.styled(target, s), depth+1)
		return
	}
	r.draw(target, s, depth+1)
}

// shape is the path of an element, false where it is no shape.
func shape(n *node, width, height float64) (Path, bool) {
	number := func(name string, whole float64) float64 { return length(n.attributes[name], whole) }
	switch n.name {
	case "path":
		return parsePath(n.attributes["d"]), true
	case "rect":
		rx, ry := number("rx", width), number("ry", height)
		if n.attributes["ry"] == "" {
			ry = rx
		}
		if n.attributes["rx"] == "" {
			rx = ry
		}
		return rectangle(number("x", width), number("y", height), number("width", width), number("height", height), rx, ry), true
	case "circle":
		radius := number("r", width)
		return ellipse(number("cx", width), number("cy", height), radius, radius), true
	case "ellipse":
		return ellipse(number("cx", width), number("cy", height), number("rx", width), number("ry", height)), true
	case "line":
		var p pen
		p.move(Point{number("x1", width), number("y1", height)})
		p.line(Point{number("x2", width), number("y2", height)})
		return p.path, true
	case "polyline", "polygon":
		return polygon(n.attributes["points"], n.name == "polygon"), true
	}
	return nil, false
}

func (r *reader) outline(path Path, s state) {
	r.draws(path)
	fill, stroke := s.painted(s.fill), s.painted(s.stroke)
	if s.line.Width == 0 {
		stroke = Paint{}
	}
	if len(path) < 2 || fill.Opacity == 0 && stroke.Opacity == 0 {
		return
	}
	r.draws(s.clip...)
	r.out.Marks = append(r.out.Marks, &Outline{Path: s.matrix.path(path), Fill: fill, EvenOdd: s.evenOdd,
		Stroke: stroke, Line: s.line.scaled(s.matrix), Clip: s.clip})
}

// scaled is the line in the coordinates of the drawing. One that is stretched
// more in one direction is drawn with the same area.
func (l Line) scaled(m Matrix) Line {
	by := math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2]))
	l.Width = bounded(l.Width * by)
	dash := make([]float64, len(l.Dash))
	for i, d := range l.Dash {
		dash[i] = bounded(d * by)
	}
	l.Dash = dash
	return l
}
