package source_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"kalauz/internal/source"
)

// many makes a folder of 20,000 files of five kilobytes in twenty folders, which
// is the size of a big site.
func many(b *testing.B) string {
	dir, text := b.TempDir(), bytes.Repeat([]byte("text\n"), 1000)
	for section := range 20 {
		folder := filepath.Join(dir, fmt.Sprintf("section-%02d", section))
		if err := os.Mkdir(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		for page := range 1000 {
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("page-%05d.md", page)), text, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	return dir
}

func scanned(b *testing.B, dir string) source.Tree {
	tree, faults, err := source.Scan(dir, "content", source.Options{})
	if err != nil || len(faults) > 0 {
		b.Fatal(faults, err)
	}
	return tree
}

func BenchmarkScan(b *testing.B) {
	dir := many(b)
	b.ReportAllocs()
	for b.Loop() {
		scanned(b, dir)
	}
}

func BenchmarkWithEdited(b *testing.B) {
	tree := scanned(b, many(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := tree.With("section-07/page-00042.md"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWithNew(b *testing.B) {
	tree := scanned(b, many(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := tree.With("section-07/new.md"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	files := scanned(b, many(b)).Files()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := files[i%len(files)].Read(); err != nil {
			b.Fatal(err)
		}
	}
}
