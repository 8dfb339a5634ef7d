package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"kalauz/internal/diag"
	"kalauz/internal/wire"
)

// CodeBlock is code in lines of its own. Tokens together are Code; there are none
// where nothing is coloured.
type CodeBlock struct {
	Language string // as the author named it, "" if not at all
	Code     string
	Tokens   []Token
	Line     int
}

// CodeSpan is code within a line.
type CodeSpan struct{ Code string }

var codeFailed = diag.Rule{
	Code:  "K280",
	Level: diag.Warning,
	Words: diag.Words{HU: "A kódrészlet színezése nem sikerült ({language}), ezért színek nélkül jelenik meg.", EN: "The code could not be coloured ({language}), so it is shown without colours."},
	Hint:  diag.Words{HU: "A tartalom sértetlen; ha zavarja a figyelmeztetés, törölje a nyelv nevét a ``` mögül.", EN: "Its content is untouched; to be rid of this warning, delete the name of the language after the ```."},
}

var codeTooLarge = diag.Rule{
	Code:  "K281",
	Level: diag.Warning,
	Words: diag.Words{HU: "A kódrészlet nagyobb {max} KB-nál, ezért színek nélkül jelenik meg.", EN: "The code is larger than {max} KB, so it is shown without colours."},
	Hint:  diag.Words{HU: "Csatolja külön fájlban, vagy csak a lényeges részt mutassa meg.", EN: "Attach it as a file of its own, or show only the part that matters."},
}

var codeTooSlow = diag.Rule{
	Code:  "K282",
	Words: diag.Words{HU: "A kódrészlet színezése ({language}) túl sokáig tart.", EN: "Colouring the code ({language}) takes too long."},
	Hint:  diag.Words{HU: "Futtassa újra; ha ismétlődik, törölje a nyelv nevét a ``` mögül.", EN: "Run it again; if it happens again, delete the name of the language after the ```."},
}

// codeBlock converts fenced or indented code.
func (c *converter) codeBlock(n ast.Node, language string) Block {
	var code strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		code.Write(segment.Value(c.src))
	}
	language = strings.Trim(language, "{}.") // Pandoc writes {.go}
	b := &CodeBlock{Language: withoutControls(language), Code: withoutControls(code.String()), Line: c.lineOf(n.Pos())}
	if b.Language == "" {
		return b
	}
	tokens, verdict := c.o.Code.colour(b.Language, b.Code)
	switch verdict {
	case coloured:
		b.Tokens = tokens
	case failed:
		c.fault(codeFailed, n.Pos(), 3, "language", b.Language)
	case tooLarge:
		c.fault(codeTooLarge, n.Pos(), 3, "max", "64")
	case tooSlow:
		c.fault(codeTooSlow, n.Pos(), 3, "language", b.Language)
	}
	return b
}

// codeSpan takes code as it is; a line break in it is a space.
func (c *converter) codeSpan(n *ast.CodeSpan) InlineNode {
	var code strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			code.Write(t.Segment.Value(c.src))
		}
	}
	c.stood('x')
	c.inWord = true
	return &CodeSpan{withoutControls(strings.ReplaceAll(code.String(), "\n", " "))}
}

// html writes a block that the keyboard can scroll.
func (b *CodeBlock) html(p *page) {
	p.raw(`<pre class="chroma" tabindex="0"><code`)
	if b.Language != "" {
		p.attr("class", "language-"+strings.ToLower(b.Language))
	}
	p.raw(">")
	if b.Tokens == nil {
		p.text(b.Code)
	}
	for _, t := range b.Tokens {
		if t.Class == "" {
			p.text(t.Text)
			continue
		}
		p.raw(`<span class="` + t.Class + `">`)
		p.text(t.Text)
		p.raw("</span>")
	}
	p.raw("</code></pre>\n")
}

func (b *CodeBlock) plain(t *plainText) {
	t.b.WriteString(b.Code)
	t.line()
}

func (b *CodeBlock) wire(c *wire.Codec) {
	c.String(&b.Language)
	c.String(&b.Code)
	wire.Slice(c, &b.Tokens, (*Token).wire)
	c.Int(&b.Line)
}

func (s *CodeSpan) html(p *page) {
	p.raw("<code>")
	p.text(s.Code)
	p.raw("</code>")
}

func (s *CodeSpan) plain(b *plainText) { b.text(s.Code) }
func (s *CodeSpan) wire(c *wire.Codec) { c.String(&s.Code) }

func (b *CodeBlock) resolve(*page) []Block {
	copied := *b
	return []Block{&copied}
}

func (s *CodeSpan) resolve(*page) []InlineNode { return []InlineNode{s} }
