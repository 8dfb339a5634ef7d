package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"kalauz/internal/wire"
)

// Details is a part of the page that opens on demand. Its tags stand on lines of
// their own, its content is Markdown:
//
//	<details><summary>Megoldás</summary>
//
//	Text, lists, anything.
//
//	</details>
type Details struct {
	Summary []InlineNode
	Blocks  []Block
	Open    bool
}

// detailsNode is a line of such tags in goldmark's tree, its inlines beneath it.
type detailsNode struct {
	ast.BaseBlock
	summary bool // a <summary> waits for its end on a later line
}

var kindDetails = ast.NewNodeKind("KalauzDetails")

func (n *detailsNode) Kind() ast.NodeKind         { return kindDetails }
func (n *detailsNode) Dump(source []byte, lv int) { ast.DumpHelper(n, source, lv, nil, nil) }

// detailsParser takes the lines that begin with one of the tags.
type detailsParser struct{}

func (detailsParser) Trigger() []byte             { return []byte{'<'} }
func (detailsParser) CanInterruptParagraph() bool { return true }
func (detailsParser) CanAcceptIndentedLine() bool { return false }

func (detailsParser) Open(_ ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	line = line[max(context.BlockOffset(), 0):]
	m := tagPattern.FindSubmatch(line[:min(len(line), 12)])
	if m == nil || !isDetailsTag(string(bytes.ToLower(m[2]))) || len(line) > maxHeading {
		return nil, parser.NoChildren
	}
	n := &detailsNode{}
	n.take(line, segment)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (detailsParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*detailsNode)
	line, segment := reader.PeekLine()
	if !n.summary || isBlank(line) || len(line) > maxHeading {
		return parser.Close
	}
	n.take(line, segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (detailsParser) Close(ast.Node, text.Reader, parser.Context) {}

func (n *detailsNode) take(line []byte, segment text.Segment) {
	n.Lines().Append(segment)
	lower := bytes.ToLower(line)
	if i := bytes.LastIndex(lower, []byte("<summary")); i >= 0 {
		n.summary, lower = true, lower[i:]
	}
	if bytes.Contains(lower, []byte("</summary")) {
		n.summary = false
	}
}

func isDetailsTag(name string) bool { return name == "details" || name == "summary" }

// detailsPile gathers the blocks of one container; the topmost open <details>
// gets the next one.
type detailsPile struct {
	c    *converter
	out  []Block
	open []openDetails
}

type openDetails struct {
	details *Details
	at      int
	out     []Block // what stood before it in the container
}

func (p *detailsPile) add(b Block) { p.out = append(p.out, b) }

// tags goes through one line of tags; text outside a summary is a paragraph.
func (p *detailsPile) tags(n *detailsNode) {
	c := p.c
	if c.typo != nil {
		c.typo.Reset()
	}
	c.bracketSpans(n)
	var summary *Details
	l := c.newList()
	finish := func() {
		content := l.end()
		l = c.newList()
		switch {
		case len(content) == 0 || len(content) == 1 && blank(content[0]):
		case summary != nil:
			summary.Summary = content
		default:
			p.add(&Paragraph{Content: content, Line: c.lineOf(n.Pos())})
		}
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		raw, ok := child.(*ast.RawHTML)
		if !ok {
			l.convert(child)
			continue
		}
		t, ok := readTag(rawText(raw, c.src))
		if !ok || !isDetailsTag(t.name) {
			l.convert(child)
			continue
		}
		finish()
		summary = p.tag(t, raw.Pos(), summary)
	}
	finish()
}

// tag opens or closes; it returns whose summary follows, if one does.
func (p *detailsPile) tag(t tag, at int, summary *Details) *Details {
	switch {
	case t.name == "details" && !t.closing && len(p.open) >= maxDepth:
		p.c.fault(tooDeep, at, 1, "max", strconv.Itoa(maxDepth))
	case t.name == "details" && !t.closing:
		d := &Details{Open: p.attributes(t, at)}
		p.open = append(p.open, openDetails{d, at, p.out})
		p.out = nil
	case t.name == "details" && len(p.open) > 0:
		p.close()
	case t.name == "summary" && !t.closing && len(p.open) > 0 && p.open[len(p.open)-1].details.Summary == nil:
		p.attributes(t, at)
		return p.open[len(p.open)-1].details
	case t.name == "summary" && t.closing && summary != nil:
	default:
		p.c.fault(htmlUnclosed, at, 1, "tag", t.String())
	}
	return nil
}

// attributes reports whether a part is open from the start: neither tag may say
// anything else.
func (p *detailsPile) attributes(t tag, at int) (open bool) {
	var dropped []string
	for _, a := range t.attributes {
		if a.name == "open" && t.name == "details" {
			open = true
		} else {
			dropped = append(dropped, a.name)
		}
	}
	p.c.dropped(t, at, dropped)
	return open
}

func (p *detailsPile) close() {
	top := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	top.details.Blocks = p.out
	p.out = append(top.out, top.details)
}

// end closes what the author left open, and says so.
func (p *detailsPile) end() []Block {
	for len(p.open) > 0 {
		p.c.fault(htmlUnclosed, p.open[len(p.open)-1].at, 1, "tag", "<details>")
		p.close()
	}
	if len(p.out) == 0 {
		return nil
	}
	return p.out
}

func (d *Details) html(p *page) {
	p.raw("<details")
	if d.Open {
		p.raw(" open")
	}
	p.raw(">\n")
	if d.Summary != nil {
		p.element("summary", d.Summary)
		p.raw("\n")
	}
	p.blocks(d.Blocks)
	p.raw("</details>\n")
}

func (d *Details) plain(t *plainText) {
	t.inlines(d.Summary)
	t.line()
	t.blocks(d.Blocks)
}

func (d *Details) wire(c *wire.Codec) {
	wireInlines(&d.Summary, c)
	wireBlocks(&d.Blocks, c)
	c.Bool(&d.Open)
}

func (d *Details) resolve(p *page) []Block {
	return []Block{&Details{Summary: p.leaf(d.Summary), Blocks: p.resolved(d.Blocks), Open: d.Open}}
}
