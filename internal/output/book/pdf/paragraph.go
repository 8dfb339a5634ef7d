package pdf

import (
	"slices"
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// par is a paragraph, set or to be set.
type par struct {
	typeset.Paragraph
	look  look
	x     typeset.Length // from the left edge of the text
	lines []typeset.Line
	ids   []string // the places in it that links may lead to
	sees  []*see
	end   int  // what it costs to end a page behind it
	whole bool // no page ends in it
}

// par composes a paragraph of an element.
func (c *composer) par(nodes []markdown.InlineNode, ctx context, ids ...string) *par {
	in := &inlines{composer: c}
	for _, id := range ids {
		in.id(id)
	}
	in.all(nodes, &place{look: ctx.look, element: ctx.element})
	return c.parOf(in, ctx)
}

func (c *composer) parOf(in *inlines, ctx context) *par {
	p := &par{Paragraph: typeset.Paragraph{Items: in.items, Width: ctx.width, Hang: ctx.look.family == serif}, look: ctx.look, x: ctx.x, ids: in.ids, sees: in.sees}
	if ctx.look.family != serif {
		p.Align = typeset.Left
	}
	c.add(p)
	return p
}

// line composes a paragraph of plain words.
func (c *composer) line(words string, ctx context, ids ...string) *par {
	return c.par([]markdown.InlineNode{&markdown.Text{Value: words}}, ctx, ids...)
}

// placed moves the lines of a paragraph to a side.
func (p *par) placed(a typeset.Align) *par {
	p.Align = a
	return p
}

// title lets nothing be hyphenated or parted from what follows.
func (p *par) title() *par {
	p.Align, p.Hyphens, p.end, p.whole = typeset.Left, typeset.RarelyHyphenated, never, true
	return p
}

func (p *par) set(s *typeset.Setter) { p.lines = s.Set(&p.Paragraph) }

func (p *par) references() []*see { return p.sees }

func (p *par) after() int { return p.end }

func (p *par) flow(g *galley) {
	if len(p.lines) == 0 && len(p.ids) > 0 {
		g.box(anchors(p.ids), 0)
	}
	for i := range p.lines {
		l := &textLine{line: &p.lines[i], look: p.look, x: p.x, par: p, index: i}
		if i == 0 {
			l.ids = p.ids
		}
		g.box(l, l.height()).notes = l.notes()
		if i+1 < len(p.lines) && !p.whole {
			g.mayEnd(p.between(i))
		}
	}
}

// between is what it costs to end a page behind a line.
func (p *par) between(i int) int {
	cost := freely
	if i == 0 {
		cost += alone
	}
	if i == len(p.lines)-2 {
		cost += alone
	}
	if p.lines[i].Hyphen && slices.Contains(p.Unhyphenated, i) {
		cost += hyphenEnd
	}
	return cost
}

// forbid asks for a hyphen at the end of a line to be avoided, and reports
// whether there is one and it was not asked for before. A paragraph is asked
// a few times: it might move the end of its page from one hyphen to the next.
func (p *par) forbid(line int) bool {
	const most = 8
	if !p.lines[line].Hyphen || slices.Contains(p.Unhyphenated, line) || len(p.Unhyphenated) == most {
		return false
	}
	p.Unhyphenated = append(p.Unhyphenated, line)
	return true
}

func (c *composer) addParagraph(s *stack, b *markdown.Paragraph, follows bool, ctx context) {
	p := c.par(b.Content, ctx.within(pdf.Paragraph))
	above := typeset.Length(0)
	switch {
	case ctx.look.family != serif || len(s.blocks) > 0 && !follows:
		above = halfLine
	case follows:
		p.Indent = indent
	}
	if strings.HasSuffix(lastWord(b.Content), ":") {
		p.end = colon
	}
	s.add(p, above, 0)
}

// lastWord is the text at the end of inlines.
func lastWord(nodes []markdown.InlineNode) string {
	if len(nodes) == 0 {
		return ""
	}
	switch n := nodes[len(nodes)-1].(type) {
	case *markdown.Text:
		return strings.TrimRight(n.Value, " \n")
	case *markdown.Emphasis:
		return lastWord(n.Content)
	case *markdown.Span:
		return lastWord(n.Content)
	}
	return ""
}

// textLine is a line of a paragraph.
type textLine struct {
	line *typeset.Line
	look look
	x    typeset.Length
	ids  []string

	par   *par // nil in a table
	index int  // of the line in it
}

// height is the leading, more where something stands out of it.
func (l *textLine) height() typeset.Length {
	return max(l.look.leading, l.line.Ascent+l.line.Descent)
}

// baseline is how far down the base line is.
func (l *textLine) baseline() typeset.Length {
	return max(l.look.baseline(), l.line.Ascent)
}

// notes are those that the line refers to.
func (l *textLine) notes() []*note {
	var notes []*note
	for _, piece := range l.line.Pieces {
		if text, ok := piece.Item.(*typeset.Text); ok {
			if r := text.Tag.(*run); r.note != nil {
				notes = append(notes, r.note)
			}
		}
	}
	return notes
}

func (l *textLine) paint(on *paper, top typeset.Length) {
	for _, id := range l.ids {
		on.place(id, l.x, top)
	}
	on.line(l.line, l.x, top+l.baseline(), l.look)
}

// anchors are places without anything to see.
type anchors []string

func (a anchors) paint(on *paper, top typeset.Length) {
	for _, id := range a {
		on.place(id, 0, top)
	}
}
