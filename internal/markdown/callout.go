package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"kalauz/internal/diag"
	"kalauz/internal/wire"
)

// Callout is a box beside the text: a note, an exercise, a case study.
//
//	> [!EXERCISE] Opening round {duration=20 group="8–12" materials="paper, pens"}
//	> What to do.
type Callout struct {
	Attributes
	Kind      string // as in the class: "exercise", "case-study"
	Title     []InlineNode
	Duration  string // minutes
	Group     string // people
	Materials string
	Blocks    []Block
	Line      int
	word      string
}

// calloutKinds holds every spelling, the kind it means, the word for it and the
// language in which the spelling is recommended, if it is: one for each kind.
var calloutKinds = []struct{ spelling, kind, word, in string }{
	{"NOTE", "note", "callout.note", "en"},
	{"TIP", "tip", "callout.tip", "en"},
	{"IMPORTANT", "important", "callout.important", "en"},
	{"WARNING", "warning", "callout.warning", "en"},
	{"CAUTION", "caution", "callout.warning", ""},
	{"EXERCISE", "exercise", "callout.exercise", "en"},
	{"CASE-STUDY", "case-study", "callout.case_study", "en"},
	{"CASE_STUDY", "case-study", "callout.case_study", ""},
	{"TOOL", "tool", "callout.tool", "en"},
	{"EXAMPLE", "example", "callout.example", "en"},
	{"MEGJEGYZÉS", "note", "callout.note", "hu"},
	{"TIPP", "tip", "callout.tip", "hu"},
	{"FONTOS", "important", "callout.important", "hu"},
	{"FIGYELEM", "warning", "callout.warning", "hu"},
	{"GYAKORLAT", "exercise", "callout.exercise", "hu"},
	{"ESETTANULMÁNY", "case-study", "callout.case_study", "hu"},
	{"ESZKÖZ", "tool", "callout.tool", "hu"},
	{"PÉLDA", "example", "callout.example", "hu"},
}

var unknownCallout = diag.Rule{
	Code:  "K260",
	Level: diag.Warning,
	Words: diag.Words{HU: "Ismeretlen keretes rész: [!{kind}]; megjegyzésként jelenik meg.", EN: "Unknown kind of box: [!{kind}]; it is shown as a note."},
	Hint:  diag.Words{HU: "{guess}Választható: {known}.", EN: "{guess}You can choose from {known}."},
}

var calloutPattern = regexp.MustCompile(`^\[!([\pL][\pL\d _-]*)\][ \t]*`)

// calloutTitle is the first line of a callout in goldmark's tree.
type calloutTitle struct {
	ast.BaseBlock
	kind string
}

var kindCalloutTitle = ast.NewNodeKind("KalauzCalloutTitle")

func (n *calloutTitle) Kind() ast.NodeKind         { return kindCalloutTitle }
func (n *calloutTitle) Dump(source []byte, lv int) { ast.DumpHelper(n, source, lv, nil, nil) }

// calloutTransformer takes the first line off a quotation that begins with [!…].
type calloutTransformer struct{}

func (calloutTransformer) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	parent := node.Parent()
	if parent.Kind() != ast.KindBlockquote || parent.FirstChild() != ast.Node(node) {
		return
	}
	first := node.Lines().At(0)
	line := first.Value(reader.Source())
	if !bytes.HasPrefix(line, []byte("[!")) {
		return
	}
	m := calloutPattern.FindSubmatch(line)
	if m == nil || len(line) > len(m[0]) && (line[len(m[0])] == '(' || line[len(m[0])] == ':') {
		return
	}
	title := &calloutTitle{kind: string(m[1])}
	title.SetPos(first.Start)
	rest := first.WithStart(first.Start + len(m[0]))
	rest = rest.TrimRightSpace(reader.Source())
	if rest.Len() > 0 {
		title.Lines().Append(rest)
	}
	parent.InsertBefore(parent, node, title)
	node.Lines().SetSliced(1, node.Lines().Len())
	if node.Lines().Len() == 0 {
		parent.RemoveChild(parent, node)
	}
}

func (c *converter) callout(n *ast.Blockquote, title *calloutTitle) Block {
	b := &Callout{Line: c.lineOf(title.Pos())}
	b.Kind, b.word = c.calloutKind(title)
	if a := c.ownAttributes(title); a != nil {
		var values map[string]string
		b.Attributes, values = c.take(a, "duration", "group", "materials")
		b.Duration, b.Group, b.Materials = values["duration"], values["group"], values["materials"]
		b.Materials = c.typeset(b.Materials)
		c.anchor(b.ID)
	}
	read := func() {
		b.Title = trimmed(c.leaf(title))
		n.RemoveChild(n, title)
		b.Blocks = c.blocks(n)
	}
	if b.Lang != "" {
		c.inLanguage(b.Lang, read)
	} else {
		read()
	}
	return b
}

func (c *converter) calloutKind(title *calloutTitle) (kind, word string) {
	written := strings.ReplaceAll(strings.ToUpper(title.kind), " ", "-")
	for _, k := range calloutKinds {
		if k.spelling == written {
			return k.kind, k.word
		}
	}
	var spellings []string
	for _, k := range calloutKinds {
		spellings = append(spellings, k.spelling)
	}
	guess := diag.Words{}
	if near := nearest(written, spellings); near != "" {
		guess = diag.Words{HU: "Talán erre gondolt: [!" + near + "]. ", EN: "Did you mean [!" + near + "]? "}
	}
	d := unknownCallout
	d.Hint.HU = strings.NewReplacer("{guess}", guess.HU, "{known}", recommended("hu")).Replace(d.Hint.HU)
	d.Hint.EN = strings.NewReplacer("{guess}", guess.EN, "{known}", recommended("en")).Replace(d.Hint.EN)
	c.fault(d, title.Pos(), utf8.RuneCountInString(title.kind)+3, "kind", title.kind)
	return calloutKinds[0].kind, calloutKinds[0].word
}

// recommended lists one spelling of every kind in a language.
func recommended(lang string) string {
	var spellings []string
	for _, k := range calloutKinds {
		if k.in == lang {
			spellings = append(spellings, k.spelling)
		}
	}
	return strings.Join(spellings, ", ")
}

// html writes an aside that is a note, not a landmark: a chapter may have dozens.
func (b *Callout) html(p *page) {
	p.raw("<aside")
	p.attributes(Attributes{ID: b.ID, Class: strings.TrimSpace("callout callout-" + b.Kind + " " + b.Class), Lang: b.Lang})
	p.attr("role", "note")
	p.raw(">\n<p class=\"callout-title\"><span class=\"callout-kind\">")
	word := p.word(b.word)
	p.text(word)
	if len(b.Title) > 0 && !strings.HasSuffix(word, "!") {
		p.raw(":")
	}
	p.raw("</span>")
	if len(b.Title) > 0 {
		p.raw(" ")
		p.quiet++
		p.inlines(b.Title)
		p.quiet--
	}
	p.raw("</p>\n")
	b.facts(p)
	p.blocks(b.Blocks)
	p.raw("</aside>\n")
}

// facts writes what a facilitator needs to know beforehand.
func (b *Callout) facts(p *page) {
	facts := b.factList(p)
	if len(facts) == 0 {
		return
	}
	p.raw("<ul class=\"callout-facts\">\n")
	for _, fact := range facts {
		p.raw("<li>")
		p.text(fact)
		p.raw("</li>\n")
	}
	p.raw("</ul>\n")
}

func (b *Callout) factList(p *page) []string {
	var facts []string
	if b.Duration != "" {
		facts = append(facts, p.word("callout.duration", "n", b.Duration))
	}
	if b.Group != "" {
		facts = append(facts, p.word("callout.group_size", "n", b.Group))
	}
	if b.Materials != "" {
		facts = append(facts, p.word("callout.materials")+": "+b.Materials)
	}
	return facts
}

func (b *Callout) plain(t *plainText) {
	if len(b.Title) > 0 {
		t.inlines(b.Title)
		t.line()
	}
	t.blocks(b.Blocks)
}

func (b *Callout) wire(c *wire.Codec) {
	b.Attributes.wire(c)
	c.String(&b.Kind)
	wireInlines(&b.Title, c)
	c.String(&b.Duration)
	c.String(&b.Group)
	c.String(&b.Materials)
	wireBlocks(&b.Blocks, c)
	c.Int(&b.Line)
	c.String(&b.word)
}

// resolve puts the word for the kind before the title, and what a facilitator
// needs to know beforehand into a paragraph of its own.
func (b *Callout) resolve(p *page) []Block {
	box := &Callout{Attributes: p.own(b.Attributes), Kind: b.Kind, Line: b.Line}
	label := p.word(b.word)
	if len(b.Title) > 0 && !strings.HasSuffix(label, "!") {
		label += ":"
	}
	box.Title = []InlineNode{&Span{Attributes{Class: "callout-kind"}, []InlineNode{&Text{label}}}}
	if len(b.Title) > 0 {
		p.quiet++
		box.Title = append(append(box.Title, &Text{" "}), p.leaf(b.Title)...)
		p.quiet--
	}
	if facts := b.factList(p); len(facts) > 0 {
		text := &Span{Attributes{Class: "callout-facts"}, []InlineNode{&Text{strings.Join(facts, " · ")}}}
		box.Blocks = append(box.Blocks, &Paragraph{Content: []InlineNode{text}, Line: b.Line})
	}
	box.Blocks = append(box.Blocks, p.resolved(b.Blocks)...)
	return []Block{box}
}
