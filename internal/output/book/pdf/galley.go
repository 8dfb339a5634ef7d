package pdf

import "kalauz/internal/typeset"

// galley is a column of text, as long as it is: what pages are cut from. Its
// lengths are those of [typeset]; whatever stands in it knows its place from the
// left edge of the text, and is told how far down it is when it is painted.
type galley struct {
	items []item
	frame *frame // around what is added
}

// item is a part of a galley: a box, a space, or a place where a page may end.
type item struct {
	kind   itemKind
	height typeset.Length
	cost   int // of ending a page here
	box    box

	notes  []*note    // that the box refers to, to stand at the foot of its page
	frame  *frame     // around it
	table  *tableHead // stands above it on every page
	floats bool       // may stand at the head of the next page if it has no room here
}

type itemKind uint8

const (
	aBox itemKind = iota
	aSpace
	aBreak
)

// box is something that is painted as a whole.
type box interface {
	// paint paints it, its upper edge at a distance from the upper edge of the
	// paper.
	paint(on *paper, top typeset.Length)
}

func (g *galley) box(b box, height typeset.Length) *item {
	g.items = append(g.items, item{kind: aBox, height: height, box: b, frame: g.frame})
	return &g.items[len(g.items)-1]
}

// space adds a space, which is left out at the head of a page.
func (g *galley) space(height typeset.Length) {
	if height > 0 {
		g.items = append(g.items, item{kind: aSpace, height: height, frame: g.frame})
	}
}

// mayEnd says what it costs to end a page here; where nothing is said, none
// ends.
func (g *galley) mayEnd(cost int) {
	g.items = append(g.items, item{kind: aBreak, cost: cost, frame: g.frame})
}

// height is that of everything in the galley, one below the other.
func (g *galley) height() typeset.Length {
	var sum typeset.Length
	for i := range g.items {
		sum += g.items[i].height
	}
	return sum
}

// strut is a box that shows nothing: a space that stays.
type strut struct{}

func (strut) paint(*paper, typeset.Length) {}

// pile is a galley that is never cut.
type pile struct{ items []item }

func (p pile) paint(on *paper, top typeset.Length) {
	for i := range p.items {
		it := &p.items[i]
		if it.kind == aBox {
			it.box.paint(on, top)
		}
		top += it.height
	}
}

// notesIn are all notes that a galley refers to.
func (g *galley) notesIn() []*note {
	var all []*note
	for i := range g.items {
		all = append(all, g.items[i].notes...)
	}
	return all
}
