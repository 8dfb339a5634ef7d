// Package markdown turns the bytes of one Markdown text into a [Document], a
// tree of our own made of blocks and inlines, and that tree into HTML.
//
// It knows goldmark, goldmark-meta and chroma, and nobody else does. It does not
// know the site: no address, no schema, no phrase, no other file. Links are
// written down as the author wrote them; where they lead, how large a picture is
// and what the word for "footnote" is, a [Resolver] says when the HTML is made.
//
// Rules of the room:
//   - A parse depends on its bytes and [Options] alone, and a Document is never
//     changed afterwards: it may be remembered, and rendered by many at once.
//   - Nothing of the author's reaches the HTML unescaped. goldmark is used for
//     parsing only; every element and attribute is written by our own nodes, and
//     an attribute's value always stands in double quotes.
//   - Limits count bytes and steps, never seconds (see limits.go).
//   - One construct, one file: its node, how it is read, its HTML, its plain text,
//     its bytes.
//
// Front matter: the pages of a site never meet goldmark-meta. Measured on them,
// it decodes every block twice with yaml.v2 (67 µs a page against 36 µs for one
// typed yaml.v3 decode), reads `no` as false and `0755` as 493, takes the last of
// two equal keys silently, knows no place, and ends the block at any line of
// dashes. It reads what is not a page of ours and may carry anything in its head:
// included snippets, and Markdown written for another generator (see [Snippet]).
package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// Options says where a text stands and in what language it is written.
type Options struct {
	File     string           // for places in diagnostics
	Line     int              // of the first byte in the file; 0 counts as 1
	Column   int              // of the first byte in its line; 0 counts as 1
	Language *locale.Language // for typography; nil leaves the text as it is
	Code     *Highlighter     // colours code; nil colours without a memory
}

// Document is a parsed text. It is never changed after [Parse] has returned it.
type Document struct {
	File          string
	Lang          string // the code of Options.Language, "" without one
	Blocks        []Block
	Notes         []Note    // the footnotes, in the order of their first use
	Headings      []Heading // in the order of the text, h2 being the highest
	Links         []Link    // without pictures; unsafe addresses are not among them
	Images        []Image
	Includes      []Include
	Anchors       []string // ids an author gave to other things than headings
	Abbreviations []string // words in capitals a list of abbreviations may know; sorted, each once
	Words         int      // words in the text, code not counted
	Faults        diag.List
}

// Parse reads a Markdown text without front matter. It always returns a
// document; what is wrong with the text stands in its Faults.
func Parse(src []byte, o Options) *Document {
	src = clean(src)
	return parse(pageGrammar(src), newConverter(src, o))
}

// Inline reads a text of one paragraph, such as a title or a caption: no blocks,
// no notes. Its HTML has no paragraph around it.
func Inline(src string, o Options) *Document {
	text := bytes.ReplaceAll(clean([]byte(src)), []byte("\n"), []byte(" "))
	trimmed := bytes.TrimLeft(text, " \t")
	o.Column = max(o.Column, 1) + len(text) - len(trimmed)
	c := newConverter(trimmed, o)
	c.oneLine = true
	return parse(inlineGrammar, c)
}

// parse is the way of a text: guard, goldmark, our tree.
func parse(grammar parser.Parser, c *converter) *Document {
	src := c.src
	if c.refuse(src) {
		return c.doc
	}
	context := parser.NewContext()
	g := newGuard(context, len(src))
	root := grammar.Parse(text.NewReader(src), parser.WithContext(context))
	c.guarded(g)
	return c.finish(root)
}

// clean makes the line ends LF and the bytes UTF-8. The room that reads files
// reports both; here they only must not do harm.
func clean(src []byte) []byte {
	if !utf8.Valid(src) {
		src = bytes.ToValidUTF8(src, []byte("\uFFFD"))
	}
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = []byte(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(src)))
	}
	return src
}
