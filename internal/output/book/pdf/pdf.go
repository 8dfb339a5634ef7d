// Package pdf makes PDF files of books: set like a book, to be printed and kept,
// and tagged, so that a screen reader reads what others see.
//
// It knows the book and nothing of the site. How a file comes about:
//
//   - A composer goes through the tree of the book once. It builds the structure
//     of the file in the order of reading, and gathers paragraphs and tables.
//   - These are set, by as many as there are processors (composer.set).
//   - What has been set flows into galleys, columns as long as the text, which a
//     breaker cuts into pages (breaker.go).
//   - Now the pages of all places are known. Where the text names them it is
//     written and set again, until nothing moves any more (see.go). The contents
//     have numbers of their own, so that their length moves nothing.
//   - The pages are painted one after the other (paper.go). What is painted finds
//     its place in the structure, wherever on the pages it stands.
//
// Measures and colours are data (measures.go, colours.go). A file follows ISO
// 14289-1 (PDF/UA-1); what the text of a book must have for it, pictures with
// descriptions and tables with heads, the checks of the content ask for.
package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"kalauz/internal/output/book"
	"kalauz/internal/pdf"
)

// Format returns the format.
func Format() book.Format {
	return book.Format{Name: "pdf", Ext: ".pdf", Render: Render, Sheet: Sheet, Chapter: Chapter, Pages: pdf.PageCount}
}

// part is a part of the book that begins on a page of its own.
type part struct {
	head  string // runs above its pages
	flow  block
	plain bool // no head, no number: the title page
	pages []*page
	start int // how many pages of its numbering are before it
}

// volume is a file that is being made.
type volume struct {
	*composer
	out   *bytes.Buffer
	root  context
	cover *pdf.Slot // of the picture on the cover, nil without one
	front []*part   // numbered in Roman numerals
	body  []*part
}

// program is how the files name what made them.
const program = "Kalauz"

func newVolume(b *book.Book, info pdf.Info) *volume {
	out := &bytes.Buffer{}
	doc := pdf.New(out, info)
	c := &composer{book: b, doc: doc, accent: accent(b.Sign.Colour), styles: styles{}, places: map[string]bool{}, made: map[string]bool{},
		images: map[*book.Picture]*picture{}}
	v := &volume{composer: c, out: out}
	v.root = context{element: doc.Root(), width: measure, look: c.textLook()}
	return v
}

// about is what the file of a part of a book says of itself.
func about(b *book.Book, title string) pdf.Info {
	info := pdf.Info{Title: title, Lang: b.Tag, Authors: b.Authors, Publisher: b.Publisher, Rights: b.Licence.String(), Program: program}
	if day, err := time.Parse(time.DateOnly, b.Date); err == nil {
		info.Created = day
	}
	return info
}

// Render makes the file of a book.
func Render(b *book.Book) ([]byte, error) {
	info := about(b, b.Title)
	info.Subject = b.Summary
	if isbn := b.ISBN["pdf"]; isbn != "" {
		info.Identifier = "urn:isbn:" + isbn
	}
	v := newVolume(b, info)
	for _, s := range b.Sections {
		v.knowsSection(s)
	}
	v.addCover()
	v.titlePage()
	v.colophon()
	contents := v.root.within(pdf.Section)
	text, glossary := b.Parts()
	for _, s := range text {
		v.section(s)
	}
	v.lists()
	for _, s := range glossary {
		v.section(s)
	}
	v.contents(contents)
	return v.close(v.outline())
}

// close lays the pages out, paints them and completes the file.
func (v *volume) close(outline []pdf.Entry) ([]byte, error) {
	v.layOut()
	v.paint()
	v.doc.Outline(outline)
	if err := v.doc.Close(); err != nil {
		return nil, fmt.Errorf("%s.pdf: %w", v.book.Name, err)
	}
	return v.out.Bytes(), nil
}

// layOut cuts the text into pages, again and again until no page ends with half
// a word, and every reference to a page says which page it is.
func (v *volume) layOut() {
	for {
		v.set()
		for _, n := range v.kept {
			n.cut = nil
		}
		labels := map[string]string{}
		v.number(v.front, roman, v.before(), labels)
		v.number(v.body, number, 0, labels)
		if !v.unhyphenate() && !v.refer(labels) {
			return
		}
	}
}

// unhyphenate asks the paragraphs in which pages end with half a word to be set
// without that, and reports whether there are any.
func (v *volume) unhyphenate() bool {
	for _, p := range slices.Concat(v.front, v.body) {
		for _, page := range p.pages {
			if len(page.placed) == 0 {
				continue
			}
			if l, ok := page.placed[len(page.placed)-1].box.(*textLine); ok && l.par != nil && l.par.forbid(l.index) {
				v.unset = append(v.unset, l.par)
			}
		}
	}
	return len(v.unset) > 0
}

// before is how many pages stand before the first that is made of text.
func (v *volume) before() int {
	if v.cover != nil {
		return 1
	}
	return 0
}

// number cuts parts into pages and finds the label of every place.
func (v *volume) number(parts []*part, label func(int) string, before int, labels map[string]string) {
	for _, p := range parts {
		g := &galley{}
		p.flow.flow(g)
		p.pages = cut(g.items, textHeight)
		p.start = before
		for i, page := range p.pages {
			page.findPlaces(func(id string) { labels[id] = label(before + i + 1) })
		}
		before += len(p.pages)
	}
}
