package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// report is the table, and what it was measured on.
func (s settings) report(programs []*program, r results, before string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Page pairs: %d, seed: %d; medians; rounds: %d, edits of each sort in a round: %d.\n\n", s.pairs, s.seed, s.rounds, s.edits)
	writeSurroundings(&b, programs, before)
	writeTable(&b, programs, r)
	return b.String()
}

// writeSurroundings writes what was measured, and on what.
func writeSurroundings(b *strings.Builder, programs []*program, before string) {
	for _, p := range programs {
		fmt.Fprintf(b, "- %s: %s\n", p.name, p.version)
	}
	fmt.Fprintf(b, "- %s\n- load average before: %s; after: %s\n\n", machine(), before, load())
}

func writeTable(b *strings.Builder, programs []*program, r results) {
	b.WriteString("| |")
	for _, p := range programs {
		fmt.Fprintf(b, " %s | CPU | memory |", p.name)
	}
	columns := 1 + 3*len(programs)
	if len(programs) == 2 {
		b.WriteString(" time, ratio | CPU, ratio | memory, ratio |")
		columns += 3
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", columns) + "\n")
	for _, row := range rows {
		if r[row.key] == nil {
			continue
		}
		fmt.Fprintf(b, "| %s |", row.title)
		var medians []usage
		for _, p := range programs {
			u, ok := r.median(row.key, p.name)
			if !ok {
				b.WriteString(" – | – | – |")
				continue
			}
			medians = append(medians, u)
			fmt.Fprintf(b, " %s | %s | %s |", duration(u.wall), duration(u.cpu), mebibytes(u.peak))
		}
		if len(programs) == 2 {
			ratios(b, medians)
		}
		b.WriteByte('\n')
	}
}

// ratios writes what the first took of what the second took.
func ratios(b *strings.Builder, m []usage) {
	if len(m) < 2 {
		b.WriteString(" – | – | – |")
		return
	}
	for _, pair := range [][2]float64{
		{float64(m[0].wall), float64(m[1].wall)}, {float64(m[0].cpu), float64(m[1].cpu)}, {float64(m[0].peak), float64(m[1].peak)},
	} {
		switch ratio := pair[0] / pair[1]; {
		case pair[0] == 0 || pair[1] == 0:
			b.WriteString(" – |")
		case ratio < 0.095:
			fmt.Fprintf(b, " %.4f |", ratio)
		default:
			fmt.Fprintf(b, " %.2f |", ratio)
		}
	}
}

func duration(d time.Duration) string {
	switch {
	case d == 0:
		return "–"
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.2f ms", float64(d)/float64(time.Millisecond))
	case d < 100*time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
	case d < time.Second:
		return fmt.Sprintf("%.0f ms", float64(d)/float64(time.Millisecond))
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

func mebibytes(n int64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%d MiB", n>>20)
}

// machine says what was measured on, as far as the system tells.
func machine() string {
	model := ""
	cpus, _ := os.ReadFile("/proc/cpuinfo") // there is none on other systems
	for line := range strings.SplitSeq(string(cpus), "\n") {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			model = strings.TrimSpace(value) + ", "
			break
		}
	}
	return fmt.Sprintf("%s%d cores, %s/%s, %s", model, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
}

// load is how busy the machine is with all that runs on it.
func load() string {
	raw, _ := os.ReadFile("/proc/loadavg")
	fields := strings.Fields(string(raw))
	if len(fields) < 3 {
		return "unknown"
	}
	return strings.Join(fields[:3], " ")
}
