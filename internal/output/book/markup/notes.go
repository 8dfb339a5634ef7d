package markup

import (
	"strconv"

	"kalauz/internal/markdown"
)

// noteRef writes a reference to a note of the part. The full stop in ids keeps
// them apart from those of headings, which have none.
func (w *Writer) noteRef(n *markdown.NoteRef) {
	number := strconv.Itoa(n.Number)
	w.refs[n.Number]++
	w.Raw("<sup><a")
	w.Always("href", "#"+w.noteID(n.Number))
	w.Always("id", w.refID(n.Number, w.refs[n.Number]))
	w.Role("doc-noteref", "noteref")
	w.Attr("aria-label", w.book.Word("handbook.footnote_n", "n", number))
	w.Raw(">", number, "</a></sup>")
}

func (w *Writer) noteID(n int) string { return w.notes + "fn." + strconv.Itoa(n) }

func (w *Writer) refID(n, nth int) string {
	id := w.notes + "fnref." + strconv.Itoa(n)
	if nth > 1 {
		id += "." + strconv.Itoa(nth)
	}
	return id
}

// endNotes writes the notes, each as something that a reading program can show
// where it is referred to. A file may hold the notes of several parts: each says
// whose they are.
func (w *Writer) endNotes(title string, notes []markdown.Note) {
	if len(notes) == 0 {
		return
	}
	w.Raw("<section class=\"notes\"")
	w.Role("doc-endnotes", "footnotes")
	w.Attr("aria-label", w.book.Word("handbook.notes")+": "+title)
	w.Raw(">\n")
	for _, note := range notes {
		w.Raw("<aside")
		w.Attr("id", w.noteID(note.Number))
		w.Role("doc-footnote", "footnote")
		w.Raw(">\n")
		w.note(note)
		w.Raw("</aside>\n")
	}
	w.Raw("</section>\n")
}

// note writes its number before its first paragraph and the way back behind its
// last.
func (w *Writer) note(note markdown.Note) {
	w.Raw("<p>", strconv.Itoa(note.Number), ". ")
	blocks := note.Blocks
	if len(blocks) > 0 {
		if first, ok := blocks[0].(*markdown.Paragraph); ok {
			w.Inlines(first.Content)
			blocks = blocks[1:]
		}
	}
	if len(blocks) > 0 {
		w.Raw("</p>\n")
		w.Blocks(blocks)
		w.Raw("<p>")
	}
	w.Raw(" <a")
	w.Always("href", "#"+w.refID(note.Number, 1))
	w.Role("doc-backlink", "backlink")
	w.Attr("aria-label", w.book.Word("handbook.footnote_back"))
	w.Raw(">↩\ufe0e</a></p>\n")
}
