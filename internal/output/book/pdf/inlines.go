package pdf

import (
	"net/url"
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// run is what a piece of a line means: the tag of the items that are set.
type run struct {
	slot    *pdf.Slot // its place in the structure; nil for what is an artifact
	colour  pdf.Colour
	under   bool
	strike  bool
	marked  bool // with a marker
	link    *link
	note    *note
	picture *picture
}

// link is a stretch of text that leads somewhere.
type link struct {
	element *pdf.Element
	id      string // in the book
	url     string // outside of it
	says    string // where it leads, in words
}

// inlines gathers the items of one paragraph.
type inlines struct {
	*composer
	items []typeset.Item
	sees  []*see
	ids   []string // places that a link may lead to
}

// place is where an inline stands: how it looks, and whose part it is.
type place struct {
	look
	element *pdf.Element
	slot    *pdf.Slot // of text that is not parted from what came before; made when needed
	link    *link
	under   bool
	strike  bool
	marked  bool
}

func (in *inlines) all(nodes []markdown.InlineNode, p *place) {
	for _, n := range nodes {
		in.one(n, p)
	}
}

func (in *inlines) one(n markdown.InlineNode, p *place) {
	switch n := n.(type) {
	case *markdown.Text:
		in.text(n.Value, p)
	case *markdown.Break:
		in.items = append(in.items, &typeset.Break{Must: !n.Optional})
	case *markdown.Emphasis:
		in.emphasis(n, p)
	case *markdown.CodeSpan:
		in.code(n.Code, p)
	case *markdown.LinkInline:
		in.link(n, p)
	case *markdown.ImageInline:
		in.image(n, p)
	case *markdown.NoteRef:
		in.noteRef(n, p)
	case *markdown.Span:
		in.id(n.ID)
		in.within(p, p.look, n.Lang, "", n.Content)
	case *markdown.Element:
		in.element(n, p)
	}
}

// text adds words. Those that the face lacks are set in one that has them.
func (in *inlines) text(text string, p *place) {
	for _, part := range covered(text, p.face()) {
		in.items = append(in.items, &typeset.Text{Text: part.text, Style: in.styles.of(p.look, part.face), Tag: in.run(p)})
	}
}

func (in *inlines) run(p *place) *run {
	if p.slot == nil {
		p.slot = p.element.Text()
	}
	return &run{slot: p.slot, colour: p.colour, under: p.under, strike: p.strike, marked: p.marked, link: p.link}
}

// within adds inlines that look another way. Where they are in another language
// they are an element of their own.
func (in *inlines) within(p *place, l look, lang string, kind pdf.Kind, content []markdown.InlineNode) {
	if lang == l.lang {
		lang = ""
	}
	before := p.look
	if lang == "" && kind == "" {
		p.look = l
		in.all(content, p)
		p.look = before
		return
	}
	if kind == "" {
		kind = pdf.Span
	}
	inner := *p
	inner.look, inner.slot = l, nil
	inner.element = p.element.Add(kind)
	if lang != "" {
		inner.lang, inner.element.Lang = lang, lang
	}
	in.all(content, &inner)
	p.slot = nil
}

func (in *inlines) emphasis(n *markdown.Emphasis, p *place) {
	inner := *p
	switch n.Kind {
	case markdown.Stress:
		inner.italic = !p.italic
	case markdown.Strong:
		inner.bold = true
	case markdown.Strike:
		inner.strike = true
	}
	in.all(n.Content, &inner)
	p.slot = inner.slot
}

func (in *inlines) code(code string, p *place) {
	l := p.look
	l.family, l.verbatim = mono, true
	l.size = l.size * 7 / 8
	in.within(p, l, "", pdf.Code, []markdown.InlineNode{&markdown.Text{Value: code}})
}

// element adds one of the few HTML elements.
func (in *inlines) element(n *markdown.Element, p *place) {
	l, kind := p.look, pdf.Kind("")
	switch n.Tag {
	case "sub":
		l.rise -= l.size / 6
		l.size = l.size * 7 / 10
	case "sup":
		l.rise += l.size / 3
		l.size = l.size * 7 / 10
	case "small":
		l.size = l.size * 6 / 7
	case "cite":
		l.italic = !l.italic
	case "kbd":
		l.family, l.verbatim = sans, true
		l.size = l.size * 7 / 8
	case "q":
		kind = pdf.Quote
	}
	marked := p.marked
	p.marked = p.marked || n.Tag == "mark"
	in.within(p, l, n.Lang, kind, n.Content)
	p.marked = marked
}

// link adds a link: within the book with the page to which it leads; outside
// with the address at the foot of the page, since it is of no use to who reads on
// paper otherwise.
func (in *inlines) link(n *markdown.LinkInline, p *place) {
	in.id(n.ID)
	id, inside := strings.CutPrefix(n.Dest, "#")
	address, outside := whole(n.Dest)
	if p.link != nil || inside && !in.places[id] || !inside && !outside {
		in.within(p, p.look, n.Lang, "", n.Content)
		return
	}
	l := &link{element: p.element.Add(pdf.LinkKind), url: address, says: n.Text}
	if inside {
		l.id, l.url = id, ""
	}
	inner := *p
	inner.element, inner.slot, inner.link, inner.under = l.element, nil, l, true
	if n.Lang != "" && n.Lang != p.lang {
		l.element.Lang, inner.lang = n.Lang, n.Lang
	}
	in.all(n.Content, &inner)
	p.slot = nil
	switch {
	case in.quiet || in.inHead:
	case inside:
		in.see(id, &inner)
	case bare(address) != bare(n.Text) && bare(address) != "":
		in.refTo(in.address(address), p)
	}
}

// whole is an address as a link has it, false where it is none.
func whole(dest string) (string, bool) {
	u, err := url.Parse(dest)
	if err != nil || u.Scheme == "" && u.Host == "" {
		return "", false
	}
	if u.Scheme == "" {
		u.Scheme = "https"
	}
	return u.String(), true
}

// bare is an address as people write it.
func bare(address string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if rest, ok := strings.CutPrefix(address, scheme); ok {
			address = rest
			break
		}
	}
	if readable, err := url.PathUnescape(address); err == nil && !strings.ContainsAny(readable, " \t\n") {
		address = readable
	}
	return strings.TrimSuffix(address, "/")
}

// id makes a place that a link may lead to.
func (in *inlines) id(id string) {
	if in.makes(id) {
		in.ids = append(in.ids, id)
	}
}

// noteRef adds the number of a note, and the note to the foot of the page.
func (in *inlines) noteRef(n *markdown.NoteRef, p *place) {
	if note := in.notes[n.Number]; note != nil && !in.inHead {
		in.refTo(note, p)
	}
}

// refTo adds a reference to a note.
func (in *inlines) refTo(n *note, p *place) {
	inner := *p
	reference := p.element.Add(pdf.Reference)
	inner.link = &link{element: reference.Add(pdf.LinkKind), id: n.id, says: in.book.Word("handbook.footnote_n", "n", n.mark)}
	inner.element, inner.slot, inner.under = inner.link.element, nil, false
	inner.rise += inner.size / 3
	inner.size = inner.size * 7 / 10
	inner.bold, inner.italic = false, false
	run := in.run(&inner)
	if !n.placed {
		n.placed = true
		run.note = n
	}
	in.items = append(in.items, &typeset.Text{Text: n.mark, Style: in.styles.of(inner.look, inner.face()), Tag: run})
	p.slot = nil
}
