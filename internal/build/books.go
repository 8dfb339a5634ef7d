package build

import (
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/output"
	"kalauz/internal/output/book"
	"kalauz/internal/output/book/epub"
	"kalauz/internal/output/book/html"
	"kalauz/internal/output/book/pdf"
	"kalauz/internal/output/page"
	"kalauz/internal/site"
)

// bookStyles are what the theme gives to books.
type bookStyles struct {
	epub, html string
	marks      map[string]string // the drawings of signs, by their files
}

// bookStyles reads the style sheets; the built-in layouts have them.
func (src *sources) bookStyles(marks map[string]string) bookStyles {
	read := func(name string) string {
		raw, _ := src.layouts.Read("book/" + name) // without a style sheet a book is plain
		return string(raw)
	}
	return bookStyles{epub: read("epub.css"), html: read("html.css"), marks: marks}
}

// press makes the books of a site. The list of formats stands here and nowhere
// else. What has been made is kept as long as what is listed stays the same: then
// a book depends on its own sources, and on where its links lead, which is in the
// outlines of other bodies.
func (m *Memory) press(src *sources, s *site.Site, styles bookStyles) *book.Press {
	kept := &shelf{limit: keptBooks}
	return &book.Press{
		Site: s, Phrases: src.phrases, Body: m.page, Measure: m.measure,
		Mark:    func(shape string) string { return styles.marks[shape+".svg"] },
		Hash:    func(path string) string { return m.loaded.Load().digests.of(contentDir + "/" + path).hash },
		Formats: []book.Format{pdf.Format(), epub.Format(styles.epub), html.Format(styles.html)},
		Has: func(path string) bool {
			_, ok := m.loaded.Load().content.Lookup(path)
			return ok
		},
		Read:     func(path string) ([]byte, error) { return m.loaded.Load().content.Read(path) },
		Remember: kept.get, Replaced: m.bodies.replaced,
	}
}

// frozenLists are the lists of frozen files, each by its path: what they say is
// listed.
func (src *sources) frozenLists() map[string]string {
	lists := map[string]string{}
	for file := range src.content.All() {
		if strings.HasSuffix(file.Path, "/"+content.FrozenDir+"/"+book.FrozenList) {
			raw, _ := file.Read() // who needs it says that it cannot be read
			lists[file.Path] = string(raw)
		}
	}
	return lists
}

// BookFile is a file of a book.
type BookFile struct {
	book.File
	Title  string // of a sheet, "" for a whole book
	Output output.Output
}

// BookFiles returns the files of the book with an id in all languages.
func (s *Site) BookFiles(id string) []BookFile {
	var files []BookFile
	for _, l := range s.Languages() {
		p := s.Page(id, l.Code)
		if p == nil || s.press == nil {
			continue
		}
		for _, f := range s.press.Files(p) {
			out, _ := s.Output(f.Path)
			files = append(files, BookFile{File: f, Title: s.press.Title(f), Output: out})
		}
	}
	return files
}

// downloads are the files of books that a page offers.
func downloads(press *book.Press) func(*site.Page) []page.Download {
	return func(p *site.Page) []page.Download {
		var list []page.Download
		for _, f := range press.Whole(p) {
			list = append(list, page.Download{Name: f.Name, Format: f.Format, Lang: f.Lang, Sheet: press.Title(f),
				Pages: func(file []byte) int { return press.PagesOf(f.Format, file) }})
		}
		for _, f := range press.ChapterFiles(p) {
			list = append(list, page.Download{Name: f.Name, Format: f.Format, Lang: f.Lang, URL: "/" + f.Path})
		}
		return list
	}
}
