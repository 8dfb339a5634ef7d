package book

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"sync"

	"kalauz/internal/markdown"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

// sources is one hash of every file that a book is made of: its pages, the texts
// that they include, the pictures in them. While the site around it is the same,
// books with the same sources are the same.
func (pr *Press) sources(p *site.Page) string {
	texts := pr.texts(p)
	key := pr.hashOf(texts)
	pr.listed.mu.Lock()
	defer pr.listed.mu.Unlock()
	known, ok := pr.listed.books[p]
	if !ok || known.texts != key {
		known = sourceFiles{key, append(texts, pr.picturesOf(p)...)}
		slices.Sort(known.files)
		known.files = slices.Compact(known.files)
		if pr.listed.books == nil {
			pr.listed.books = map[*site.Page]sourceFiles{}
		}
		pr.listed.books[p] = known
	}
	return pr.hashOf(known.files)
}

// listed are the files of each book, so that its bodies are read once and not
// for each of its files.
type listed struct {
	mu    sync.Mutex
	books map[*site.Page]sourceFiles
}

// sourceFiles are good as long as the texts of a book are the same.
type sourceFiles struct {
	texts string // their hashes
	files []string
}

// texts are the files whose text is in a book.
func (pr *Press) texts(p *site.Page) []string {
	var files []string
	for _, part := range pr.parts(p) {
		files = append(append(files, part.Card.Path), pr.Site.Included(part)...)
	}
	return files
}

// picturesOf are the files of the pictures in a book. To find them its bodies
// are read.
func (pr *Press) picturesOf(p *site.Page) []string {
	s := &sourceList{site: pr.Site}
	for _, part := range pr.parts(p) {
		s.pictures(part.Card.Path, pr.Body(part.Card).Images)
		for _, name := range pr.Site.Included(part) {
			s.pictures(name, pr.Site.Snippet(name).Document.Images)
		}
	}
	p.Record.Walk(func(v *schema.Value) {
		if image, ok := v.Data.(schema.Image); ok {
			s.pictures(FileOf(v), []markdown.Image{{Src: image.Src}})
		}
	})
	return s.files
}

func (pr *Press) hashOf(files []string) string {
	sum := sha256.New()
	for _, file := range files {
		_, _ = io.WriteString(sum, file+"\x00"+pr.Hash(file)+"\n") // a hash takes everything
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// sourceList gathers files of the content tree.
type sourceList struct {
	site  *site.Site
	files []string
}

func (s *sourceList) add(file string) { s.files = append(s.files, file) }

// pictures adds the pictures that a file names. Those of the theme are no sources
// of a book: with them, the whole site is another.
func (s *sourceList) pictures(file string, images []markdown.Image) {
	for _, image := range images {
		if t := s.site.ResolveFile(file, image.Src); t.Kind == site.Asset && t.File != "" {
			s.add(t.File)
		}
	}
}
