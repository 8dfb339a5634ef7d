package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Text is text as it is published: with the quotation marks and dashes of its
// language, without escapes. A line break of the source is "\n".
type Text struct{ Value string }

func (t *Text) html(p *page)       { p.text(t.Value) }
func (t *Text) plain(b *plainText) { b.text(t.Value) }

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

// source takes a piece of Markdown that holds nothing but text: escapes and
// entities are resolved. What an author escaped is kept as typed; so \" is the
// way to a straight quotation mark.
func (c *converter) source(s []byte, at int) {
	if bytes.ContainsAny(s, `\&<[`) {
		c.lintText(s, at)
		s = c.resolve(s)
	}
	c.letters.Write(s)
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
	c.words(withoutControls(s))
}

// words makes nodes of a text, words in capitals apart, and counts its words.
func (c *converter) words(s string) {
	start := 0
	for i := 0; i < len(s); {
		r, size := runeAt(s, i)
		class := classify(r)
		c.count(class)
		if class&inWord == 0 {
			i += size
			continue
		}
		end, capitals := wordEnd(s, i)
		if class&capital != 0 && capitals > 1 {
			if i > start {
				c.nodes = append(c.nodes, c.newText(s[start:i]))
			}
			a := abbreviation(s, i, end)
			c.nodes = append(c.nodes, a)
			c.nameAbbreviation(a.Short)
			end = i + len(a.Short) + len(a.Rest)
			start = end
		}
		i = end
	}
	if start < len(s) {
		c.nodes = append(c.nodes, c.newText(s[start:]))
	}
}

// newText makes a node; they are made by the dozen.
func (c *converter) newText(s string) *Text {
	if len(c.texts) == cap(c.texts) {
		c.texts = make([]Text, 0, 32)
	}
	c.texts = append(c.texts, Text{s})
	return &c.texts[len(c.texts)-1]
}

// count counts the beginnings of words, character by character; a word may go on
// in the next node.
func (c *converter) count(class charClass) {
	if class&inWord != 0 && !c.inWord {
		c.doc.Words++
	}
	c.inWord = class&inWord != 0 || c.inWord && class&space == 0
}

// wordEnd returns where the word at i ends and how many capitals it has.
func wordEnd(s string, i int) (end, capitals int) {
	for i < len(s) {
		r, size := runeAt(s, i)
		class := classify(r)
		if class&inWord == 0 {
			break
		}
		if class&capital != 0 {
			capitals++
		}
		i += size
	}
	return i, capitals
}

// charClass is what matters of a character in words.
type charClass uint8

const (
	inWord charClass = 1 << iota // a letter or a digit
	capital
	space
)

// latinClasses holds the classes of the characters most texts are made of.
var latinClasses = func() (table [0x180]charClass) {
	for r := range table {
		table[r] = anyClass(rune(r))
	}
	return table
}()

func classify(r rune) charClass {
	if r >= 0 && int(r) < len(latinClasses) {
		return latinClasses[r]
	}
	return anyClass(r)
}

func anyClass(r rune) (class charClass) {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		class |= inWord
	}
	if unicode.IsUpper(r) {
		class |= capital
	}
	if unicode.IsSpace(r) {
		class |= space
	}
	return class
}

// runeAt decodes the character at i.
func runeAt(s string, i int) (r rune, size int) {
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// withoutControls drops what no page and no book may hold.
func withoutControls(s string) string {
	for i := range len(s) {
		if b := s[i]; b < ' ' && b != '\t' && b != '\n' || b == 0x7f || b == 0xef { // U+FFFE begins with 0xef
			return strings.Map(withoutControl, s)
		}
	}
	return s
}

func withoutControl(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' || r == 0x7f || r == 0xFFFE || r == 0xFFFF {
		return -1
	}
	return r
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
