package build

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"kalauz/internal/check"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/site"
)

// findings is what the rules have found in the pages of a site. It holds as long
// as links lead where they led; the headings of others are not part of that, so
// all is found anew when an outline took the place of another.
type findings struct {
	mu       sync.Mutex
	outlines int // of the bodies, when they were found
	byPage   map[*site.Page]finding
	faulty   map[*site.Page]bool // those of byPage that have faults
	texts    diag.List           // what the rules for all bodies together have found
	complete bool                // every page has been looked at, but for those that are left
	left     []*site.Page
}

// next returns the findings of a site with the reach of the present one: what was
// found in the pages that the two share.
func (f *findings) next(s *site.Site) *findings {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := &findings{outlines: f.outlines, byPage: maps.Clone(f.byPage), faulty: maps.Clone(f.faulty), texts: f.texts, complete: f.complete}
	maps.DeleteFunc(n.byPage, func(p *site.Page, _ finding) bool { return !s.Has(p) })
	maps.DeleteFunc(n.faulty, func(p *site.Page, _ bool) bool { return !s.Has(p) })
	if n.complete {
		for _, p := range s.Pages() {
			if _, found := n.byPage[p]; !found {
				n.left = append(n.left, p)
			}
		}
	}
	return n
}

// finding is what was found in a page, and in what.
type finding struct {
	own    *content.Own
	faults diag.List
}

// at forgets what was found in other outlines. The caller holds the lock.
func (f *findings) at(outlines int) {
	if f.outlines != outlines || f.byPage == nil {
		f.outlines, f.complete, f.left, f.texts = outlines, false, nil, nil
		f.byPage, f.faulty = map[*site.Page]finding{}, map[*site.Page]bool{}
	}
}

func (f *findings) get(p *site.Page, own *content.Own, outlines int) (diag.List, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.at(outlines)
	found, ok := f.byPage[p]
	return found.faults, ok && found.own == own
}

func (f *findings) put(p *site.Page, own *content.Own, outlines int, faults diag.List) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.at(outlines)
	f.byPage[p] = finding{own, faults}
	if delete(f.faulty, p); len(faults) > 0 {
		f.faulty[p] = true
	}
}

// finish notes that every page has been looked at.
func (f *findings) finish(outlines int, texts diag.List) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.outlines == outlines {
		f.complete, f.texts = true, texts
	}
}

// takeLeft returns the pages that are left to be looked at where all others have
// been.
func (f *findings) takeLeft() []*site.Page {
	f.mu.Lock()
	defer f.mu.Unlock()
	left := f.left
	f.left = nil
	return left
}

func (f *findings) isComplete(outlines int) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.complete && f.outlines == outlines
}

// indexed returns what was found page by page.
func (f *findings) indexed() []indexedPage {
	f.mu.Lock()
	defer f.mu.Unlock()
	var pages []indexedPage
	for p := range f.faulty {
		pages = append(pages, indexedPage{p.ID, p.Lang, f.byPage[p].faults})
	}
	slices.SortFunc(pages, func(a, b indexedPage) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.lang, b.lang)) })
	return pages
}

// all returns everything that was found, by address.
func (f *findings) all() diag.List {
	f.mu.Lock()
	defer f.mu.Unlock()
	var faults diag.List
	for _, p := range slices.SortedFunc(maps.Keys(f.faulty), func(a, b *site.Page) int { return cmp.Compare(a.URL, b.URL) }) {
		faults = append(faults, f.byPage[p].faults...)
	}
	return append(faults, f.texts...)
}

// inspect applies the rules of a page to it. Its faults are those of its body and
// of its place in the site.
func (s *Site) inspect(p *site.Page) diag.List {
	if p.Card == nil {
		return nil
	}
	own := s.own(p.Card)
	outlines := s.memory.bodies.replaced()
	faults, ok := s.findings.get(p, own, outlines)
	if !ok {
		faults = check.Page(s.Site, p, own)
		if p.Card.Lang == p.Lang { // a stand-in shows another page's body
			faults = append(own.Faults[:len(own.Faults):len(own.Faults)], faults...)
		}
		s.findings.put(p, own, outlines, faults)
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
	s.options.Progress.Begin(Checking, len(pages))
	parallel(len(pages), func(i int) {
		if ctx.Err() == nil {
			s.inspect(pages[i])
			s.options.Progress.Done(1)
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
	outlines := s.memory.bodies.replaced()
	if !s.findings.isComplete(outlines) {
		for _, p := range s.Pages() {
			s.inspect(p)
		}
		s.findings.finish(outlines, check.Texts(s.Site))
	}
	for _, p := range s.findings.takeLeft() {
		s.inspect(p)
	}
	return s.findings.all()
}

// checkAgain does what Check does, if nothing but the bodies of some pages can
// have changed since.
func (s *Site) checkAgain() bool {
	if s.sources.edited == nil || !s.findings.isComplete(s.memory.bodies.replaced()) {
		return false
	}
	for _, card := range s.sources.edited {
		for _, l := range s.Languages() {
			if p := s.Page(card.ID, l.Code); p != nil && p.Card == card {
				s.inspect(p)
			}
		}
	}
	s.Faults, s.Checked = slices.Concat(s.Faults, s.found()), true
	return true
}

// own returns what is a card's page's own; its text need not be there for that.
func (s *Site) own(card *content.Card) *content.Own {
	if known := s.memory.bodies.find(card, s.sources.digests.of(card.File).hash); known != nil {
		return known.own
	}
	return s.memory.page(card).Own
}

// unread counts the pages whose body nobody has asked for.
func (m *Memory) unread(s *Site) int {
	count := 0
	for _, p := range s.Pages() {
		if p.Card != nil && m.bodies.find(p.Card, s.sources.digests.of(p.Card.File).hash) == nil {
			count++
		}
	}
	return count
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
