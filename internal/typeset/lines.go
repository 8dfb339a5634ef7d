package typeset

import (
	"slices"

	"kalauz/internal/font"
)

// compose appends the lines that were chosen.
func (f *flow) compose(lines []Line, ends []chosen) []Line {
	lines = slices.Grow(lines, len(ends))
	begin := &f.places[0]
	for _, end := range ends {
		c := composer{flow: f, begin: begin, end: end.place}
		c.line = Line{Hyphen: end.place.hyphen, End: end.place.end, Scale: 1000}
		if f.paragraph.Align == Justified {
			c.line.Stretch = end.ratio
		}
		c.justify()
		c.fill()
		lines = append(lines, c.line)
		begin = end.place
	}
	return lines
}

// composer puts the elements of one line into their places.
type composer struct {
	flow       *flow
	begin, end *place
	line       Line
	words      []Word // of all pieces
	at         fine   // where the next word stands

	slack   fine // what spaces or fills divide among them
	gives   fine // by how much all spaces of the line may give
	shrinks bool // rather than stretches
	fills   int  // how many fills there are
}

// justify finds out where the line begins, how wide its letters are and what its
// spaces have to give.
func (c *composer) justify() {
	p := c.flow.paragraph
	content := c.end.ends.minus(c.begin.after)
	slack := p.Width.fine() - content.width
	if c.begin == &c.flow.places[0] {
		c.at = -c.begin.after.width
	}
	switch {
	case content.fills > 0 && slack > 0:
		c.slack, c.fills = slack, content.fills
	case p.Align == Justified && slack < 0:
		c.give(slack, content.shrink, content.letters)
		slack += content.shrink + content.letters.letterGive()
	case p.Align == Justified && !c.end.end:
		c.give(slack, content.stretch, content.letters)
	case p.Align == Right && slack > 0:
		c.at += slack
	case p.Align == Centred && slack > 0:
		c.at += slack / 2
	}
	if slack < 0 {
		c.line.Over = (-slack).round()
	}
	c.line.X = c.at.round()
}

// give divides slack between letters and spaces, in the relation of what they
// may give. What is more than that falls to spaces alone if it stretches them,
// and to nobody if it does not.
func (c *composer) give(slack, spaces, letters fine) {
	total := max(spaces+letters.letterGive(), 1)
	slack = max(slack, -total)
	c.line.Scale += int(mostScale * min(slack, total) / total)
	if slack < 0 && slack*mostScale%total != 0 {
		c.line.Scale-- // nothing stands out because it was rounded
	}
	c.slack, c.gives, c.shrinks = slack-c.scaled(letters)+letters, spaces, slack < 0
}

// scaled is the width of letters in this line.
func (c *composer) scaled(width fine) fine { return width * fine(c.line.Scale) / 1000 }

// fill adds the elements.
func (c *composer) fill() {
	c.words = make([]Word, 0, c.end.element-c.begin.next+2)
	given := fine(0) // of what the spaces give, up to here
	for i := c.begin.next; i < c.end.element || i == c.end.element && c.end.part != nil; i++ {
		e := &c.flow.elements[i]
		switch {
		case e.word == nil:
			c.addOther(e)
		case e.space != noSpace:
			before := c.share(given)
			given += c.giveOf(e)
			c.addSpace(e, e.width+c.share(given)-before)
		default:
			c.addPart(e, i)
		}
	}
	c.line.Width = c.at.round() - c.line.X
	if c.end.part == nil && c.end.next > c.end.element {
		c.hangSpace(&c.flow.elements[c.end.element])
	}
}

// hangSpace adds the space at which the line was broken.
func (c *composer) hangSpace(e *element) {
	if e.space == noSpace { // a Break
		return
	}
	width := c.piece(e.item).Width
	c.addSpace(e, e.width)
	c.piece(e.item).Width = width
}

// giveOf is by how much a space may give.
func (c *composer) giveOf(e *element) fine {
	if c.shrinks {
		return e.shrink
	}
	return e.stretch
}

// share is the part of the slack that falls to spaces that give so much.
func (c *composer) share(given fine) fine {
	if c.gives == 0 {
		return 0
	}
	return c.slack * given / c.gives
}

func (c *composer) addSpace(e *element, width fine) {
	c.addWord(e, Word{Text: e.word.text, Shown: e.word.text, Glyphs: e.word.glyphs, Space: true}, width)
}

// addPart adds a word, or the part of it that stands in this line.
func (c *composer) addPart(e *element, i int) {
	from, to := 0, len(e.word.text)
	if b := c.begin.part; b != nil && i == c.begin.next {
		from = b.at
	}
	b := c.end.part
	if b == nil || i != c.end.element {
		c.addGlyphs(e, e.word.text[from:to], "", e.word.part(from, to))
		return
	}
	to = b.at
	glyphs, insert := e.word.part(from, to), ""
	if b.insert != nil {
		insert = b.insert.text
		glyphs = appendAt(glyphs, b.insert.glyphs, to-from)
	}
	c.addGlyphs(e, e.word.text[from:to], insert, glyphs)
	if b.hyphen != nil {
		c.addWord(e, Word{Shown: b.hyphen.text, Glyphs: b.hyphen.glyphs}, c.scaled(fine(b.hyphen.units)*fine(e.style.Size)))
	}
}

// addGlyphs adds letters.
func (c *composer) addGlyphs(e *element, text, insert string, glyphs []font.Glyph) {
	c.addWord(e, Word{Text: text, Shown: text + insert, Glyphs: glyphs}, c.scaled(fine(unitsOf(glyphs))*fine(e.style.Size)))
}

// addWord adds a word to the piece of its item.
func (c *composer) addWord(e *element, w Word, width fine) {
	w.Width = (c.at + width).round() - c.at.round()
	piece := c.piece(e.item)
	c.words = append(c.words, w)
	piece.Words = c.words[len(c.words)-len(piece.Words)-1 : len(c.words) : len(c.words)]
	c.at += width
	piece.Width = c.at.round() - piece.X
	metrics := e.style.Face.Metrics()
	c.reach(reachOf(metrics.Ascent, e.style.Size)+e.style.Rise, reachOf(-metrics.Descent, e.style.Size)-e.style.Rise)
}

func reachOf(units int, size Length) Length { return (fine(units) * fine(size)).round() }

// addOther adds a box or a fill.
func (c *composer) addOther(e *element) {
	width := e.width
	switch item := e.item.(type) {
	case *Break:
		return
	case *Box:
		c.reach(item.Ascent, item.Descent)
	case *Fill:
		if c.fills > 0 {
			width += c.slack / fine(c.fills)
		}
	}
	piece := c.piece(e.item)
	c.at += width
	piece.Width = c.at.round() - piece.X
}

// piece returns the last piece of the line if it is of a text, else a new one.
func (c *composer) piece(item Item) *Piece {
	_, text := item.(*Text)
	if n := len(c.line.Pieces); n == 0 || !text || c.line.Pieces[n-1].Item != item {
		c.line.Pieces = append(c.line.Pieces, Piece{Item: item, X: c.at.round()})
	}
	return &c.line.Pieces[len(c.line.Pieces)-1]
}

func (c *composer) reach(ascent, descent Length) {
	c.line.Ascent, c.line.Descent = max(c.line.Ascent, ascent), max(c.line.Descent, descent)
}
