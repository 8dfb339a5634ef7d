package markdown

// Visitor is told of every node of a tree, those within a node after it. Either
// function may be nil. What it is given may be changed if the tree is its own.
type Visitor struct {
	Block  func(Block)
	Inline func(InlineNode)
}

// Walk visits blocks and everything within them, in the order of the text.
func (v Visitor) Walk(blocks []Block) {
	for _, b := range blocks {
		if v.Block != nil {
			v.Block(b)
		}
		v.within(b)
	}
}

func (v Visitor) within(b Block) {
	switch b := b.(type) {
	case *Paragraph:
		v.Inlines(b.Content)
	case *HeadingBlock:
		v.Inlines(b.Content)
	case *List:
		for _, item := range b.Items {
			v.Walk(item.Blocks)
		}
	case *Quote:
		v.Walk(b.Blocks)
	case *Callout:
		v.Inlines(b.Title)
		v.Walk(b.Blocks)
	case *Table:
		v.lines(b.Head)
		for _, row := range b.Rows {
			v.lines(row)
		}
	case *Figure:
		v.Inlines([]InlineNode{b.Image})
	case *Gallery:
		for _, f := range b.Figures {
			v.Walk([]Block{f})
		}
	case *DefinitionList:
		for _, item := range b.Items {
			v.lines(item.Terms)
			for _, description := range item.Descriptions {
				v.Walk(description)
			}
		}
	case *Details:
		v.Inlines(b.Summary)
		v.Walk(b.Blocks)
	}
}

func (v Visitor) lines(all [][]InlineNode) {
	for _, nodes := range all {
		v.Inlines(nodes)
	}
}

// Inlines visits inlines and everything within them.
func (v Visitor) Inlines(nodes []InlineNode) {
	for _, n := range nodes {
		if v.Inline != nil {
			v.Inline(n)
		}
		switch n := n.(type) {
		case *Emphasis:
			v.Inlines(n.Content)
		case *LinkInline:
			v.Inlines(n.Content)
		case *Span:
			v.Inlines(n.Content)
		case *Element:
			v.Inlines(n.Content)
		}
	}
}
