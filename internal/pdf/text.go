package pdf

import (
	"math"

	"kalauz/internal/font"
)

// Type is how letters look.
type Type struct {
	Face   *font.Face
	Size   float64
	Colour Colour
	// Scale is how wide letters are drawn, in thousandths of their width; 0 is
	// as they are.
	Scale int
	// Outline, if it is given, draws a line around the letters instead of filling
	// them.
	Outline *Line
}

// Word is glyphs that stand next to each other.
type Word struct {
	Glyphs []font.Glyph
	Shown  string // what the glyphs draw; their clusters are places in it
	// Text is what is read and copied. Where it differs from what is shown, the
	// file says so; a hyphen that reads as nothing becomes a soft one, which
	// readers know to join words at.
	Text  string
	Width float64 // from here to the next word
}

// softHyphen is how a file marks a hyphen that is there because the line ends
// (ISO 32000-1, 14.8.2.2.3).
const softHyphen = "\u00ad"

// Text paints words one after the other. Coordinates are those of the left end
// of the base line.
func (p *Page) Text(x, y float64, t Type, words ...Word) {
	if len(words) == 0 || !p.isMarked() {
		return
	}
	if t.Face == nil || !(t.Size > 0) || t.Size > maxSide {
		p.doc.fail("page %d: text without a face, or of size %v", p.index+1, t.Size)
		return
	}
	f := p.useFont(t.Face)
	if !p.inText {
		p.content.raw("BT\n")
		p.inText = true
	}
	p.setType(f, t)
	p.content.raw("1 0 0 1 ").reals(x, y).raw(" Tm\n")
	l := line{page: p, font: f, size: t.Size, scale: 1e6 / (t.Size * float64(t.scale()))}
	for _, w := range words {
		l.word(w)
	}
	l.show()
	l.raise(0)
}

func (p *Page) setType(f *embedded, t Type) {
	if t.Outline == nil {
		p.setFill(t.Colour)
		p.setMode(0)
	} else {
		p.setStroke(t.Colour, *t.Outline)
		p.setMode(1)
	}
	if p.state.scale != t.scale() {
		p.state.scale = t.scale()
		p.content.reals(float64(t.scale()) / 10).raw(" Tz\n")
	}
	if p.state.font != f || p.state.size != t.Size {
		p.state.font, p.state.size = f, t.Size
		p.content.raw("/F").int(f.number).raw(" ").reals(t.Size).raw(" Tf\n")
	}
}

func (t Type) scale() int {
	if t.Scale <= 0 || t.Scale > 10*natural {
		return natural
	}
	return t.Scale
}

// natural is the scale of letters that are as wide as their face has them.
const natural = 1000

// setMode says whether letters are filled, 0, or drawn around, 1.
func (p *Page) setMode(mode int) {
	if mode != p.state.mode {
		p.state.mode = mode
		p.content.int(mode).raw(" Tr\n")
	}
}

func (p *Page) endText() {
	if p.inText {
		p.content.raw("ET\n")
		p.inText = false
	}
}

// line writes glyphs to the content of a page. Places in it are thousandths of
// the size of the type, from where the line begins.
type line struct {
	page    *Page
	font    *embedded
	size    float64
	scale   float64 // of points, across
	start   float64 // of the word
	pen     float64 // where a viewer would set the next glyph
	rise    int32
	inArray bool
	inWord  bool // between the parentheses of a string
}

func (l *line) word(w Word) {
	text := w.Shown
	isSoft := w.Text == "" && (text == "-" || text == "\u2010")
	differs := w.Text != text && !isSoft
	if differs {
		l.span(w.Text)
	}
	place := l.start
	for from := 0; from < len(w.Glyphs); {
		to := from + 1
		for to < len(w.Glyphs) && w.Glyphs[to].Cluster == w.Glyphs[from].Cluster {
			to++
		}
		letters := softHyphen
		if !isSoft {
			letters = lettersOf(text, w.Glyphs, from, to)
		}
		place = l.cluster(w.Glyphs[from:to], letters, place, differs)
		from = to
	}
	if differs {
		l.endSpan()
	}
	l.start += float64(w.Width * l.scale)
}

// lettersOf returns the part of a text that the glyphs of one cluster stand for.
func lettersOf(text string, glyphs []font.Glyph, from, to int) string {
	start, end := int(glyphs[from].Cluster), len(text)
	if to < len(glyphs) {
		end = int(glyphs[to].Cluster)
	}
	if start < 0 || start > end || end > len(text) {
		return ""
	}
	return text[start:end]
}

// cluster writes the glyphs of one cluster. If there are as many glyphs as
// letters each has its own; if not, what they say together is said beside them.
func (l *line) cluster(glyphs []font.Glyph, letters string, place float64, inSpan bool) float64 {
	if len(glyphs) == 1 {
		return l.glyph(glyphs[0], letters, place)
	}
	runes := []rune(letters)
	together := len(runes) != len(glyphs) && !inSpan
	if together {
		l.span(letters)
	}
	for i, g := range glyphs {
		own := invisible
		if i < len(runes) {
			own = string(runes[i])
		}
		if i == len(glyphs)-1 && len(runes) > len(glyphs) {
			own = string(runes[i:])
		}
		place = l.glyph(g, own, place)
	}
	if together {
		l.endSpan()
	}
	return place
}

// invisible is the letter of a glyph that stands for none of its own: a space
// without width.
const invisible = "\u200b"

// glyph writes a glyph at a place and returns that of the next one.
func (l *line) glyph(g font.Glyph, letters string, place float64) float64 {
	if g.ID == 0 {
		l.page.doc.fail("page %d: %s has no glyph for %q", l.page.index+1, l.font.face.Name(), letters)
		return place
	}
	l.raise(g.Y)
	l.move(place + thousandths(int(g.X)))
	cid := l.font.cid(l.page.doc, g.ID, letters)
	if !l.inArray {
		l.page.content = append(l.page.content, '[')
		l.inArray = true
	}
	if !l.inWord {
		l.page.content = append(l.page.content, '(')
		l.inWord = true
	}
	l.page.content = appendEscaped(appendEscaped(l.page.content, byte(cid>>8)), byte(cid))
	l.pen += thousandths(l.font.face.Advance(g.ID))
	return place + thousandths(int(g.Advance))
}

// move moves the pen to where a glyph belongs, if that can be seen.
func (l *line) move(to float64) {
	by := math.Round(to - l.pen)
	if by == 0 {
		return
	}
	if l.inWord {
		l.page.content = append(l.page.content, ')')
		l.inWord = false
	}
	if !l.inArray {
		l.page.content = append(l.page.content, '[')
		l.inArray = true
	}
	l.page.content.reals(-by)
	l.pen += by
}

// show ends a row of glyphs.
func (l *line) show() {
	if l.inWord {
		l.page.content = append(l.page.content, ')')
	}
	if l.inArray {
		l.page.content.raw("]TJ\n")
	}
	l.inWord, l.inArray = false, false
}

// raise moves the base line, which lasts until it is moved again.
func (l *line) raise(to int32) {
	if to == l.rise {
		return
	}
	l.show()
	l.rise = to
	l.page.content.reals(thousandths(int(to)) * l.size / 1000).raw(" Ts\n")
}

// span begins a part of the line that says something else than it shows.
func (l *line) span(text string) {
	l.show()
	l.page.content.raw("/Span<</ActualText").text(text).raw(">>BDC\n")
}

func (l *line) endSpan() {
	l.show()
	l.page.content.raw("EMC\n")
}

// thousandths returns a length of a font as PDF has it.
func thousandths(units int) float64 { return float64(units) * 1000 / font.UnitsPerEm }
