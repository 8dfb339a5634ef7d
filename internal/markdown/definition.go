package markdown

import (
	east "github.com/yuin/goldmark/extension/ast"

	"kalauz/internal/wire"
)

// DefinitionList is a list of terms and what they mean.
type DefinitionList struct{ Items []Definition }

// Definition is terms that share descriptions.
type Definition struct {
	Terms        [][]InlineNode
	Descriptions [][]Block
}

func (c *converter) definitionList(n *east.DefinitionList) Block {
	l := &DefinitionList{}
	inTerms := false
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		isTerm := child.Kind() == east.KindDefinitionTerm
		if isTerm && !inTerms || len(l.Items) == 0 {
			l.Items = append(l.Items, Definition{})
		}
		inTerms = isTerm
		item := &l.Items[len(l.Items)-1]
		if isTerm {
			item.Terms = append(item.Terms, c.leaf(child))
		} else {
			item.Descriptions = append(item.Descriptions, c.blocks(child))
		}
	}
	return l
}

func (l *DefinitionList) html(p *page) {
	p.raw("<dl>\n")
	for _, item := range l.Items {
		for _, term := range item.Terms {
			p.element("dt", term)
			p.raw("\n")
		}
		for _, description := range item.Descriptions {
			p.raw("<dd>")
			ListItem{Blocks: description}.html(p)
			p.raw("</dd>\n")
		}
	}
	p.raw("</dl>\n")
}

func (l *DefinitionList) plain(t *plainText) {
	for _, item := range l.Items {
		for _, term := range item.Terms {
			t.inlines(term)
			t.line()
		}
		for _, description := range item.Descriptions {
			t.blocks(description)
		}
	}
}

func (l *DefinitionList) wire(c *wire.Codec) {
	wire.Slice(c, &l.Items, (*Definition).wire)
}

func (d *Definition) wire(c *wire.Codec) {
	wire.Slice(c, &d.Terms, wireInlines)
	wire.Slice(c, &d.Descriptions, wireBlocks)
}

func (l *DefinitionList) resolve(p *page) []Block {
	list := &DefinitionList{Items: make([]Definition, len(l.Items))}
	for i, item := range l.Items {
		for _, term := range item.Terms {
			list.Items[i].Terms = append(list.Items[i].Terms, p.leaf(term))
		}
		for _, description := range item.Descriptions {
			list.Items[i].Descriptions = append(list.Items[i].Descriptions, p.resolved(description))
		}
	}
	return []Block{list}
}
