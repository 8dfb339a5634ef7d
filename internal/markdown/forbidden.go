package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"kalauz/internal/diag"
)

// forbiddenTags are dropped with everything in them, since that is no text.
var forbiddenTags = []string{"script", "style", "iframe", "object", "svg", "math", "template", "textarea", "noscript", "title", "select", "noembed", "noframes", "xmp", "plaintext"}

var forbiddenUnclosed = diag.Rule{
	Code:  "K214",
	Words: diag.Words{HU: "Ez az elem nincs lezárva, így az oldal további része elveszne: <{tag}>.", EN: "The <{tag}> element is never closed, so the rest of the page would be lost."},
	Hint:  diag.Words{HU: "Törölje az egész elemet.", EN: "Delete the whole element."},
}

func isForbidden(name string) bool { return slices.Contains(forbiddenTags, name) }

// forbiddenNode is a block that begins with such an element.
type forbiddenNode struct {
	ast.BaseBlock
	tag    string
	closed bool
}

var kindForbidden = ast.NewNodeKind("KalauzForbidden")

func (n *forbiddenNode) Kind() ast.NodeKind         { return kindForbidden }
func (n *forbiddenNode) IsRaw() bool                { return true }
func (n *forbiddenNode) Dump(source []byte, lv int) { ast.DumpHelper(n, source, lv, nil, nil) }

// forbiddenParser takes everything up to the closing tag, blank lines and all.
type forbiddenParser struct{}

func (forbiddenParser) Trigger() []byte             { return []byte{'<'} }
func (forbiddenParser) CanInterruptParagraph() bool { return true }
func (forbiddenParser) CanAcceptIndentedLine() bool { return false }

func (p forbiddenParser) Open(_ ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	line = line[max(context.BlockOffset(), 0):]
	m := tagPattern.FindSubmatch(line[:min(len(line), 40)])
	if m == nil || len(m[1]) > 0 || !isForbidden(strings.ToLower(string(m[2]))) {
		return nil, parser.NoChildren
	}
	n := &forbiddenNode{tag: strings.ToLower(string(m[2]))}
	if after, ok := n.after(line); ok && !isBlank(after) {
		return nil, parser.NoChildren // a sentence follows: the inlines deal with it
	}
	n.take(line)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (p forbiddenParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*forbiddenNode)
	if n.closed {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	n.take(line)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (forbiddenParser) Close(ast.Node, text.Reader, parser.Context) {}

// take looks for the closing tag in a line.
func (n *forbiddenNode) take(line []byte) {
	_, ok := n.after(line)
	n.closed = n.closed || ok
}

// after returns what follows the closing tag in a line.
func (n *forbiddenNode) after(line []byte) ([]byte, bool) {
	i := bytes.Index(bytes.ToLower(line), []byte("</"+n.tag))
	if i < 0 {
		return nil, false
	}
	end := bytes.IndexByte(line[i:], '>')
	if end < 0 {
		return nil, true
	}
	return line[i+end+1:], true
}

func (c *converter) forbidden(n *forbiddenNode) {
	if !n.closed {
		c.fault(forbiddenUnclosed, n.Pos(), len(n.tag)+1, "tag", n.tag)
		return
	}
	c.fault(htmlDropped, n.Pos(), len(n.tag)+1, "tag", n.tag, "known", keptTags)
}

func isBlank(s []byte) bool { return len(bytes.TrimSpace(s)) == 0 }
