package drawing

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// state is what an element inherits from those around it.
type state struct {
	matrix       Matrix
	colour       Paint // "currentColor"
	fill, stroke inherited
	opacity      float64
	evenOdd      bool
	line         Line
	clip         []Path
	hidden       bool

	family       Family
	size         float64
	bold, italic bool
	anchor       Anchor
	rimFirst     bool
}

// inherited is a paint and the opacity that it is given by itself.
type inherited struct {
	Paint
	own float64
}

func initial() state {
	return state{matrix: identity, colour: Paint{Opacity: 1}, fill: inherited{Paint{Opacity: 1}, 1}, stroke: inherited{Paint{}, 1},
		opacity: 1, line: Line{Width: 1, Miter: 4}, size: 16}
}

// rule is a rule of a style sheet: a selector of one element and what it sets.
type rule struct {
	element, class, id string
	declarations       [][2]string
}

// parseRules reads a style sheet. Selectors of more than one element are left
// out.
func parseRules(sheet string) []rule {
	var rules []rule
	for {
		begin := strings.Index(sheet, "/*")
		if begin < 0 {
			break
		}
		end := strings.Index(sheet[begin:], "*/")
		if end < 0 {
			sheet = sheet[:begin]
			break
		}
		sheet = sheet[:begin] + sheet[begin+end+2:]
	}
	for _, part := range strings.Split(sheet, "}") {
		selectors, body, found := strings.Cut(part, "{")
		if !found {
			continue
		}
		declarations := parseDeclarations(body)
		for _, selector := range strings.Split(selectors, ",") {
			selector = strings.TrimSpace(selector)
			if selector == "" || strings.ContainsAny(selector, " >+~:[*@") {
				continue
			}
			r := rule{declarations: declarations}
			if element, class, ok := strings.Cut(selector, "."); ok {
				r.element, r.class = element, class
			} else if element, id, ok := strings.Cut(selector, "#"); ok {
				r.element, r.id = element, id
			} else {
				r.element = selector
			}
			rules = append(rules, r)
		}
	}
	slices.SortStableFunc(rules, func(a, b rule) int { return cmp.Compare(a.weight(), b.weight()) })
	return rules
}

// weight says which of two rules wins.
func (r rule) weight() int {
	switch {
	case r.id != "":
		return 2
	case r.class != "":
		return 1
	}
	return 0
}

func (r rule) matches(n *node) bool {
	return (r.element == "" || r.element == n.name) && (r.id == "" || r.id == n.attributes["id"]) &&
		(r.class == "" || slices.Contains(strings.Fields(n.attributes["class"]), r.class))
}

func parseDeclarations(s string) [][2]string {
	var all [][2]string
	for _, declaration := range strings.Split(s, ";") {
		if name, value, ok := strings.Cut(declaration, ":"); ok {
			all = append(all, [2]string{strings.TrimSpace(name), strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))})
		}
	}
	return all
}

// properties are the attributes that are styles, in the order in which they are
// taken: colour before what uses it.
var properties = []string{"color", "opacity", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap",
	"stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "font-family", "font-size", "font-weight", "font-style", "text-anchor",
	"display", "visibility", "paint-order", "clip-path", "filter", "mask", "marker", "marker-start", "marker-mid", "marker-end"}

// styled is what holds for an element: what it inherits, then its attributes,
// the style sheets, its own style.
func (r *reader) styled(n *node, s state) state {
	r.steps += len(properties) + len(r.rules)
	values := map[string]string{}
	for _, name := range properties {
		if v, ok := n.attributes[name]; ok {
			values[name] = strings.TrimSpace(v)
		}
	}
	for _, rule := range r.rules {
		if rule.matches(n) {
			for _, d := range rule.declarations {
				values[d[0]] = d[1]
			}
		}
	}
	for _, d := range parseDeclarations(n.attributes["style"]) {
		values[d[0]] = d[1]
	}
	if t := n.attributes["transform"]; t != "" {
		s.matrix = s.matrix.times(transform(t))
	}
	for _, name := range properties {
		if v, ok := values[name]; ok && v != "inherit" {
			r.set(&s, name, v)
		}
	}
	return s
}

// painted is a paint with every opacity that it has. That of a group is given to
// all that it holds: only where they overlap does one see a difference.
func (s state) painted(p inherited) Paint {
	p.Opacity *= p.own * s.opacity
	return p.Paint
}

func (r *reader) set(s *state, name, v string) {
	switch name {
	case "color":
		s.colour = r.paint(v, s.colour)
	case "opacity":
		s.opacity *= fraction(v)
	case "fill":
		s.fill.Paint = r.paint(v, s.colour)
	case "fill-opacity":
		s.fill.own = fraction(v)
	case "fill-rule":
		s.evenOdd = v == "evenodd"
	case "stroke":
		s.stroke.Paint = r.paint(v, s.colour)
	case "stroke-opacity":
		s.stroke.own = fraction(v)
	case "stroke-width":
		s.line.Width = math.Max(0, length(v, 100))
	case "stroke-linecap":
		s.line.Cap = map[string]Cap{"round": RoundCap, "square": Square}[v]
	case "stroke-linejoin":
		s.line.Join = map[string]Join{"round": RoundJoin, "bevel": Bevel}[v]
	case "stroke-miterlimit":
		s.line.Miter = math.Max(1, length(v, 0))
	case "stroke-dasharray":
		s.line.Dash = dashes(v)
	case "display":
		s.hidden = s.hidden || v == "none"
	case "visibility":
		s.hidden = s.hidden || v == "hidden" || v == "collapse"
	case "clip-path":
		r.clip(s, v)
	case "filter", "mask", "marker", "marker-start", "marker-mid", "marker-end":
		if v != "none" {
			element, _, _ := strings.Cut(name, "-")
			r.left[element] = true
		}
	default:
		s.setFont(name, v)
	}
}

func (s *state) setFont(name, v string) {
	switch name {
	case "font-family":
		s.family = familyOf(v)
	case "font-size":
		if size := length(v, s.size); size > 0 {
			s.size = size
		}
	case "font-weight":
		weight, err := strconv.Atoi(v)
		s.bold = v == "bold" || v == "bolder" || err == nil && weight >= 600
	case "font-style":
		s.italic = v == "italic" || v == "oblique"
	case "text-anchor":
		s.anchor = map[string]Anchor{"middle": Middle, "end": End}[v]
	case "paint-order":
		s.rimFirst = strings.HasPrefix(v, "stroke")
	}
}

// familyOf takes the kind of letters from the last name of a list, which is the
// one that everybody has, else from one that it knows.
func familyOf(list string) Family {
	names := strings.Split(strings.ToLower(list), ",")
	last := strings.Trim(names[len(names)-1], ` '"`)
	switch {
	case last == "serif", strings.Contains(last, "times"), strings.Contains(last, "georgia"):
		return Serif
	case last == "monospace", strings.Contains(last, "courier"), strings.Contains(last, "mono"):
		return Mono
	}
	return Sans
}

func dashes(v string) []float64 {
	var sum float64
	all := list(v)
	for _, d := range all {
		if d < 0 {
			return nil
		}
		sum += d
	}
	if sum == 0 {
		return nil
	}
	return all
}

func fraction(v string) float64 {
	f := length(v, 1)
	return math.Max(0, math.Min(1, f))
}

// clip lets nothing be drawn outside a path that the value names.
func (r *reader) clip(s *state, v string) {
	n := r.ids[reference(v)]
	if n == nil || n.name != "clipPath" {
		return
	}
	if n.attributes["clipPathUnits"] == "objectBoundingBox" {
		r.left["clipPath"] = true
		return
	}
	var inside Path
	r.steps += len(n.children)
	for _, child := range n.children {
		m := s.matrix.times(transform(n.attributes["transform"])).times(transform(child.attributes["transform"]))
		if path, ok := shape(child, r.out.Width, r.out.Height); ok {
			inside = append(inside, m.path(path)...)
			r.draws(path)
		} else if !silent[child.name] {
			r.left[child.name] = true
		}
	}
	s.clip = append(slices.Clone(s.clip), inside)
}

// reference is the id that url(#id) names, "" for anything else.
func reference(v string) string {
	rest, ok := strings.CutPrefix(v, "url(")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, ")")
	name, ok = strings.CutPrefix(strings.Trim(name, ` '"`), "#")
	if !ok {
		return ""
	}
	return name
}

// transform reads a list of transformations.
func transform(s string) Matrix {
	m := identity
	for {
		name, rest, found := strings.Cut(s, "(")
		if !found {
			return m
		}
		inside, after, _ := strings.Cut(rest, ")")
		s = after
		m = m.times(one(strings.Trim(name, " \t\n,"), list(inside)))
	}
}

func one(name string, a []float64) Matrix {
	at := func(i int, missing float64) float64 {
		if i < len(a) {
			return a[i]
		}
		return missing
	}
	switch {
	case name == "matrix" && len(a) == 6:
		return Matrix(a)
	case name == "translate":
		return Matrix{1, 0, 0, 1, at(0, 0), at(1, 0)}
	case name == "scale":
		return Matrix{at(0, 1), 0, 0, at(1, at(0, 1)), 0, 0}
	case name == "rotate":
		sin, cos := math.Sincos(at(0, 0) * math.Pi / 180)
		x, y := at(1, 0), at(2, 0)
		return Matrix{1, 0, 0, 1, x, y}.times(Matrix{cos, sin, -sin, cos, 0, 0}).times(Matrix{1, 0, 0, 1, -x, -y})
	case name == "skewX":
		return Matrix{1, 0, math.Tan(at(0, 0) * math.Pi / 180), 1, 0, 0}
	case name == "skewY":
		return Matrix{1, math.Tan(at(0, 0) * math.Pi / 180), 0, 1, 0, 0}
	}
	return identity
}
