package pdf

import (
	"slices"

	"kalauz/internal/typeset"
)

// column is where a column of a table stands.
type column struct {
	x, width typeset.Length
}

// wants is how wide a column would be: with every cell in one line, and with
// every word whole.
type wants struct{ natural, least typeset.Length }

// set gives the columns their widths, then sets the cells. A table that has no
// room gets smaller letters; one that still has none breaks its words.
func (t *table) set(s *typeset.Setter) {
	room := t.width - cellGap*typeset.Length(len(t.columns)-1)
	all, least := t.measure(s)
	if least > room && t.looks[1].size > smallTable.size {
		t.shrink()
		all, _ = t.measure(s)
	}
	t.share(all, room)
	t.each(func(c *cell, i int) {
		p := typeset.Paragraph{Items: c.items, Width: t.columns[i].width, Align: c.align}
		c.lines = s.Set(&p)
	})
}

// each visits the cells with the numbers of their columns.
func (t *table) each(visit func(c *cell, column int)) {
	for i := range t.head {
		visit(&t.head[i], i)
	}
	for _, row := range t.rows {
		for i := range row {
			visit(&row[i], i)
		}
	}
}

// endless is a measure that every cell has room in.
const endless = 1 << 30

func (t *table) measure(s *typeset.Setter) (all []wants, least typeset.Length) {
	all = make([]wants, len(t.columns))
	t.each(func(c *cell, i int) {
		p := typeset.Paragraph{Items: c.items, Width: endless, Align: typeset.Left}
		for _, l := range s.Set(&p) {
			all[i].natural = max(all[i].natural, l.Width)
			all[i].least = max(all[i].least, widest(&l))
		}
	})
	most := t.width * 2 / 5
	for i := range all {
		all[i].least = min(all[i].least, most)
		least += all[i].least
	}
	return all, least
}

// widest is the widest word of a line: what stands between two spaces.
func widest(l *typeset.Line) typeset.Length {
	var most, now typeset.Length
	for _, piece := range l.Pieces {
		if len(piece.Words) == 0 {
			now += piece.Width
		}
		for _, w := range piece.Words {
			if w.Space {
				most, now = max(most, now), 0
			} else {
				now += w.Width
			}
		}
	}
	return max(most, now)
}

// share shares the room among the columns. Those that need less than an equal
// share to have every cell in one line get what they need; the others get what
// their widest word needs, and of what is left the more the more they hold.
func (t *table) share(all []wants, room typeset.Length) {
	all = modest(all, room)
	var natural, least typeset.Length
	for _, w := range all {
		natural += w.natural
		least += w.least
	}
	var x typeset.Length
	for i, w := range all {
		c := &t.columns[i]
		switch {
		case natural <= room:
			c.width = w.natural + portion(room-natural, w.natural, natural)
		case least <= room:
			c.width = w.least + portion(room-least, w.natural-w.least, natural-least)
		default:
			c.width = portion(room, w.least, least)
		}
		c.width = max(c.width, pt)
		c.x = x
		x += c.width + cellGap
	}
}

// modest lets the columns that need no more than an equal share of the room want
// nothing less than that, as far as the words of the others stay whole.
func modest(all []wants, room typeset.Length) []wants {
	all = slices.Clone(all)
	for i, w := range all {
		if w.natural > room/typeset.Length(len(all)) {
			continue
		}
		var least typeset.Length
		for _, other := range all {
			least += other.least
		}
		if least+w.natural-w.least <= room {
			all[i].least = w.natural
		}
	}
	return all
}

// portion is as much of a whole as one thing is of all.
func portion(whole, one, all typeset.Length) typeset.Length {
	if all == 0 {
		return 0
	}
	return typeset.Length(int64(whole) * int64(one) / int64(all))
}

// shrink gives the table smaller letters.
func (t *table) shrink() {
	old := t.looks[1].size
	small := map[*typeset.Style]*typeset.Style{}
	t.each(func(c *cell, _ int) {
		items := make([]typeset.Item, len(c.items))
		for i, item := range c.items {
			if text, ok := item.(*typeset.Text); ok {
				style := small[text.Style]
				if style == nil {
					copied := *text.Style
					copied.Size = copied.Size * smallTable.size / old
					copied.Rise = copied.Rise * smallTable.size / old
					style = &copied
					small[text.Style] = style
				}
				item = &typeset.Text{Text: text.Text, Style: style, Tag: text.Tag}
			}
			items[i] = item
		}
		c.items = items
	})
	for i := range t.looks {
		t.looks[i].typeSize = smallTable
	}
}
