package main

import (
	"strings"
	"testing"
	"time"
)

// TestGrowth: a site that takes twice as much for each page, and as much memory
// for each further one, is told apart from one that grows as its pages do.
func TestGrowth(t *testing.T) {
	p := &program{name: "Kalauz"}
	site := func(pairs int, wall time.Duration, peak int64) grown {
		g := grown{pairs, results{}}
		g.results.add("cold", p, usage{wall: wall, peak: peak << 10})
		return g
	}
	var b strings.Builder
	writeGrowth(&b, []grown{site(100, time.Second, 5000), site(200, 2*time.Second, 6000), site(400, 8*time.Second, 10000)}, "Kalauz")
	got := strings.Split(b.String(), "\n")[2:]
	want := []string{
		"| cold build | 100 | 1.00 s | – | 4 MiB | 5000.0 µs | 1.00 | – | – | – | – |",
		"| cold build | 200 | 2.00 s | – | 5 MiB | 5000.0 µs | 1.00 | – | – | 5.0 KiB | 1.00 |",
		"| cold build | 400 | 8.00 s | – | 9 MiB | 10000.0 µs | 2.00 | – | – | 10.0 KiB | 2.00 |",
		"",
	}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("the table is\n%s", b.String())
		}
	}
}
