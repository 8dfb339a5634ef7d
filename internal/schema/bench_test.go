package schema

import (
	"testing"

	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// BenchmarkRead reads and completes a page with forty values.
func BenchmarkRead(b *testing.B) {
	typ := testTypes(b).ByName("recipe")
	node, _ := record.Parse("x.md", []byte(page), 1)
	for b.Loop() {
		rec, _ := typ.Read(node, "x.md", "hu", []string{"hu", "en"})
		typ.Complete(rec)
	}
}

// smallPage has ten values, as most pages have.
const smallPage = `title: Palócleves
summary: Sűrű leves, sok zöldséggel.
date: 2016-04-15
tags: [levesek, ebed]
number: 3
cost: {HUF: 200, EUR: 1}
season: {start: 2016-04-15, end: 2017-04-30}
cook: cooks/anna
course: soup
web: https://pelda.hu/leves/
`

func BenchmarkWire(b *testing.B) {
	typ := testTypes(b).ByName("recipe")
	r, _ := readRecord(b, typ, "x.md", "hu", smallPage)
	b.Run("write", func(b *testing.B) {
		b.ReportAllocs()
		var dst []byte
		for b.Loop() {
			c := wire.Writer(dst[:0])
			r.Wire(c, typ)
			dst = c.Bytes()
		}
	})
	b.Run("read", func(b *testing.B) {
		src := wired(r, typ)
		b.ReportAllocs()
		for b.Loop() {
			if _, err := unwired(src, typ); err != nil {
				b.Fatal(err)
			}
		}
	})
}
