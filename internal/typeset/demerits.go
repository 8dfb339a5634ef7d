package typeset

import "slices"

// The demerits of lines, in the measure of TeX (Donald E. Knuth, The TeXbook,
// chapter 14), where a line without fault has 100.
const (
	lineDemerits   = 10
	unevenDemerits = 10_000 // beside a much tighter or looser line
	secondHyphen   = 10_000 // after a line with a hyphen
	lastHyphen     = 10_000 // in the line before the last
	shortEnd       = 40_000 // a last line of a few letters

	unwanted     = 1_000_000_000         // what is not even tried before the last attempt
	overDemerits = 1_000_000_000_000_000 // a line that is too wide
)

// hyphensInRow is how many lines in a row may end with a hyphen.
const hyphensInRow = 2

// judge returns the state after a line, its demerits, and whether there is
// something about it that nobody wants.
func (s *search) judge(from *node, to *place, ratio int) (after state, demerits int64, isUnwanted bool) {
	after = state{line: min(from.line+1, s.lines), fitness: fitnessOf(ratio)}
	badness := lineDemerits + cube(ratio)
	demerits = badness*badness + int64(to.penalty)*int64(to.penalty)
	if d := after.fitness - from.fitness; d < -1 || d > 1 {
		demerits += unevenDemerits
	}
	if to.hyphen || to.dash {
		after.hyphens = min(from.hyphens+1, hyphensInRow+1)
		isUnwanted = after.hyphens > hyphensInRow || to.hyphen && s.unhyphenated(from.line)
		if after.hyphens > 1 {
			demerits += secondHyphen
		}
	}
	if to.end {
		before := s.flow.places[from.place]
		isUnwanted = isUnwanted || before.tail
		demerits += s.endDemerits(from, &before, to)
	}
	return after, demerits, isUnwanted
}

// unhyphenated reports whether a line of the flow should have no hyphen.
func (s *search) unhyphenated(line int32) bool {
	return line < s.lines && slices.Contains(s.flow.paragraph.Unhyphenated, s.flow.firstLine+int(line))
}

// endDemerits are those of a last line.
func (s *search) endDemerits(from *node, before, to *place) (demerits int64) {
	if before.hyphen {
		demerits += lastHyphen
	}
	if from.previous >= 0 && to.ends.width-before.after.width < s.short {
		demerits += shortEnd
	}
	return demerits
}

// cube is TeX's badness, 100 times the cube of the ratio.
func cube(ratio int) int64 {
	r := int64(abs(ratio))
	return r * r * r / 10_000_000
}

func abs(n int) int { return max(n, -n) }

// fitnessOf is 0 for a tight line, 1 for a decent, 2 for a loose and 3 for a very
// loose one.
func fitnessOf(ratio int) int8 {
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
