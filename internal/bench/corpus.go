package main

import (
	"fmt"
	"math/rand/v2"
)

// page is one page of the corpus in all languages.
type page struct {
	kind           *kind
	number         int    // among the pages of its kind, from 1
	slug           string // the last part of its address
	book           *page  // of a chapter
	chapter        int    // of a chapter, from 1
	tags           []int
	title, summary map[string]string
	seed           uint64
}

// tags is how many values tags and target groups have.
const tags = 40

// corpus is a site as neither program writes it.
type corpus struct {
	*material
	pages    []*page
	byFolder map[string][]*page // without chapters
	tags     []map[string]string
}

// grow makes n pages, the same ones for the same seed.
func grow(m *material, n int, seed uint64) *corpus {
	c := &corpus{material: m, byFolder: map[string][]*page{}}
	r := rand.New(rand.NewPCG(seed, 0))
	for range tags {
		c.tags = append(c.tags, c.phrases(r, 2))
	}
	for _, k := range m.kinds {
		c.add(r, k, max(1, n*k.Share/100))
	}
	return c
}

// add adds n pages of a kind; where it has chapters, most of them are such.
func (c *corpus) add(r *rand.Rand, k *kind, n int) {
	var book *page
	for i := range n {
		p := &page{kind: k, seed: r.Uint64(), title: c.phrases(r, 3+r.IntN(4)), summary: map[string]string{}}
		for _, lang := range languages {
			p.summary[lang] = c.sentence(r, lang)
		}
		p.tags = r.Perm(tags)[:2+r.IntN(3)]
		if chapter := i % (k.Chapters + 1); chapter > 0 {
			p.book, p.chapter, p.slug = book, chapter, fmt.Sprintf("part-%02d", chapter)
		} else {
			c.byFolder[k.Folder] = append(c.byFolder[k.Folder], p)
			p.number = len(c.byFolder[k.Folder])
			p.slug = fmt.Sprintf("%s-%05d", k.Name, p.number)
			book = p
		}
		c.pages = append(c.pages, p)
	}
}

// isBook reports whether a page has chapters.
func (p *page) isBook() bool { return p.book == nil && p.kind.Chapters > 0 }

// path is the page's address in the default language, without slashes around it.
// Both programs publish it there.
func (p *page) path() string {
	if p.book != nil {
		return p.book.path() + "/" + p.slug
	}
	return p.kind.Folder + "/" + p.slug
}

// address is where readers of a language find the page.
func (p *page) address(lang string) string {
	if lang == languages[0] {
		return "/" + p.path() + "/"
	}
	return "/" + lang + "/" + p.path() + "/"
}

// hasAlias says which pages have an old address: every twentieth.
func (p *page) hasAlias() bool { return p.seed%20 == 1 }
