package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"kalauz/internal/build"
)

// phaseNames are the phases of a build, as people hear of them.
var phaseNames = [...]words{
	build.Reading:   {"Beállítások és sablonok", "Settings and layouts"},
	build.Parsing:   {"Tartalom beolvasása", "Reading content"},
	build.Joining:   {"Oldalak összekapcsolása", "Joining pages"},
	build.Checking:  {"Ellenőrzés", "Checking"},
	build.Rendering: {"Oldalak elkészítése", "Making pages"},
	build.Writing:   {"Helyükre teszi a fájlokat", "Putting files in place"},
}

// table is what the last piece of work took, for --verbose: each phase and the
// whole by the clock on the wall, then the memory. The processors share the
// work, so a file of a phase may have taken one of them longer than its share.
func (p *progress) table() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	t := p.t
	names := []string{t.words(words{"Szakasz", "Phase"})}
	var took, each []decimal.Decimal
	var totals []int
	for i, phase := range p.phases {
		end := p.ended
		if i+1 < len(p.phases) {
			end = p.phases[i+1].began
		}
		names = append(names, t.words(phaseNames[phase.Phase]))
		took = append(took, tenths(end.Sub(phase.began), time.Millisecond))
		totals = append(totals, phase.total)
		each = append(each, tenths(end.Sub(phase.began)/time.Duration(max(phase.total, 1)), time.Microsecond))
	}
	names = append(names, t.words(words{"Összesen", "Total"}))
	took = append(took, tenths(p.ended.Sub(p.began), time.Millisecond))
	language := t.language()
	columns := [][]string{
		append([]string{"ms"}, language.NumberColumn(took)...),
		append([]string{t.words(words{"darab", "count"})}, t.column(totals...)...),
		append([]string{t.words(words{"µs/darab", "µs each"})}, language.NumberColumn(each)...),
	}
	for i, total := range totals {
		if total == 0 { // not counted
			columns[1][i+1], columns[2][i+1] = "", ""
		}
	}
	return table(names, columns) + t.memory(&p.before)
}

// table sets names and, to the right, columns of figures.
func table(names []string, columns [][]string) string {
	var b strings.Builder
	for i, name := range names {
		line := name + strings.Repeat(" ", widest(names)-utf8.RuneCountInString(name))
		for _, column := range columns {
			figure := ""
			if i < len(column) {
				figure = column[i]
			}
			line += strings.Repeat(" ", 2+widest(column)-utf8.RuneCountInString(figure)) + figure
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

func widest(column []string) (columns int) {
	for _, text := range column {
		columns = max(columns, utf8.RuneCountInString(text))
	}
	return columns
}

// memory is what the program has had of the machine at most, and what it has
// allocated since another moment.
func (t *terminal) memory(before *runtime.MemStats) string {
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	size := t.language().FileSize
	return fmt.Sprintf(t.words(words{
		"Memória: legfeljebb %s; összesen lefoglalva: %s, %s darabban.",
		"Memory: at most %s; allocated in all: %s, in %s pieces."}),
		size(int64(now.Sys)), size(int64(now.TotalAlloc-before.TotalAlloc)), t.number(int(now.Mallocs-before.Mallocs)))
}

// tenths is a length of time in a unit, with one decimal.
func tenths(d, unit time.Duration) decimal.Decimal {
	return decimal.New(int64(d*10/unit), -1)
}
