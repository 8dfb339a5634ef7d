package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inlines converts the inline children of a node. Raw HTML elements open and
// close within the same node.
func (c *converter) inlines(parent ast.Node) []InlineNode {
	if !c.enter(parent) {
		return nil
	}
	defer c.leave()
	c.mergeTexts(parent)
	c.bracketSpans(parent)
	l := c.newList()
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		l.convert(n)
	}
	return l.end()
}

// mergeTexts joins the texts that goldmark cut where a mark turned out to mean
// nothing.
func (c *converter) mergeTexts(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		if t, ok := n.(*ast.Text); ok && next != nil && t.Segment.Len() > 0 && !t.SoftLineBreak() && !t.HardLineBreak() && t.Merge(next, c.src) {
			parent.RemoveChild(parent, next)
			continue
		}
		n = next
	}
}

// leaf converts the inlines of a block: typography and the counting of words
// start anew.
func (c *converter) leaf(parent ast.Node) []InlineNode {
	if c.typo != nil {
		c.typo.Reset()
	}
	c.inWord = false
	return c.inlines(parent)
}

// inlineList collects inlines on the converter's pile, above those of the lists
// around it. Text is gathered until something else comes, so that a word is one
// word, and a quotation one quotation, however goldmark cut it.
type inlineList struct {
	c    *converter
	base int // where the list begins
	open []openElement
}

func (c *converter) newList() inlineList { return inlineList{c: c, base: len(c.nodes)} }

func (l *inlineList) convert(n ast.Node) {
	c := l.c
	if t, ok := n.(*ast.Text); ok {
		c.line(t)
		return
	}
	c.flush() // what follows must find the text behind it
	switch n := n.(type) {
	case *ast.Emphasis:
		c.add(&Emphasis{Kind: emphasisKinds[min(n.Level, 2)], Content: c.inlines(n)})
	case *east.Strikethrough:
		c.add(&Emphasis{Kind: Strike, Content: c.inlines(n)})
	case *ast.CodeSpan:
		c.add(c.codeSpan(n))
	case *ast.Link:
		c.link(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.Image:
		c.image(n)
	case *ast.RawHTML:
		l.element(n)
	case *east.FootnoteLink:
		c.noteRef(n)
	case *spanNode:
		c.add(c.span(n))
	case *attributeNode:
		if !n.used {
			c.source(n.segment.Value(c.src), n.segment.Start)
		}
	}
}

// line takes text, and the end of a line behind it.
func (c *converter) line(t *ast.Text) {
	c.source(t.Segment.Value(c.src), t.Segment.Start)
	if t.HardLineBreak() {
		c.flush()
		c.add(&Break{})
		c.stood(' ')
	} else if t.SoftLineBreak() {
		c.letters.WriteByte('\n')
	}
}

// add puts nodes into the list that is being made; the text before them has been
// flushed.
func (c *converter) add(nodes ...InlineNode) { c.nodes = append(c.nodes, nodes...) }

func (l *inlineList) end() []InlineNode {
	l.c.flush()
	l.closeElements(0)
	return l.c.takeFrom(l.base)
}

// takeFrom takes the nodes from a place on off the pile.
func (c *converter) takeFrom(base int) []InlineNode {
	if len(c.nodes) == base {
		return nil
	}
	nodes := slices.Clone(c.nodes[base:])
	c.nodes = c.nodes[:base]
	return nodes
}

// stood tells the typographer that something else than text, ending or looking
// like r, stood here.
func (c *converter) stood(r rune) {
	if c.typo != nil {
		c.typo.Skip(r)
	}
}
