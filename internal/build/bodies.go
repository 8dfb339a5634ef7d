package build

import (
	"fmt"
	"sync"

	"kalauz/internal/content"
)

// bodies knows what is in the bodies of the pages, as far as somebody has asked:
// a site is joined without them. What others see of a body and what is its own
// is kept; its text, which is large, is parsed again when it is asked for and is
// not among the last that were.
type bodies struct {
	mu     sync.Mutex
	known  map[string]*body // by path in the content tree
	recent [keptTexts]*body // those whose text is kept, in a ring
	next   int              // in the ring
	// outlines are the files whose outline took the place of another one, in order:
	// what was found in one page may depend on the headings of others.
	outlines []string
}

// keptTexts is how many texts are kept: those of a page with its neighbours, for
// every processor.
const keptTexts = 64

// body is what is known of the body of a page.
type body struct {
	card    *content.Card
	hash    string // of the file's bytes
	outline *content.Outline
	own     *content.Own
	page    *content.Page // nil when its text is no longer kept
}

// Changed is the error of a file that is not what it was when the site was
// loaded.
type Changed struct{ File string }

func (e *Changed) Error() string { return fmt.Sprintf("%s has changed meanwhile", e.File) }

// find returns what is known of the body of a card in a file with this hash, nil
// if nothing is.
func (b *bodies) find(card *content.Card, hash string) *body {
	b.mu.Lock()
	defer b.mu.Unlock()
	if known := b.known[card.Path]; known != nil && known.card == card && known.hash == hash {
		return known
	}
	return nil
}

// knows reports whether the body at a path has ever been asked for.
func (b *bodies) knows(path string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.known[path] != nil
}

// recall takes down what an earlier process knew of a body.
func (b *bodies) recall(known *body) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.known == nil {
		b.known = map[string]*body{}
	}
	b.known[known.card.Path] = known
}

// replaced returns how often an outline has taken the place of another.
func (b *bodies) replaced() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.outlines)
}

// replacedSince returns the files whose outline has taken the place of another,
// but for the first so many.
func (b *bodies) replacedSince(n int) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.outlines[n:len(b.outlines):len(b.outlines)]
}

// kept returns a page whose text is still there.
func (b *bodies) kept(card *content.Card, hash string) *content.Page {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, recent := range b.recent {
		if recent != nil && recent.card == card && recent.hash == hash {
			return recent.page
		}
	}
	return nil
}

// keep takes down what is in a page, and its text for a while. It returns the
// page that is kept.
func (b *bodies) keep(page *content.Page, hash string) *content.Page {
	b.mu.Lock()
	defer b.mu.Unlock()
	old := b.known[page.Path]
	if old != nil && old.card == page.Card && old.hash == hash { // who points at its parts goes on doing so
		page = &content.Page{Card: page.Card, Outline: old.outline, Own: old.own, Body: page.Body, Fields: page.Fields}
	} else if old != nil && !old.outline.Same(page.Outline) {
		b.outlines = append(b.outlines, page.Path)
	}
	fresh := &body{card: page.Card, hash: hash, outline: page.Outline, own: page.Own, page: page}
	if b.known == nil {
		b.known = map[string]*body{}
	}
	b.known[page.Path] = &body{card: page.Card, hash: hash, outline: page.Outline, own: page.Own}
	b.recent[b.next] = fresh
	b.next = (b.next + 1) % len(b.recent)
	return page
}

// forget drops what is known of files that are no longer there.
func (b *bodies) forget(there func(path string) bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for path := range b.known {
		if !there(path) {
			delete(b.known, path)
			b.outlines = append(b.outlines, path)
		}
	}
}
