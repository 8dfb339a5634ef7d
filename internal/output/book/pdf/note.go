package pdf

import (
	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// note is a note, to stand at the foot of the page that refers to it.
type note struct {
	id     string
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
	c.notes = map[int]*note{}
	for _, n := range notes {
		c.notes[n.Number] = &note{id: c.section + "-note." + number(n.Number)}
		c.made[c.notes[n.Number].id] = true
	}
}

// composeNotes composes the words of the notes. In the structure they stand
// behind the text of their section; on the page, at its foot.
func (c *composer) composeNotes(notes []markdown.Note, ctx context) {
	for _, source := range notes {
		n := c.notes[source.Number]
		l := ctx.look.in(serif, noteSize)
		inner := ctx.within(pdf.Note).looking(l)
		inner.element.ID = n.id
		mark := inner
		mark.element, mark.width = inner.element.Add(pdf.Label), noteDepth-4*pt
		n.item = &listItem{mark: &placeMark{c.mark(number(source.Number)+".", mark, typeset.Left), n.id}, body: c.blocks(source.Blocks, inner.inside(noteDepth, 0))}
		c.kept = append(c.kept, n)
	}
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
