package markdown

import (
	"github.com/yuin/goldmark/ast"

	"kalauz/internal/wire"
)

// Span is a stretch of text with attributes: [Peer Gynt]{lang=en}.
type Span struct {
	Attributes
	Content []InlineNode
}

// spanNode is a bracketed span in goldmark's tree.
type spanNode struct {
	ast.BaseInline
	attributes *attributeNode
}

var kindSpan = ast.NewNodeKind("KalauzSpan")

func (n *spanNode) Kind() ast.NodeKind         { return kindSpan }
func (n *spanNode) Dump(source []byte, lv int) { ast.DumpHelper(n, source, lv, nil, nil) }

// bracketSpans finds [text]{…} among the children of a node. goldmark has left
// the brackets as text, because no address follows them.
func (c *converter) bracketSpans(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if a, ok := n.(*attributeNode); ok && !a.used {
			c.bracketSpan(parent, a)
		}
	}
}

func (c *converter) bracketSpan(parent ast.Node, a *attributeNode) {
	last, ok := a.PreviousSibling().(*ast.Text)
	if !ok || last.Segment.Stop != a.segment.Start || last.Segment.Len() == 0 || c.src[last.Segment.Stop-1] != ']' {
		return
	}
	first, at := c.openingBracket(last)
	if first == nil {
		return
	}
	span := &spanNode{attributes: a}
	span.SetPos(at)
	last.Segment.Stop--
	head := first
	if first == last {
		inner := ast.NewTextSegment(first.Segment.WithStart(at + 1))
		parent.InsertAfter(parent, first, inner)
		head.Segment.Stop = at
		last = inner
	} else {
		inner := ast.NewTextSegment(first.Segment.WithStart(at + 1))
		inner.SetSoftLineBreak(first.SoftLineBreak())
		inner.SetHardLineBreak(first.HardLineBreak())
		first.SetSoftLineBreak(false)
		first.SetHardLineBreak(false)
		parent.InsertAfter(parent, first, inner)
		head.Segment.Stop = at
	}
	for n := head.NextSibling(); n != nil && n != ast.Node(a); {
		next := n.NextSibling()
		span.AppendChild(span, n)
		n = next
	}
	parent.InsertAfter(parent, head, span)
	a.used = true
}

// openingBracket looks back for the bracket that the one at the end of last
// closes.
func (c *converter) openingBracket(last *ast.Text) (*ast.Text, int) {
	depth := 0
	for n := ast.Node(last); n != nil; n = n.PreviousSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			continue
		}
		for i := t.Segment.Stop - 1; i >= t.Segment.Start; i-- {
			if c.src[i] != '[' && c.src[i] != ']' || escaped(c.src, i) {
				continue
			}
			if c.src[i] == ']' {
				depth++
			} else if depth--; depth == 0 {
				return t, i
			}
		}
	}
	return nil, 0
}

// escaped reports whether the byte at i has a backslash before it that is not
// itself escaped.
func escaped(src []byte, i int) bool {
	n := 0
	for i--; i >= 0 && src[i] == '\\'; i-- {
		n++
	}
	return n%2 == 1
}

func (c *converter) span(n *spanNode) InlineNode {
	attributes, _ := c.take(n.attributes)
	c.anchor(attributes.ID)
	s := &Span{Attributes: attributes}
	if attributes.Lang == "" {
		s.Content = c.inlines(n)
		return s
	}
	c.inLanguage(attributes.Lang, func() { s.Content = c.inlines(n) })
	c.stood('x')
	return s
}

// anchor notes an id that others may link to.
func (c *converter) anchor(id string) {
	if id != "" {
		c.doc.Anchors = append(c.doc.Anchors, id)
	}
}

func (s *Span) html(p *page) {
	p.raw("<span")
	p.attributes(s.Attributes)
	p.raw(">")
	p.inlines(s.Content)
	p.raw("</span>")
}

func (s *Span) plain(b *plainText) { b.inlines(s.Content) }

func (s *Span) wire(c *wire.Codec) {
	s.Attributes.wire(c)
	wireInlines(&s.Content, c)
}

func (s *Span) resolve(p *page) []InlineNode {
	return []InlineNode{&Span{Attributes: p.own(s.Attributes), Content: p.resolvedInlines(s.Content)}}
}
