package drawing

import "strings"

// words draws a text element. Each of its spans with a place of its own is a
// line; what follows a line without one follows it on the page as well.
func (r *reader) words(n *node, s state) {
	line := &lines{reader: r}
	line.begin(n, s)
	line.add(n.text)
	for _, child := range n.children {
		if child.name == "tspan" {
			inner := r.styled(child, s)
			if child.attributes["x"] != "" || child.attributes["y"] != "" || child.attributes["dy"] != "" {
				line.end()
				line.begin(child, inner)
			}
			line.add(child.text)
		} else if !silent[child.name] {
			r.left[child.name] = true
		}
		line.add(child.tail)
	}
	line.end()
}

// lines gathers the words of a text element line by line.
type lines struct {
	*reader
	state  state
	at     Point
	length float64
	text   strings.Builder
}

func (l *lines) begin(n *node, s state) {
	place := func(name string, before float64) float64 {
		if v := n.attributes[name]; v != "" {
			return length(v, 0)
		}
		return before
	}
	l.state = s
	l.at = Point{place("x", l.at.X) + font(n.attributes["dx"], s.size), place("y", l.at.Y) + font(n.attributes["dy"], s.size)}
	l.length = length(n.attributes["textLength"], 0)
}

// font reads a length that may be in parts of the size of the letters.
func font(v string, size float64) float64 {
	if number, ok := strings.CutSuffix(strings.TrimSpace(v), "em"); ok {
		return length(number, 0) * size
	}
	return length(v, 0)
}

func (l *lines) add(s string) { l.text.WriteString(s) }

func (l *lines) end() {
	text := strings.Join(strings.Fields(l.text.String()), " ")
	l.text.Reset()
	s := l.state
	fill := s.painted(s.fill)
	if text == "" || fill.Opacity == 0 {
		return
	}
	w := &Words{Matrix: s.matrix.times(Matrix{1, 0, 0, 1, l.at.X, l.at.Y}), Text: text, Family: s.family, Size: s.size, Bold: s.bold, Italic: s.italic,
		Anchor: s.anchor, Length: l.length, Fill: fill, Clip: s.clip, Line: s.line.scaled(s.matrix)}
	if s.rimFirst {
		w.Rim = s.painted(s.stroke)
	}
	l.draws(s.clip...)
	l.out.Marks = append(l.out.Marks, w)
}
