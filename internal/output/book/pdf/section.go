package pdf

import (
	"cmp"
	"slices"

	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/pdf"
)

// knowsSection makes the places of a section known, so that links may lead to
// them from before.
func (c *composer) knowsSection(s *book.Section) {
	c.places[s.ID] = true
	c.knowsText(s.Blocks, s.Notes)
}

func (c *composer) knowsText(blocks []markdown.Block, notes []markdown.Note) {
	texts := [][]markdown.Block{blocks}
	for _, n := range notes {
		texts = append(texts, n.Blocks)
	}
	for _, text := range texts {
		for _, id := range book.IDs(text) {
			c.places[id] = true
		}
		markdown.Visitor{Block: func(b markdown.Block) {
			if label := c.book.Labels[b]; label.ID != "" {
				c.places[label.ID] = true
			}
		}}.Walk(text)
	}
}

// section adds a section, which begins on a new page.
func (v *volume) section(s *book.Section) {
	ctx := v.root.within(pdf.Section)
	v.composer.section = s.ID
	text := &stack{}
	kicker := ""
	if s.Role == book.Chapter {
		kicker = v.book.Word("handbook.chapter", "n", s.Number)
	}
	v.title(text, kicker, s.Title, s.Lang, s.ID, ctx)
	v.addText(text, s.Blocks, s.Notes, ctx)
	v.body = append(v.body, &part{head: s.Title, flow: text})
}

// addText adds blocks and the notes that they refer to.
func (c *composer) addText(s *stack, blocks []markdown.Block, notes []markdown.Note, ctx context) {
	c.addNotes(notes)
	c.above = nil
	c.addBlocks(s, blocks, ctx)
	c.composeNotes(notes, ctx)
}

// title adds the title of a part, a small line above it.
func (v *volume) title(s *stack, kicker, title, lang, id string, ctx context) {
	size, gap := headingSizes[1], 2*leading
	if kicker != "" {
		above := ctx.within(pdf.Paragraph).looking(ctx.look.in(sans, labelSize).strong().painted(v.accent))
		s.add(v.line(kicker, above).title(), gap, 2*pt)
		gap = 0
	}
	l := ctx.look.in(serif, size.typeSize).strong()
	inner := ctx.within(pdf.H1).looking(l).speaking(lang)
	s.add(v.line(title, inner, id).title(), gap, size.below)
}

// lists adds the lists of figures and tables, if there are any.
func (v *volume) lists() {
	text := &stack{}
	head := ""
	for _, l := range v.listed() {
		ctx := v.root.within(pdf.Section)
		head = cmp.Or(head, l.title)
		v.title(text, "", l.title, "", l.id, ctx)
		list := ctx.within(pdf.TOC)
		for _, e := range l.entries {
			v.entry(text, entry{id: e.ID, label: e.Text, title: e.Title}, list.within(pdf.TOCItem))
		}
	}
	if len(text.blocks) > 0 {
		v.body = append(v.body, &part{head: head, flow: text})
	}
}

// listOf is a list of what is numbered.
type listOf struct {
	id, title string
	entries   []book.Entry
}

// listed are the lists that have something in them.
func (v *volume) listed() []listOf {
	all := []listOf{{"figures", v.book.Word("handbook.figures"), v.book.Figures}, {"tables", v.book.Word("handbook.tables"), v.book.Tables}}
	return slices.DeleteFunc(all, func(l listOf) bool { return len(l.entries) == 0 })
}
