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
	"kalauz/internal/parallel"
	"kalauz/internal/site"
)

// findings is what the rules have found in the pages of a site. It holds as long
// as links lead where they led, and of a page as long as the outlines are the same
// that the rules asked for.
type findings struct {
	mu       sync.Mutex
	outlines int // how many of those that took the place of others are allowed for
	byPage   map[*site.Page]finding
	faulty   map[*site.Page]bool // those of byPage that have faults
	texts    diag.List           // what the rules for all bodies together have found
	stale    bool                // texts is to be found again
	complete bool                // every page has been looked at, but for those that are left
	left     []*site.Page
}

// finding is what was found in a page, and in what.
type finding struct {
	body   string   // the hash of its file
	asked  []string // the files whose outlines were asked for; nil where nobody knows
	faults diag.List
}

// dependsOn reports whether an outline of one of the files may have been asked for.
func (f finding) dependsOn(files []string) bool {
	return len(files) > 0 && (f.asked == nil || slices.ContainsFunc(files, func(file string) bool { return slices.Contains(f.asked, file) }))
}

// next returns the findings of a site with the reach of the present one: what was
// found in the pages that the two share.
func (f *findings) next(s *site.Site) *findings {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := &findings{outlines: f.outlines, byPage: maps.Clone(f.byPage), faulty: maps.Clone(f.faulty), texts: f.texts, stale: f.stale, complete: f.complete}
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

// renew forgets what was found in outlines that others have taken the place of.
// The caller holds the lock.
func (f *findings) renew(b *bodies) {
	replaced := b.replacedSince(f.outlines)
	if len(replaced) == 0 {
		return
	}
	f.outlines, f.stale = f.outlines+len(replaced), true
	for p, found := range f.byPage {
		if found.dependsOn(replaced) {
			delete(f.byPage, p)
			delete(f.faulty, p)
			f.left = append(f.left, p)
		}
	}
}

func (f *findings) get(p *site.Page, body string, b *bodies) (diag.List, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.renew(b)
	found, ok := f.byPage[p]
	return found.faults, ok && found.body == body
}

// put takes down what was found when a number of outlines had taken the place of
// others.
func (f *findings) put(p *site.Page, found finding, b *bodies, outlines int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.renew(b)
	if found.dependsOn(b.replacedSince(outlines)) {
		f.left = append(f.left, p)
		return
	}
	if f.byPage == nil {
		f.byPage, f.faulty = map[*site.Page]finding{}, map[*site.Page]bool{}
	}
	f.byPage[p] = found
	if delete(f.faulty, p); len(found.faults) > 0 {
		f.faulty[p] = true
	}
}

// finish notes that every page has been looked at.
func (f *findings) finish() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.complete, f.stale = true, true
}

// takeLeft returns the pages that are left to be looked at where all others have
// been.
func (f *findings) takeLeft(b *bodies) []*site.Page {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.renew(b)
	left := f.left
	f.left = nil
	return left
}

func (f *findings) isComplete() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.complete
}

// inTexts returns what the rules for all bodies find, looking again if need be.
func (f *findings) inTexts(find func() diag.List) diag.List {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.stale {
		f.stale, f.texts = false, find()
	}
	return f.texts
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

// all returns everything that was found in the pages, by address.
func (f *findings) all() diag.List {
	f.mu.Lock()
	defer f.mu.Unlock()
	var faults diag.List
	for _, p := range slices.SortedFunc(maps.Keys(f.faulty), func(a, b *site.Page) int { return cmp.Compare(a.URL, b.URL) }) {
		faults = append(faults, f.byPage[p].faults...)
	}
	return faults
}

// inspect applies the rules of a page to it. Its faults are those of its body and
// of its place in the site.
func (s *Site) inspect(p *site.Page) diag.List {
	if p.Card == nil {
		return nil
	}
	body, bodies := s.sources.digests.of(p.Card.File).hash, &s.memory.bodies
	faults, ok := s.findings.get(p, body, bodies)
	if !ok {
		own, asked := s.own(p.Card), []string{}
		outlines := bodies.replaced()
		faults = check.Page(s.Observed(func(card *content.Card) { asked = append(asked, card.Path) }), p, own)
		if p.Card.Lang == p.Lang { // a stand-in shows another page's body
			faults = append(own.Faults[:len(own.Faults):len(own.Faults)], faults...)
		}
		s.findings.put(p, finding{body, slices.Compact(slices.Sorted(slices.Values(asked))), faults}, bodies, outlines)
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
	parallel.Do(len(pages), func(i int) {
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
	if !s.findings.isComplete() {
		pages := s.Pages()
		parallel.Do(len(pages), func(i int) { s.inspect(pages[i]) })
		s.findings.finish()
	}
	for left := s.findings.takeLeft(&s.memory.bodies); len(left) > 0; left = s.findings.takeLeft(&s.memory.bodies) {
		parallel.Do(len(left), func(i int) { s.inspect(left[i]) })
	}
	texts := s.findings.inTexts(func() diag.List { return check.Texts(s.Site) })
	return slices.Concat(s.findings.all(), texts, check.Undrawn(s.Site, s.own, s.sources.left))
}

// checkAgain does what Check does, if nothing but the bodies of some pages can
// have changed since.
func (s *Site) checkAgain() bool {
	if s.sources.edited == nil || !s.findings.isComplete() {
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
	if known, ok := s.memory.bodies.in(s.sources, card); ok {
		return known.unpackOwn()
	}
	return s.memory.page(card).Own
}

// unread counts the pages whose body nobody has asked for.
func (m *Memory) unread(s *Site) int {
	count := 0
	for _, p := range s.Pages() {
		if p.Card != nil {
			if _, known := m.bodies.in(s.sources, p.Card); !known {
				count++
			}
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
