package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"kalauz/internal/diag"
	"kalauz/internal/wire"
)

// Table is a table with one row of heads.
type Table struct {
	Align []Align // by column
	Head  [][]InlineNode
	Rows  [][][]InlineNode
	Line  int
}

// Align is how the cells of a column stand.
type Align uint8

// The alignments.
const (
	NoAlign Align = iota
	Left
	Center
	Right
)

var headlessTable = diag.Rule{
	Code:  "K225",
	Level: diag.Warning,
	Words: diag.Words{HU: "A táblázatnak nincs fejléce: az első sora üres.", EN: "The table has no head: its first row is empty."},
	Hint:  diag.Words{HU: "Írja az első sorba, mi áll az egyes oszlopokban. Aki felolvasóval olvas, ebből tudja, melyik cella mit jelent.", EN: "Say in the first row what each column holds. Those who use a screen reader know from it what a cell means."},
}

var alignClasses = [...]string{NoAlign: "", Left: "left", Center: "center", Right: "right"}

var alignments = [...]Align{east.AlignLeft: Left, east.AlignCenter: Center, east.AlignRight: Right, east.AlignNone: NoAlign}

func (c *converter) table(n *east.Table) Block {
	t := &Table{Line: c.lineOf(n.Pos()), Align: make([]Align, len(n.Alignments)), Rows: make([][][]InlineNode, 0, n.ChildCount())}
	for i, a := range n.Alignments {
		t.Align[i] = alignments[a]
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := c.cells(row)
		if row.Kind() == east.KindTableHeader {
			t.Head = cells
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	if t.Headless() {
		c.fault(headlessTable, n.Pos(), 1)
	}
	return t
}

func (c *converter) cells(row ast.Node) [][]InlineNode {
	cells := make([][]InlineNode, 0, row.ChildCount())
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		cells = append(cells, c.leaf(cell))
	}
	return cells
}

// html wraps the table in a region that can be scrolled, by keyboard too, where
// the screen is narrow.
func (t *Table) html(p *page) {
	p.tables++
	p.raw(`<div class="table" tabindex="0" role="region"`)
	p.attr("aria-label", p.word("handbook.table_n", "n", strconv.Itoa(p.tables)))
	p.raw(">\n<table>\n<thead>\n<tr>")
	p.quiet++
	for i, cell := range t.Head {
		t.cell(p, i, "th", ` scope="col"`, cell)
	}
	p.quiet--
	p.raw("</tr>\n</thead>\n")
	if len(t.Rows) > 0 {
		p.raw("<tbody>\n")
		for _, row := range t.Rows {
			p.raw("<tr>")
			for i, cell := range row {
				t.cell(p, i, "td", "", cell)
			}
			p.raw("</tr>\n")
		}
		p.raw("</tbody>\n")
	}
	p.raw("</table>\n</div>\n")
}

func (t *Table) cell(p *page, column int, tag, more string, content []InlineNode) {
	p.raw("<" + tag + more)
	if column < len(t.Align) {
		p.attr("class", alignClasses[t.Align[column]])
	}
	p.raw(">")
	p.inlines(content)
	p.raw("</" + tag + ">")
}

func (t *Table) plain(b *plainText) {
	for _, row := range append([][][]InlineNode{t.Head}, t.Rows...) {
		for _, cell := range row {
			b.inlines(cell)
			b.text(" ")
		}
		b.line()
	}
}

func (t *Table) wire(c *wire.Codec) {
	wire.Slice(c, &t.Align, (*Align).wire)
	wireCells(&t.Head, c)
	wire.Slice(c, &t.Rows, wireCells)
	c.Int(&t.Line)
}

func wireCells(cells *[][]InlineNode, c *wire.Codec) { wire.Slice(c, cells, wireInlines) }

func (a *Align) wire(c *wire.Codec) { wire.Enum(c, a, Right) }
func (t *Table) resolve(p *page) []Block {
	table := &Table{Align: t.Align, Rows: make([][][]InlineNode, len(t.Rows)), Line: t.Line}
	p.quiet++
	table.Head = p.leaves(t.Head)
	p.quiet--
	for i, row := range t.Rows {
		table.Rows[i] = p.leaves(row)
	}
	return []Block{table}
}

// Headless reports whether the table has no words in its head.
func (t *Table) Headless() bool {
	for _, cell := range t.Head {
		if plainOf(cell) != "" {
			return false
		}
	}
	return true
}
