package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"kalauz/internal/wire"
)

// Paragraph is a paragraph, or the text of a tight list's item, which has no
// element of its own.
type Paragraph struct {
	Content []InlineNode
	Tight   bool
	Line    int
}

// paragraph converts a paragraph, which may turn out to be something else: an
// inclusion, a figure, a gallery, or nothing.
func (c *converter) paragraph(n *ast.Paragraph) Block {
	if c.oneLine {
		return c.tightParagraph(n)
	}
	if b := c.inclusion(n); b != nil {
		return b
	}
	content := c.leaf(n)
	if len(content) == 0 {
		return nil
	}
	line := c.lineOf(n.Pos())
	if b := figures(content, line); b != nil {
		return b
	}
	return &Paragraph{Content: content, Line: line}
}

func (c *converter) tightParagraph(n ast.Node) Block {
	content := c.leaf(n)
	if len(content) == 0 {
		return nil
	}
	return &Paragraph{Content: content, Tight: true, Line: c.lineOf(n.Pos())}
}

func (b *Paragraph) html(p *page) {
	if b.Tight {
		p.inlines(b.Content)
		return
	}
	p.element("p", b.Content)
	p.raw("\n")
}

func (b *Paragraph) plain(t *plainText) {
	t.inlines(b.Content)
	t.line()
}

func (b *Paragraph) wire(c *wire.Codec) {
	wireInlines(&b.Content, c)
	c.Bool(&b.Tight)
	c.Int(&b.Line)
}

// Rule is a line across the page.
type Rule struct{}

func (*Rule) html(p *page)       { p.raw("<hr>\n") }
func (*Rule) plain(t *plainText) {}
func (*Rule) wire(*wire.Codec)   {}

// blank reports whether a node is text of nothing but spaces.
func blank(n InlineNode) bool {
	t, ok := n.(*Text)
	return ok && strings.TrimSpace(t.Value) == ""
}

func (b *Paragraph) resolve(p *page) []Block {
	return []Block{&Paragraph{Content: p.leaf(b.Content), Tight: b.Tight, Line: b.Line}}
}

func (*Rule) resolve(*page) []Block { return []Block{&Rule{}} }
