package site

import (
	"kalauz/internal/content"
	"kalauz/internal/diag"
)

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
