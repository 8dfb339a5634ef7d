package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"kalauz/internal/wire"
)

// Text is text as it is published: with the quotation marks and dashes of its
// language, without escapes. A line break of the source is "\n".
type Text struct{ Value string }

func (t *Text) html(p *page)       { p.text(t.Value) }
func (t *Text) plain(b *plainText) { b.text(t.Value) }
func (t *Text) wire(c *wire.Codec) { c.String(&t.Value) }

// Break is a line break the author asked for, or a place in a long word where
// the line may break.
type Break struct{ Optional bool }

func (n *Break) html(p *page) {
	if n.Optional {
		p.raw("<wbr>")
		return
	}
	p.raw("<br>\n")
}

func (n *Break) plain(b *plainText) {
	if !n.Optional {
		b.text("\n")
	}
}

func (n *Break) wire(c *wire.Codec) { c.Bool(&n.Optional) }

// source takes a piece of Markdown that holds nothing but text: escapes and
// entities are resolved. What an author escaped is kept as typed; so \" is the
// way to a straight quotation mark.
func (c *converter) source(s []byte, at int) {
	if !isPlain(s) {
		c.lintText(s, at)
		s = c.resolve(s)
		c.special = true
	}
	c.letters.Write(s)
}

// isSpecial is the bytes of text that may be more than that: escapes, entities,
// what goldmark has left standing, and those that no page may hold.
var isSpecial = func() (table [256]bool) {
	for b := range ' ' {
		table[b] = b != '\t' && b != '\n'
	}
	for _, b := range []byte("\\&<[\x7f\xef") { // U+FFFE begins with \xef
		table[b] = true
	}
	return table
}()

func isPlain(s []byte) bool {
	for _, b := range s {
		if isSpecial[b] {
			return false
		}
	}
	return true
}

// resolve takes a text up to its last escape or entity, and returns the rest.
func (c *converter) resolve(s []byte) []byte {
	for i := 0; i < len(s); {
		value, size := "", 0
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			value, size = string(s[i+1:i+2]), 2
		case s[i] == '&':
			value, size = entity(s[i:])
		}
		if size == 0 {
			i++
			continue
		}
		c.letters.Write(s[:i])
		c.literal(value)
		s, i = s[i+size:], 0
	}
	return s
}

// literal takes text as it is.
func (c *converter) literal(s string) {
	if s == "" {
		return
	}
	c.text = append(c.text, c.typed()...)
	last, _ := utf8.DecodeLastRuneInString(s)
	c.stood(last)
	c.text = append(c.text, s...)
}

// typed takes the text gathered so far through the typographer, which looks at
// what stands next as well: hence not piece by piece.
func (c *converter) typed() string {
	s := c.letters.String()[c.taken:]
	c.taken += len(s)
	if c.typo != nil {
		s = c.typo.Text(s)
	}
	return s
}

// flush makes nodes of the text gathered so far.
func (c *converter) flush() {
	s := c.typed()
	if len(c.text) > 0 {
		s = string(append(c.text, s...))
		c.text = c.text[:0]
	}
	if c.special {
		s, c.special = withoutControls(s), false
	}
	c.words(s)
}

// withoutControls drops what no page and no book may hold.
func withoutControls(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0x7f || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

// entity resolves &name; or &#n; at the beginning of s; size 0 means it is none.
func entity(s []byte) (value string, size int) {
	end := bytes.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "", 0
	}
	s = s[:end+1]
	resolved := util.ResolveEntityNames(s)
	if s[1] == '#' {
		resolved = util.ResolveNumericReferences(s)
	}
	if bytes.Equal(resolved, s) {
		return "", 0
	}
	return string(resolved), end + 1
}

// decoded resolves escapes and entities in an address or a title.
func decoded(raw []byte) string {
	raw = util.UnescapePunctuations(raw)
	raw = util.ResolveNumericReferences(raw)
	raw = util.ResolveEntityNames(raw)
	return withoutControls(strings.ToValidUTF8(string(raw), "\uFFFD"))
}

// typeset gives a title or an alternative text the typography of the text around
// it, without disturbing that.
func (c *converter) typeset(s string) string {
	if t := typographer(c.doc.Lang); t != nil && s != "" {
		return t.Text(s)
	}
	return s
}

func (t *Text) resolve(*page) []InlineNode  { return []InlineNode{t} }
func (n *Break) resolve(*page) []InlineNode { return []InlineNode{n} }
