package typeset

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"kalauz/internal/font"
	"kalauz/internal/locale"
)

// word is text without white space, or one space, shaped in a face. It knows no
// size: its lengths are in units of the face.
type word struct {
	text   string // without soft hyphens
	face   *font.Face
	tag    string // of the language
	glyphs []font.Glyph
	units  int
	breaks []wordBreak
}

// wordBreak is a place where a word may be broken, and what that costs.
type wordBreak struct {
	at      int   // bytes of text before it
	insert  *word // letters that the first part gets: "asz-szony"
	hyphen  *word // one that is not in the text
	dash    bool  // the first part ends with a hyphen or dash that is
	penalty int

	after int // units of the glyphs before it, where no line ends
	ends  int // units of the same at the end of a line, with what it gets
}

// hyphenMark is what stands at the end of a line that breaks a word.
const hyphenMark = "-"

// shape shapes a word and finds where it may be broken. Letters that a break may
// part are never joined in a ligature, so that every part of a word consists of
// some of its glyphs.
func (m *memory) shape(key wordKey) *word {
	w := &word{face: key.face, tag: tagOf(key.language)}
	w.text, w.breaks = m.breaks(key)
	w.glyphs = w.shapeApart()
	w.units = unitsOf(w.glyphs)
	w.measure(w.breaks)
	return w
}

func tagOf(l *locale.Language) string {
	if l == nil {
		return ""
	}
	return l.Tag()
}

func (w *word) shape(text string) []font.Glyph { return w.face.Shape(text, w.tag) }

// shapeApart shapes the word, in pieces where a ligature would stand over
// a break.
func (w *word) shapeApart() []font.Glyph {
	glyphs := w.shape(w.text)
	if len(glyphs) == 0 {
		return nil
	}
	var pieces []font.Glyph
	from := 0
	for _, b := range w.breaks {
		if i := glyphAt(glyphs, b.at); i == len(glyphs) || int(glyphs[i].Cluster) != b.at {
			pieces = appendAt(pieces, w.shape(w.text[from:b.at]), from)
			from = b.at
		}
	}
	if from == 0 {
		return glyphs
	}
	return appendAt(pieces, w.shape(w.text[from:]), from)
}

// appendAt appends glyphs of a text that begins at an offset.
func appendAt(to, glyphs []font.Glyph, offset int) []font.Glyph {
	for _, g := range glyphs {
		g.Cluster += int32(offset)
		to = append(to, g)
	}
	return to
}

// glyphAt returns the first glyph that does not stand before an offset. Clusters
// ascend: text runs from left to right.
func glyphAt(glyphs []font.Glyph, at int) int {
	i, _ := slices.BinarySearchFunc(glyphs, at, func(g font.Glyph, at int) int { return cmp.Compare(int(g.Cluster), at) })
	return i
}

func unitsOf(glyphs []font.Glyph) int {
	units := 0
	for _, g := range glyphs {
		units += int(g.Advance)
	}
	return units
}

// measure says of breaks, which are in order, how wide the word is up to them.
func (w *word) measure(breaks []wordBreak) {
	next, units := 0, 0
	for i := range breaks {
		b := &breaks[i]
		for ; next < len(w.glyphs) && int(w.glyphs[next].Cluster) < b.at; next++ {
			units += int(w.glyphs[next].Advance)
		}
		b.after = units
		b.ends = units
		if b.insert != nil {
			b.ends += b.insert.units
		}
		if b.hyphen != nil {
			b.ends += b.hyphen.units
		}
		if next > 0 {
			b.ends += w.alone(w.glyphs[next-1]) - int(w.glyphs[next-1].Advance)
		}
	}
}

// alone is the advance of a glyph that is not moved towards the next letter,
// because that stands in another line.
func (w *word) alone(g font.Glyph) int {
	if g.Advance == 0 { // a mark on the letter before
		return 0
	}
	return w.face.Advance(g.ID)
}

// part returns the glyphs of a part of the word.
func (w *word) part(from, to int) []font.Glyph {
	if from == 0 && to == len(w.text) {
		return w.glyphs
	}
	glyphs := slices.Clone(w.glyphs[glyphAt(w.glyphs, from):glyphAt(w.glyphs, to)])
	for i := range glyphs {
		glyphs[i].Cluster -= int32(from)
	}
	if last := len(glyphs) - 1; last >= 0 && to < len(w.text) {
		glyphs[last].Advance = int32(w.alone(glyphs[last]))
	}
	return glyphs
}

// anywhere is the breaks of the word and besides them all places between its
// glyphs, which are taken where nothing else helps.
func (w *word) anywhere() []wordBreak {
	breaks := slices.Clone(w.breaks)
	last := 0
	for _, g := range w.glyphs {
		if at := int(g.Cluster); at > last {
			breaks = append(breaks, wordBreak{at: at, penalty: clusterPenalty})
			last = at
		}
	}
	breaks = inOrder(breaks)
	w.measure(breaks)
	return breaks
}

// inOrder sorts breaks and keeps the first of those at the same place.
func inOrder(breaks []wordBreak) []wordBreak {
	slices.SortStableFunc(breaks, func(a, b wordBreak) int { return cmp.Compare(a.at, b.at) })
	return slices.CompactFunc(breaks, func(a, b wordBreak) bool { return a.at == b.at })
}

func (w *word) lastRune() rune {
	r, _ := utf8.DecodeLastRuneInString(w.text)
	return r
}
