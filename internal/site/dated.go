package site

import (
	"slices"
	"strings"

	"kalauz/internal/locale"
	"kalauz/internal/schema"
)

// When returns the days of a page whose type is dated, nil for others.
func (p *Page) When() *schema.Value {
	if p.Type.Dated == nil {
		return nil
	}
	return p.Record.Get(p.Type.Dated.When)
}

// IsPast reports whether a dated page was over before a day began.
func (s *Site) IsPast(p *Page) bool {
	when := p.When()
	if when == nil {
		return false
	}
	var end locale.Date
	switch data := when.Data.(type) {
	case schema.Date:
		end = data.Value
	case schema.DateTime:
		end = data.Value.Date
	case schema.Period:
		if end = data.Value.End.Date; end.IsZero() {
			end = data.Value.Start.Date
		}
	}
	return end.Last().Compare(s.Today) < 0
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
	days := map[*Page]string{}
	for _, p := range slices.Concat(upcoming, past) {
		days[p] = string(printer.Key(p.When()))
	}
	slices.SortStableFunc(upcoming, func(a, b *Page) int { return strings.Compare(days[a], days[b]) })
	slices.SortStableFunc(past, func(a, b *Page) int { return strings.Compare(days[b], days[a]) })
	return upcoming, past
}
