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
// are read. Those of the theme are no sources of a book: with them, the whole site
// is another.
func (pr *Press) picturesOf(p *site.Page) []string {
	var files []string
	add := func(file, src string) {
		if t := pr.Site.ResolveFile(file, src); t.Kind == site.Asset && t.File != "" {
			files = append(files, t.File)
		}
	}
	all := func(file string, images []markdown.Image) {
		for _, image := range images {
			add(file, image.Src)
		}
	}
	for _, part := range pr.parts(p) {
		all(part.Card.Path, pr.Body(part.Card).Images)
		for _, name := range pr.Site.Included(part) {
			all(name, pr.Site.Snippet(name).Document.Images)
		}
	}
	p.Record.Walk(func(v *schema.Value) {
		if image, ok := v.Data.(schema.Image); ok {
			add(FileOf(v), image.Src)
		}
	})
	return files
}

func (pr *Press) hashOf(files []string) string {
	sum := sha256.New()
	for _, file := range files {
		_, _ = io.WriteString(sum, file+"\x00"+pr.Hash(file)+"\n") // a hash takes everything
	}
	return hex.EncodeToString(sum.Sum(nil))
}
