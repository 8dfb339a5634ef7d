package site

import (
	"cmp"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
)

// Chapters returns the chapters of a book in their order, by their two digits;
// those without come last.
func (s *Site) Chapters(p *Page) []*Page {
	return s.list(listKey{kind: chapters, lang: p.lang, value: p.ID})
}

// Neighbours returns the pages before and after a page in its book or its
// sequence, nil where there is none.
func (s *Site) Neighbours(p *Page) (before, after *Page) {
	key := listKey{kind: chapters, lang: p.lang}
	switch {
	case p.Role == content.Chapter:
		key.value = p.Card.Book
	case p.version != nil && p.keys != nil && p.keys.inSeries:
		key.kind, key.of, key.value = series, p.Type, p.keys.series
	default:
		return nil, nil
	}
	pages := s.list(key)
	i, found := slices.BinarySearchFunc(pages, p, key.kind.order())
	if !found {
		return nil, nil
	}
	if i > 0 {
		before = pages[i-1]
	}
	if i+1 < len(pages) {
		after = pages[i+1]
	}
	return before, after
}

// inBook compares two chapters of a book.
func inBook(a, b *Page) int {
	return cmp.Or(strings.Compare(order(a), order(b)), strings.Compare(a.ID, b.ID))
}

// order of a chapter; those without digits come last.
func order(p *Page) string {
	if p.Card.Order == "" {
		return "~"
	}
	return p.Card.Order
}

var chapterOrder = diag.Rule{
	Code: "K451", Level: diag.Warning,
	Words: diag.Words{HU: "Két fejezetnek ugyanaz a sorszáma, ezért a nevük dönt a sorrendről: {other}", EN: "Two chapters have the same number, so their names decide the order: {other}"},
	Hint:  diag.Words{HU: "Kezdje a fájlok nevét egymást követő számokkal: 01-, 02-, 03-.", EN: "Begin the names of the files with numbers that follow each other: 01-, 02-, 03-."},
}

// checkOrder finds a chapter that has the two digits of the one before it.
// Originals speak for their translations.
func (s *Site) checkOrder(p *Page) diag.List {
	if p.Role != content.Chapter || p != s.Original(p) {
		return nil
	}
	before, _ := s.Neighbours(p)
	if before == nil || order(before) != order(p) {
		return nil
	}
	return diag.List{chapterOrder.At(p.Place(), "other", before.Card.File)}
}
