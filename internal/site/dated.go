package site

import (
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
