package drawing

import (
	"math"
	"strconv"
	"strings"
)

// paint reads a colour. A gradient is painted in the mean of its colours.
func (r *reader) paint(v string, current Paint) Paint {
	v = strings.TrimSpace(v)
	if id := reference(v); id != "" {
		return r.mean(r.ids[id], 0)
	}
	switch low := strings.ToLower(v); {
	case low == "none", low == "transparent":
		return Paint{}
	case low == "currentcolor":
		return current
	case strings.HasPrefix(low, "#"):
		return hexadecimal(low[1:])
	case strings.HasPrefix(low, "rgb"):
		return components(low)
	default:
		return Paint{names[low][0], names[low][1], names[low][2], 1}
	}
}

func hexadecimal(s string) Paint {
	if len(s) == 3 || len(s) == 4 {
		long := make([]byte, 0, 8)
		for i := range len(s) {
			long = append(long, s[i], s[i])
		}
		s = string(long)
	}
	v, err := strconv.ParseUint(s, 16, 32)
	switch {
	case err != nil:
		return Paint{Opacity: 1}
	case len(s) == 6:
		return Paint{uint8(v >> 16), uint8(v >> 8), uint8(v), 1}
	case len(s) == 8:
		return Paint{uint8(v >> 24), uint8(v >> 16), uint8(v >> 8), float64(v&0xff) / 255}
	}
	return Paint{Opacity: 1}
}

// components reads rgb(…) and rgba(…), in numbers or percents.
func components(s string) Paint {
	_, inside, _ := strings.Cut(s, "(")
	inside, _, _ = strings.Cut(inside, ")")
	parts := strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	p := Paint{Opacity: 1}
	for i, part := range parts {
		if i == 3 {
			p.Opacity = fraction(part)
			break
		}
		v := uint8(math.Round(math.Max(0, math.Min(255, length(part, 255)))))
		switch i {
		case 0:
			p.R = v
		case 1:
			p.G = v
		case 2:
			p.B = v
		}
	}
	return p
}

// mean is the mean colour of a gradient; nothing for what is none, like a pattern.
func (r *reader) mean(n *node, depth int) Paint {
	if n == nil || depth > maxDepth {
		return Paint{}
	}
	if n.name != "linearGradient" && n.name != "radialGradient" {
		r.left[n.name] = true
		return Paint{}
	}
	r.steps += len(n.children)
	var red, green, blue, opacity, count float64
	for _, child := range n.children {
		if child.name != "stop" {
			continue
		}
		s := map[string]string{"stop-color": child.attributes["stop-color"], "stop-opacity": child.attributes["stop-opacity"]}
		for _, d := range parseDeclarations(child.attributes["style"]) {
			s[d[0]] = d[1]
		}
		p := Paint{Opacity: 1}
		if colour := s["stop-color"]; colour != "" && reference(colour) == "" {
			p = r.paint(colour, p)
		}
		if s["stop-opacity"] != "" {
			p.Opacity = fraction(s["stop-opacity"])
		}
		red, green, blue = red+float64(p.R), green+float64(p.G), blue+float64(p.B)
		opacity, count = opacity+p.Opacity, count+1
	}
	if count == 0 {
		return r.mean(r.ids[strings.TrimPrefix(n.attributes["href"], "#")], depth+1)
	}
	return Paint{uint8(red / count), uint8(green / count), uint8(blue / count), opacity / count}
}

// names are the colours of CSS 2.1 and a few that drawing programs write; one
// that is not known is black.
var names = map[string][3]uint8{
	"black": {0, 0, 0}, "silver": {192, 192, 192}, "gray": {128, 128, 128}, "grey": {128, 128, 128}, "white": {255, 255, 255},
	"maroon": {128, 0, 0}, "red": {255, 0, 0}, "purple": {128, 0, 128}, "fuchsia": {255, 0, 255}, "magenta": {255, 0, 255},
	"green": {0, 128, 0}, "lime": {0, 255, 0}, "olive": {128, 128, 0}, "yellow": {255, 255, 0}, "navy": {0, 0, 128},
	"blue": {0, 0, 255}, "teal": {0, 128, 128}, "aqua": {0, 255, 255}, "cyan": {0, 255, 255}, "orange": {255, 165, 0},
	"brown": {165, 42, 42}, "pink": {255, 192, 203}, "gold": {255, 215, 0}, "beige": {245, 245, 220}, "ivory": {255, 255, 240},
	"lightgray": {211, 211, 211}, "lightgrey": {211, 211, 211}, "darkgray": {169, 169, 169}, "darkgrey": {169, 169, 169},
	"dimgray": {105, 105, 105}, "dimgrey": {105, 105, 105}, "whitesmoke": {245, 245, 245}, "gainsboro": {220, 220, 220},
	"darkred": {139, 0, 0}, "darkgreen": {0, 100, 0}, "darkblue": {0, 0, 139}, "steelblue": {70, 130, 180}, "tomato": {255, 99, 71},
}
