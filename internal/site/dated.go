package site

import "kalauz/internal/schema"

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
	period, ok := when.Data.(schema.Period)
	if !ok {
		return false
	}
	end := period.Value.End.Date
	if end.IsZero() {
		end = period.Value.Start.Date
	}
	return end.Last().Compare(s.Today) < 0
}
