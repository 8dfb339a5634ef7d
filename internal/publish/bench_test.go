package publish

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"kalauz/internal/source"
)

// pages is a set of n pages of ten kilobytes, each in its folder.
func pages(n int) []Item {
	set := files{}
	for i := range n {
		set[fmt.Sprintf("section-%d/page-%d/index.html", i%10, i)] = strings.Repeat("text ", 2000)
	}
	return set.items()
}

func publishPages(b *testing.B, dest string, items []Item) Report {
	report, faults, err := Write(context.Background(), dest, items, 2)
	if err != nil || len(faults) > 0 {
		b.Fatal(faults, err)
	}
	return report
}

func BenchmarkWriteNew(b *testing.B) {
	dir, items := b.TempDir(), pages(1000)
	for i := 0; b.Loop(); i++ {
		publishPages(b, filepath.Join(dir, fmt.Sprint(i)), items)
	}
}

// Every page has changed.
func BenchmarkWriteChanged(b *testing.B) {
	dest, items := filepath.Join(b.TempDir(), "public"), pages(1000)
	publishPages(b, dest, items)
	for i := 0; b.Loop(); i++ {
		for j := range items {
			items[j].Render = func() ([]byte, error) { return fmt.Appendf(nil, "%d %s", i, strings.Repeat("text ", 2000)), nil }
		}
		publishPages(b, dest, items)
	}
}

// Everything is rendered, read and found to be the same.
func BenchmarkWriteUnchanged(b *testing.B) {
	dest, items := filepath.Join(b.TempDir(), "public"), pages(1000)
	publishPages(b, dest, items)
	for b.Loop() {
		publishPages(b, dest, items)
	}
}

// Everything but one page is known to be the same.
func BenchmarkWriteOne(b *testing.B) {
	dest, items := filepath.Join(b.TempDir(), "public"), pages(20000)
	remember := func(report Report) {
		for i, file := range report.Files {
			items[i].Last, items[i].Same = file, i > 0
		}
	}
	remember(publishPages(b, dest, items))
	for i := 0; b.Loop(); i++ {
		items[0].Render = func() ([]byte, error) { return fmt.Append(nil, i), nil }
		remember(publishPages(b, dest, items))
	}
}

func BenchmarkArrange(b *testing.B) {
	items := pages(20000)
	for b.Loop() {
		set, _, err := arrange(items)
		if err != nil || len(collisions(set)) > 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkManifest(b *testing.B) {
	entries := make([]entry, 40000)
	for i := range entries {
		entries[i] = entry{fmt.Sprintf("projektek/közösségi-kert-%05d/index.html", i), source.Hash(nil), 12345, "hu\tgardens/x\tKözösségi kert"}
	}
	for b.Loop() {
		if _, err := decodeManifest(encodeManifest(entries)); err != nil {
			b.Fatal(err)
		}
	}
}
