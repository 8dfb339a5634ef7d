package schema

import (
	"testing"

	"kalauz/internal/record"
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
