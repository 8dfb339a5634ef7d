package typeset

import "slices"

// search finds the lines of a flow that have the fewest demerits together, after
// Knuth and Plass.
type search struct {
	flow    *flow
	measure fine
	loose   fine  // by how much a ragged line may fall short as a justified one is stretched
	short   fine  // a last line that is shorter is too short
	lines   int32 // from this line of the flow on it does not matter which one it is

	tolerance int  // how loose a line may be, in thousandths
	last      bool // attempt: what nobody wants is better than nothing

	nodes  []node
	active []int32 // nodes from which a line may still begin, in the order of their places
}

// node is the best way to break everything up to a place, with a given state
// there.
type node struct {
	place, previous int32
	ratio           int32
	state
	demerits int64
}

// state is what the demerits of the next lines depend on.
type state struct {
	line    int32 // no further than search.lines
	hyphens int8  // how many lines in a row end with one, no further than hyphensInRow+1
	fitness int8  // of the last line
}

// chosen is the end of a line that was chosen.
type chosen struct {
	place *place
	ratio int // as Line.Stretch
}

// tolerances are tried one after the other, so that nothing loose is looked at
// where nothing loose is needed.
var tolerances = []int{1500, 4000, loosest}

// loosest is the greatest ratio that is told from a greater one: the cube of it
// and the square of that must not overflow.
const loosest = 40_000

// choose returns the lines of the flow.
func (f *flow) choose() []chosen {
	p, s := f.paragraph, &f.search
	s.flow, s.measure, s.short = f, p.measure(), 2*p.size().fine()
	s.loose = max(p.Width/8, 3*p.size()).fine()
	s.lines = 0
	for _, line := range p.Unhyphenated {
		s.lines = max(s.lines, int32(line-f.firstLine+1))
	}
	for i, tolerance := range tolerances {
		s.tolerance, s.last = tolerance, i == len(tolerances)-1
		if end, ok := s.run(); ok {
			return s.chain(end)
		}
	}
	return nil // never: the last attempt always finds something
}

// measure is the width that a line may have: with what a [Length] leaves out, so
// that a ragged line that was measured fits in a measure as wide as itself.
func (p *Paragraph) measure() fine {
	if p.Align == Justified {
		return p.Width.fine()
	}
	return p.Width.fine() + finePerLength/2
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

// run makes the nodes of all places, and returns the best one at the end.
func (s *search) run() (end int32, ok bool) {
	s.nodes = append(s.nodes[:0], node{previous: -1, state: state{fitness: 1}})
	s.active = append(s.active[:0], 0)
	for i := 1; ; i++ {
		first := len(s.nodes)
		retired := s.retire(i)
		s.arrive(i)
		if len(s.nodes) == first && len(s.active) == 0 {
			if !s.last {
				return 0, false
			}
			s.overfill(i, retired)
		}
		if i == len(s.flow.places)-1 {
			return s.best(first)
		}
		for n := first; n < len(s.nodes); n++ {
			s.active = append(s.active, int32(n))
		}
	}
}

// retire takes the nodes away that are too far from a place, and so from all
// after it, and returns the last of them.
func (s *search) retire(i int) (last int32) {
	to := &s.flow.places[i]
	s.active = slices.DeleteFunc(s.active, func(n int32) bool {
		from := &s.flow.places[s.nodes[n].place].after
		least := to.bound - from.width
		if s.flow.paragraph.Align == Justified {
			least -= to.ends.shrink - from.shrink + (to.ends.letters - from.letters).letterGive()
		}
		if least > s.measure {
			last = max(last, n)
			return true
		}
		return false
	})
	return last
}

// arrive adds the best nodes at a place.
func (s *search) arrive(i int) {
	to, first := &s.flow.places[i], len(s.nodes)
	for _, n := range s.active {
		from := &s.nodes[n]
		ratio, fits := s.ratio(&s.flow.places[from.place], to)
		if !fits {
			continue
		}
		if ratio > s.tolerance || ratio == loosest && len(s.nodes) > first {
			break // lines that begin later are looser still, and not better
		}
		after, demerits, isUnwanted := s.judge(from, to, ratio)
		if isUnwanted {
			if !s.last {
				continue
			}
			demerits += unwanted
		}
		s.keep(first, node{int32(i), n, int32(ratio), after, from.demerits + demerits})
	}
}

// ratio says how far a line must be stretched or shrunk, and whether that can
// be.
func (s *search) ratio(from, to *place) (ratio int, fits bool) {
	line := to.ends.minus(from.after)
	slack := s.measure - line.width
	if s.flow.paragraph.Align != Justified {
		line.stretch, line.shrink, line.letters = s.loose, 0, 0
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

// keep adds a node unless a better one of the same state is among those from
// first on. Of two that are as good the first stays.
func (s *search) keep(first int, n node) {
	for i := first; i < len(s.nodes); i++ {
		if s.nodes[i].state == n.state {
			if n.demerits < s.nodes[i].demerits {
				s.nodes[i] = n
			}
			return
		}
	}
	s.nodes = append(s.nodes, n)
}

// overfill makes a line that is too wide, because there is no place in it.
func (s *search) overfill(i int, from int32) {
	n := &s.nodes[from]
	after, demerits, _ := s.judge(n, &s.flow.places[i], 0)
	s.nodes = append(s.nodes, node{int32(i), from, 0, after, n.demerits + demerits + overDemerits})
}

// best returns the node with the fewest demerits of those from first on.
func (s *search) best(first int) (best int32, ok bool) {
	if first == len(s.nodes) {
		return 0, false
	}
	for i := range s.nodes[first:] {
		if i == 0 || s.nodes[first+i].demerits < s.nodes[best].demerits {
			best = int32(first + i)
		}
	}
	return best, true
}

// chain returns the lines that lead to a node.
func (s *search) chain(end int32) []chosen {
	var lines []chosen
	for n := end; s.nodes[n].previous >= 0; n = s.nodes[n].previous {
		lines = append(lines, chosen{&s.flow.places[s.nodes[n].place], int(s.nodes[n].ratio)})
	}
	slices.Reverse(lines)
	return lines
}
