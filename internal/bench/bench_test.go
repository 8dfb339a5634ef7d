package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"kalauz/internal/content"
	"kalauz/internal/markdown"
	"kalauz/internal/publish"
	"kalauz/internal/site"
)

// BenchmarkParse: one file → one page.
func BenchmarkParse(b *testing.B) {
	r := newRig(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.parser.Parse(r.files[i%len(r.files)], r.texts[i%len(r.texts)])
	}
}

// BenchmarkColour: blocks of code that nobody remembers.
func BenchmarkColour(b *testing.B) {
	c := small(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range c.code {
			markdown.Parse([]byte("```"+s.language+"\n"+s.text+"```\n"), markdown.Options{})
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(c.code)), "ns/block")
}

// BenchmarkAssemble: all cards → a site.
func BenchmarkAssemble(b *testing.B) {
	r := newRig(b)
	b.ReportAllocs()
	for b.Loop() {
		site.Assemble(r.input)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(r.input.Cards)), "ns/page")
}

// BenchmarkRetitle: one card of many is another → a site.
func BenchmarkRetitle(b *testing.B) {
	r := newRig(b)
	last := len(r.files) - 1
	titled := r.parser.Card(r.files[last], bytes.Replace(r.texts[last], []byte("title: \""), []byte("title: \"X"), 1))
	cards := []*content.Card{r.input.Cards[last], titled}
	var memory site.Memory
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		in := r.input
		in.Cards = slices.Clone(in.Cards)
		in.Cards[last] = cards[i%2]
		memory.Assemble(in)
	}
}

// BenchmarkRender: one page of a site → its bytes.
func BenchmarkRender(b *testing.B) {
	s, pages := newRig(b).load(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := s.Render(pages[i%len(pages)]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWrite: rendered pages → a folder, new every time, and once more.
func BenchmarkWrite(b *testing.B) {
	s, pages := newRig(b).load(b)
	items := make([]publish.Item, len(pages))
	for i, out := range pages {
		raw, err := s.Render(out)
		must(b, err)
		items[i] = publish.Item{Path: out.Path, Render: func() ([]byte, error) { return raw, nil }}
	}
	write := func(b *testing.B, dest string) {
		if _, faults, err := publish.Write(context.Background(), dest, items, 2); err != nil || len(faults) > 0 {
			b.Fatal(faults, err)
		}
	}
	dir := b.TempDir()
	n := 0
	b.Run("new", func(b *testing.B) {
		for ; b.Loop(); n++ {
			write(b, filepath.Join(dir, fmt.Sprint(n)))
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(items)), "ns/page")
	})
	b.Run("same", func(b *testing.B) {
		for b.Loop() {
			write(b, filepath.Join(dir, "same"))
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(items)), "ns/page")
	})
}
