package markdown

// Resolved is a document with nothing left to ask: links lead where they lead,
// included documents stand where they were named, abbreviations are explained,
// the notes are numbered through, and every word that the page would add has been
// added. It is made of the same nodes, without [Abbreviation] and [IncludeBlock],
// for outputs that are no page: each may walk it as its format needs.
//
// Every block but a [Rule] is a new one, so that a block may be the key of what an
// output knows of it.
type Resolved struct {
	Blocks   []Block
	Notes    []Note    // in the order of their numbers
	Headings []Heading // as they stand in the text, their levels shifted
}

// Resolve answers all questions of the document. Ids get the prefix of the
// resolver. It may be called by many at once, and gives the same tree for the
// same answers.
func (d *Document) Resolve(r Resolver) Resolved {
	p := newPage(d, r)
	resolved := Resolved{Blocks: p.resolved(d.Blocks)}
	for i := 0; i < len(p.state.notes); i++ { // a note may refer to further ones
		n := p.state.notes[i]
		resolved.Notes = append(resolved.Notes, Note{Number: i + 1, Label: n.note.Label, Blocks: n.within.resolved(n.note.Blocks), Place: n.note.Place})
	}
	for i := range resolved.Notes {
		resolved.Notes[i].References = p.state.notes[i].refs
	}
	resolved.Headings = p.headings
	return resolved
}

func (p *page) resolved(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		out = append(out, b.resolve(p)...)
	}
	return out
}

func (p *page) resolvedInlines(nodes []InlineNode) []InlineNode {
	out := make([]InlineNode, 0, len(nodes))
	for _, n := range nodes {
		out = append(out, n.resolve(p)...)
	}
	return out
}

// leaf resolves the inlines of a block. Those of a document in another language
// than the page around it are marked.
func (p *page) leaf(nodes []InlineNode) []InlineNode {
	out := p.resolvedInlines(nodes)
	if p.d.Lang == "" || p.d.Lang == p.lang || len(out) == 0 {
		return out
	}
	return []InlineNode{&Span{Attributes{Lang: p.d.Lang}, out}}
}

func (p *page) leaves(cells [][]InlineNode) [][]InlineNode {
	out := make([][]InlineNode, len(cells))
	for i, cell := range cells {
		out[i] = p.leaf(cell)
	}
	return out
}

// own returns attributes with the id that they get here, none where an included
// document would take another's.
func (p *page) own(a Attributes) Attributes {
	if a.ID == "" {
		return a
	}
	if p.nested > 0 && !p.ids.Reserve(a.ID) {
		a.ID = ""
		return a
	}
	a.ID = p.r.Prefix + a.ID
	return a
}
