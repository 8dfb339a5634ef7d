package site

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
)

// orderChapters gives every book its chapters, by their two digits, and every
// chapter its neighbours.
func (s *Site) orderChapters() diag.List {
	var faults diag.List
	for _, p := range s.pages {
		if p.Role == content.Chapter && p.Book != nil {
			p.Book.Chapters = append(p.Book.Chapters, p)
		}
	}
	for _, p := range s.pages {
		slices.SortFunc(p.Chapters, func(a, b *Page) int {
			return cmp.Or(strings.Compare(order(a), order(b)), strings.Compare(a.ID, b.ID))
		})
		s.chain(p.Chapters)
		faults = append(faults, sameOrder(p.Chapters)...)
	}
	return faults
}

var chapterOrder = diag.Rule{
	Code: "K451", Level: diag.Warning,
	Words: diag.Words{HU: "Két fejezetnek ugyanaz a sorszáma, ezért a nevük dönt a sorrendről: {other}", EN: "Two chapters have the same number, so their names decide the order: {other}"},
	Hint:  diag.Words{HU: "Kezdje a fájlok nevét egymást követő számokkal: 01-, 02-, 03-.", EN: "Begin the names of the files with numbers that follow each other: 01-, 02-, 03-."},
}

// sameOrder finds neighbours among sorted chapters that share their two digits.
// Originals speak for their translations.
func sameOrder(chapters []*Page) diag.List {
	var faults diag.List
	for i := 1; i < len(chapters); i++ {
		a, b := chapters[i-1], chapters[i]
		if order(a) == order(b) && b.State != StandIn && b == b.Original {
			faults = append(faults, chapterOrder.At(b.Place(), "other", a.Card.File))
		}
	}
	return faults
}

// order of a chapter; those without digits come last.
func order(p *Page) string {
	if p.Card.Order == "" {
		return "~"
	}
	return p.Card.Order
}

func (s *Site) chain(pages []*Page) {
	for i := 1; i < len(pages); i++ {
		pages[i-1].Next, pages[i].Prev = pages[i], pages[i-1]
	}
}

// orderSequences gives the members of a sequence their neighbours.
func (s *Site) orderSequences() diag.List {
	for _, section := range s.sections {
		sequence := section.Type.Sequence
		if sequence == nil {
			continue
		}
		for lang, members := range section.Members {
			series := map[string][]*Page{}
			for _, p := range members {
				if v := p.Record.Get(sequence.Within); v != nil {
					series[v.Machine()] = append(series[v.Machine()], p)
				}
			}
			for _, pages := range series {
				s.byPath(pages, sequence.By, lang)
				s.chain(pages)
			}
		}
	}
	return nil
}

// Dated returns the dated members of sections in a language: those to come,
// soonest first, and those that are over, latest first.
func (s *Site) Dated(lang string, sections ...*Section) (upcoming, past []*Page) {
	for _, section := range sections {
		for _, p := range section.Members[lang] {
			switch {
			case p.When() == nil:
			case s.IsPast(p):
				past = append(past, p)
			default:
				upcoming = append(upcoming, p)
			}
		}
	}
	printer := s.Printer(lang)
	slices.SortStableFunc(upcoming, func(a, b *Page) int { return bytes.Compare(printer.Key(a.When()), printer.Key(b.When())) })
	slices.SortStableFunc(past, func(a, b *Page) int { return bytes.Compare(printer.Key(b.When()), printer.Key(a.When())) })
	return upcoming, past
}
