package site

import "strings"

// Alternate is a page in one of its languages, as search engines want it.
type Alternate struct {
	Lang string // "hu", "en" or "x-default"
	URL  string
}

// Alternates returns the languages in which a page really is there, and the
// default for readers of others. A page in one language only has none.
func (s *Site) Alternates(p *Page) []Alternate {
	if !p.Listed() {
		return nil
	}
	var list []Alternate
	for l, language := range s.Config.Languages {
		if other := s.page(p.entry, l); other != nil && other.Listed() {
			list = append(list, Alternate{language.Code, other.URL})
		}
	}
	if len(list) < 2 {
		return nil
	}
	return append(list, Alternate{"x-default", list[0].URL})
}

// Absolute returns the address with the site's base_url, "" without one.
func (s *Site) Absolute(url string) string {
	if s.Config.BaseURL == "" {
		return ""
	}
	return s.Config.BaseURL + strings.TrimPrefix(url, "/")
}

// Switch returns where readers of a page go for another language: the page
// itself, its stand-in, or the section, and the home page in the last resort.
// It never leads to nothing.
func (s *Site) Switch(p *Page, lang string) *Page {
	if other := s.Page(p.ID, lang); other != nil {
		return other
	}
	if above := s.Above(p); above != nil {
		return s.Switch(above, lang)
	}
	return s.Home(lang)
}
