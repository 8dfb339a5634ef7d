package build

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"

	"kalauz/internal/check"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/site"
)

// findings is what the rules of one page have found in the pages of a site. A
// page's place in its site is what it is as long as the site is the same.
type findings struct {
	mu       sync.Mutex
	outlines int // of the bodies, when they were found
	byPage   map[*site.Page]finding
}

// finding is what was found in a page, and in what.
type finding struct {
	own    *content.Own
	faults diag.List
}

func (f *findings) get(p *site.Page, own *content.Own, outlines int) (diag.List, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.outlines != outlines {
		f.outlines, f.byPage = outlines, nil
	}
	found, ok := f.byPage[p]
	return found.faults, ok && found.own == own
}

func (f *findings) put(p *site.Page, own *content.Own, faults diag.List) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.byPage == nil {
		f.byPage = map[*site.Page]finding{}
	}
	f.byPage[p] = finding{own, faults}
}

// inspect applies the rules of a page to it. Its faults are those of its body and
// of its place in the site.
func (s *Site) inspect(p *site.Page) diag.List {
	if p.Card == nil {
		return nil
	}
	own := s.own(p.Card)
	faults, ok := s.findings.get(p, own, s.memory.bodies.replaced())
	if !ok {
		faults = check.Page(s.Site, p, own)
		if p.Card.Lang == p.Lang { // a stand-in shows another page's body
			faults = append(own.Faults[:len(own.Faults):len(own.Faults)], faults...)
		}
		s.findings.put(p, own, faults)
	}
	return faults
}

// Check reads every body that has not been read and applies the rules to every
// page. It returns the site with all its faults; what it is called on stays as it
// is.
func (s *Site) Check(ctx context.Context) (*Site, error) {
	if s.Checked {
		return s, nil
	}
	pages := s.Pages()
	s.progress.Begin(Checking, len(pages))
	parallel(len(pages), func(i int) {
		if ctx.Err() == nil {
			s.inspect(pages[i])
			s.progress.Done(1)
		}
	})
	if err := errors.Join(ctx.Err(), s.sources.trouble.first()); err != nil {
		return nil, err
	}
	whole := *s
	whole.Faults, whole.Checked = slices.Concat(s.Faults, s.found()), true
	return &whole, nil
}

// found are the faults of all bodies and of the rules that look at them.
func (s *Site) found() diag.List {
	var faults diag.List
	for _, p := range s.Pages() {
		faults = append(faults, s.inspect(p)...)
	}
	return append(faults, check.Texts(s.Site)...)
}

// unread reports whether there is a body that nobody has asked for.
func (s *Site) unread() bool {
	return slices.ContainsFunc(s.Pages(), func(p *site.Page) bool {
		return p.Card != nil && s.memory.bodies.find(p.Card, s.sources.digests[p.Card.File].hash) == nil
	})
}

// trouble is the first error that a site met when it read a body.
type trouble struct {
	mu  sync.Mutex
	err error
}

func (t *trouble) note(err error) {
	if err != nil {
		t.mu.Lock()
		t.err = cmp.Or(t.err, err)
		t.mu.Unlock()
	}
}

func (t *trouble) first() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.err
}

// page returns the page of a card with its text.
func (s *Site) page(card *content.Card) *content.Page {
	file, _ := s.sources.content.Lookup(card.Path)
	page, err := s.memory.bodies.page(card, file, s.sources.digests[card.File].hash)
	s.sources.trouble.note(err)
	return page
}

// own returns what is a card's page's own; its text need not be there for that.
func (s *Site) own(card *content.Card) *content.Own {
	if known := s.memory.bodies.find(card, s.sources.digests[card.File].hash); known != nil {
		return known.own
	}
	return s.page(card).Own
}
