// Package cover draws the cover of a book: paper, the contour lines of a
// country that only this book has, its painted sign, its title, and who made
// it. It is an SVG picture without references, so that a page, an e-book and a
// printed book can all carry the same one.
//
// The same book gives the same bytes on every machine: the country grows from
// the seed by whole numbers alone. The package knows neither pages nor types,
// and no phrase: what is written on a cover comes in as lines.
package cover

import (
	"fmt"
	"html"
	"strings"
)

// Cover is what is drawn.
type Cover struct {
	Seed  string   // decides about the contour lines: a name that stays when the title changes
	Title string   // is set in as many lines as it needs
	Lines []string // at the foot: who published it, which edition, who paid
	Lang  string   // the language of the title
	Mark  string   // the drawing of the sign, an svg element
	// Ink is the colour of the contour lines as SVG writes colours;
	// "currentColor" where a style sheet gives it.
	Ink string
}

// Width and Height are the size of a cover in its own units; 5 : 7.
const (
	Width  = 200
	Height = 280
)

const (
	left    = 20 // of everything that is written
	written = Width - left - 16
	serif   = `Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif`
	paper   = "#FBFAF6"
	ink     = "#1B2226"
	edge    = "#8A8578"
)

// SVG returns the picture as an element of a page. It is silent for those who
// listen: the title stands beside it.
func (c Cover) SVG() string {
	return c.draw(` class="cover" aria-hidden="true" focusable="false"`, `paint-order="stroke"`)
}

// Picture returns the picture as a file of its own. Reading programs know the
// order of painting only as a style.
func (c Cover) Picture() string { return c.draw("", `style="paint-order:stroke"`) }

// draw draws it with the attributes of the whole, and with the one that paints the
// rim of letters first.
func (c Cover) draw(attributes, rim string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]d %[2]d" width="%[1]d" height="%[2]d"%[3]s>`, Width, Height, attributes)
	fmt.Fprintf(&b, `<path fill="%s" d="M0 0h%dv%dH0z"/>`, paper, Width, Height)
	fmt.Fprintf(&b, `<path fill="none" stroke="%s" stroke-opacity=".45" d="%s"/>`, c.Ink, Contours(c.Seed, Width, Height))
	fmt.Fprintf(&b, `<path fill="%s" d="M0 0h7v%dH0z"/>`, c.Ink, Height)
	fmt.Fprintf(&b, `<path fill="none" stroke="%s" d="M.5.5h%dv%dH.5z"/>`, edge, Width-1, Height-1)
	b.WriteString(placed(c.Mark, left, 24, 84, 56))
	c.writeTitle(&b, rim)
	c.writeLines(&b, rim)
	b.WriteString("</svg>")
	return b.String()
}

// placed puts a drawing at a place, in a size, its outline as fine as that of the
// cover.
func placed(svg string, x, y, width, height int) string {
	_, rest, found := strings.Cut(svg, "<svg")
	if !found {
		return ""
	}
	attributes, inside, _ := strings.Cut(rest, ">")
	box := "0 0 36 24"
	if _, after, ok := strings.Cut(attributes, `viewBox="`); ok {
		box, _, _ = strings.Cut(after, `"`)
	}
	return fmt.Sprintf(`<svg x="%d" y="%d" width="%d" height="%d" viewBox="%s" stroke-width=".45">%s`, x, y, width, height, html.EscapeString(box), inside)
}

// writeTitle sets the title below the sign. Like the names on a map the letters
// have a rim of paper, so that the contour lines end before them.
func (c Cover) writeTitle(b *strings.Builder, rim string) {
	size, lines := fit(c.Title)
	fmt.Fprintf(b, `<g fill="%s" stroke="%s" stroke-width="5" stroke-linejoin="round" %s`, ink, paper, rim)
	if c.Lang != "" {
		fmt.Fprintf(b, ` lang="%s" xml:lang="%[1]s"`, html.EscapeString(c.Lang))
	}
	fmt.Fprintf(b, ` font-family="%s" font-weight="600" font-size="%d">`, html.EscapeString(serif), size)
	for i, line := range lines {
		text(b, line, 92+(i+1)*size*6/5, size)
	}
	b.WriteString("</g>")
}

// writeLines sets the lines at the foot, the last one lowest.
func (c Cover) writeLines(b *strings.Builder, rim string) {
	const size = 9
	var lines []string
	for _, line := range c.Lines {
		lines = append(lines, broken(line, size)...)
	}
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(b, `<g fill="%s" stroke="%s" stroke-width="4" stroke-linejoin="round" %s font-family="system-ui, sans-serif" font-size="%d">`, ink, paper, rim, size)
	for i, line := range lines {
		text(b, line, Height-16-(len(lines)-1-i)*12, size)
	}
	b.WriteString("</g>")
}

// text writes a line. One that may be too long in some reader's font is told how
// long it has to be.
func text(b *strings.Builder, line string, y, size int) {
	squeeze := ""
	if width(line)*size > written*em {
		squeeze = fmt.Sprintf(` textLength="%d" lengthAdjust="spacingAndGlyphs"`, written)
	}
	fmt.Fprintf(b, `<text x="%d" y="%d"%s>%s</text>`, left, y, squeeze, html.EscapeString(line))
}
