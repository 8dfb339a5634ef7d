package record_test

import (
	"testing"

	"kalauz/internal/record"
)

func BenchmarkParse(b *testing.B) {
	src := []byte("title: Közösségi munkás\nsummary: Egy mondat arról, mi ez\nhours: {total: 96, theory: 64}\nmodules:\n  - {title: {hu: Elmélet, en: Theory}, hours: 64}\ntags: [egy, kettő]\n")
	for b.Loop() {
		if node, _ := record.Parse("x.md", src, 2); node == nil {
			b.Fatal("not read")
		}
	}
}
