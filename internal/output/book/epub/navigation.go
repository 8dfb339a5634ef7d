package epub

import (
	"kalauz/internal/output/book"
	"kalauz/internal/output/book/markup"
)

// deepest is the lowest level of headings that the contents show.
const deepest = 3

// navigation is the contents, which reading programs show as they like, and
// the landmarks by which they find the beginning.
func (m *maker) navigation() []byte {
	word := m.book.Word
	return m.document(word("handbook.contents"), "contents", func(w *markup.Writer) {
		w.Raw("<nav id=\"toc\"")
		w.Role("doc-toc", "toc")
		w.Attr("aria-labelledby", "contents")
		w.Raw(">\n<h1 id=\"contents\">")
		w.Text(word("handbook.contents"))
		w.Raw("</h1>\n")
		w.Contents(deepest)
		w.Raw("</nav>\n<nav id=\"landmarks\" hidden=\"hidden\"")
		w.Role("", "landmarks")
		w.Attr("aria-label", word("book.landmarks"))
		w.Raw(">\n<ol>\n")
		for _, l := range m.landmarks() {
			w.Raw("<li><a")
			w.Attr("epub:type", l.kind)
			w.Attr("href", l.href)
			w.Raw(">")
			w.Text(l.title)
			w.Raw("</a></li>\n")
		}
		w.Raw("</ol>\n</nav>\n")
	})
}

type landmark struct{ kind, href, title string }

func (m *maker) landmarks() []landmark {
	b := m.book
	var list []landmark
	if b.Cover != nil {
		list = append(list, landmark{"cover", "cover.xhtml", b.Word("book.cover")})
	}
	list = append(list,
		landmark{"titlepage", "title.xhtml", b.Word("book.title_page")},
		landmark{"toc", "nav.xhtml", b.Word("handbook.contents")})
	for _, s := range b.Sections {
		if s.Role == book.Chapter {
			list = append(list, landmark{"bodymatter", m.files[s.ID], b.Word("book.beginning")})
			break
		}
	}
	if len(b.Figures) > 0 {
		list = append(list, landmark{"loi", "figures.xhtml", b.Word("handbook.figures")})
	}
	if len(b.Tables) > 0 {
		list = append(list, landmark{"lot", "tables.xhtml", b.Word("handbook.tables")})
	}
	_, glossary := b.Parts()
	for _, s := range glossary {
		list = append(list, landmark{"glossary", m.files[s.ID], s.Title})
	}
	return list
}
