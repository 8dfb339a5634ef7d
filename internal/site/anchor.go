package site

import (
	"slices"

	"kalauz/internal/content"
)

// ExtraIDs returns the further ids that the headings of a page answer to, by the
// number of the heading: on a translation those of the original's, so that a link
// to a place leads there in every language. matched is false where the headings
// of the two are too different to say which belong together.
func (s *Site) ExtraIDs(p *Page) (ids map[int][]string, matched bool) {
	original := s.Original(p)
	if p.State != Full || p.version == nil || original == nil || original == p {
		return nil, true
	}
	own, other := s.Outline(p).Headings, s.Outline(original).Headings
	if !slices.EqualFunc(own, other, func(a, b content.Heading) bool { return a.Level == b.Level }) {
		return nil, shareExplicit(own, other)
	}
	for i, h := range other {
		if !slices.ContainsFunc(own, func(o content.Heading) bool { return o.ID == h.ID }) {
			if ids == nil {
				ids = map[int][]string{}
			}
			ids[i] = []string{h.ID}
		}
	}
	return ids, true
}

// Outline returns what others may see of the body of a page.
func (s *Site) Outline(p *Page) *content.Outline {
	if p.Card == nil {
		return &content.Outline{}
	}
	return s.input.Outline(p.Card)
}

// Observed returns the same site, which tells whose outline it asks for.
func (s *Site) Observed(tell func(*content.Card)) *Site {
	observed, outline := *s, s.input.Outline
	observed.input.Outline = func(card *content.Card) *content.Outline {
		tell(card)
		return outline(card)
	}
	return &observed
}

// shareExplicit reports whether every id that the original gives by hand is on
// the translation too, and whether there is one.
func shareExplicit(own, other []content.Heading) bool {
	any := false
	for _, h := range other {
		if h.Explicit {
			any = true
			if !slices.ContainsFunc(own, func(o content.Heading) bool { return o.ID == h.ID }) {
				return false
			}
		}
	}
	return any
}

// Anchors returns every id on a page that a link may name. A page's own ids win
// over those it answers to as a translation.
func (s *Site) Anchors(p *Page) []string {
	outline := s.Outline(p)
	var ids []string
	for _, h := range outline.Headings {
		ids = append(ids, h.ID)
	}
	ids = append(ids, outline.Anchors...)
	for _, name := range s.Included(p) {
		document := s.snippets[name].Document
		for _, h := range document.Headings {
			ids = append(ids, h.ID)
		}
		ids = append(ids, document.Anchors...)
	}
	extra, _ := s.ExtraIDs(p)
	for i := range outline.Headings {
		ids = append(ids, extra[i]...)
	}
	return ids
}
