package markdown

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/wire"
)

// Element is one of the few HTML elements an author may write.
type Element struct {
	Tag     string
	Title   string
	Lang    string
	Content []InlineNode
}

// allowedTags are the elements that pass, with their attributes beside lang.
// <br> is a [Break]; <details> and <summary> are [Details].
var allowedTags = []struct {
	name       string
	attributes []string
}{
	{"abbr", []string{"title"}},
	{"cite", nil},
	{"kbd", nil},
	{"mark", nil},
	{"q", nil},
	{"small", nil},
	{"span", nil},
	{"sub", nil},
	{"sup", nil},
}

var htmlDropped = diag.Rule{
	Code:  "K211",
	Level: diag.Warning,
	Words: diag.Words{HU: "Ez a HTML-elem nem kerül az oldalra: <{tag}>.", EN: "This HTML element is left out of the page: <{tag}>."},
	Hint:  diag.Words{HU: "Írja Markdown-jelöléssel; HTML-ből ezek maradnak meg: {known}.", EN: "Write it in Markdown; of HTML these are kept: {known}."},
}

var attributeDropped = diag.Rule{
	Code:  "K212",
	Level: diag.Warning,
	Words: diag.Words{HU: "Ez kimarad a HTML-elemből (<{tag}>): {names}.", EN: "Of the <{tag}> element this is left out: {names}."},
	Hint:  diag.Words{HU: "Törölje; a megjelenésről és a működésről a sablonok gondoskodnak, nem a szöveg.", EN: "Delete it; how things look and behave is decided by the layouts, not by the text."},
}

var htmlUnclosed = diag.Rule{
	Code:  "K213",
	Level: diag.Warning,
	Words: diag.Words{HU: "Ennek a HTML-jelölésnek nincs nyitó vagy záró párja: {tag}.", EN: "This HTML tag has no matching opening or closing tag: {tag}."},
	Hint:  diag.Words{HU: "Tegye ki a nyitó és a záró jelölést ugyanabban a bekezdésben, vagy törölje.", EN: "Put the opening and the closing tag into the same paragraph, or delete it."},
}

var detailsInLine = diag.Rule{
	Code:  "K215",
	Level: diag.Warning,
	Words: diag.Words{HU: "Ez az elem csak sor elején állhat, ezért itt kimarad: <{tag}>.", EN: "The <{tag}> element may only begin a line, so it is left out here."},
	Hint:  diag.Words{HU: "Tegye új sorba, előtte és utána üres sorral.", EN: "Put it on a line of its own, with a blank line before and after."},
}

const keptTags = "abbr, br, cite, details, kbd, mark, q, small, span, sub, summary, sup, wbr"

// openElement is an element that waits for its closing tag.
type openElement struct {
	tag     tag
	at      int
	element *Element            // nil: dropped, its text too
	base    int                 // where its content begins on the pile
	typo    *locale.Typographer // of the text around it
}

// element takes one tag.
func (l *inlineList) element(n *ast.RawHTML) {
	raw := rawText(n, l.c.src)
	at := n.Pos()
	t, ok := readTag(raw)
	switch {
	case strings.HasPrefix(raw, "<!--"):
	case !ok:
		l.c.fault(htmlDropped, at, 1, "tag", firstWord(raw), "known", keptTags)
	case t.closing:
		l.closing(t, at)
	case t.name == "br":
		l.c.add(&Break{})
		l.c.stood(' ')
	case t.name == "wbr":
		l.c.add(&Break{Optional: true})
		l.c.stood('x')
	default:
		l.opening(t, at)
	}
}

func (l *inlineList) opening(t tag, at int) {
	if len(l.open) >= maxDepth {
		l.c.fault(tooDeep, at, 1, "max", strconv.Itoa(maxDepth))
		return
	}
	for _, allowed := range allowedTags {
		if allowed.name == t.name {
			e := &Element{Tag: t.name}
			l.c.takeTag(t, at, e, allowed.attributes)
			l.begin(openElement{tag: t, at: at, element: e})
			return
		}
	}
	if isDetailsTag(t.name) {
		l.c.fault(detailsInLine, at, len(t.name)+1, "tag", t.name)
		return
	}
	l.c.fault(htmlDropped, at, len(t.name)+1, "tag", t.name, "known", keptTags)
	if isForbidden(t.name) {
		l.begin(openElement{tag: t, at: at})
	}
}

// begin opens an element.
func (l *inlineList) begin(frame openElement) {
	frame.base, frame.typo = len(l.c.nodes), l.c.typo
	l.open = append(l.open, frame)
	if frame.element != nil && frame.element.Lang != "" {
		l.c.typo = typographer(frame.element.Lang)
	}
}

// takeTag fills an element from the attributes it may have.
func (c *converter) takeTag(t tag, at int, e *Element, allowed []string) {
	var dropped []string
	for _, a := range t.attributes {
		switch {
		case a.name == "lang" && langPattern.MatchString(a.value):
			e.Lang = a.value
		case a.name == "title" && len(allowed) > 0:
			e.Title = a.value
		default:
			dropped = append(dropped, a.name)
		}
	}
	c.dropped(t, at, dropped)
}

// dropped says which attributes of a tag are left out.
func (c *converter) dropped(t tag, at int, names []string) {
	if len(names) > 0 {
		c.fault(attributeDropped, at, 1, "tag", t.name, "names", strings.Join(names, ", "))
	}
}

// closing closes the nearest element of the name; those opened within it and
// never closed are undone.
func (l *inlineList) closing(t tag, at int) {
	for i := len(l.open) - 1; i >= 0; i-- {
		if l.open[i].tag.name != t.name {
			continue
		}
		l.closeElements(i + 1)
		frame := l.open[i]
		l.open, l.c.typo = l.open[:i], frame.typo
		content := l.c.takeFrom(frame.base)
		if frame.element != nil {
			frame.element.Content = content
			l.c.add(frame.element)
		}
		return
	}
	for _, allowed := range allowedTags {
		if allowed.name == t.name {
			l.c.fault(htmlUnclosed, at, 1, "tag", t.String())
		}
	}
}

// closeElements undoes the elements from i on that were never closed: their text
// stays.
func (l *inlineList) closeElements(i int) {
	for len(l.open) > i {
		frame := l.open[len(l.open)-1]
		l.open, l.c.typo = l.open[:len(l.open)-1], frame.typo
		l.c.fault(htmlUnclosed, frame.at, 1, "tag", frame.tag.String())
	}
}

func (e *Element) html(p *page) {
	p.raw("<")
	p.raw(e.Tag)
	p.attr("title", e.Title)
	p.attr("lang", e.Lang)
	p.raw(">")
	if e.Tag == "abbr" {
		p.quiet++
		p.text(plainOf(e.Content))
		p.quiet--
	} else {
		p.inlines(e.Content)
	}
	p.raw("</")
	p.raw(e.Tag)
	p.raw(">")
}

// resolve leaves an abbreviation that its author has explained as it stands.
func (e *Element) resolve(p *page) []InlineNode {
	content := []InlineNode{&Text{plainOf(e.Content)}}
	if e.Tag != "abbr" {
		content = p.resolvedInlines(e.Content)
	}
	return []InlineNode{&Element{Tag: e.Tag, Title: e.Title, Lang: e.Lang, Content: content}}
}

func (e *Element) plain(b *plainText) { b.inlines(e.Content) }

func (e *Element) wire(c *wire.Codec) {
	c.String(&e.Tag)
	c.String(&e.Title)
	c.String(&e.Lang)
	wireInlines(&e.Content, c)
}

// tag is a tag as the author wrote it.
type tag struct {
	name       string
	closing    bool
	attributes []pair
}

func (t tag) String() string {
	if t.closing {
		return "</" + t.name + ">"
	}
	return "<" + t.name + ">"
}

var (
	tagPattern       = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*)`)
	attributePattern = regexp.MustCompile(`([A-Za-z_:][A-Za-z0-9:._-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^"'=<>\s` + "`" + `]+))?`)
)

// readTag takes a tag apart.
func readTag(s string) (tag, bool) {
	m := tagPattern.FindStringSubmatch(s)
	if m == nil {
		return tag{}, false
	}
	t := tag{name: strings.ToLower(m[2]), closing: m[1] != ""}
	for _, a := range attributePattern.FindAllStringSubmatch(s[len(m[0]):], -1) {
		value := a[2]
		if len(value) >= 2 && (value[0] == '"' || value[0] == '\'') {
			value = value[1 : len(value)-1]
		}
		value = strings.ToValidUTF8(html.UnescapeString(value), "\uFFFD")
		t.attributes = append(t.attributes, pair{name: strings.ToLower(a[1]), value: withoutControls(value)})
	}
	return t, true
}

func rawText(n *ast.RawHTML, src []byte) string {
	var b strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		b.Write(segment.Value(src))
	}
	return b.String()
}

// firstWord shortens what is no tag, such as <!DOCTYPE html>, for a message.
func firstWord(raw string) string {
	s := strings.TrimLeft(raw, "<")
	if i := strings.IndexAny(s, " \t\n>"); i >= 0 {
		s = s[:i]
	}
	return s[:min(len(s), 20)]
}
