package typeset

import "kalauz/internal/font"

// fine is a length in parts of a [Length] so small that no glyph has a fraction:
// units of the face times size.
type fine int64

const finePerLength = font.UnitsPerEm

func (l Length) fine() fine { return fine(l) * finePerLength }

// round returns the nearest length.
func (f fine) round() Length {
	if f < 0 {
		return -(-f).round()
	}
	return Length((f + finePerLength/2) / finePerLength)
}

// extent is how wide something is, and how much wider or narrower it may become
// in a justified line.
type extent struct {
	width, stretch, shrink fine
	letters                fine // the part of the width that is letters
	fills                  int
}

func (e extent) plus(o extent) extent {
	return extent{e.width + o.width, e.stretch + o.stretch, e.shrink + o.shrink, e.letters + o.letters, e.fills + o.fills}
}

func (e extent) minus(o extent) extent {
	return extent{e.width - o.width, e.stretch - o.stretch, e.shrink - o.shrink, e.letters - o.letters, e.fills - o.fills}
}

// A space grows by three fifths before its line counts as loose, as in TeX's
// metrics of Times, and shrinks by a third.
func (w fine) spaceStretch() fine { return w * 3 / 5 }
func (w fine) spaceShrink() fine  { return w / 3 }

// mostScale is by how many thousandths letters are drawn wider or narrower at
// most. That cannot be seen, and gives a line half as much again as its spaces
// do (Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting
// system", 2000).
const mostScale = 20

func (w fine) letterGive() fine { return w * mostScale / 1000 }

// addLetters makes something wider by letters.
func (e *extent) addLetters(width fine) {
	e.width += width
	e.letters += width
}
