package site

import (
	"maps"
	"slices"

	"kalauz/internal/content"
	"kalauz/internal/schema"
)

// list is pages that have something in common, in order. It is never changed
// after it has been made: sites share it as long as all its pages are the same.
type list struct{ pages []*Page }

// lists is all lists of a site.
type lists map[listKey]*list

// listKey says what the pages of a list have in common.
type listKey struct {
	kind  listKind
	lang  int
	of    *schema.Type  // of members and series
	by    *schema.Field // of referers
	field string        // of carriers
	value string
}

type listKind uint8

const (
	members  listKind = iota // they are of a type
	series                   // they are of a type and have the value that its sequence goes by
	chapters                 // they are in the book whose id is the value
	carriers                 // they have the value in the field: a term
	referers                 // they refer to the id that is the value, by the field
)

// order is the order of a kind of lists. Of different pages none compares as
// equal.
func (k listKind) order() func(a, b *Page) int {
	switch k {
	case series:
		return inSequence
	case chapters:
		return inBook
	case carriers:
		return bySection
	}
	return inOrder
}

// lists appends the keys of all lists that a page stands in, each once.
func (p *Page) lists(keys []listKey) []listKey {
	if p.Role == content.Chapter {
		keys = append(keys, listKey{kind: chapters, lang: p.lang, value: p.Card.Book})
	}
	if p.version == nil {
		return keys
	}
	if p.Role == content.Member {
		keys = append(keys, listKey{kind: members, lang: p.lang, of: p.Type})
		if p.keys.inSeries {
			keys = append(keys, listKey{kind: series, lang: p.lang, of: p.Type, value: p.keys.series})
		}
	}
	own := len(keys)
	add := func(key listKey) {
		if !slices.Contains(keys[own:], key) {
			keys = append(keys, key)
		}
	}
	for _, t := range p.version.terms {
		add(listKey{kind: carriers, lang: p.lang, field: t.field.Name, value: t.value.Machine()})
	}
	for _, ref := range p.version.refs {
		if len(ref.Field.Back) > 0 {
			add(listKey{kind: referers, lang: p.lang, by: ref.Field, value: ref.Machine()})
		}
	}
	return keys
}

// list returns the pages of a list.
func (s *Site) list(key listKey) []*Page {
	if l := s.lists[key]; l != nil {
		return l.pages
	}
	return nil
}

// makeLists makes all lists. Pages come to them by section and title, as most are
// sorted.
func (s *Site) makeLists() {
	s.lists = lists{}
	var keys []listKey
	for _, p := range s.sorted() {
		keys = p.lists(keys[:0])
		for _, key := range keys {
			l := s.lists[key]
			if l == nil {
				l = &list{}
				s.lists[key] = l
			}
			l.pages = append(l.pages, p)
		}
	}
	for key, l := range s.lists {
		if key.kind != carriers { // who came in their order
			slices.SortFunc(l.pages, key.kind.order())
		}
	}
}

// sorted returns all pages, those that stand in lists by title in the order of
// their sections and titles.
func (s *Site) sorted() []*Page {
	var titled, others []*Page
	for _, p := range s.slots {
		switch {
		case p == nil:
		case p.keys == nil:
			others = append(others, p)
		default:
			titled = append(titled, p)
		}
	}
	slices.SortFunc(titled, bySection)
	return append(titled, others...)
}

// with returns the lists in which some pages are gone and others have come.
func (l lists) with(gone, come []*Page) lists {
	out := maps.Clone(l)
	var keys []listKey
	for _, p := range gone {
		keys = p.lists(keys[:0])
		for _, key := range keys {
			pages := slices.Clone(out[key].pages)
			i := slices.Index(pages, p)
			if pages = slices.Delete(pages, i, i+1); len(pages) == 0 {
				delete(out, key)
				continue
			}
			out[key] = &list{pages}
		}
	}
	for _, p := range come {
		keys = p.lists(keys[:0])
		for _, key := range keys {
			var pages []*Page
			if old := out[key]; old != nil {
				pages = old.pages
			}
			i, _ := slices.BinarySearchFunc(pages, p, key.kind.order())
			out[key] = &list{slices.Insert(slices.Clone(pages), i, p)}
		}
	}
	return out
}
