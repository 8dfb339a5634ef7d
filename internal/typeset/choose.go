package typeset

import (
	"slices"
)

// chosen is the end of a line that was chosen.
type chosen struct {
	place *place
	ratio int // in thousandths, as Line.Stretch
}

// The demerits of lines, in the measure of TeX (Donald E. Knuth, The TeXbook,
// chapter 14), where a line without fault has 100.
const (
	lineDemerits   = 10
	unevenDemerits = 10_000      // beside a much tighter or looser line
	secondHyphen   = 10_000      // after a line with a hyphen
	lastHyphen     = 10_000      // in the line before the last
	shortEnd       = 40_000      // a last line of a few letters
	unwanted       = 1_000_000_000 // what should not be
	overDemerits   = 1_000_000_000_000
)

// hyphensInRow is how many lines in a row may end with a hyphen.
const hyphensInRow = 2

// tolerances are how loose lines may be, in thousandths, in one attempt after
// the other. Where the last one is needed everything is allowed at a price.
var tolerances = []int{1500, 4000, loosest}

// loosest is the greatest ratio that is told from a greater one: the cube of it
// and the square of that must not overflow.
const loosest = 40_000

// choose finds the lines of a flow that have the fewest demerits together, after
// Knuth and Plass.
func choose(p *Paragraph, places []place, firstLine int) []chosen {
	o := optimum{paragraph: p, places: places, measure: p.Width.fine(), loose: p.looseness(), firstLine: firstLine}
	for _, line := range p.Unhyphenated {
		o.lines = max(o.lines, line-firstLine+1)
	}
	for i, tolerance := range tolerances {
		o.tolerance, o.last = tolerance, i == len(tolerances)-1
		if end, ok := o.search(); ok {
			return o.chain(end)
		}
	}
	return nil // never: the last attempt finds something
}

// looseness is by how much a ragged line may fall short of the measure as
// a justified one may be stretched.
func (p *Paragraph) looseness() fine {
	if p.Align == Justified {
		return 0
	}
	return max(p.Width/8, 3*p.size()).fine()
}

// size is that of the first text.
func (p *Paragraph) size() Length {
	for _, item := range p.Items {
		if t, ok := item.(*Text); ok {
			return t.Style.Size
		}
	}
	return 0
}

// optimum is the search for the best lines.
type optimum struct {
	paragraph *Paragraph
	places    []place
	measure   fine
	loose     fine // of ragged lines
	firstLine int  // of the flow in the paragraph
	lines     int  // from this line of the flow on it does not matter which one it is

	tolerance int
	last      bool // attempt

	nodes  []node
	active []int // nodes from which a line may still begin, in the order of their places
}

// node is the best way to break everything up to a place, with a given number of
// lines and of hyphens in a row, and a last line of a given fitness.
type node struct {
	place, previous int
	demerits        int64
	ratio           int
	state
}

// state is what the demerits of the next lines depend on.
type state struct {
	line    int // no further than optimum.lines
	hyphens int
	fitness int // 0 tight, 1 decent, 2 loose, 3 very loose
}

// search fills the nodes and returns the best one at the end.
func (o *optimum) search() (end int, ok bool) {
	o.nodes = append(o.nodes[:0], node{previous: -1, state: state{fitness: 1}})
	o.active = append(o.active[:0], 0)
	for i := 1; i < len(o.places); i++ {
		first := len(o.nodes)
		given := o.retire(i)
		o.arrive(i)
		if len(o.nodes) == first && len(o.active) == 0 {
			if !o.last {
				return 0, false
			}
			o.overfill(i, given)
		}
		if o.places[i].end {
			return o.best(first)
		}
		for n := first; n < len(o.nodes); n++ {
			o.active = append(o.active, n)
		}
	}
	return 0, false
}

// retire takes the nodes away that are too far from a place, and from all after
// it, and returns the last of them.
func (o *optimum) retire(i int) int {
	pl, last := &o.places[i], -1
	o.active = slices.DeleteFunc(o.active, func(n int) bool {
		from := &o.places[o.nodes[n].place].after
		width := pl.bound - from.width
		if o.paragraph.Align == Justified {
			width -= pl.ends.shrink - from.shrink + (pl.ends.letters - from.letters).letterGive()
		}
		if width <= o.measure {
			return false
		}
		last = max(last, n)
		return true
	})
	return last
}

// arrive adds the best nodes at a place.
func (o *optimum) arrive(i int) {
	pl, first := &o.places[i], len(o.nodes)
	for _, n := range o.active {
		from := o.nodes[n]
		ratio, fits := o.ratio(&o.places[from.place], pl)
		if !fits {
			continue
		}
		if ratio > o.tolerance { // and all that begin later are looser still
			break
		}
		to, demerits, allowed := o.judge(from, pl, ratio)
		if allowed {
			o.keep(first, node{i, n, from.demerits + demerits, ratio, to})
		}
	}
}

// ratio says how far a line must be stretched or shrunk, and whether that can
// be.
func (o *optimum) ratio(from, to *place) (ratio int, fits bool) {
	line := to.ends.minus(from.after)
	slack := o.measure - line.width
	if o.paragraph.Align != Justified {
		line.stretch, line.shrink, line.letters = o.loose, 0, 0
	}
	letters := line.letters.letterGive()
	shrink := line.shrink + letters
	switch {
	case slack < -shrink:
		return 0, false
	case slack < 0:
		return int(slack * 1000 / shrink), true
	case to.end || line.fills > 0:
		return 0, true
	case slack <= line.stretch+letters:
		return int(slack * 1000 / max(line.stretch+letters, 1)), true
	}
	return loosened(slack-letters, line.stretch), true
}

// loosened is the ratio of a line in which letters give all they can.
func loosened(slack, stretch fine) int {
	if slack >= stretch*loosest/1000 {
		return loosest
	}
	return int(slack * 1000 / stretch)
}

// judge returns the demerits of a line and the state after it, and whether the
// line is allowed.
func (o *optimum) judge(from node, to *place, ratio int) (state, int64, bool) {
	after := state{line: min(from.line+1, o.lines), fitness: fitness(ratio)}
	badness := int64(lineDemerits) + cube(ratio)
	demerits := badness*badness + int64(to.penalty)*int64(to.penalty)
	if abs(after.fitness-from.fitness) > 1 {
		demerits += unevenDemerits
	}
	if to.hyphen && slices.Contains(o.paragraph.Unhyphenated, o.firstLine+from.line) && from.line < o.lines {
		demerits += unwanted
		if !o.last {
			return after, 0, false
		}
	}
	if to.hyphen || to.dash {
		after.hyphens = min(from.hyphens+1, hyphensInRow+1)
		switch {
		case after.hyphens > hyphensInRow && !o.last:
			return after, 0, false
		case after.hyphens > hyphensInRow:
			demerits += unwanted
		case after.hyphens > 1:
			demerits += secondHyphen
		}
	}
	if to.end {
		if o.places[from.place].tail && !o.last {
			return after, 0, false
		}
		demerits += o.endDemerits(from, to)
	}
	return after, demerits, true
}

// endDemerits are those of a last line.
func (o *optimum) endDemerits(from node, to *place) int64 {
	before := &o.places[from.place]
	var demerits int64
	if before.hyphen {
		demerits += lastHyphen
	}
	if before.tail {
		demerits += unwanted
	} else if from.previous >= 0 && to.ends.width-before.after.width < 2*o.paragraph.size().fine() {
		demerits += shortEnd
	}
	return demerits
}

// cube is TeX's badness, 100 times the cube of the ratio.
func cube(ratio int) int64 {
	r := int64(abs(ratio))
	return r * r * r / 10_000_000
}

func fitness(ratio int) int {
	switch {
	case ratio < -500:
		return 0
	case ratio <= 500:
		return 1
	case ratio <= 1000:
		return 2
	}
	return 3
}

func abs(n int) int { return max(n, -n) }

// keep adds a node unless a better one of the same state is among those from
// first on. Of two that are as good the first stays.
func (o *optimum) keep(first int, n node) {
	for i := first; i < len(o.nodes); i++ {
		if o.nodes[i].state == n.state {
			if n.demerits < o.nodes[i].demerits {
				o.nodes[i] = n
			}
			return
		}
	}
	o.nodes = append(o.nodes, n)
}

// overfill makes a line that is too wide: there is no place in it.
func (o *optimum) overfill(i, from int) {
	n := o.nodes[from]
	after, demerits, _ := o.judge(n, &o.places[i], 0)
	o.nodes = append(o.nodes, node{i, from, n.demerits + demerits + overDemerits, 0, after})
}

// best returns the node with the fewest demerits of those from first on.
func (o *optimum) best(first int) (int, bool) {
	best := -1
	for i := first; i < len(o.nodes); i++ {
		if best < 0 || o.nodes[i].demerits < o.nodes[best].demerits {
			best = i
		}
	}
	return best, best >= 0
}

// chain returns the lines that lead to a node.
func (o *optimum) chain(end int) []chosen {
	var lines []chosen
	for n := end; o.nodes[n].previous >= 0; n = o.nodes[n].previous {
		lines = append(lines, chosen{&o.places[o.nodes[n].place], o.nodes[n].ratio})
	}
	slices.Reverse(lines)
	return lines
}
