package pdf

import (
	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// listItem is an item of a list: its mark, and beside it what it says.
type listItem struct {
	mark box
	body *stack
	end  int // what it costs to end a page behind it
}

func (i *listItem) after() int { return max(i.end, i.body.after()) }

// flow hangs the mark beside the first line of the body.
func (i *listItem) flow(g *galley) {
	start := len(g.items)
	i.body.flow(g)
	for k := start; k < len(g.items); k++ {
		if it := &g.items[k]; it.kind == aBox {
			it.box = beside{i.mark, it.box}
			return
		}
	}
	g.box(i.mark, leading)
}

// beside is a box with a mark at its left, on the same base line.
type beside struct {
	mark box
	box
}

func (b beside) paint(on *paper, top typeset.Length) {
	if line, ok := b.box.(*textLine); ok {
		if mark, ok := b.mark.(*markLine); ok {
			mark.paint(on, top+line.baseline()-mark.look.baseline())
			b.box.paint(on, top)
			return
		}
	}
	b.mark.paint(on, top)
	b.box.paint(on, top)
}

func (c *composer) addList(s *stack, l *markdown.List, ctx context) {
	inner := ctx.within(pdf.List)
	inner.element.Numbering = pdf.Disc
	if l.Ordered {
		inner.element.Numbering = pdf.Decimal
	}
	list := &stack{}
	loose := false
	for _, item := range l.Items {
		loose = loose || isLoose(item)
	}
	between := typeset.Length(0)
	if loose {
		between = halfLine / 2
	}
	depth := listDepth
	if l.Ordered { // every figure more wants the room of one
		depth += typeset.Length(len(number(l.Start+len(l.Items)))-1) * ctx.look.size / 3
	}
	for n := range l.Items {
		c.addItem(list, l, n, depth, between, inner)
	}
	above := halfLine
	switch {
	case ctx.nested:
		above = between
	case ctx.look.size < textSize.size:
		above = halfLine / 2
	}
	s.add(list, above, above)
}

// isLoose reports whether an item has paragraphs of its own, which want some air.
func isLoose(item markdown.ListItem) bool {
	if len(item.Blocks) == 0 {
		return false
	}
	first, ok := item.Blocks[0].(*markdown.Paragraph)
	return ok && !first.Tight
}

func (c *composer) addItem(list *stack, l *markdown.List, n int, depth, between typeset.Length, ctx context) {
	source := l.Items[n]
	element := ctx.element.Add(pdf.ListItem)
	label := element.Add(pdf.Label)
	item := &listItem{}
	markCtx := ctx
	markCtx.element, markCtx.width = label, markWidth
	markCtx.x += depth - 4*pt - markWidth
	switch {
	case source.Task != markdown.NoTask:
		label.ActualText = taskTexts[source.Task]
		item.mark = &tick{slot: label.Text(), done: source.Task == markdown.DoneTask, x: ctx.x + 2*pt, look: ctx.look}
	case l.Ordered:
		item.mark = c.mark(number(l.Start+n)+".", markCtx, typeset.Right)
	default:
		markCtx.look.colour = c.accent
		item.mark = c.mark("•", markCtx, typeset.Right)
	}
	body := ctx.inside(depth, 0)
	body.nested = !isLoose(source)
	body.element = element.Add(pdf.ListBody)
	item.body = &stack{}
	c.addBlocks(item.body, source.Blocks, body)
	if len(item.body.blocks) > 1 {
		if p, ok := item.body.blocks[0].block.(*par); ok { // it announces what is below it
			p.end = max(p.end, alone)
		}
	}
	if n == 0 || n == len(l.Items)-2 {
		item.end = nearEnd / 2
	}
	list.add(item, between, between)
}

// markWidth has room for every mark; it ends where the mark does.
const markWidth = 80 * pt

// mark is a line that stands beside others.
func (c *composer) mark(words string, ctx context, align typeset.Align) *markLine {
	p := c.line(words, ctx).placed(align)
	return &markLine{p}
}

// markLine is the mark of an item, as soon as it is set.
type markLine struct{ *par }

func (m *markLine) paint(on *paper, top typeset.Length) {
	if len(m.lines) > 0 {
		(&textLine{line: &m.lines[0], look: m.look, x: m.x}).paint(on, top)
	}
}

// taskTexts are what the boxes of tasks say.
var taskTexts = [...]string{markdown.NoTask: "", markdown.OpenTask: "☐", markdown.DoneTask: "☑"}

// tick is the box of a task, which can be ticked on paper too.
type tick struct {
	slot *pdf.Slot
	done bool
	x    typeset.Length
	look look
}

func (t *tick) paint(on *paper, top typeset.Length) {
	size := t.look.size * 3 / 4
	base := top + t.look.baseline()
	on.tag(t.slot)
	var path pdf.Path
	path.Rect(on.rect(t.x, base-size, t.x+size, base))
	on.Stroke(path, t.look.colour, pdf.Line{Width: 0.7})
	if t.done {
		path = pdf.Path{}
		path.Move(on.x(t.x+size/5), on.y(base-size/2))
		path.Line(on.x(t.x+size*2/5), on.y(base-size/4))
		path.Line(on.x(t.x+size*4/5), on.y(base-size*4/5))
		on.Stroke(path, t.look.colour, pdf.Line{Width: 1.1, Cap: pdf.RoundCap})
	}
}

// addDefinitions adds terms and what they mean: terms in bold, below and to the
// right what they mean.
func (c *composer) addDefinitions(s *stack, l *markdown.DefinitionList, ctx context) {
	inner := ctx.within(pdf.List)
	list := &stack{}
	for _, item := range l.Items {
		element := inner.element.Add(pdf.ListItem)
		term := inner
		term.element = element.Add(pdf.Label)
		term.look = term.look.strong()
		for i, words := range item.Terms {
			above := halfLine
			if i > 0 {
				above = 0
			}
			list.add(c.par(words, term).title(), above, 0)
		}
		body := inner.inside(listDepth, 0)
		body.element = element.Add(pdf.ListBody)
		for _, description := range item.Descriptions {
			list.add(c.blocks(description, body), 0, 0)
		}
	}
	s.add(list, leading, leading)
}
