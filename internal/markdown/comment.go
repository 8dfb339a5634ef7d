package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"kalauz/internal/diag"
)

// Comments are dropped. One that is never closed would take the rest of the page
// with it without a word, so it is an error where it opens.
var openComment = diag.Rule{
	Code:  "K210",
	Words: diag.Words{HU: "A megjegyzés itt kezdődik (<!--), de nincs lezárva, így az oldal további része elveszne.", EN: "A comment begins here (<!--) and is never closed, so the rest of the page would be lost."},
	Hint:  diag.Words{HU: "Zárja le így: -->. Ha nem megjegyzésnek szánta, írjon elé fordított perjelet: \\<!--.", EN: "Close it with -->. If it is not meant as a comment, put a backslash before it: \\<!--."},
}

// commentNode is a comment that begins a line.
type commentNode struct {
	ast.BaseBlock
	closed bool
}

var kindComment = ast.NewNodeKind("KalauzComment")

func (n *commentNode) Kind() ast.NodeKind         { return kindComment }
func (n *commentNode) IsRaw() bool                { return true }
func (n *commentNode) Dump(source []byte, lv int) { ast.DumpHelper(n, source, lv, nil, nil) }

// commentParser takes a comment over blank lines. What follows it on its last
// line is read as if it began the line.
type commentParser struct{}

func (commentParser) Trigger() []byte             { return []byte{'<'} }
func (commentParser) CanInterruptParagraph() bool { return true }
func (commentParser) CanAcceptIndentedLine() bool { return false }

func (commentParser) Open(_ ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	line = line[max(context.BlockOffset(), 0):]
	if !bytes.HasPrefix(line, []byte("<!--")) {
		return nil, parser.NoChildren
	}
	end := bytes.Index(line[4:], []byte("-->"))
	if end >= 0 && !isBlank(line[4+end+3:]) {
		return nil, parser.NoChildren // text follows: a comment within a paragraph
	}
	reader.AdvanceToEOL()
	return &commentNode{closed: end >= 0}, parser.NoChildren
}

func (commentParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*commentNode)
	if n.closed {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	end := bytes.Index(line, []byte("-->"))
	if end < 0 {
		reader.AdvanceToEOL()
		return parser.Continue | parser.NoChildren
	}
	n.closed = true
	if isBlank(line[end+3:]) {
		reader.AdvanceToEOL()
		return parser.Continue | parser.NoChildren
	}
	reader.Advance(end + 3)
	return parser.Close
}

func (commentParser) Close(ast.Node, text.Reader, parser.Context) {}

func (c *converter) comment(n *commentNode) {
	if !n.closed {
		c.fault(openComment, n.Pos(), 4)
	}
}

// lintText looks at text for what goldmark has left standing in it: a comment
// without an end, a reference to a note that is not there, a link whose address
// has a space in it.
func (c *converter) lintText(s []byte, at int) {
	for i := 0; ; {
		found := bytes.Index(s[i:], []byte("<!--"))
		if found < 0 {
			break
		}
		if i += found; !escaped(c.src, at+i) {
			c.fault(openComment, at+i, 4)
		}
		i += 4
	}
	c.lintNoteRefs(s, at)
	c.lintAddresses(s, at)
}
