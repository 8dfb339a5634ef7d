package book

import (
	"strconv"
	"sync"

	"kalauz/internal/output"
	"kalauz/internal/site"
)

// bound is the book that was bound last. The files of a book are asked for one
// after the other, and one of fifty chapters is not to be bound fifty times.
type bound struct {
	mu   sync.Mutex // held while a book is bound: of two who ask for it one waits
	page *site.Page
	key  string
	book *Book
}

// key holds everything that a book depends on while the site around it is the
// same: its own sources, and the outlines of other bodies that it links to.
func (pr *Press) key(p *site.Page) string {
	key := pr.sources(p)
	if pr.Replaced != nil {
		key += strconv.Itoa(pr.Replaced())
	}
	return key
}

// bindOnce returns the book of a page: the one that was bound for the file
// before, if nothing has changed since. Who gets it must not change it.
func (pr *Press) bindOnce(p *site.Page, need output.Need) (*Book, error) {
	key := pr.key(p)
	pr.bound.mu.Lock()
	defer pr.bound.mu.Unlock()
	if pr.bound.page == p && pr.bound.key == key {
		return pr.bound.book, nil
	}
	b, err := pr.bind(p, need)
	if err != nil {
		return nil, err
	}
	pr.bound.page, pr.bound.key, pr.bound.book = p, key, b
	return b, nil
}
