package book

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/output"
	"kalauz/internal/phrase"
	"kalauz/internal/site"
)

// Format is a form in which books are published.
type Format struct {
	Name string // as ISBNs and phrases name it, "epub"
	Ext  string // ".epub"
	// Ours reports whether a file that was kept is as the format makes them; nil
	// takes any.
	Ours func([]byte) bool
	// Render returns the file of a book.
	Render func(*Book) ([]byte, error)
	// Sheet returns the file of a sheet; nil where the format has none.
	Sheet func(*Book, Sheet) ([]byte, error)
	// Chapter returns the file of a chapter alone; nil where the format has none.
	Chapter func(*Book, *Section) ([]byte, error)
	// Pages returns how many pages a file has; nil where there are none.
	Pages func([]byte) int
}

// Press makes the books of a site.
type Press struct {
	Site    *site.Site
	Phrases *phrase.Set
	Formats []Format
	// Body returns the body of a card.
	Body func(*content.Card) *content.Page
	// Mark returns the drawing of a sign's shape, "" where there is none.
	Mark func(shape string) string
	// Measure returns the size of a picture of the content tree in pixels.
	Measure func(path string) (width, height int)
	// Hash returns the hash of a file of the content tree.
	Hash func(path string) string
	// Has reports whether there is a file of the content tree, Read returns its
	// bytes.
	Has  func(path string) bool
	Read func(path string) ([]byte, error)
	// Remember returns what was made under a name and a key, or makes it; nil
	// makes everything anew.
	Remember func(name, key string, make func() ([]byte, error)) ([]byte, error)
	// Replaced counts the outlines of bodies that have become others since the
	// site was joined; nil if none can.
	Replaced func() int

	bound  bound
	listed listed
}

// File is a file of a book that a page offers.
type File struct {
	Format string
	Lang   string
	Path   string // below the destination
	Name   string // what other outputs ask for it by

	sheet   sheetLink   // the zero value for the whole book
	chapter *site.Page  // that it is alone, nil for any other file
	frozen  *FrozenFile // what is kept, nil for what is made
}

// Is reports whether a page is published as a book: it has the trait and
// chapters that can be read in its language.
func Is(s *site.Site, p *site.Page) bool {
	if p.Type == nil || p.Type.Book == nil || p.Role != content.Member || p.State != site.Full {
		return false
	}
	for _, chapter := range s.Chapters(p) {
		if chapter.Listed() {
			return true
		}
	}
	return false
}

// Files returns the files of a page's book in its language, nil if it is none:
// the whole book in every format, its sheets, then its chapters.
func (pr *Press) Files(p *site.Page) []File {
	if IsFrozen(p) {
		return pr.frozenFiles(p)
	}
	if !Is(pr.Site, p) {
		return nil
	}
	var files []File
	add := func(f Format, at string, sheet sheetLink, chapter *site.Page) {
		files = append(files, File{Format: f.Name, Lang: p.Lang, Path: site.File(at), Name: "book" + at, sheet: sheet, chapter: chapter})
	}
	for _, f := range pr.Formats {
		add(f, p.URL+name(p)+f.Ext, sheetLink{}, nil)
	}
	for _, f := range pr.Formats {
		if f.Sheet == nil {
			continue
		}
		for _, link := range pr.sheetLinks(p) {
			add(f, link.page.URL+link.place+f.Ext, link, nil)
		}
	}
	for _, f := range pr.Formats {
		if f.Chapter == nil {
			continue
		}
		for _, chapter := range pr.Site.Chapters(p) {
			if chapter.Listed() {
				add(f, chapterFile(chapter, f), sheetLink{}, chapter)
			}
		}
	}
	return files
}

// chapterFile is the address of a chapter alone.
func chapterFile(chapter *site.Page, f Format) string { return chapter.URL + name(chapter) + f.Ext }

// ChapterFiles returns the files of a chapter alone, nil where the page is none
// or its book has none.
func (pr *Press) ChapterFiles(chapter *site.Page) []File {
	book := pr.Site.Book(chapter)
	if book == nil {
		return nil
	}
	var files []File
	for _, file := range pr.Files(book) {
		if file.chapter == chapter {
			files = append(files, file)
		}
	}
	return files
}

// Whole returns the files of a page's book without those of single chapters.
func (pr *Press) Whole(p *site.Page) []File {
	return slices.DeleteFunc(pr.Files(p), func(file File) bool { return file.chapter != nil })
}

// PagesOf returns how many pages a file of a format has, 0 where it has none.
func (pr *Press) PagesOf(format string, file []byte) int {
	for _, f := range pr.Formats {
		if f.Name == format && f.Pages != nil {
			return f.Pages(file)
		}
	}
	return 0
}

// frozenFiles returns the files of a page's frozen edition in its language.
func (pr *Press) frozenFiles(p *site.Page) []File {
	kept, _ := pr.frozen(p) // Faults has what is wrong
	var files []File
	chapters := pr.chaptersByFile(p)
	for _, f := range kept {
		if f.Lang == p.Lang {
			files = append(files, File{Format: f.Format, Lang: f.Lang, Path: f.Path, Name: "book/" + f.Path, chapter: chapters[f.Path], frozen: &f})
		}
	}
	return files
}

// chaptersByFile returns the chapters of a book by the paths of their own files.
func (pr *Press) chaptersByFile(p *site.Page) map[string]*site.Page {
	chapters := map[string]*site.Page{}
	for _, f := range pr.Formats {
		if f.Chapter == nil {
			continue
		}
		for _, chapter := range pr.Site.Chapters(p) {
			chapters[site.File(chapterFile(chapter, f))] = chapter
		}
	}
	return chapters
}

// Faults finds editions that should be there as they were, and are not.
func (pr *Press) Faults() diag.List {
	var faults diag.List
	for _, p := range pr.Site.Pages() {
		if p == pr.Site.Original(p) && IsFrozen(p) {
			faults = append(faults, pr.frozenFaults(p)...)
		}
	}
	return faults
}

// Books returns the pages of all books by the paths of their files.
func (pr *Press) Books() map[string]*site.Page {
	books := map[string]*site.Page{}
	for _, p := range pr.Site.Pages() {
		for _, file := range pr.Files(p) {
			books[file.Path] = p
		}
	}
	return books
}

// Outputs returns the files of all books.
func (pr *Press) Outputs() []output.Output {
	var outputs []output.Output
	for _, p := range pr.Site.Pages() {
		for _, file := range pr.Files(p) {
			outputs = append(outputs, output.Output{Path: file.Path, Name: file.Name, Render: func(need output.Need) ([]byte, error) {
				if file.frozen != nil {
					return pr.copied(p, *file.frozen)
				}
				return pr.remembered(file.Path, p, func() ([]byte, error) {
					b, err := pr.bindOnce(p, need)
					if err != nil {
						return nil, err
					}
					return pr.render(b, file)
				})
			}})
		}
	}
	return outputs
}

func (pr *Press) remembered(name string, p *site.Page, make func() ([]byte, error)) ([]byte, error) {
	if pr.Remember == nil {
		return make()
	}
	return pr.Remember(name, pr.key(p), make)
}

// render makes one file of a book.
func (pr *Press) render(b *Book, file File) ([]byte, error) {
	for _, f := range pr.Formats {
		if f.Name != file.Format {
			continue
		}
		if file.chapter != nil {
			return f.Chapter(b, b.chapter(pr.prefixes(pr.Site.Book(file.chapter))[file.chapter]))
		}
		if file.sheet.page == nil {
			return f.Render(b)
		}
		if sheet, ok := b.sheet(file.sheet); ok {
			return f.Sheet(b, sheet)
		}
	}
	return nil, fmt.Errorf("%s is no file of the book %s", file.Path, b.ID)
}

// name is that of a book's files: the last part of its address.
func name(p *site.Page) string { return path.Base(strings.TrimSuffix(p.URL, "/")) }

// prefixes gives the sections of a book their ids by the pages they come from,
// so that links can lead to those that are still to come.
func (pr *Press) prefixes(p *site.Page) map[*site.Page]string {
	ids := map[*site.Page]string{p: "c0"}
	for i, chapter := range pr.Site.Chapters(p) {
		ids[chapter] = "c" + strconv.Itoa(i+1)
	}
	return ids
}

// parts are the pages of a book that have a text in its language.
func (pr *Press) parts(p *site.Page) []*site.Page {
	var pages []*site.Page
	for _, q := range append([]*site.Page{p}, pr.Site.Chapters(p)...) {
		if q.Listed() && q.Card != nil {
			pages = append(pages, q)
		}
	}
	return pages
}
