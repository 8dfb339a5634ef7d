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
func (l *inlineList) source(s []byte, at int) {
	l.c.lintText(s, at)
	start := 0
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			l.words(string(s[start:i]))
			l.literal(string(s[i+1 : i+2]))
			i += 2
			start = i
		case s[i] == '&':
			value, size := entity(s[i:])
			if size == 0 {
				i++
				continue
			}
			l.words(string(s[start:i]))
			l.literal(value)
			i += size
			start = i
		default:
			i++
		}
	}
	l.words(string(s[start:]))
}

// words takes text that the typographer will see.
func (l *inlineList) words(s string) { l.raw.WriteString(s) }

// settle takes the text gathered so far through the typographer, which looks at
// what stands next as well: hence not piece by piece.
func (l *inlineList) settle() {
	if l.raw.Len() == 0 {
		return
	}
	s := l.raw.String()
	l.raw.Reset()
	if l.c.typo != nil {
		s = l.c.typo.Text(s)
	}
	l.text.WriteString(s)
}

// literal takes text as it is.
func (l *inlineList) literal(s string) {
	if s == "" {
		return
	}
	l.settle()
	last, _ := utf8.DecodeLastRuneInString(s)
	l.c.stood(last)
	l.text.WriteString(s)
}

// flush makes nodes of the text gathered so far.
func (l *inlineList) flush() {
	l.settle()
	if l.text.Len() == 0 {
		return
	}
	s := withoutControls(l.text.String())
	l.text.Reset()
	l.c.countWords(s)
	l.out = append(l.out, l.c.splitAbbreviations(s)...)
}

// countWords counts the beginnings of words; a word may go on in the next node.
func (c *converter) countWords(s string) {
	for _, r := range s {
		isWord := unicode.IsLetter(r) || unicode.IsDigit(r)
		if isWord && !c.inWord {
			c.doc.Words++
		}
		c.inWord = isWord || c.inWord && !unicode.IsSpace(r)
	}
}

// withoutControls drops what no page and no book may hold.
func withoutControls(s string) string {
	isControl := func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' || r == 0x7f || r == 0xFFFE || r == 0xFFFF }
	if strings.IndexFunc(s, isControl) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isControl(r) {
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
	c.inLanguage("", func() {
		if c.typo != nil {
			s = c.typo.Text(s)
		}
	})
	return s
}
