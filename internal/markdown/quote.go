package markdown

import (
	"github.com/yuin/goldmark/ast"

	"kalauz/internal/wire"
)

// Quote is a quotation of one or more blocks.
type Quote struct{ Blocks []Block }

// quote converts what stands behind > signs: a callout if its first line says so.
func (c *converter) quote(n *ast.Blockquote) Block {
	if title, ok := n.FirstChild().(*calloutTitle); ok {
		return c.callout(n, title)
	}
	blocks := c.blocks(n)
	if len(blocks) == 0 {
		return nil
	}
	return &Quote{Blocks: blocks}
}

func (q *Quote) html(p *page) {
	p.raw("<blockquote>\n")
	p.blocks(q.Blocks)
	p.raw("</blockquote>\n")
}

func (q *Quote) plain(t *plainText) { t.blocks(q.Blocks) }
func (q *Quote) wire(c *wire.Codec) { wireBlocks(&q.Blocks, c) }

func (q *Quote) resolve(p *page) []Block { return []Block{&Quote{Blocks: p.resolved(q.Blocks)}} }
