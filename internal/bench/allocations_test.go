package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"kalauz/internal/site"
)

var update = flag.Bool("update", false, "record the allocations anew")

const recorded = "testdata/allocations.txt"

// TestAllocations holds the allocations per page of parse, assemble and render
// to within a tenth of the recorded ones, in both directions: what has become
// better is to stay so. Times are never asserted, they depend on the machine.
func TestAllocations(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates too")
	}
	measured := allocations(t)
	if *update {
		must(t, os.WriteFile(recorded, []byte(measured.String()), 0o644))
	}
	raw, err := os.ReadFile(recorded)
	must(t, err)
	for _, m := range measured {
		var want float64
		for line := range strings.Lines(string(raw)) {
			if rest, ok := strings.CutPrefix(line, m.step+" "); ok {
				_, err := fmt.Sscan(rest, &want)
				must(t, err)
			}
		}
		if m.perPage > want*1.1 || m.perPage < want*0.9 {
			t.Errorf("%s: %.0f allocations per page, recorded are %.0f; if that is meant: go test ./internal/bench -run Allocations -update", m.step, m.perPage, want)
		}
	}
}

type allocation struct {
	step    string
	perPage float64
}

type allocationList []allocation

func (l allocationList) String() string {
	var b strings.Builder
	for _, a := range l {
		fmt.Fprintf(&b, "%s %.0f\n", a.step, a.perPage)
	}
	return b.String()
}

// allocations measures the three steps on the whole small corpus. Each runs once
// before it is counted, so what is remembered is there.
func allocations(t *testing.T) allocationList {
	r := newRig(t)
	s, pages := r.load(t)
	per := func(step string, n int, do func()) allocation {
		return allocation{step, testing.AllocsPerRun(2, do) / float64(n)}
	}
	return allocationList{
		per("parse", len(r.files), func() {
			for i, file := range r.files {
				r.parser.Parse(file, r.texts[i])
			}
		}),
		per("assemble", len(r.files), func() {
			_, faults := site.Assemble(r.input)
			clean(t, faults)
		}),
		per("render", len(pages), func() {
			for _, out := range pages {
				if _, err := s.Render(out); err != nil {
					t.Fatal(err)
				}
			}
		}),
	}
}
