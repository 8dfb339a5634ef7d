package book

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"

	"kalauz/internal/markdown"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

// sources is one hash of every file that a book is made of: its pages, the texts
// that they include, the pictures in them. While the site around it is the same,
// books with the same sources are the same.
func (pr *Press) sources(p *site.Page) string {
	s := &sourceList{site: pr.Site}
	for _, part := range pr.parts(p) {
		s.add(part.Card.Path)
		s.pictures(part.Card.Path, pr.Body(part.Card).Images)
		for _, name := range pr.Site.Included(part) {
			s.add(name)
			s.pictures(name, pr.Site.Snippet(name).Document.Images)
		}
	}
	p.Record.Walk(func(v *schema.Value) {
		if image, ok := v.Data.(schema.Image); ok {
			s.pictures(FileOf(v), []markdown.Image{{Src: image.Src}})
		}
	})
	slices.Sort(s.files)
	sum := sha256.New()
	for _, file := range slices.Compact(s.files) {
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
