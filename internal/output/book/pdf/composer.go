package pdf

import (
	"strconv"
	"strings"

	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/parallel"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// composer makes blocks of a book's tree: it builds the structure of the file in
// the order of reading, and gathers the paragraphs that are to be set. They are
// set together, by as many as there are processors; only then does a block know
// its height.
type composer struct {
	book      *book.Book
	doc       *pdf.Document
	accent    pdf.Colour
	styles    styles
	setter    typeset.Setter
	unset     []job           // what is to be set
	jobs      []job           // everything that is set
	kept      []*note         // of all sections
	notes     map[int]*note   // of the section, by their numbers
	addresses []noted         // of the section
	places    map[string]bool // what a link may lead to
	made      map[string]bool // the places that there are
	section   string          // the id of the section
	above     []int           // the levels of the headings that the text stands under
	quiet     bool            // no words for pages: in titles and lists
	inHead    bool            // a head repeats: no notes
	images    map[*book.Picture]*picture
}

// block is a part of the text that has been set.
type block interface {
	// flow adds it to a galley.
	flow(g *galley)
	// after is what it costs to end a page behind it.
	after() int
}

// context is where a block stands.
type context struct {
	element *pdf.Element
	x       typeset.Length // from the left edge of the text
	width   typeset.Length
	look    look
	nested  bool // in an item of a list
}

// inside is the place within margins.
func (ctx context) inside(left, right typeset.Length) context {
	ctx.x += left
	ctx.width -= left + right
	return ctx
}

func (ctx context) within(kind pdf.Kind) context {
	ctx.element = ctx.element.Add(kind)
	return ctx
}

func (ctx context) looking(l look) context {
	ctx.look = l
	return ctx
}

// speaking is the place of a text in a language; "" is that of the text around.
func (ctx context) speaking(lang string) context {
	if lang != "" && lang != ctx.look.lang {
		ctx.element.Lang, ctx.look.lang = lang, lang
	}
	return ctx
}

// stack is blocks one below the other.
type stack struct{ blocks []spaced }

// spaced is a block and the spaces that it asks for; of two that meet the larger
// one is made.
type spaced struct {
	block
	above, below typeset.Length
}

func (s *stack) add(b block, above, below typeset.Length) {
	s.blocks = append(s.blocks, spaced{b, above, below})
}

func (s *stack) flow(g *galley) {
	for i, b := range s.blocks {
		if i > 0 {
			if cost := s.blocks[i-1].after(); cost < never {
				g.mayEnd(cost)
			}
			g.space(max(b.above, s.blocks[i-1].below))
		}
		b.flow(g)
	}
}

func (s *stack) after() int {
	if len(s.blocks) == 0 {
		return freely
	}
	return s.blocks[len(s.blocks)-1].after()
}

// blocks composes blocks. The first line of a paragraph is indented if it follows
// another one.
func (c *composer) blocks(blocks []markdown.Block, ctx context) *stack {
	s := &stack{}
	c.addBlocks(s, blocks, ctx)
	return s
}

func (c *composer) addBlocks(s *stack, blocks []markdown.Block, ctx context) {
	for i, b := range blocks {
		switch b := b.(type) {
		case *markdown.Paragraph:
			c.addParagraph(s, b, i > 0 && isParagraph(blocks[i-1]), ctx)
		case *markdown.HeadingBlock:
			c.addHeading(s, b, ctx)
		case *markdown.List:
			c.addList(s, b, ctx)
		case *markdown.Quote:
			c.addQuote(s, b, ctx)
		case *markdown.Callout:
			c.addCallout(s, b, ctx)
		case *markdown.CodeBlock:
			c.addCode(s, b, ctx)
		case *markdown.Table:
			c.addTable(s, b, ctx)
		case *markdown.Rule:
			s.add(ornament{ctx}, leading, leading)
		case *markdown.Figure:
			c.addFigure(s, b, ctx)
		case *markdown.Gallery:
			for _, f := range b.Figures {
				c.addFigure(s, f, ctx)
			}
		case *markdown.DefinitionList:
			if i > 0 && isFactsHeading(blocks[i-1]) {
				c.addFacts(s, b, ctx.looking(ctx.look.in(sans, labelSize)))
			} else {
				c.addDefinitions(s, b, ctx)
			}
		case *markdown.Details:
			c.addDetails(s, b, ctx)
		}
	}
}

func isParagraph(b markdown.Block) bool {
	_, ok := b.(*markdown.Paragraph)
	return ok
}

// job is something that is set by itself: who sets it and when makes no
// difference.
type job interface {
	set(*typeset.Setter)
	references() []*see
}

func (c *composer) add(j job) {
	c.unset = append(c.unset, j)
	c.jobs = append(c.jobs, j)
}

// set sets what is not set yet, with all processors.
func (c *composer) set() {
	parallel.Do(len(c.unset), func(i int) { c.unset[i].set(&c.setter) })
	c.unset = nil
}

// refer writes the labels of pages where they are referred to, and reports
// whether something has to be set again for it.
func (c *composer) refer(labels map[string]string) bool {
	for _, j := range c.jobs {
		changed := false
		for _, s := range j.references() {
			changed = s.say(labels) || changed
		}
		if changed {
			c.unset = append(c.unset, j)
		}
	}
	return len(c.unset) > 0
}

// number writes a number as the text has it, roman as the pages before the text.
func number(n int) string { return strconv.Itoa(n) }

func roman(n int) string { return strings.ToLower(locale.Roman(n)) }
