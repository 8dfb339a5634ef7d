package pdf

import (
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// isFactsHeading reports whether a block is the heading of the fact sheet.
func isFactsHeading(b markdown.Block) bool {
	h, ok := b.(*markdown.HeadingBlock)
	return ok && strings.HasSuffix(h.ID, book.FactsID)
}

// addFacts adds a list of facts: at the left what they are about, at the right
// what they say.
func (c *composer) addFacts(s *stack, l *markdown.DefinitionList, ctx context) {
	inner := ctx.within(pdf.List)
	list := &stack{}
	for _, item := range l.Items {
		element := inner.element.Add(pdf.ListItem)
		label := inner.inside(0, ctx.width*2/3)
		label.element = element.Add(pdf.Label)
		label.look = label.look.strong()
		body := inner.inside(ctx.width/3+cellGap, 0)
		body.element = element.Add(pdf.ListBody)
		row := &fact{ctx: ctx}
		for _, words := range item.Terms {
			row.label.add(c.par(words, label).title(), 0, 0)
		}
		for _, description := range item.Descriptions {
			row.body.add(c.blocks(description, body), 0, 0)
		}
		list.add(row, 0, 0)
	}
	s.add(list, halfLine, leading)
}

// fact is a row of such a list.
type fact struct {
	ctx         context
	label, body stack
}

func (f *fact) after() int { return freely }

func (f *fact) flow(g *galley) {
	left, right := &galley{}, &galley{}
	f.label.flow(left)
	f.body.flow(right)
	height := max(left.height(), right.height())
	if height > textHeight/2 { // too much to stand beside anything
		f.label.flow(g)
		f.body.flow(g)
		return
	}
	row := &pair{pile{left.items}, pile{right.items}, f.ctx, height + 2*cellRoom}
	g.box(row, row.height).notes = append(left.notesIn(), right.notesIn()...)
}

// pair is two piles beside each other, a line below them.
type pair struct {
	left, right pile
	ctx         context
	height      typeset.Length
}

func (p *pair) paint(on *paper, top typeset.Length) {
	p.left.paint(on, top+cellRoom)
	p.right.paint(on, top+cellRoom)
	on.decorate()
	on.rule(p.ctx.x, p.ctx.x+p.ctx.width, top+p.height, hairline, rule)
}
