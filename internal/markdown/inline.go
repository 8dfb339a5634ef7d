package markdown

import (
	"strings"

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
	l := inlineList{c: c}
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

// inlineList collects inlines; text is gathered until something else comes, so
// that a word is one word, and a quotation one quotation, however goldmark cut it.
type inlineList struct {
	c    *converter
	out  []InlineNode
	raw  strings.Builder // text the typographer has not seen
	text strings.Builder // text it has
	open []openElement
}

func (l *inlineList) convert(n ast.Node) {
	c := l.c
	if t, ok := n.(*ast.Text); ok {
		l.line(t)
		return
	}
	l.flush() // what follows must find the text behind it
	switch n := n.(type) {
	case *ast.Emphasis:
		l.add(&Emphasis{Kind: emphasisKinds[min(n.Level, 2)], Content: c.inlines(n)})
	case *east.Strikethrough:
		l.add(&Emphasis{Kind: Strike, Content: c.inlines(n)})
	case *ast.CodeSpan:
		l.add(c.codeSpan(n))
	case *ast.Link:
		l.addAll(c.link(n))
	case *ast.AutoLink:
		l.addAll(c.autoLink(n))
	case *ast.Image:
		l.addAll(c.image(n))
	case *ast.RawHTML:
		l.element(n)
	case *east.FootnoteLink:
		l.addAll(c.noteRef(n))
	case *spanNode:
		l.add(c.span(n))
	case *attributeNode:
		if !n.used {
			l.source(n.segment.Value(c.src), n.segment.Start)
		}
	}
}

// line takes text, and the end of a line behind it.
func (l *inlineList) line(t *ast.Text) {
	l.source(t.Segment.Value(l.c.src), t.Segment.Start)
	if t.HardLineBreak() {
		l.add(&Break{})
		l.c.stood(' ')
	} else if t.SoftLineBreak() {
		l.words("\n")
	}
}

func (l *inlineList) add(n InlineNode) {
	l.flush()
	l.out = append(l.out, n)
}

func (l *inlineList) addAll(nodes []InlineNode) {
	for _, n := range nodes {
		l.add(n)
	}
}

func (l *inlineList) end() []InlineNode {
	l.flush()
	l.closeElements(0)
	return l.out
}

// stood tells the typographer that something else than text, ending or looking
// like r, stood here.
func (c *converter) stood(r rune) {
	if c.typo != nil {
		c.typo.Skip(r)
	}
}
