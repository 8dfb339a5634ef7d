package pdf

import (
	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// frame is what is around a part of the text, or beside it: a ground, a bar at
// the left, lines above and below. On every page it is as high as what it holds
// there.
type frame struct {
	outer  *frame
	x      typeset.Length
	width  typeset.Length
	ground *pdf.Colour
	bar    *pdf.Colour
	edges  *pdf.Colour // of the lines above and below
}

// framed is a block in a frame.
type framed struct {
	frame  frame
	inside *stack
	pad    typeset.Length
	whole  bool // never parted
}

func (f *framed) after() int { return freely }

func (f *framed) flow(g *galley) {
	fr := f.frame
	fr.outer, g.frame = g.frame, &fr
	start := len(g.items)
	g.box(strut{}, f.pad)
	f.inside.flow(g)
	g.box(strut{}, f.pad)
	if f.whole {
		for i := range g.items[start:] {
			if it := &g.items[start+i]; it.kind == aBreak {
				it.cost = max(it.cost, alone)
			}
		}
	}
	g.frame = fr.outer
}

// addQuote sets a quotation between margins, not in italics: a line beside it
// says enough.
func (c *composer) addQuote(s *stack, q *markdown.Quote, ctx context) {
	inner := ctx.inside(quoteSide, quoteSide/2).within(pdf.BlockQuote)
	bar := rule
	f := &framed{frame: frame{x: ctx.x, width: pt, bar: &bar}, inside: c.blocks(q.Blocks, inner)}
	s.add(f, leading, leading)
}

// addDetails adds what opens on demand on a page; a book has it open.
func (c *composer) addDetails(s *stack, d *markdown.Details, ctx context) {
	inner := ctx.inside(padding, padding).within(pdf.Division)
	inside := &stack{}
	if len(d.Summary) > 0 {
		title := inner.within(pdf.Paragraph).looking(ctx.look.in(sans, labelSize).strong())
		inside.add(c.par(d.Summary, title).title(), 0, halfLine/2)
	}
	c.addBlocks(inside, d.Blocks, inner)
	edge := rule
	s.add(&framed{frame: frame{x: ctx.x, width: ctx.width, edges: &edge}, inside: inside, pad: padding}, leading, leading)
}
