// Package epub makes EPUB 3 files of books: for reading programs and devices, for
// screen readers, by day and by night.
//
// It knows the book and nothing of the site. The file follows EPUB 3.3 and says
// in the words of EPUB Accessibility 1.1 what a reader can expect of it; that it
// meets a standard is for people to claim, not for a program.
package epub

import (
	"bytes"
	"fmt"
	"strings"

	"kalauz/internal/archive"
	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/output/book/markup"
)

// Format returns the format with a style sheet.
func Format(style string) book.Format {
	return book.Format{Name: "epub", Ext: ".epub", Render: func(b *book.Book) ([]byte, error) { return Render(b, style) }}
}

// item is a file in the package.
type item struct {
	id, name, kind string
	properties     string
	spine          bool // it is read in its turn
	bytes          []byte
}

// maker makes one file.
type maker struct {
	book  *book.Book
	files map[string]string // the section of an id → its file
	items []item
}

// Render makes the file of a book.
func Render(b *book.Book, style string) ([]byte, error) {
	m := &maker{book: b, files: map[string]string{}}
	for _, s := range b.Sections {
		m.files[s.ID] = s.ID + ".xhtml"
	}
	m.cover()
	m.titlePage()
	m.colophon()
	m.items = append(m.items, item{id: "nav", name: "nav.xhtml", kind: xhtml, properties: "nav", spine: true, bytes: m.navigation()})
	text, glossary := b.Parts()
	for _, s := range text {
		m.section(s)
	}
	m.entries("figures", "handbook.figures", "loi", b.Figures)
	m.entries("tables", "handbook.tables", "lot", b.Tables)
	for _, s := range glossary {
		m.section(s)
	}
	m.items = append(m.items, item{id: "style", name: "style.css", kind: "text/css", bytes: []byte(style)})
	for i, p := range b.Pictures {
		picture := item{id: fmt.Sprintf("picture-%d", i+1), name: "pictures/" + p.Name, kind: p.Type, bytes: p.Bytes}
		if p == b.Cover {
			picture.properties = "cover-image"
		}
		m.items = append(m.items, picture)
	}
	return m.pack()
}

// pack puts everything into one file. What says that it is an EPUB comes first
// and uncompressed.
func (m *maker) pack() ([]byte, error) {
	var out bytes.Buffer
	zip := archive.New(&out)
	if err := zip.Store("mimetype", []byte("application/epub+zip")); err != nil {
		return nil, err
	}
	if err := zip.Add("META-INF/container.xml", []byte(container)); err != nil {
		return nil, err
	}
	if err := zip.Add("EPUB/package.opf", m.description()); err != nil {
		return nil, err
	}
	for _, item := range m.items {
		if err := zip.Add("EPUB/"+item.name, item.bytes); err != nil {
			return nil, err
		}
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

const xhtml = "application/xhtml+xml"

// href is the address of a place in the book.
func (m *maker) href(id string) string {
	section, _, _ := strings.Cut(id, "-")
	return m.files[section] + "#" + id
}

func (m *maker) writer() *markup.Writer {
	return markup.New(m.book, markup.Options{
		EPUB: true,
		Href: m.href,
		Src:  func(p *book.Picture) string { return "pictures/" + p.Name },
	})
}

// page wraps what write writes into a whole document and adds it to the files.
func (m *maker) page(name, title, kind string, write func(*markup.Writer)) {
	m.items = append(m.items, item{id: name, name: name + ".xhtml", kind: xhtml, spine: true, bytes: m.document(title, kind, write)})
}

func (m *maker) document(title, kind string, write func(*markup.Writer)) []byte {
	w := m.writer()
	w.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"")
	w.Lang(m.book.Lang)
	w.Raw(">\n<head>\n<title>")
	w.Text(title)
	w.Raw("</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body")
	w.Attr("class", kind)
	w.Raw(">\n")
	write(w)
	w.Raw("</body>\n</html>\n")
	return w.Bytes()
}

// cover is the first page, if the book has a picture for it.
func (m *maker) cover() {
	if m.book.Cover == nil {
		return
	}
	m.page("cover", m.book.Word("book.cover"), "cover", func(w *markup.Writer) {
		w.Raw("<section")
		w.Role("", "cover")
		w.Raw(">\n")
		w.Picture(m.book.Cover, m.book.Cover.Alt, markdown.Attributes{})
		w.Raw("\n</section>\n")
	})
}

func (m *maker) titlePage() {
	m.page("title", m.book.Title, "title-page", func(w *markup.Writer) {
		w.Raw("<section")
		w.Role("", "titlepage")
		w.Attr("class", "c-"+m.book.Sign.Colour)
		w.Raw(">\n")
		w.TitlePage()
		w.Raw("</section>\n")
	})
}

func (m *maker) colophon() {
	m.page("colophon", m.book.Word("footer.imprint"), "colophon", func(w *markup.Writer) {
		w.Raw("<section")
		w.Role("doc-colophon", "colophon")
		w.Attr("aria-labelledby", "colophon")
		w.Raw(">\n<h1 id=\"colophon\">")
		w.Text(m.book.Word("footer.imprint"))
		w.Raw("</h1>\n")
		w.Blocks(m.book.Colophon)
		w.Raw("</section>\n")
	})
}

// roles are what sections are, to programs that read aloud and to reading
// programs.
var roles = [...]struct{ role, epub string }{
	book.Introduction: {"doc-introduction", "introduction"},
	book.Chapter:      {"doc-chapter", "chapter"},
	book.Glossary:     {"doc-glossary", "glossary"},
}

func (m *maker) section(s *book.Section) {
	m.page(s.ID, s.Title, "", func(w *markup.Writer) {
		w.Raw("<section")
		w.Role(roles[s.Role].role, roles[s.Role].epub)
		w.Attr("aria-labelledby", s.ID)
		w.Raw(">\n")
		w.Title(s, "h1")
		w.Section(s)
		w.Raw("</section>\n")
	})
}

// entries is a list of figures or tables, if there are any.
func (m *maker) entries(name, word, kind string, entries []book.Entry) {
	if len(entries) == 0 {
		return
	}
	m.page(name, m.book.Word(word), "", func(w *markup.Writer) {
		w.Raw("<section")
		w.Role("", kind)
		w.Attr("aria-labelledby", name)
		w.Raw(">\n<h1")
		w.Attr("id", name)
		w.Raw(">")
		w.Text(m.book.Word(word))
		w.Raw("</h1>\n")
		w.Entries(entries)
		w.Raw("</section>\n")
	})
}
