package site

import (
	"maps"
	"slices"

	"kalauz/internal/content"
)

// few is how many entries may have changed for a revision to be worth while; in a
// large site it is a twentieth of them.
const few = 16

// revise makes the site of an input that differs from the last in what stands in
// some pages, and in files that are no pages. It shares everything else with the
// last site. It gives up where pages come, go or move, or show themselves in
// another way: that can reach anywhere.
func revise(in Input, last *Site) (*Site, bool) {
	if !sameSettings(in, last.input) || !sameFiles(in, last.input) {
		return nil, false
	}
	changed, files := last.changedEntries(in.Cards), !sameOthers(in, last.input)
	switch {
	case len(changed) == 0 && !files:
		return last, true
	case len(changed) > max(few, len(last.entries)/20):
		return nil, false
	}
	s := *last
	s.input = in
	gone, come, ok := s.exchange(changed, last)
	if !ok || s.foreign && len(changed) > 0 {
		return nil, false
	}
	s.lists = last.lists.with(gone, come)
	s.placeSections()
	s.fillSections()
	s.placeTerms(last)
	if files {
		s.placeFiles()
		s.reach = &Reach{}
	}
	if files || len(last.refused) > 0 || !slices.EqualFunc(s.terms, last.terms, func(a, b *Term) bool { return a.URL == b.URL }) {
		s.settleAddresses()
	} else { // the same claims as before, and nobody was refused
		s.renewAliases()
	}
	s.wrong = maps.Clone(last.wrong)
	for _, i := range changed {
		s.wrong[i] = s.checkEntry(i)
	}
	s.checkChanged(come)
	return &s, true
}

// changedEntries returns the entries of which a card is another than it was.
func (s *Site) changedEntries(cards []*content.Card) []int {
	var changed []int
	for i, card := range cards {
		if entry := s.ground.of[i]; card != s.input.Cards[i] && entry >= 0 {
			changed = append(changed, entry)
		}
	}
	slices.Sort(changed)
	return slices.Compact(changed)
}

// exchange puts new pages in the places of those of some entries. It gives up
// where one is not in every respect where the old one was.
func (s *Site) exchange(changed []int, last *Site) (gone, come []*Page, ok bool) {
	s.entries, s.slots, s.pages = slices.Clone(s.entries), slices.Clone(s.slots), slices.Clone(s.pages)
	for _, i := range changed {
		s.entries[i] = s.makeEntry(i, last)
		if s.hides(i) != s.hidden[i] {
			return nil, nil, false
		}
		for l := range s.Config.Languages {
			slot := i*len(s.Config.Languages) + l
			old, page := last.slots[slot], new(Page)
			if there := !s.hidden[i] && s.makePage(page, i, l); there != (old != nil) {
				return nil, nil, false
			} else if !there {
				continue
			}
			s.finish(page)
			if !page.standsAs(old) {
				return nil, nil, false
			}
			s.slots[slot] = page
			s.pages[slices.Index(s.pages, old)] = page
			gone, come = append(gone, old), append(come, page)
		}
	}
	return gone, come, true
}

// standsAs reports whether a page is to all others what another one was, but for
// what is written on it.
func (p *Page) standsAs(old *Page) bool {
	return p.URL == old.URL && p.State == old.State && slices.Equal(p.Record.Base.Aliases, old.Record.Base.Aliases)
}
