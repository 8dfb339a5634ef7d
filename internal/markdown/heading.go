package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/wire"
)

// InBook are the codes of warnings that become errors on the pages of a book:
// what a reader of a screen or a printed page cannot do without.
var InBook = []string{skippedLevel.Code, missingAlt.Code, headlessTable.Code}

// Heading is what others need to know of a heading.
type Heading struct {
	Level    int
	ID, Text string
	Explicit bool // the author gave the id
	Place    diag.Place
}

// HeadingBlock is a heading in the text.
type HeadingBlock struct {
	Heading
	Class, Lang string
	Content     []InlineNode
	index       int // in Document.Headings
}

var skippedLevel = diag.Rule{
	Code:  "K240",
	Level: diag.Warning,
	Words: diag.Words{HU: "A címsor szintet ugrik: {before} után {now} következik.", EN: "The heading skips a level: {now} follows {before}."},
	Hint:  diag.Words{HU: "Írja így: {better}. Aki felolvasóval olvas, a szintek alapján tájékozódik.", EN: "Write {better}. Those who use a screen reader find their way by the levels."},
}

var titleLevel = diag.Rule{
	Code:  "K241",
	Level: diag.Warning,
	Words: diag.Words{HU: "Egyetlen # az oldal címét jelöli, az pedig már a fejlécben áll; itt ## lesz belőle.", EN: "A single # is the title of the page, which the front matter already gives; here it becomes ##."},
	Hint:  diag.Words{HU: "A szöveg címsorai ## jellel kezdődjenek.", EN: "Let the headings of the text begin with ##."},
}

var emptyHeading = diag.Rule{
	Code:  "K242",
	Level: diag.Warning,
	Words: diag.Words{HU: "A címsor üres, ezért kimarad.", EN: "The heading is empty, so it is left out."},
	Hint:  diag.Words{HU: "Írjon mögé szöveget, vagy törölje a sort.", EN: "Write some text after the marks, or delete the line."},
}

// heading converts a heading; its id comes last, in numberHeadings.
func (c *converter) heading(n *ast.Heading) Block {
	h := &HeadingBlock{Heading: Heading{Level: n.Level, Place: c.place(n.Pos())}}
	if a := c.ownAttributes(n); a != nil {
		attributes, _ := c.take(a)
		h.ID, h.Class, h.Lang = attributes.ID, attributes.Class, attributes.Lang
		h.Explicit = h.ID != ""
	}
	if h.Lang != "" {
		c.inLanguage(h.Lang, func() { h.Content = c.leaf(n) })
	} else {
		h.Content = c.leaf(n)
	}
	h.Content = trimmed(h.Content)
	h.Text = plainOf(h.Content)
	h.Place.Width = n.Level
	if h.Text == "" {
		c.faultAt(emptyHeading, h.Place)
		return nil
	}
	c.lintLevel(h, n.Level)
	h.index = len(c.headings)
	c.headings = append(c.headings, h)
	return h
}

// lintLevel keeps the outline without gaps; the title of the page is its h1.
func (c *converter) lintLevel(h *HeadingBlock, written int) {
	before := 1
	if len(c.headings) > 0 {
		before = c.headings[len(c.headings)-1].Level
	} else if c.snippet {
		before = 6 // it goes on below a heading that is not seen here
	}
	if written == 1 {
		h.Level = 2
		c.faultAt(titleLevel, h.Place)
		return
	}
	if written > before+1 {
		marks := func(n int) string { return strings.Repeat("#", n) }
		c.faultAt(skippedLevel, h.Place, "before", marks(before), "now", marks(written), "better", marks(before+1))
	}
}

// numberHeadings gives every heading its id: explicit ones first, wherever they
// stand, then the others in the order of the text.
func (c *converter) numberHeadings() {
	var ids locale.IDs
	for id := range c.ids {
		ids.Reserve(id)
	}
	if len(c.headings) > 0 {
		c.doc.Headings = make([]Heading, len(c.headings))
	}
	for i, h := range c.headings {
		if !h.Explicit {
			h.ID = ids.Unique(h.Text)
		}
		c.doc.Headings[i] = h.Heading
	}
}

func (h *HeadingBlock) html(p *page) {
	tag := "h" + strconv.Itoa(min(max(h.Level+p.r.HeadingShift, 1), 6))
	id := p.headingID(h.ID)
	p.raw("<" + tag)
	p.attr("id", id)
	p.attributes(Attributes{Class: h.Class, Lang: h.Lang})
	p.raw(">")
	for _, extra := range p.extraIDs(h.index) {
		p.raw("<span")
		p.attr("id", extra)
		p.raw("></span>")
	}
	p.quiet++
	p.inlines(h.Content)
	p.quiet--
	p.raw("</" + tag + ">\n")
}

func (h *HeadingBlock) plain(t *plainText) {
	t.inlines(h.Content)
	t.line()
}

// Wire writes what others need to know of a heading or reads it.
func (h *Heading) Wire(c *wire.Codec) {
	c.Int(&h.Level)
	c.String(&h.ID)
	c.String(&h.Text)
	c.Bool(&h.Explicit)
	h.Place.Wire(c)
}

func (h *HeadingBlock) wire(c *wire.Codec) {
	h.Heading.Wire(c)
	c.String(&h.Class)
	c.String(&h.Lang)
	wireInlines(&h.Content, c)
	c.Int(&h.index)
}

// trimmed drops the spaces at the end that attributes have left.
func trimmed(nodes []InlineNode) []InlineNode {
	if len(nodes) == 0 {
		return nodes
	}
	if t, ok := nodes[len(nodes)-1].(*Text); ok {
		value := strings.TrimRight(t.Value, " \t\n")
		if utf8.RuneCountInString(value) == 0 {
			return nodes[:len(nodes)-1]
		}
		t.Value = value
	}
	return nodes
}

func (h *HeadingBlock) resolve(p *page) []Block {
	heading := &HeadingBlock{Heading: h.Heading, Class: h.Class, Lang: h.Lang}
	heading.Level = min(max(h.Level+p.r.HeadingShift, 1), 6)
	heading.ID = p.r.Prefix + p.headingID(h.ID)
	for _, extra := range p.extraIDs(h.index) {
		heading.Content = append(heading.Content, &Span{Attributes: Attributes{ID: p.r.Prefix + extra}})
	}
	p.quiet++
	heading.Content = append(heading.Content, p.leaf(h.Content)...)
	p.quiet--
	p.headings = append(p.headings, heading.Heading)
	return []Block{heading}
}
