package main

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/content"
	"kalauz/internal/markdown"
	"kalauz/internal/schema"
	"kalauz/internal/wire"
)

// asBytes is a page as it is kept on disk.
type asBytes struct{ card, body []byte }

func (r *rig) write(p *content.Page) asBytes {
	card, body := wire.Writer(nil), wire.Writer(nil)
	p.Card.Wire(card, r.parser.Types)
	p.Wire(body)
	return asBytes{card.Bytes(), body.Bytes()}
}

func (r *rig) readCard(b asBytes) (*content.Card, error) {
	c, card := wire.Reader(b.card), new(content.Card)
	card.Wire(c, r.parser.Types)
	return card, c.End()
}

func (r *rig) readPage(b asBytes, card *content.Card) (*content.Page, error) {
	c, page := wire.Reader(b.body), &content.Page{Card: card}
	page.Wire(c)
	return page, c.End()
}

func (r *rig) pages() []*content.Page {
	var pages []*content.Page
	for i, file := range r.files {
		pages = append(pages, r.parser.Parse(file, r.texts[i]))
	}
	return pages
}

// TestPagesAsBytes: every page of the corpus comes back from its bytes as it was,
// and shows the same.
func TestPagesAsBytes(t *testing.T) {
	r := newRig(t)
	identical := cmp.Options{
		cmp.Exporter(func(reflect.Type) bool { return true }),
		cmp.Comparer(func(a, b *schema.Type) bool { return a == b }),
		cmp.Comparer(func(a, b *schema.Field) bool { return a == b }),
	}
	for _, page := range r.pages() {
		raw := r.write(page)
		card, err := r.readCard(raw)
		must(t, err)
		back, err := r.readPage(raw, card)
		must(t, err)
		if diff := cmp.Diff(page, back, identical); diff != "" {
			t.Errorf("%s (-before +after):\n%s", page.File, diff)
		}
		if !bytes.Equal(page.Body.HTML(markdown.Resolver{}), back.Body.HTML(markdown.Resolver{})) {
			t.Errorf("%s: other HTML", page.File)
		}
	}
}

// BenchmarkWritePage: a page → its bytes.
func BenchmarkWritePage(b *testing.B) {
	r := newRig(b)
	pages := r.pages()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.write(pages[i%len(pages)])
	}
}

// BenchmarkReadCard: the bytes of a card → the card.
func BenchmarkReadCard(b *testing.B) {
	r := newRig(b)
	var all []asBytes
	for _, page := range r.pages() {
		all = append(all, r.write(page))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		_, err := r.readCard(all[i%len(all)])
		must(b, err)
	}
}

// BenchmarkReadPage: the bytes of a body → the page.
func BenchmarkReadPage(b *testing.B) {
	r := newRig(b)
	pages := r.pages()
	var all []asBytes
	for _, page := range pages {
		all = append(all, r.write(page))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		_, err := r.readPage(all[i%len(all)], pages[i%len(all)].Card)
		must(b, err)
	}
}
