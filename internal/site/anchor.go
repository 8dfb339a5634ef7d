package site

import (
	"slices"

	"kalauz/internal/content"
	"kalauz/internal/diag"
)

var otherHeadings = diag.Rule{
	Code: "K450", Level: diag.Warning,
	Words: diag.Words{HU: "A fordítás címsorai eltérnek az eredetitől (számuk, szintjük vagy sorrendjük), ezért az eredetire mutató hivatkozások itt nem találják a helyüket.", EN: "The headings of the translation differ from those of the original (in number, level or order), so links to places in the original do not find them here."},
	Hint:  diag.Words{HU: "Igazítsa össze a címsorokat, vagy adjon mindkét fájlban azonos {#azonosítót} az összetartozóknak.", EN: "Make the headings match, or give those that belong together the same {#id} in both files."},
}

// matchAnchors lets the headings of a translation answer to the ids of the
// original as well, so that a link to a place leads there in every language.
func (s *Site) matchAnchors() diag.List {
	var faults diag.List
	for _, p := range s.pages {
		if p.State != Full || p.Original == nil || p.Original == p || p.Card == nil || p.Original.Card == nil || p.Card == p.Original.Card {
			continue
		}
		own, other := p.Card.Headings, p.Original.Card.Headings
		if !slices.EqualFunc(own, other, func(a, b content.Heading) bool { return a.Level == b.Level }) {
			if !shareExplicit(own, other) {
				faults = append(faults, otherHeadings.At(p.Place()))
			}
			continue
		}
		p.extraIDs = map[int][]string{}
		ids := headingIDs(p.Card)
		for i, h := range other {
			if !slices.Contains(ids, h.ID) {
				p.extraIDs[i] = []string{h.ID}
			}
		}
	}
	return faults
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

func headingIDs(card *content.Card) []string {
	ids := make([]string, len(card.Headings))
	for i, h := range card.Headings {
		ids[i] = h.ID
	}
	return ids
}

// Anchors returns every id on a page that a link may name. A page's own ids win
// over those it answers to as a translation.
func (s *Site) Anchors(p *Page) []string {
	if p.Card == nil {
		return nil
	}
	ids := headingIDs(p.Card)
	ids = append(ids, p.Card.Anchors...)
	for _, name := range s.Included(p) {
		document := s.snippets[name].Document
		for _, h := range document.Headings {
			ids = append(ids, h.ID)
		}
		ids = append(ids, document.Anchors...)
	}
	for i := range p.Card.Headings {
		ids = append(ids, p.extraIDs[i]...)
	}
	return ids
}
