package markdown

import (
	"strings"
	"unicode"
)

// plainText collects the words of a document, one block a line.
type plainText struct {
	b   strings.Builder
	alt bool // pictures count as their alternative text
}

// Text returns the words of the document without any markup: one line for each
// block, the notes at the end, included files left out.
func (d *Document) Text() string {
	t := &plainText{}
	t.blocks(d.Blocks)
	for _, n := range d.Notes {
		t.blocks(n.Blocks)
	}
	return strings.TrimSpace(t.b.String())
}

func (t *plainText) blocks(blocks []Block) {
	for _, b := range blocks {
		b.plain(t)
	}
}

func (t *plainText) inlines(nodes []InlineNode) {
	for _, n := range nodes {
		n.plain(t)
	}
}

// text adds words; a line break of the source is only a space.
func (t *plainText) text(s string) { t.b.WriteString(strings.ReplaceAll(s, "\n", " ")) }

func (t *plainText) line() { t.b.WriteByte('\n') }

// plainOf returns the words of some inlines on one line; a picture is worth its
// alternative text.
func plainOf(nodes []InlineNode) string {
	if len(nodes) == 1 {
		if t, ok := nodes[0].(*Text); ok && tidy(t.Value) {
			return strings.Clone(t.Value) // which outlives the text of the document
		}
	}
	t := &plainText{alt: true}
	t.inlines(nodes)
	return strings.Join(strings.Fields(t.b.String()), " ")
}

// tidy reports whether a text is words with single spaces between them.
func tidy(s string) bool {
	space := true // before the next character, as it were
	for _, r := range s {
		if unicode.IsSpace(r) && (space || r != ' ') {
			return false
		}
		space = r == ' '
	}
	return !space
}
