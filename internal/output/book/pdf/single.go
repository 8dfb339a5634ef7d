package pdf

import (
	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/pdf"
)

// Sheet makes the file of a sheet: what it is, and where it comes from.
func Sheet(b *book.Book, s book.Sheet) ([]byte, error) {
	return single(b, s.ID, "", s.Title, s.Lang, s.Blocks, s.Notes)
}

// Chapter makes the file of a chapter alone.
func Chapter(b *book.Book, s *book.Section) ([]byte, error) {
	return single(b, s.ID, b.Word("handbook.chapter", "n", s.Number), s.Title, s.Lang, s.Blocks, s.Notes)
}

// single makes the file of a part of the book that stands alone, with the words
// that say where it comes from at its end.
func single(b *book.Book, id, kicker, title, lang string, blocks []markdown.Block, notes []markdown.Note) ([]byte, error) {
	v := newVolume(b, about(b, title))
	v.places[id] = true
	v.knowsText(blocks, notes)
	ctx := v.root.within(pdf.Section)
	v.composer.section = id
	text := &stack{}
	v.title(text, kicker, title, lang, id, ctx)
	v.addText(text, blocks, notes, ctx)
	v.origin(text, v.root.within(pdf.Section))
	v.body = append(v.body, &part{head: title, flow: text})
	return v.close([]pdf.Entry{{Title: title, Place: id}})
}

// origin says how to cite the book, and on what terms it may be used.
func (v *volume) origin(s *stack, ctx context) {
	v.quiet = true
	ctx = ctx.looking(ctx.look.in(sans, captionSize).painted(muted))
	inside := &stack{}
	if len(v.book.Cite) > 0 {
		inside.add(v.par(v.book.Cite, ctx.within(pdf.Paragraph)), 0, 0)
	}
	if name := v.book.Licence.Name; name != "" {
		content := []markdown.InlineNode{&markdown.Text{Value: name}}
		if url := v.book.Licence.URL; url != "" {
			content = []markdown.InlineNode{&markdown.LinkInline{Link: markdown.Link{Dest: url, Text: name}, Content: content}}
		}
		inside.add(v.par(content, ctx.within(pdf.Paragraph)), 0, 0)
	}
	v.quiet = false
	if len(inside.blocks) == 0 {
		return
	}
	edge := rule
	s.add(&framed{frame: frame{width: measure, edges: &edge}, inside: inside, pad: padding / 2}, 2*leading, 0)
}
