package site

import (
	"cmp"
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

// Span returns from when to when something of a dated type takes place; without
// an end it is not known when it is over. It is zero for other pages.
func (p *Page) Span() locale.Period {
	when := p.When()
	if when == nil {
		return locale.Period{}
	}
	switch data := when.Data.(type) {
	case schema.Date:
		day := locale.DateTime{Date: data.Value}
		return locale.Period{Start: day, End: day}
	case schema.DateTime:
		return locale.Period{Start: data.Value, End: data.Value}
	case schema.Period:
		return data.Value
	}
	return locale.Period{}
}

// IsPast reports whether a dated page was over before today.
func (s *Site) IsPast(p *Page) bool {
	span := p.Span()
	end := cmp.Or(span.End, span.Start)
	return !end.IsZero() && end.Date.Last().Compare(s.Today) < 0
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
