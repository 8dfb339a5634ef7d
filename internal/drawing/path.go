package drawing

import (
	"math"
	"strconv"
)

// numbers reads the numbers of an attribute or a path.
type numbers struct {
	s  string
	at int
}

func (n *numbers) space() {
	for n.at < len(n.s) && (n.s[n.at] <= ' ' || n.s[n.at] == ',') {
		n.at++
	}
}

// next reads a number, false at the end or at what is none.
func (n *numbers) next() (float64, bool) {
	n.space()
	start, dot, exp := n.at, false, false
loop:
	for n.at < len(n.s) {
		switch c := n.s[n.at]; {
		case c >= '0' && c <= '9':
		case (c == '+' || c == '-') && (n.at == start || n.s[n.at-1]|0x20 == 'e'):
		case c == '.' && !dot && !exp:
			dot = true
		case c|0x20 == 'e' && !exp && n.at > start && n.at+1 < len(n.s) && isNumeric(n.s[n.at+1]):
			exp = true
		default:
			break loop
		}
		n.at++
	}
	v, err := strconv.ParseFloat(n.s[start:n.at], 64)
	if err != nil {
		n.at = start
		return 0, false
	}
	return bounded(v), true
}

func isNumeric(c byte) bool { return c >= '0' && c <= '9' || c == '-' || c == '+' }

// flag reads a flag of an arc, which needs no space after it.
func (n *numbers) flag() (bool, bool) {
	n.space()
	if n.at < len(n.s) && (n.s[n.at] == '0' || n.s[n.at] == '1') {
		n.at++
		return n.s[n.at-1] == '1', true
	}
	return false, false
}

// list reads all numbers that there are.
func list(s string) []float64 {
	n := numbers{s: s}
	var all []float64
	for {
		v, ok := n.next()
		if !ok {
			return all
		}
		all = append(all, v)
	}
}

// arguments is how many numbers each command of a path takes.
var arguments = map[byte]int{'m': 2, 'l': 2, 'h': 1, 'v': 1, 'c': 6, 's': 4, 'q': 4, 't': 2, 'a': 7, 'z': 0}

// pen draws a path.
type pen struct {
	path      Path
	at, start Point
	control   Point // of the last curve
	last      byte  // the last command in small letters
}

// parsePath reads the data of a path. As SVG wants it, what comes before a
// mistake is drawn.
func parsePath(data string) Path {
	n := numbers{s: data}
	var p pen
	for {
		n.space()
		if n.at >= len(n.s) {
			return p.path
		}
		command := n.s[n.at]
		small := command | 0x20
		count, known := arguments[small]
		if !known || len(p.path) == 0 && small != 'm' {
			return p.path
		}
		n.at++
		for first := true; ; first = false {
			args, ok := n.arguments(small, count)
			if !ok {
				if first {
					return p.path
				}
				break
			}
			if !first && small == 'm' { // further points are lines
				command = command - 'm' + 'l'
				small = 'l'
			}
			p.draw(small, command == small, args)
			if count == 0 {
				break
			}
		}
	}
}

func (n *numbers) arguments(command byte, count int) (args [7]float64, ok bool) {
	before := n.at
	for i := range count {
		if command == 'a' && (i == 3 || i == 4) {
			set, ok := n.flag()
			if !ok {
				n.at = before
				return args, false
			}
			if set {
				args[i] = 1
			}
			continue
		}
		if args[i], ok = n.next(); !ok {
			n.at = before
			return args, false
		}
	}
	return args, true
}

func (p *pen) draw(command byte, relative bool, a [7]float64) {
	var base Point
	if relative {
		base = p.at
	}
	point := func(i int) Point { return Point{base.X + a[i], base.Y + a[i+1]} }
	mirrored := func(kinds ...byte) Point {
		for _, k := range kinds {
			if p.last == k {
				return Point{2*p.at.X - p.control.X, 2*p.at.Y - p.control.Y}
			}
		}
		return p.at
	}
	switch command {
	case 'm':
		p.move(point(0))
	case 'l':
		p.line(point(0))
	case 'h':
		p.line(Point{base.X + a[0], p.at.Y})
	case 'v':
		p.line(Point{p.at.X, base.Y + a[0]})
	case 'c':
		p.curve(point(0), point(2), point(4))
	case 's':
		p.curve(mirrored('c', 's'), point(0), point(2))
	case 'q':
		p.quadratic(point(0), point(2))
	case 't':
		p.quadratic(mirrored('q', 't'), point(0))
	case 'a':
		p.arc(a[0], a[1], a[2], a[3] == 1, a[4] == 1, point(5))
	case 'z':
		p.close()
	}
	p.last = command
}

func (p *pen) move(to Point) {
	p.path = append(p.path, Segment{Move, [3]Point{to}})
	p.at, p.start = to, to
}

func (p *pen) line(to Point) {
	p.path = append(p.path, Segment{To, [3]Point{to}})
	p.at = to
}

func (p *pen) curve(a, b, to Point) {
	p.path = append(p.path, Segment{Curve, [3]Point{a, b, to}})
	p.at, p.control = to, b
}

// quadratic draws a curve with one control point as one with two.
func (p *pen) quadratic(c, to Point) {
	a := Point{p.at.X + (c.X-p.at.X)*2/3, p.at.Y + (c.Y-p.at.Y)*2/3}
	b := Point{to.X + (c.X-to.X)*2/3, to.Y + (c.Y-to.Y)*2/3}
	p.curve(a, b, to)
	p.control = c
}

func (p *pen) close() {
	p.path = append(p.path, Segment{Op: Close})
	p.at = p.start
}

// arc draws a part of an ellipse as curves, as SVG 1.1, F.6, finds its centre.
func (p *pen) arc(rx, ry, degrees float64, large, sweep bool, to Point) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	from := p.at
	if rx == 0 || ry == 0 || from == to {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	dx, dy := (from.X-to.X)/2, (from.Y-to.Y)/2
	x, y := cos*dx+sin*dy, cos*dy-sin*dx
	if over := x*x/(rx*rx) + y*y/(ry*ry); over > 1 {
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	under := rx*rx*y*y + ry*ry*x*x
	k := math.Sqrt(math.Max(0, (rx*rx*ry*ry-under)/under))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	centre := Point{cos*cx - sin*cy + (from.X+to.X)/2, sin*cx + cos*cy + (from.Y+to.Y)/2}
	begin := math.Atan2((y-cy)/ry, (x-cx)/rx)
	turn := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - begin
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	pieces := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	if pieces == 0 {
		p.line(to)
		return
	}
	step := turn / float64(pieces)
	handle := 4.0 / 3 * math.Tan(step/4)
	place := Matrix{rx * cos, rx * sin, -ry * sin, ry * cos, centre.X, centre.Y}
	for i := range pieces {
		s0, c0 := math.Sincos(begin + step*float64(i))
		s1, c1 := math.Sincos(begin + step*float64(i+1))
		end := place.point(Point{c1, s1})
		if i == pieces-1 {
			end = to
		}
		p.curve(place.point(Point{c0 - handle*s0, s0 + handle*c0}), place.point(Point{c1 + handle*s1, s1 - handle*c1}), end)
	}
}

// ellipse is the path of an ellipse.
func ellipse(cx, cy, rx, ry float64) Path {
	if rx <= 0 || ry <= 0 {
		return nil
	}
	var p pen
	p.move(Point{cx + rx, cy})
	p.arc(rx, ry, 0, false, true, Point{cx - rx, cy})
	p.arc(rx, ry, 0, false, true, Point{cx + rx, cy})
	p.close()
	return p.path
}

// rectangle is the path of a rectangle with round corners.
func rectangle(x, y, width, height, rx, ry float64) Path {
	if width <= 0 || height <= 0 {
		return nil
	}
	rx, ry = math.Min(rx, width/2), math.Min(ry, height/2)
	var p pen
	if rx <= 0 || ry <= 0 {
		p.move(Point{x, y})
		p.line(Point{x + width, y})
		p.line(Point{x + width, y + height})
		p.line(Point{x, y + height})
		p.close()
		return p.path
	}
	p.move(Point{x + rx, y})
	p.line(Point{x + width - rx, y})
	p.arc(rx, ry, 0, false, true, Point{x + width, y + ry})
	p.line(Point{x + width, y + height - ry})
	p.arc(rx, ry, 0, false, true, Point{x + width - rx, y + height})
	p.line(Point{x + rx, y + height})
	p.arc(rx, ry, 0, false, true, Point{x, y + height - ry})
	p.line(Point{x, y + ry})
	p.arc(rx, ry, 0, false, true, Point{x + rx, y})
	p.close()
	return p.path
}

// polygon is the path through the points of an attribute.
func polygon(points string, closed bool) Path {
	all := list(points)
	var p pen
	for i := 0; i+1 < len(all); i += 2 {
		if i == 0 {
			p.move(Point{all[0], all[1]})
		} else {
			p.line(Point{all[i], all[i+1]})
		}
	}
	if closed && len(p.path) > 0 {
		p.close()
	}
	return p.path
}
