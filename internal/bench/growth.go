package main

import (
	"fmt"
	"log"
	"strconv"
	"strings"
)

// grown is what was measured on a site of some size.
type grown struct {
	pairs   int
	results results
}

// grow measures Kalauz on sites of several sizes, one after the other in each
// round.
func (s settings) grow(dir, aside string) (string, error) {
	var sites []grown
	for text := range strings.SplitSeq(s.growth, ",") {
		pairs, err := strconv.Atoi(text)
		if err != nil || pairs < 1 {
			return "", fmt.Errorf("-growth: %q is no size", text)
		}
		sites = append(sites, grown{pairs, results{}})
	}
	s.hugo, s.edits = "", 0
	before := load()
	var programs []*program
	for round := range s.rounds {
		for _, site := range sites {
			log.Printf("round %d of %d: %d pairs", round+1, s.rounds, site.pairs)
			var err error
			s.pairs = site.pairs
			if programs, err = s.prepare(dir); err != nil {
				return "", err
			}
			for _, p := range programs {
				p.whole = false // it is no row of these
			}
			if err := s.round(programs, site.results, aside); err != nil {
				return "", err
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Seed: %d; medians; rounds: %d.\n\n", s.seed, s.rounds)
	writeSurroundings(&b, programs, before)
	writeGrowth(&b, sites, programs[0].name)
	return b.String(), nil
}

// writeGrowth writes, for each row and size, what a page took, and how many times
// that of the smallest site. The memory of a page is what is needed for a further
// one: the difference to the size before, so that what every site needs does not
// count; its ratio is to the first such difference.
func writeGrowth(b *strings.Builder, sites []grown, program string) {
	b.WriteString("| | pairs | time | CPU | memory | time a page | ratio | CPU a page | ratio | memory a further page | ratio |\n|" + strings.Repeat(" --- |", 11) + "\n")
	for _, row := range rows {
		if !row.grows {
			continue
		}
		var time, cpu, memory float64 // a page, at first
		var before usage
		var pages float64
		for _, site := range sites {
			u, ok := site.results.median(row.key, program)
			if !ok {
				continue
			}
			now := float64(site.pairs * len(languages))
			fmt.Fprintf(b, "| %s | %d | %s | %s | %s |", row.title, site.pairs, duration(u.wall), duration(u.cpu), mebibytes(u.peak))
			each(b, float64(u.wall.Microseconds())/now, &time, "µs")
			each(b, float64(u.cpu.Microseconds())/now, &cpu, "µs")
			if before == (usage{}) {
				b.WriteString(" – | – |")
			} else {
				each(b, float64(u.peak-before.peak)/1024/(now-pages), &memory, "KiB")
			}
			before, pages = u, now
			b.WriteByte('\n')
		}
	}
}

// each writes what a page took, and how many times the first such figure; nothing
// where the system does not tell.
func each(b *strings.Builder, value float64, first *float64, unit string) {
	if value == 0 {
		b.WriteString(" – | – |")
		return
	}
	if *first == 0 {
		*first = value
	}
	fmt.Fprintf(b, " %.1f %s | %.2f |", value, unit, value / *first)
}
