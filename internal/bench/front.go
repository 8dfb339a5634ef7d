package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// front is what the front matter of one page is made from. The template of the
// page's kind asks it; i tells the questions of one page apart, so that every
// file of the page gets the same answers.
type front struct {
	corpus  *corpus
	page    *page
	dialect dialect
	lang    string
}

func (f front) rand(i int) *rand.Rand { return rand.New(rand.NewPCG(f.page.seed, uint64(100+i))) }

// Number is the page's number among its kind.
func (f front) Number() int { return f.page.number }

// Roll is a number from 1 to n.
func (f front) Roll(i, n int) int { return 1 + f.rand(i).IntN(n) }

// Choice is one of some words.
func (f front) Choice(i int, of ...string) string { return of[f.rand(i).IntN(len(of))] }

// Ref names a page of a folder, another one for every i.
func (f front) Ref(folder string, i int) string {
	pages := f.corpus.byFolder[folder]
	return f.dialect.ref(pages[(f.rand(0).IntN(len(pages))+i)%len(pages)])
}

// Term is a target group, another one for every i.
func (f front) Term(i int) string { return term((f.rand(0).IntN(tags) + i) % tags) }

func term(i int) string { return fmt.Sprintf("word-%02d", i+1) }

// Words is a text for readers: in every language where one file carries them
// all, else in the file's own.
func (f front) Words(i int) string {
	r := f.rand(i)
	texts := f.corpus.phrases(r, 2+r.IntN(3))
	if f.dialect.alone {
		return fmt.Sprintf("%q", texts[f.lang])
	}
	parts := make([]string, len(languages))
	for k, lang := range languages {
		parts[k] = fmt.Sprintf("%s: %q", lang, texts[lang])
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
