package site

import (
	"path"

	"kalauz/internal/markdown"
)

// Included returns the paths of every text that a page shows as its own: what it
// includes, and what that includes in turn, each once, however often and in
// whatever circle they are included.
func (s *Site) Included(p *Page) []string {
	if p.Card == nil {
		return nil
	}
	var names []string
	seen := map[string]bool{}
	var follow func(file string, list []markdown.Include)
	follow = func(file string, list []markdown.Include) {
		for _, include := range list {
			name := path.Join(path.Dir(file), include.Path)
			snippet := s.snippets[name]
			if snippet == nil || seen[name] {
				continue
			}
			seen[name] = true
			names = append(names, name)
			follow(name, snippet.Document.Includes)
		}
	}
	follow(p.Card.Path, p.Card.Includes)
	return names
}
