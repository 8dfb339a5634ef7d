package book

import (
	"slices"
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

// sheetLink is a part of a book that its page names as a sheet: a chapter and a
// heading in it.
type sheetLink struct {
	page  *site.Page
	place string // the id of the heading on its page
	id    string // and in the book
}

// sheetLinks are the sheets that a page names, in its order. That they lead to a
// heading is asked elsewhere: no body is read here.
func (pr *Press) sheetLinks(p *site.Page) []sheetLink {
	var links []sheetLink
	inside := pr.prefixes(p)
	for _, v := range SheetNames(p) {
		dest, place, _ := strings.Cut(v.Machine(), "#")
		t := pr.Site.Resolve(p, FileOf(v), dest)
		if prefix := inside[t.Page]; t.Kind == site.Internal && prefix != "" && place != "" && t.Page.Listed() {
			links = append(links, sheetLink{t.Page, place, prefix + "-" + place})
		}
	}
	return links
}

// SheetNames are the values in which a page names its sheets: the file of a
// chapter and the id of a heading in it, "02-map.md#worksheet".
func SheetNames(p *site.Page) []*schema.Value {
	if p.Type.Book.Sheets == "" {
		return nil
	}
	v := p.Record.Get(p.Type.Book.Sheets)
	if v == nil {
		return nil
	}
	list, _ := v.Data.(schema.List)
	return list
}

// Title returns the title of a file that is a part of a book, "" for a whole one.
func (pr *Press) Title(f File) string {
	if f.frozen != nil {
		return f.frozen.Title
	}
	if f.chapter != nil {
		title, _ := f.chapter.Title()
		return title
	}
	if f.sheet.page == nil {
		return ""
	}
	extra, _ := pr.Site.ExtraIDs(f.sheet.page)
	for i, h := range pr.Body(f.sheet.page.Card).Body.Headings {
		if h.ID == f.sheet.place || slices.Contains(extra[i], f.sheet.place) {
			return h.Text
		}
	}
	return f.sheet.place
}

// sheet cuts a sheet out of the book: from its heading to the next one that is
// not below it.
func (b *Book) sheet(link sheetLink) (Sheet, bool) {
	for _, s := range b.Sections {
		for _, blocks := range containers(s.Blocks) {
			for i, block := range blocks {
				if h, ok := block.(*markdown.HeadingBlock); ok && answersTo(h, link.id) {
					return sheet(s, h, blocks[i+1:]), true
				}
			}
		}
	}
	return Sheet{}, false
}

// containers returns every list of blocks in a text, the outermost first.
func containers(blocks []markdown.Block) [][]markdown.Block {
	all := [][]markdown.Block{blocks}
	markdown.Visitor{Block: func(b markdown.Block) {
		switch b := b.(type) {
		case *markdown.List:
			for _, item := range b.Items {
				all = append(all, item.Blocks)
			}
		case *markdown.Quote:
			all = append(all, b.Blocks)
		case *markdown.Callout:
			all = append(all, b.Blocks)
		case *markdown.Details:
			all = append(all, b.Blocks)
		case *markdown.DefinitionList:
			for _, item := range b.Items {
				all = append(all, item.Descriptions...)
			}
		}
	}}.Walk(blocks)
	return all
}

// answersTo reports whether a link to an id leads to a heading: to its own id, or
// to one that it has from the original.
func answersTo(h *markdown.HeadingBlock, id string) bool {
	if h.ID == id {
		return true
	}
	return slices.ContainsFunc(h.Content, func(n markdown.InlineNode) bool {
		span, ok := n.(*markdown.Span)
		return ok && span.ID == id
	})
}

func sheet(s *Section, h *markdown.HeadingBlock, rest []markdown.Block) Sheet {
	end := 0
	for end < len(rest) {
		if next, ok := rest[end].(*markdown.HeadingBlock); ok && next.Level <= h.Level {
			break
		}
		end++
	}
	sheet := Sheet{ID: h.ID, Title: h.Text, Lang: h.Lang, Blocks: rest[:end]}
	named := map[int]bool{}
	markdown.Visitor{Inline: func(n markdown.InlineNode) {
		if ref, ok := n.(*markdown.NoteRef); ok {
			named[ref.Number] = true
		}
	}}.Walk(sheet.Blocks)
	for _, note := range s.Notes {
		if named[note.Number] {
			sheet.Notes = append(sheet.Notes, note)
		}
	}
	return sheet
}
