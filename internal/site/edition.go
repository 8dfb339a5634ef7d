package site

import "kalauz/internal/schema"

// Editions returns the editions of the work that a page, or the book around it,
// is one of, in its language and in the order of the type. What has no editions
// has none.
func (s *Site) Editions(p *Page) []*Page {
	p = s.whole(p)
	edition, section := p.Type.Edition, s.Section(p.Type.Folder)
	if edition == nil || section == nil {
		return nil
	}
	work := p.Record.Get(edition.Work)
	if work == nil {
		return nil
	}
	var all []*Page
	for _, q := range section.Members[p.Lang] {
		if other := q.Record.Get(edition.Work); other != nil && other.Machine() == work.Machine() {
			all = append(all, q)
		}
	}
	return all
}

// LatestEdition returns the latest edition of a page's work in its language, nil
// where the page is of it, or has no editions.
func (s *Site) LatestEdition(p *Page) *Page {
	p = s.whole(p)
	if p.Type.Edition == nil || p.isLatest() {
		return nil
	}
	for _, q := range s.Editions(p) {
		if q.isLatest() {
			return q
		}
	}
	return nil
}

// whole is the book that a page is a chapter of, else the page itself.
func (s *Site) whole(p *Page) *Page {
	if book := s.Book(p); book != nil {
		return book
	}
	return p
}

func (p *Page) isLatest() bool {
	v := p.Record.Get(p.Type.Edition.Latest)
	return v != nil && v.Data == schema.Bool(true)
}
