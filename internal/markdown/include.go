package markdown

import (
	"github.com/yuin/goldmark/ast"

	"kalauz/internal/diag"
	"kalauz/internal/wire"
)

// Include is what others need to know of an inclusion.
type Include struct {
	Path  string // as the author wrote it
	Place diag.Place
}

// IncludeBlock is a paragraph that stands for another Markdown file:
//
//	[!INCLUDE](house-rules.md)
type IncludeBlock struct{ Include }

// MaxIncluded limits how many files one page shows, counted as often as they are
// shown, so that files that include each other twice cannot double for ever.
// Circles are found earlier, by who knows all files.
const (
	MaxIncluded     = 200
	MaxIncludeDepth = 8
)

func (c *converter) inclusion(n *ast.Paragraph) Block {
	l, ok := n.FirstChild().(*ast.Link)
	if !ok || n.LastChild() != ast.Node(l) || l.ChildCount() != 1 {
		return nil
	}
	t, ok := l.FirstChild().(*ast.Text)
	if !ok || string(t.Segment.Value(c.src)) != "!INCLUDE" {
		return nil
	}
	b := &IncludeBlock{Include{Path: decoded(l.Destination), Place: c.place(n.Pos())}}
	if !c.followable(b.Path, n) {
		return nil
	}
	c.doc.Includes = append(c.doc.Includes, b.Include)
	return b
}

// html writes the included document as a part of this page: its ids give way to
// those the page has already, its notes join the page's.
func (b *IncludeBlock) html(p *page) {
	d := p.include(b.Path)
	if d == nil {
		return
	}
	inner := p.inside(d)
	isForeign := d.Lang != "" && d.Lang != p.d.Lang
	if isForeign {
		p.raw("<div")
		p.attr("lang", d.Lang)
		p.raw(">\n")
	}
	inner.blocks(d.Blocks)
	if isForeign {
		p.raw("</div>\n")
	}
}

// include returns the document at a path, nil where there is none or there have
// been too many.
func (p *page) include(path string) *Document {
	if p.r.Include == nil || p.nested >= MaxIncludeDepth || p.state.included >= MaxIncluded {
		return nil
	}
	d := p.r.Include(path)
	if d != nil {
		p.state.included++
	}
	return d
}

// inside returns what writes an included document into this page.
func (p *page) inside(d *Document) *page {
	inner := &page{r: p.r, state: p.state, d: d, nested: p.nested + 1}
	if p.r.Within != nil {
		inner.r = p.r.Within(d)
	}
	return inner
}

func (b *IncludeBlock) plain(*plainText) {}

// Wire writes what others need to know of an inclusion or reads it.
func (i *Include) Wire(c *wire.Codec) {
	c.String(&i.Path)
	i.Place.Wire(c)
}

func (b *IncludeBlock) wire(c *wire.Codec) { b.Include.Wire(c) }

// resolve puts the blocks of the included document in the place of the
// inclusion. What is in another language is marked leaf by leaf.
func (b *IncludeBlock) resolve(p *page) []Block {
	d := p.include(b.Path)
	if d == nil {
		return nil
	}
	return p.inside(d).resolved(d.Blocks)
}
