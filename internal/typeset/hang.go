package typeset

import "strings"

// hang makes lines narrower by what may stand out of them at their ends.
func (f *flow) hang() {
	for i := range f.places {
		out := f.hangs(&f.places[i])
		f.places[i].ends.width -= out
		f.places[i].bound -= out
	}
}

// hangs is half of the hyphen, comma or full stop that a line ends with.
func (f *flow) hangs(pl *place) fine {
	if pl.hyphen {
		return fine(pl.part.hyphen.units) * fine(f.elements[pl.element].style.Size) / 2
	}
	if pl.part != nil || pl.element == 0 {
		return 0
	}
	e := &f.elements[pl.element-1]
	if e.word == nil || len(e.word.text) == 1 || !strings.ContainsRune(".,-", e.word.lastRune()) {
		return 0
	}
	last := e.word.glyphs[len(e.word.glyphs)-1]
	return fine(last.Advance) * fine(e.style.Size) / 2
}
