package pdf

import (
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// addCover makes the place of the cover in the structure: a picture.
func (v *volume) addCover() {
	if v.picture(v.book.Cover) == nil {
		return
	}
	figure := v.root.element.Add(pdf.Figure)
	figure.Alt = v.book.Cover.Alt
	if figure.Alt == "" {
		figure.Alt = v.book.Title
	}
	v.cover = figure.Text()
}

// titlePage adds the page with authors, title, summary, and at the foot edition,
// publisher and year.
func (v *volume) titlePage() {
	ctx := v.root.within(pdf.Section)
	page := &titlePage{}
	line := func(to *stack, l look, above typeset.Length, kind pdf.Kind, parts ...string) {
		if words := strings.Join(book.Filled(parts...), ", "); words != "" {
			to.add(v.line(words, ctx.within(kind).looking(l)).title(), above, 0)
		}
	}
	small := ctx.look.in(sans, labelSize)
	line(&page.above, small, 0, pdf.Paragraph, v.book.Authors...)
	line(&page.above, ctx.look.in(serif, titleSize).strong(), leading, pdf.H1, v.book.Title)
	line(&page.above, ctx.look.in(serif, subtitleSize).painted(muted), leading, pdf.Paragraph, v.book.Summary)
	line(&page.below, small, 0, pdf.Paragraph, v.book.Edition)
	line(&page.below, small, 2*pt, pdf.Paragraph, v.book.Publisher, v.book.Year)
	v.front = append(v.front, &part{flow: page, plain: true})
}

// titlePage is two blocks: one in the upper third, one at the foot.
type titlePage struct{ above, below stack }

func (t *titlePage) after() int { return freely }

func (t *titlePage) flow(g *galley) {
	upper, lower := &galley{}, &galley{}
	t.above.flow(upper)
	t.below.flow(lower)
	sink := textHeight / 5
	g.box(strut{}, sink)
	g.items = append(g.items, upper.items...)
	g.box(strut{}, max(leading, textHeight-sink-upper.height()-lower.height()))
	g.items = append(g.items, lower.items...)
}

// colophon adds the page on which the book says who made it.
func (v *volume) colophon() {
	if len(v.book.Colophon) == 0 {
		return
	}
	ctx := v.root.within(pdf.Section)
	text := &stack{}
	title := v.book.Word("footer.imprint")
	v.title(text, "", title, "", "colophon", ctx)
	v.quiet = true
	small := ctx.looking(ctx.look.in(sans, captionSize))
	for _, b := range v.book.Colophon {
		if list, ok := b.(*markdown.DefinitionList); ok {
			v.addFacts(text, list, small)
		} else {
			v.addBlocks(text, []markdown.Block{b}, small)
		}
	}
	v.quiet = false
	v.front = append(v.front, &part{head: title, flow: text})
}

// entry is a line of contents.
type entry struct {
	id, label, title, lang string
	depth                  int
}

// contents adds the contents: sections and the headings in them, with leaders to
// the numbers of their pages.
func (v *volume) contents(ctx context) {
	text := &stack{}
	title := v.book.Word("handbook.contents")
	v.title(text, "", title, "", "contents", ctx)
	toc := ctx.within(pdf.TOC)
	before, glossary := v.book.Parts()
	for _, s := range before {
		v.sectionEntries(text, s, toc)
	}
	for _, l := range v.listed() {
		v.entry(text, entry{id: l.id, title: l.title}, toc.within(pdf.TOCItem))
	}
	for _, s := range glossary {
		v.sectionEntries(text, s, toc)
	}
	v.front = append(v.front, &part{head: title, flow: text})
}

// sectionEntries adds the lines of a section and of the headings in it.
func (v *volume) sectionEntries(text *stack, s *book.Section, toc context) {
	item := toc.within(pdf.TOCItem)
	e := entry{id: s.ID, title: s.Title, lang: s.Lang}
	if s.Role == book.Chapter {
		e.label = number(s.Number) + "."
	}
	v.entry(text, e, item)
	var below context
	for _, h := range s.Headings {
		if h.Level > deepest || s.Role == book.Glossary {
			continue
		}
		if below.element == nil {
			below = item.within(pdf.TOC)
		}
		v.entry(text, entry{id: h.ID, title: h.Text, depth: 1}, below.within(pdf.TOCItem))
	}
}

// entryIndent is how far entries of the second level are moved to the right, and
// all lines of an entry but its first.
const entryIndent = 16 * pt

// entry adds a line of contents: what it names, leaders, the number of its page.
// All of it leads there.
func (v *volume) entry(s *stack, e entry, ctx context) {
	l := ctx.look
	above := 2 * pt
	if e.depth == 0 && e.label == "" || strings.HasSuffix(e.label, ".") {
		l, above = l.strong(), halfLine
	}
	reference := ctx.within(pdf.Reference)
	to := &link{element: reference.element.Add(pdf.LinkKind), id: e.id, says: e.title}
	if e.lang != "" && e.lang != l.lang {
		to.element.Lang, l.lang = e.lang, e.lang
	}
	in := &inlines{composer: v.composer}
	at := &place{look: l, element: to.element, link: to}
	if e.label != "" {
		in.text(e.label+"\u00a0", at)
	}
	in.all([]markdown.InlineNode{&markdown.Text{Value: e.title}}, at)
	in.items = append(in.items, &typeset.Fill{Least: 12 * pt, Tag: &run{link: to}})
	at.bold = false
	in.refer(e.id, at, func(label string) string { return "\u00a0" + label })
	inner := ctx.inside(entryIndent*typeset.Length(1+e.depth), 0).looking(l)
	p := v.parOf(in, inner)
	p.Indent, p.Align, p.Hyphens, p.whole = -entryIndent, typeset.Left, typeset.RarelyHyphenated, true
	s.add(p, above, 0)
}

// outline is what a viewer shows beside the pages: the contents, with headings of
// all levels.
func (v *volume) outline() []pdf.Entry {
	entries := []pdf.Entry{{Title: v.book.Word("footer.imprint"), Place: "colophon"}, {Title: v.book.Word("handbook.contents"), Place: "contents"}}
	if len(v.book.Colophon) == 0 {
		entries = entries[1:]
	}
	sections := func(all []*book.Section) {
		for _, s := range all {
			title := s.Title
			if s.Role == book.Chapter {
				title = number(s.Number) + ". " + title
			}
			entries = append(entries, pdf.Entry{Title: title, Place: s.ID, Below: v.below(s.Headings)})
		}
	}
	text, glossary := v.book.Parts()
	sections(text)
	for _, l := range v.listed() {
		entries = append(entries, pdf.Entry{Title: l.title, Place: l.id})
	}
	sections(glossary)
	return entries
}

// below nests headings by their levels.
func (v *volume) below(headings []markdown.Heading) []pdf.Entry {
	var entries []pdf.Entry
	for i := 0; i < len(headings); {
		h := headings[i]
		end := i + 1
		for end < len(headings) && headings[end].Level > h.Level {
			end++
		}
		if v.made[h.ID] {
			entries = append(entries, pdf.Entry{Title: h.Text, Place: h.ID, Below: v.below(headings[i+1 : end])})
		}
		i = end
	}
	return entries
}
