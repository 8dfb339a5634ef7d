package pdf

import (
	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// table is a table: rows of cells that are set in columns as wide as what they
// hold asks for. It may break between rows and, where a row is high, in it; on
// every page its head stands above.
type table struct {
	x, width typeset.Length
	looks    [2]look // of the head and of the rows
	head     []cell  // none where there are no words in it
	rows     [][]cell
	columns  []column
	element  *pdf.Element
}

// cell is what stands in a row in one column.
type cell struct {
	items []typeset.Item
	align typeset.Align
	ids   []string
	sees  []*see
	lines []typeset.Line
}

// tableHead is the head of a table, which is repeated on every page.
type tableHead struct{ items []item }

// The spaces around what stands in cells.
const (
	cellGap  = 10 * pt // between columns
	cellRoom = 3 * pt  // above and below
)

var alignments = [...]typeset.Align{markdown.NoAlign: typeset.Left, markdown.Left: typeset.Left, markdown.Center: typeset.Centred, markdown.Right: typeset.Right}

func (c *composer) addTable(s *stack, source *markdown.Table, ctx context) {
	columns := len(source.Head)
	for _, row := range source.Rows {
		columns = max(columns, len(row))
	}
	if columns == 0 || source.Headless() && len(source.Rows) == 0 {
		return
	}
	inner := ctx.within(pdf.Table)
	l := ctx.look.in(sans, tableSize)
	t := &table{x: ctx.x, width: ctx.width, looks: [2]look{l.strong(), l}, columns: make([]column, columns), element: inner.element}
	whole := &stack{}
	if label := c.book.Labels[source]; label.Text != "" {
		caption := inner.within(pdf.Caption).looking(ctx.look.in(sans, captionSize).strong())
		whole.add(c.line(label.Text, caption, label.ID).title(), 0, halfLine/2)
	}
	if !source.Headless() {
		c.inHead = true
		row := inner.within(pdf.TableHead).within(pdf.TableRow)
		for i := range columns {
			t.head = append(t.head, c.cell(source, source.Head, i, pdf.HeaderCell, row.looking(t.looks[0])))
		}
		c.inHead = false
	}
	if len(source.Rows) > 0 {
		body := inner.within(pdf.TableBody)
		for _, cells := range source.Rows {
			row := body.within(pdf.TableRow).looking(t.looks[1])
			var made []cell
			for i := range columns {
				made = append(made, c.cell(source, cells, i, pdf.DataCell, row))
			}
			t.rows = append(t.rows, made)
		}
	}
	c.add(t)
	whole.add(t, 0, 0)
	s.add(whole, leading, leading)
}

// cell composes a cell; one that is missing is empty.
func (c *composer) cell(source *markdown.Table, row [][]markdown.InlineNode, column int, kind pdf.Kind, ctx context) cell {
	var content []markdown.InlineNode
	if column < len(row) {
		content = row[column]
	}
	if kind == pdf.HeaderCell && len(content) == 0 {
		kind = pdf.DataCell // the corner
	}
	inner := ctx.within(kind)
	if kind == pdf.HeaderCell {
		inner.element.Scope = pdf.ColumnScope
	}
	align := typeset.Left
	if column < len(source.Align) {
		align = alignments[source.Align[column]]
	}
	in := &inlines{composer: c}
	in.all(content, &place{look: ctx.look, element: inner.element})
	return cell{items: in.items, align: align, ids: in.ids, sees: in.sees}
}

func (t *table) after() int { return freely }

func (t *table) references() []*see {
	var all []*see
	t.each(func(c *cell, _ int) { all = append(all, c.sees...) })
	return all
}

// flow adds the head and the rows.
func (t *table) flow(g *galley) {
	head := &tableHead{}
	inner := &galley{}
	t.flowRow(inner, t.head, t.looks[0], true)
	head.items = inner.items
	for _, it := range inner.items {
		g.items = append(g.items, it)
		g.items[len(g.items)-1].frame = g.frame
	}
	for n, row := range t.rows {
		if n > 0 {
			cost := freely
			if n == 1 || n == len(t.rows)-1 {
				cost = nearEnd
			}
			g.mayEnd(cost)
		}
		start := len(g.items)
		t.flowRow(g, row, t.looks[1], false)
		if len(head.items) > 0 {
			for i := start; i < len(g.items); i++ {
				g.items[i].table = head
			}
		}
	}
}

// flowRow adds a row, slice by slice: the first lines of all cells, the second
// ones, and so on.
func (t *table) flowRow(g *galley, row []cell, l look, head bool) {
	count := 0
	for _, c := range row {
		count = max(count, len(c.lines))
	}
	if len(row) > 0 {
		count = max(count, 1)
	}
	for k := range count {
		s := &slice{table: t, first: k == 0, last: k == count-1, head: head}
		var notes []*note
		height := l.leading
		for i := range row {
			if k == 0 {
				s.ids = append(s.ids, row[i].ids...)
			}
			if k >= len(row[i].lines) {
				continue
			}
			line := &textLine{line: &row[i].lines[k], look: l, x: t.x + t.columns[i].x}
			s.lines = append(s.lines, line)
			notes = append(notes, line.notes()...)
			height = max(height, line.height())
		}
		if k > 0 && !head {
			cost := inRow
			if k == 1 || k == count-1 || count < 6 {
				cost = alone
			}
			g.mayEnd(cost)
		}
		if s.first {
			height += cellRoom
		}
		if s.last {
			height += cellRoom
		}
		s.height = height
		g.box(s, height).notes = notes
	}
}

// slice is a line of each cell of a row.
type slice struct {
	table       *table
	ids         anchors
	lines       []*textLine
	first, last bool
	head        bool
	height      typeset.Length
}

func (s *slice) paint(on *paper, top typeset.Length) {
	s.ids.paint(on, top)
	t := s.table
	at := top
	if s.first {
		at += cellRoom
	}
	baseline := typeset.Length(0)
	for _, l := range s.lines {
		baseline = max(baseline, l.baseline())
	}
	for _, l := range s.lines {
		l.paint(on, at+baseline-l.baseline())
	}
	if s.last {
		on.decorate()
		if s.head {
			on.rule(t.x, t.x+t.width, top+s.height, pt, ink)
		} else {
			on.rule(t.x, t.x+t.width, top+s.height, hairline, rule)
		}
	}
}
