package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// converter makes our tree from goldmark's. It lives for one parse.
type converter struct {
	src   []byte
	o     Options
	doc   *Document
	lines []int // where each line of src begins
	typo  *locale.Typographer
	found map[string]int // faults by code

	depth    int
	inLink   int
	deferred []InlineNode    // notes met inside a link, which follow it
	nodes    []InlineNode    // the lists of inlines that are being made, the innermost last
	texts    []Text          // where the next nodes of text are
	letters  strings.Builder // the text of the document, of which the nodes hold parts
	taken    int             // of letters, by the typographer
	text     []byte          // text that it has seen and that is no node yet
	special  bool            // there is more in letters than letters
	inWord   bool            // for counting words
	copies   int             // bytes of addresses copied by links
	snippet  bool            // the text goes on inside another
	oneLine  bool            // the text is one line of another

	ids      map[string]diag.Place // explicit ids and where they were given
	headings []*HeadingBlock
	notes    noteBook
	names    map[string]bool // of Document.Abbreviations
}

func newConverter(src []byte, o Options) *converter {
	o.Line, o.Column = max(o.Line, 1), max(o.Column, 1)
	c := &converter{src: src, o: o, doc: &Document{File: o.File}, lines: lineStarts(src)}
	c.nodes = make([]InlineNode, 0, 16)
	c.letters.Grow(len(src))
	if o.Language != nil {
		c.doc.Lang = o.Language.Code()
		c.typo = o.Language.Typographer()
	}
	return c
}

// finish converts the whole tree. The notes come after the text, whose
// references number them; the ids of the headings come last, because every
// explicit id goes before them.
func (c *converter) finish(root ast.Node) *Document {
	c.doc.Blocks = c.blocks(root)
	c.doc.Notes = c.takeNotes()
	c.numberHeadings()
	for name := range c.names {
		c.doc.Abbreviations = append(c.doc.Abbreviations, name)
	}
	slices.Sort(c.doc.Abbreviations)
	if len(c.doc.Faults) > 0 {
		c.doc.Faults = c.doc.Faults.Sorted()
	}
	return c.doc
}

// blocks converts the children of a block.
func (c *converter) blocks(parent ast.Node) []Block {
	if !c.enter(parent) {
		return nil
	}
	defer c.leave()
	pile := detailsPile{c: c, out: make([]Block, 0, parent.ChildCount())}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if tags, ok := n.(*detailsNode); ok {
			pile.tags(tags)
		} else if b := c.convert(n); b != nil {
			pile.add(b)
		}
	}
	return pile.end()
}

// enter goes one level down in the tree, unless it is too deep there.
func (c *converter) enter(n ast.Node) bool {
	if c.depth >= maxTree {
		c.fault(tooDeep, n.Pos(), 1, "max", strconv.Itoa(maxDepth))
		return false
	}
	c.depth++
	return true
}

func (c *converter) leave() { c.depth-- }

// convert returns the block of a node, nil where there is nothing to show.
func (c *converter) convert(n ast.Node) Block {
	switch n := n.(type) {
	case *ast.Paragraph:
		return c.paragraph(n)
	case *ast.TextBlock:
		return c.tightParagraph(n)
	case *ast.Heading:
		return c.heading(n)
	case *ast.Blockquote:
		return c.quote(n)
	case *ast.List:
		return c.list(n)
	case *ast.CodeBlock:
		return c.codeBlock(n, "")
	case *ast.FencedCodeBlock:
		return c.codeBlock(n, string(n.Language(c.src)))
	case *ast.ThematicBreak:
		return &Rule{}
	case *east.Table:
		return c.table(n)
	case *east.DefinitionList:
		return c.definitionList(n)
	case *east.FootnoteList:
		c.notes.list = n
	case *commentNode:
		c.comment(n)
	case *forbiddenNode:
		c.forbidden(n)
	}
	return nil
}

// fault notes a fault at a byte of the text; width counts characters.
func (c *converter) fault(rule diag.Rule, at, width int, pairs ...string) {
	place := c.place(at)
	place.Width = width
	c.faultAt(rule, place, pairs...)
}

func (c *converter) faultAt(rule diag.Rule, place diag.Place, pairs ...string) {
	c.report(rule.At(place, pairs...))
}

func (c *converter) report(d diag.Diagnostic) {
	if c.found == nil {
		c.found = map[string]int{}
	}
	if c.found[d.Code]++; c.found[d.Code] <= maxFaults {
		c.doc.Faults = append(c.doc.Faults, d)
	}
}

// place says where in the file a byte of the text stands.
func (c *converter) place(at int) diag.Place {
	at = min(max(at, 0), len(c.src))
	line := c.line0(at)
	column := 1
	for _, b := range c.src[c.lines[line]:at] {
		if utf8.RuneStart(b) {
			column++
		}
	}
	if line == 0 {
		column += c.o.Column - 1
	}
	return diag.Place{File: c.o.File, Line: c.o.Line + line, Column: column}
}

// lineOf says in which line of the file a byte of the text stands.
func (c *converter) lineOf(at int) int { return c.o.Line + c.line0(at) }

// line0 is lineOf within the text, from 0.
func (c *converter) line0(at int) int {
	i, begins := slices.BinarySearch(c.lines, at)
	if begins {
		return i
	}
	return max(i-1, 0)
}

func lineStarts(src []byte) []int {
	starts := make([]int, 1, bytes.Count(src, []byte("\n"))+1)
	for at := 0; ; {
		size := bytes.IndexByte(src[at:], '\n') + 1
		if at += size; size == 0 || at == len(src) {
			return starts
		}
		starts = append(starts, at)
	}
}

// inLanguage runs f with the typography of another language, or a fresh one of
// the text's own, which sees only the text within.
func (c *converter) inLanguage(code string, f func()) {
	outer := c.typo
	defer func() { c.typo = outer }()
	c.typo = typographer(cmp.Or(code, c.doc.Lang))
	f()
}

// typographer returns nil for a language nobody knows the typography of.
func typographer(code string) *locale.Typographer {
	if l, ok := locale.For(code); ok {
		return l.Typographer()
	}
	return nil
}

// nearest returns the candidate that s is most likely a slip for, "" if none is
// near.
func nearest(s string, candidates []string) string {
	best, distance := "", 3
	if len(s) > 60 {
		return best
	}
	for _, candidate := range candidates {
		if d := locale.Distance(s, candidate); d < distance && d < len(candidate) {
			best, distance = candidate, d
		}
	}
	return best
}
