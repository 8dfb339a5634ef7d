package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"kalauz/internal/diag"
)

// guard counts what goldmark is about to do, between its reading of blocks and
// its reading of inlines, and keeps the faults found there.
type guard struct {
	size  int // of the text
	work  int
	cells int
	notes int
	found []found
}

// found is a fault at a byte of the text.
type found struct {
	rule  diag.Rule
	at    int
	pairs []string
}

// guardKey is where a parse keeps its guard; the key itself holds nothing.
var guardKey = parser.NewContextKey()

func newGuard(context parser.Context, size int) *guard {
	g := &guard{size: size}
	context.Set(guardKey, g)
	return g
}

func guardOf(context parser.Context) *guard {
	return context.Get(guardKey).(*guard)
}

func (g *guard) fault(rule diag.Rule, at int, pairs ...string) {
	g.found = append(g.found, found{rule, at, pairs})
}

// guarded takes over what the guard has found.
func (c *converter) guarded(g *guard) {
	for _, f := range g.found {
		c.fault(f.rule, f.at, 1, f.pairs...)
	}
}

// heavy reports whether the inlines of these lines would take too long. Cells of
// a table are read one by one, so there each line counts for itself.
func (g *guard) heavy(lines *text.Segments, source []byte) bool {
	isTable := tableColumns(lines, source) > 0
	marks, size := 0, 0
	var runs [256]int
	for i := range lines.Len() {
		segment := lines.At(i)
		if isTable {
			clear(runs[:])
		}
		line := segment.Value(source)
		n, over := countMarks(line, &runs)
		if over {
			return true
		}
		marks += n
		size += len(line)
	}
	if isTable {
		size /= max(lines.Len(), 1)
	}
	g.work += marks * size
	return g.work > maxWork
}

// isMark is the characters that goldmark looks at twice.
var isMark = [256]bool{'[': true, ']': true, '*': true, '_': true, '~': true, '`': true, '<': true, '{': true, '!': true, ':': true}

// countMarks adds the runs of these characters, and says whether one of them has
// become too frequent.
func countMarks(line []byte, runs *[256]int) (marks int, over bool) {
	var last byte
	for _, b := range line {
		if isMark[b] && (b != last || b == '[' || b == ']') {
			runs[b]++
			over = over || runs[b] > maxMarks
			marks++
		}
		last = b
	}
	return marks, over
}

// guardParagraph sees every paragraph as it closes, and drops the one that would
// take too long.
type guardParagraph struct{}

func (guardParagraph) Transform(node *ast.Paragraph, reader text.Reader, context parser.Context) {
	g := guardOf(context)
	if g.heavy(node.Lines(), reader.Source()) {
		g.fault(tooManyMarks, node.Pos())
		node.Parent().RemoveChild(node.Parent(), node)
	}
}

// guardHeading refuses headings that are no headings any more.
type guardHeading struct{ parser.BlockParser }

func (p guardHeading) Open(parent ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	if line, segment := reader.PeekLine(); len(line) > maxHeading {
		if node, _ := p.BlockParser.Open(parent, reader, context); node != nil {
			guardOf(context).fault(tooManyMarks, segment.Start)
			node.Lines().Clear()
			return node, parser.NoChildren
		}
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, context)
}

// guardDefinitions looks at the lines that become terms: goldmark may take them
// from a paragraph that has not closed yet.
type guardDefinitions struct{ parser.BlockParser }

func (p guardDefinitions) Open(parent ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	if last, ok := parent.LastChild().(*ast.Paragraph); ok {
		g := guardOf(context)
		work := g.work
		if g.heavy(last.Lines(), reader.Source()) {
			return nil, parser.NoChildren // it stays a paragraph, and guardParagraph will see it
		}
		g.work = work
	}
	return p.BlockParser.Open(parent, reader, context)
}

// guardNotes counts footnotes: each reference to one is looked for among all.
type guardNotes struct{ parser.BlockParser }

func (p guardNotes) Open(parent ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, context)
	if node != nil {
		g := guardOf(context)
		if g.notes++; g.notes > maxNotes {
			_, segment := reader.PeekLine()
			if g.notes == maxNotes+1 {
				g.fault(tooManyNotes, segment.Start, "max", strconv.Itoa(maxNotes))
			}
			return nil, parser.NoChildren
		}
	}
	return node, state
}

// guardTable refuses a table before its cells are made: goldmark fills every row
// up to the number of columns.
type guardTable struct{ parser.ParagraphTransformer }

func (t guardTable) Transform(node *ast.Paragraph, reader text.Reader, context parser.Context) {
	g := guardOf(context)
	columns := tableColumns(node.Lines(), reader.Source())
	g.cells += columns * node.Lines().Len()
	if columns > maxColumns || g.cells > maxCells {
		g.fault(tableTooLarge, node.Pos(), "columns", strconv.Itoa(maxColumns), "cells", strconv.Itoa(maxCells))
		node.Parent().RemoveChild(node.Parent(), node)
		return
	}
	t.ParagraphTransformer.Transform(node, reader, context)
}

// guardReferences leaves a paragraph alone that cannot begin with a reference:
// goldmark makes a reader for each it looks at.
type guardReferences struct{ parser.ParagraphTransformer }

func (t guardReferences) Transform(node *ast.Paragraph, reader text.Reader, context parser.Context) {
	if lines := node.Lines(); lines.Len() > 0 {
		first := lines.At(0)
		if line := util.TrimLeftSpace(first.Value(reader.Source())); len(line) > 0 && line[0] != '[' {
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, context)
}

// tableColumns returns the columns of the widest line of dashes that could make
// the lines a table, 0 if there is none.
func tableColumns(lines *text.Segments, source []byte) int {
	columns := 0
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		line := segment.Value(source)
		if len(bytes.Trim(line, "-|: \t\n")) == 0 && bytes.IndexByte(line, '-') >= 0 {
			columns = max(columns, bytes.Count(line, []byte("|"))+1)
		}
	}
	return columns
}
