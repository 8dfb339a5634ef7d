package markdown

import "kalauz/internal/wire"

// EmphasisKind says how a stretch of text is marked.
type EmphasisKind uint8

// The kinds of emphasis, and their elements.
const (
	Stress EmphasisKind = iota // *em*
	Strong                     // **strong**
	Strike                     // ~~del~~
)

var emphasisKinds = [...]EmphasisKind{1: Stress, 2: Strong}

var emphasisTags = [...]string{Stress: "em", Strong: "strong", Strike: "del"}

// Emphasis is text marked by asterisks, underscores or tildes.
type Emphasis struct {
	Kind    EmphasisKind
	Content []InlineNode
}

func (e *Emphasis) html(p *page)       { p.element(emphasisTags[e.Kind], e.Content) }
func (e *Emphasis) plain(b *plainText) { b.inlines(e.Content) }

func (e *Emphasis) wire(c *wire.Codec) {
	wire.Enum(c, &e.Kind, Strike)
	wireInlines(&e.Content, c)
}

func (e *Emphasis) resolve(p *page) []InlineNode {
	return []InlineNode{&Emphasis{Kind: e.Kind, Content: p.resolvedInlines(e.Content)}}
}
