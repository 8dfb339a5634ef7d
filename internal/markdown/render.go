package markdown

import (
	"kalauz/internal/locale"
)

// Resolver answers what a document alone cannot know. Every function may be nil:
// then addresses stay as they are, nothing is included or expanded, and a word is
// its key. They are called in the order of the text, once for each use.
type Resolver struct {
	Link         func(dest string) Target
	Image        func(src string) Picture
	Include      func(path string) *Document
	Within       func(included *Document) Resolver // for its own links; nil: this resolver
	Word         func(key string, pairs ...string) string
	Abbreviation func(short string) (expansion, lang string, ok bool)
	ExtraIDs     func(heading int) []string // further ids of heading i of Document.Headings
	HeadingShift int                        // added to the level of every heading
	Prefix       string                     // of every id in a [Resolved] document
}

// Target is where a link leads. OK false leaves its text alone.
type Target struct {
	Href     string
	Lang     string // of the page there, if it is another than that of the text
	Title    string
	External bool
	OK       bool
}

// Picture is a picture as it is published; width and height in pixels, 0 when
// unknown. OK false leaves its alternative text alone.
type Picture struct {
	Src           string
	Width, Height int
	OK            bool
}

// HTML renders the document: its blocks, and its notes at the end. It may be
// called by many at once, and gives the same bytes for the same answers.
func (d *Document) HTML(r Resolver) []byte { return d.AppendHTML(nil, r) }

// AppendHTML appends what HTML returns.
func (d *Document) AppendHTML(out []byte, r Resolver) []byte {
	p := newPage(d, r)
	p.out = out
	p.blocks(d.Blocks)
	p.notes()
	return p.out
}

func newPage(d *Document, r Resolver) *page {
	p := &page{r: r, d: d, state: &state{lang: d.Lang, explained: map[string]bool{}, numbers: map[noteKey]*numbered{}}}
	for _, h := range d.Headings {
		p.ids.Reserve(h.ID)
	}
	for _, id := range d.Anchors {
		p.ids.Reserve(id)
	}
	return p
}

// page writes one document, or one included in it, into the page they share.
type page struct {
	r      Resolver
	d      *Document
	nested int // includes around this one
	*state
}

// state is what a page shares with the documents included in it.
type state struct {
	out       []byte
	lang      string    // of the document that is no inclusion
	headings  []Heading // of what has been resolved
	ids       locale.IDs
	tables    int
	included  int
	quiet     int // inside a heading, a link or a head cell: abbreviations are not explained
	explained map[string]bool
	numbers   map[noteKey]*numbered
	notes     []*pageNote
}

// noteKey tells the notes of documents apart; each inclusion counts for itself.
type noteKey struct {
	within *page
	number int
}

type numbered struct {
	number int
	note   *pageNote
}

// refer returns the page's number of a note and how often it has been referred
// to.
func (p *page) refer(number int) (onPage, nth int) {
	if number < 1 || number > len(p.d.Notes) {
		return 0, 0
	}
	key := noteKey{p, number}
	n := p.numbers[key]
	if n == nil {
		note := &pageNote{note: p.d.Notes[number-1], within: p}
		p.state.notes = append(p.state.notes, note)
		n = &numbered{len(p.state.notes), note}
		p.numbers[key] = n
	}
	n.note.refs++
	return n.number, n.note.refs
}

// headingID returns the id of a heading; in an included document it gives way.
func (p *page) headingID(id string) string {
	if p.nested == 0 || p.ids.Reserve(id) {
		return id
	}
	return p.ids.Unique(id)
}

// extraIDs returns the further ids of a heading that are free on this page.
func (p *page) extraIDs(heading int) []string {
	if p.nested > 0 || p.r.ExtraIDs == nil || heading < 0 || heading >= len(p.d.Headings) {
		return nil
	}
	var free []string
	for _, id := range p.r.ExtraIDs(heading) {
		if id != "" && p.ids.Reserve(id) {
			free = append(free, id)
		}
	}
	return free
}

func (p *page) expand(short string) (expansion, lang string, ok bool) {
	if p.r.Abbreviation == nil {
		return "", "", false
	}
	return p.r.Abbreviation(short)
}

// otherLang returns a language only where it is another than the document's.
func (p *page) otherLang(lang string) string {
	if lang == p.d.Lang {
		return ""
	}
	return lang
}

func (p *page) word(key string, pairs ...string) string {
	if p.r.Word == nil {
		return key
	}
	return p.r.Word(key, pairs...)
}

func (p *page) blocks(blocks []Block) {
	for _, b := range blocks {
		b.html(p)
	}
}

func (p *page) inlines(nodes []InlineNode) {
	for _, n := range nodes {
		n.html(p)
	}
}

// element writes inlines in an element without attributes.
func (p *page) element(tag string, content []InlineNode) {
	p.raw("<" + tag + ">")
	p.inlines(content)
	p.raw("</" + tag + ">")
}

// raw writes what is HTML already. It is never given an author's words.
func (p *page) raw(s string) { p.out = append(p.out, s...) }

// newline begins a new line of the source, unless one has begun.
func (p *page) newline() {
	if n := len(p.out); n > 0 && p.out[n-1] != '\n' {
		p.out = append(p.out, '\n')
	}
}

// text writes words. All five characters are escaped everywhere, so that a text
// cannot even look like an attribute.
func (p *page) text(s string) { p.out = appendEscaped(p.out, s) }

// attr writes an attribute, unless it is empty.
func (p *page) attr(name, value string) {
	if value != "" {
		p.always(name, value)
	}
}

func (p *page) always(name, value string) {
	p.raw(" " + name + `="`)
	p.text(value)
	p.raw(`"`)
}

// address writes an attribute that holds an address.
func (p *page) address(name, value string) { p.always(name, escapedAddress(value)) }

// attributes writes what the author gave in braces. An id in an included document
// gives way to the page's.
func (p *page) attributes(a Attributes) {
	if p.nested == 0 || a.ID != "" && p.ids.Reserve(a.ID) {
		p.attr("id", a.ID)
	}
	p.attr("class", a.Class)
	p.attr("lang", a.Lang)
}

func appendEscaped(out []byte, s string) []byte {
	done := 0
	for i := 0; i < len(s); i++ {
		escaped := ""
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&quot;"
		case '\'':
			escaped = "&#39;"
		default:
			continue
		}
		out = append(append(out, s[done:i]...), escaped...)
		done = i + 1
	}
	return append(out, s[done:]...)
}
