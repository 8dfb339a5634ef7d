package build

import (
	"fmt"
	"sync"

	"kalauz/internal/content"
	"kalauz/internal/wire"
)

// bodies knows what is in the bodies of the pages, as far as somebody has asked:
// a site is joined without them. What others see of a body and what is its own
// is kept, packed; its text, which is large, is parsed again when it is asked for
// and is not among the last that were.
type bodies struct {
	mu     sync.Mutex
	known  map[string]body  // by path in the content tree
	recent [keptTexts]*text // in a ring
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
	card         *content.Card
	hash         string // of the file's bytes
	outline, own string // as bytes: of most pages nobody asks again
}

// text is a page with its text.
type text struct {
	hash string
	page *content.Page
}

func pack(wirable interface{ Wire(*wire.Codec) }) string {
	c := wire.Writer(nil)
	wirable.Wire(c)
	return string(c.Bytes())
}

// unpack fills in what was packed.
func unpack(packed string, wirable interface{ Wire(*wire.Codec) }) {
	c := wire.Reader([]byte(packed))
	if wirable.Wire(c); c.End() != nil {
		panic("build: what was packed cannot be unpacked") // the index has a checksum
	}
}

func (b body) unpackOutline() *content.Outline {
	outline := new(content.Outline)
	unpack(b.outline, outline)
	return outline
}

func (b body) unpackOwn() *content.Own {
	own := new(content.Own)
	unpack(b.own, own)
	return own
}

// Changed is the error of a file that is not what it was when the site was
// loaded.
type Changed struct{ File string }

func (e *Changed) Error() string { return fmt.Sprintf("%s has changed meanwhile", e.File) }

// in returns what is known of the body of a card, as its file was read.
func (b *bodies) in(src *sources, card *content.Card) (known body, ok bool) {
	hash := src.digests.of(card.File).hash
	b.mu.Lock()
	defer b.mu.Unlock()
	known = b.known[card.Path]
	return known, known.card == card && known.hash == hash
}

// knows reports whether the body at a path has ever been asked for.
func (b *bodies) knows(path string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	_, known := b.known[path]
	return known
}

// recall takes down what an earlier process knew of a body.
func (b *bodies) recall(known body) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.known == nil {
		b.known = map[string]body{}
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
		if recent != nil && recent.page.Card == card && recent.hash == hash {
			return recent.page
		}
	}
	return nil
}

// keep takes down what is in a page, and its text for a while.
func (b *bodies) keep(page *content.Page, hash string) {
	fresh := body{page.Card, hash, pack(page.Outline), pack(page.Own)}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.known == nil {
		b.known = map[string]body{}
	}
	if old, ok := b.known[page.Path]; ok && old.outline != fresh.outline {
		b.outlines = append(b.outlines, page.Path)
	}
	b.known[page.Path] = fresh
	b.recent[b.next] = &text{hash, page}
	b.next = (b.next + 1) % len(b.recent)
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
