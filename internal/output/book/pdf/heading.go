package pdf

import (
	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// addHeading adds a heading, which is never parted from what it is the heading
// of.
func (c *composer) addHeading(s *stack, h *markdown.HeadingBlock, ctx context) {
	level := min(h.Level, 6)
	size := headingSizes[level]
	l := ctx.look.in(serif, size.typeSize)
	l.bold, l.italic, l.colour = true, size.italic, c.headingColour(level)
	inner := ctx.within(pdf.Heading(c.deeper(h.Level))).looking(l).speaking(h.Lang)
	c.quiet = true
	p := c.par(h.Content, inner, h.ID).title()
	c.quiet = false
	s.add(p, size.above, size.below)
}

// deeper is the level of a heading in the structure, where none is skipped,
// whatever the author wrote: one more than the headings that it stands under.
func (c *composer) deeper(level int) int {
	for len(c.above) > 0 && c.above[len(c.above)-1] >= level {
		c.above = c.above[:len(c.above)-1]
	}
	c.above = append(c.above, level)
	return len(c.above) + 1
}

// headingColour is that of the book for the headings that one looks for.
func (c *composer) headingColour(level int) pdf.Colour {
	if level == 2 {
		return c.accent
	}
	return ink
}

// ornament parts what is above from what is below.
type ornament struct{ ctx context }

func (o ornament) after() int { return freely }

func (o ornament) flow(g *galley) { g.box(o, leading) }

func (o ornament) paint(on *paper, top typeset.Length) {
	middle := o.ctx.x + o.ctx.width/2
	on.decorate()
	on.rule(middle-quoteSide*2, middle+quoteSide*2, top+halfLine, hairline, rule)
}
