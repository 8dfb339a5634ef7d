package drawing

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

// said writes a path as a person would.
func (p Path) said() string {
	var b strings.Builder
	for i, s := range p {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte("MLCZ"[s.Op])
		for _, point := range s.Points[:[...]int{1, 1, 3, 0}[s.Op]] {
			fmt.Fprintf(&b, " %.4g %.4g", point.X, point.Y)
		}
	}
	return b.String()
}

func TestPath(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"M1 2 3 4l1 1", "M 1 2 L 3 4 L 4 5"},
		{"m1,2 3,4H9v-1z", "M 1 2 L 4 6 L 9 6 L 9 5 Z"},
		{"M0 0C1 1 2 1 3 0S5-1 6 0", "M 0 0 C 1 1 2 1 3 0 C 4 -1 5 -1 6 0"},
		{"M0 0Q3 3 6 0t6 0", "M 0 0 C 2 2 4 2 6 0 C 8 -2 10 -2 12 0"},
		{"M1.5.5-2e1.25", "M 1.5 0.5 L -20 0.25"},
		{"M0 0A0 1 0 0 1 2 2", "M 0 0 L 2 2"},
		{"L1 1", ""},
		{"M1 1L2 x", "M 1 1"},
	} {
		if got := parsePath(c.data).said(); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.data, got, c.want)
		}
	}
}

// TestArc draws a half circle, every point of which is as far from its centre.
func TestArc(t *testing.T) {
	path := parsePath("M0 0A1 1 0 0110 0")
	if last := path[len(path)-1].Points[2]; last != (Point{10, 0}) {
		t.Errorf("it ends at %v", last)
	}
	for _, s := range path[1:] {
		if d := math.Hypot(s.Points[2].X-5, s.Points[2].Y); math.Abs(d-5) > 1e-9 {
			t.Errorf("%v is %g from the centre", s.Points[2], d)
		}
		if s.Points[2].Y > 1e-9 {
			t.Errorf("%v is on the wrong side", s.Points[2])
		}
	}
}

func read(t *testing.T, svg string) *Drawing {
	t.Helper()
	d, err := Read([]byte(svg))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPlaces(t *testing.T) {
	d := read(t, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 10 20 10" width="40">
<g transform="translate(10 10) scale(2)"><path d="M0 0h5" stroke="#f00" stroke-width="1"/></g>
<svg x="10" y="10" width="4" height="2" viewBox="0 0 2 2"><rect width="2" height="2"/></svg></svg>`)
	if d.Width != 40 || d.Height != 20 {
		t.Errorf("%g × %g", d.Width, d.Height)
	}
	line := d.Marks[0].(*Outline)
	if got := line.Path.said(); got != "M 0 0 L 20 0" || line.Line.Width != 4 {
		t.Errorf("%s, %g wide", got, line.Line.Width)
	}
	if got, want := d.Marks[1].(*Outline).Path.said(), "M 2 0 L 6 0 L 6 4 L 2 4 Z"; got != want {
		t.Errorf("nested: %s, want %s", got, want)
	}
}

func TestStyles(t *testing.T) {
	d := read(t, `<svg viewBox="0 0 9 9" color="#010203"><style>/* a */ .b, rect {fill: blue} #c {fill: rgb(10%, 0, 255)}</style>
<linearGradient id="g"><stop stop-color="#000"/><stop stop-color="#646464" stop-opacity=".5"/></linearGradient>
<rect width="1" height="1"/><circle class="a b" r="1" fill="red"/><path id="c" class="b" d="M0 0h1"/><path style="fill:currentColor" fill="red" d="M0 0h1"/>
<g opacity=".5"><path fill="rgba(0,0,0,.5)" fill-opacity=".5" d="M0 0h1"/></g><path fill="url(#g)" d="M0 0h1"/><path fill="none" d="M0 0h1"/></svg>`)
	want := []Paint{{0, 0, 255, 1}, {0, 0, 255, 1}, {26, 0, 255, 1}, {1, 2, 3, 1}, {0, 0, 0, .125}, {50, 50, 50, .75}}
	if len(d.Marks) != len(want) {
		t.Fatalf("%d marks", len(d.Marks))
	}
	for i, m := range d.Marks {
		if got := m.(*Outline).Fill; got != want[i] {
			t.Errorf("mark %d: %v, want %v", i, got, want[i])
		}
	}
}

func TestWords(t *testing.T) {
	d := read(t, `<svg viewBox="0 0 9 9" font-family="Charter, serif"><g font-weight="600" paint-order="stroke" stroke="#fff" text-anchor="middle">
<text x="3" y="4">Első<tspan x="3" dy="1.5em" font-style="italic">sor, második</tspan> vége</text></g></svg>`)
	if len(d.Marks) != 2 {
		t.Fatalf("%d lines", len(d.Marks))
	}
	first, second := d.Marks[0].(*Words), d.Marks[1].(*Words)
	if first.Text != "Első" || second.Text != "sor, második vége" || !first.Bold || first.Family != Serif || first.Rim.R != 255 || !second.Italic || second.Anchor != Middle {
		t.Errorf("%+v, %+v", first, second)
	}
	if first.Matrix[5] != 4 || second.Matrix[5] != 4+24 {
		t.Errorf("lines at %g and %g", first.Matrix[5], second.Matrix[5])
	}
}

func TestLeft(t *testing.T) {
	d := read(t, `<svg viewBox="0 0 9 9"><image href="data:"/><path filter="url(#f)" d="M0 0h1"/><foreignObject/><title>x</title><use href="#u"/><g id="u"><use href="#u"/></g></svg>`)
	if got := strings.Join(d.Left, " "); got != "filter foreignObject image" {
		t.Errorf("left out: %s", got)
	}
	d = read(t, `<svg viewBox="0 0 9 9"><filter/><mask/><pattern id="p"/><marker/><path marker-start="none" filter="none" d="M0 0h1"/></svg>`)
	if len(d.Left) != 0 {
		t.Errorf("left out what nobody uses: %s", d.Left)
	}
	d = read(t, `<svg viewBox="0 0 9 9"><defs><pattern id="p"/></defs><path fill="url(#p)" style="marker-end: url(#a); mask: url(#m)" d="M0 0h1"/></svg>`)
	if got := strings.Join(d.Left, " "); got != "marker mask pattern" {
		t.Errorf("left out: %s", got)
	}
}

func TestBad(t *testing.T) {
	for _, svg := range []string{"", "<svg/>", "<html/>", `<svg viewBox="0 0 1 1">`, `<svg viewBox="0 0 -1 1"/>`, `<svg viewBox="0 0 1 1"/><svg/>`,
		`<svg viewBox="0 0 1 1">` + strings.Repeat("<g>", 100) + strings.Repeat("</g>", 100) + "</svg>"} {
		if _, err := Read([]byte(svg)); err == nil {
			t.Errorf("%.60s is a picture", svg)
		}
	}
}

// TestTooMuch: a small file that would draw without end is no picture, and is not
// drawn for long.
func TestTooMuch(t *testing.T) {
	many := func(n int, svg string) string { return strings.Repeat(svg, n) }
	uses := many(3000, `<use href="#a"/>`)
	for name, inside := range map[string]string{
		"uses of uses":      `<g id="a">` + many(9, `<use href="#b"/>`) + `</g><g id="b">` + many(9, `<use href="#a"/>`) + `</g>`,
		"uses of a path":    `<defs><path id="a" d="M0 0` + many(3000, "h1") + `"/></defs>` + uses,
		"many rules":        `<style>` + many(3000, ".x{fill:red}") + `</style>` + many(3000, `<path d="M0 0h1"/>`),
		"a long clip":       `<clipPath id="a"><path d="M0 0` + many(3000, "h1") + `"/></clipPath>` + many(3000, `<path clip-path="url(#a)" d="M0 0h1"/>`),
		"words in a clip":   `<clipPath id="a"><path d="M0 0` + many(3000, "h1") + `"/></clipPath><g clip-path="url(#a)">` + many(3000, `<text>a</text>`) + `</g>`,
		"a gradient of all": `<linearGradient id="a">` + many(3000, `<stop/>`) + `</linearGradient>` + many(3000, `<path fill="url(#a)" d="M0 0h1"/>`),
	} {
		if _, err := Read([]byte(`<svg viewBox="0 0 9 9">` + inside + `</svg>`)); !errors.Is(err, errTooMuch) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzRead reads anything, and what it draws has a place.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`<svg viewBox="0 0 9 9"><g transform="rotate(3 1 1)skewX(90)"><path d="M0 0a1 2 3 104 5t1 1" stroke="#f00" stroke-dasharray="1 2"/></g></svg>`))
	f.Add([]byte(`<svg width="1e-300" height="1e300" viewBox="0 0 1e300 1e-300"><rect width="50%" height="1in" rx="9"/><text dy="1em">a<tspan x="1">b</tspan></text></svg>`))
	f.Add([]byte(`<svg viewBox="0 0 9 9"><symbol id="s" viewBox="0 0 0 1"><circle r="1"/></symbol><use href="#s" width="2" height="1"/><clipPath id="c"><rect/></clipPath><path clip-path="url(#c)" d="M0 0h1"/></svg>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Read(raw)
		if err != nil {
			return
		}
		for _, m := range d.Marks {
			switch m := m.(type) {
			case *Outline:
				for _, s := range m.Path {
					for _, p := range s.Points {
						check(t, raw, p.X, p.Y)
					}
				}
				check(t, raw, m.Line.Width)
				check(t, raw, m.Line.Dash...)
			case *Words:
				check(t, raw, m.Matrix[:]...)
				check(t, raw, m.Size, m.Length, m.Line.Width)
			}
		}
	})
}

func check(t *testing.T, raw []byte, numbers ...float64) {
	t.Helper()
	for _, v := range numbers {
		if !(math.Abs(v) <= largest) {
			t.Fatalf("%q draws with %g", raw, v)
		}
	}
}
