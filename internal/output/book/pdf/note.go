package pdf

import (
	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// note is a note, to stand at the foot of the page that refers to it.
type note struct {
	id     string
	mark   string // a number; a letter where only an address is noted
	item   *listItem
	placed bool // a reference brings it along
	cut    []noteLine
}

// lines are the lines of the note. They are asked for when everything is set.
func (n *note) lines() []noteLine {
	if n.cut != nil {
		return n.cut
	}
	g := &galley{}
	n.item.flow(g)
	more := g.notesIn() // notes that it refers to itself come behind it
	for i := range g.items {
		if it := &g.items[i]; it.kind == aBox {
			n.cut = append(n.cut, noteLine{it, len(n.cut) == 0})
		}
	}
	n.cut = append(n.cut, linesOf(more)...)
	return n.cut
}

// noteDepth is where the words of notes begin.
const noteDepth = 14 * pt

// addNotes makes the notes of a section known, before its text refers to them.
func (c *composer) addNotes(notes []markdown.Note) {
	c.notes, c.addresses = map[int]*note{}, nil
	for _, n := range notes {
		c.notes[n.Number] = c.newNote(number(n.Number))
	}
}

func (c *composer) newNote(mark string) *note {
	n := &note{id: c.section + "-note." + mark, mark: mark}
	c.made[n.id] = true
	return n
}

// noted is an address, and the note in which it stands.
type noted struct {
	address string
	*note
}

// address returns the note of an address: one for all links of a section that
// lead there.
func (c *composer) address(address string) *note {
	for _, known := range c.addresses {
		if known.address == address {
			return known.note
		}
	}
	n := c.newNote(letters(len(c.addresses)))
	c.addresses = append(c.addresses, noted{address, n})
	return n
}

// letters counts from 0: a, b, … z, aa, ab.
func letters(n int) string {
	last := string(rune('a' + n%26))
	if n < 26 {
		return last
	}
	return letters(n/26-1) + last
}

// composeNotes composes the words of the notes. In the structure they stand
// behind the text of their section; on the page, at its foot.
func (c *composer) composeNotes(notes []markdown.Note, ctx context) {
	ctx = ctx.looking(ctx.look.in(serif, noteSize))
	for _, source := range notes {
		n := c.notes[source.Number]
		inner := c.beginNote(n, ctx)
		n.item.body = c.blocks(source.Blocks, inner)
	}
	for i := 0; i < len(c.addresses); i++ { // notes have links, too
		a := c.addresses[i]
		inner := c.beginNote(a.note, ctx)
		shown := bare(a.address)
		inner.look.verbatim = true
		link := &markdown.LinkInline{Link: markdown.Link{Dest: a.address, Text: shown}, Content: []markdown.InlineNode{&markdown.Text{Value: shown}}}
		a.item.body = &stack{}
		a.item.body.add(c.par([]markdown.InlineNode{link}, inner.within(pdf.Paragraph)).placed(typeset.Left), 0, 0)
	}
}

// beginNote composes the mark of a note and returns where its words stand.
func (c *composer) beginNote(n *note, ctx context) context {
	inner := ctx.within(pdf.Note)
	inner.element.ID = n.id
	mark := inner
	mark.element, mark.width = inner.element.Add(pdf.Label), noteDepth-2*pt
	n.item = &listItem{mark: &placeMark{c.mark(n.mark+".", mark, typeset.Left), n.id}}
	c.kept = append(c.kept, n)
	return inner.inside(noteDepth, 0)
}

// placeMark is a mark that links may lead to.
type placeMark struct {
	*markLine
	id string
}

func (m *placeMark) paint(on *paper, top typeset.Length) {
	on.place(m.id, m.x, top)
	m.markLine.paint(on, top)
}
