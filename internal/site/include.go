package site

import "path"

// Included returns the paths of every text that a page shows as its own: what it
// includes, and what that includes in turn, each once, however often and in
// whatever circle they are included.
func (s *Site) Included(p *Page) []string {
	includes := s.Outline(p).Includes
	if len(includes) == 0 {
		return nil
	}
	var names []string
	seen := map[string]bool{}
	var follow func(file string, includes []string)
	follow = func(file string, includes []string) {
		for _, include := range includes {
			name := path.Join(path.Dir(file), include)
			snippet := s.snippets[name]
			if snippet == nil || seen[name] {
				continue
			}
			seen[name] = true
			names = append(names, name)
			follow(name, snippet.Includes)
		}
	}
	follow(p.Card.Path, includes)
	return names
}
