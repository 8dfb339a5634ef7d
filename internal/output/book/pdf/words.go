package pdf

import (
	"strings"

	"kalauz/internal/font"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// words paints words that are not part of the text, in one line.
func (on *paper) words(text string, l look, x, base typeset.Length) {
	at := on.x(x)
	for _, part := range covered(text, l.face()) {
		word := pdf.Word{Glyphs: part.face.Shape(part.text, l.lang), Shown: part.text, Text: part.text}
		on.Text(at, on.y(base), pdf.Type{Face: part.face, Size: l.size.Points(), Colour: l.colour}, word)
		at += advance(word.Glyphs, l.size).Points()
	}
}

// width is how wide such words are.
func (on *paper) width(text string, l look) typeset.Length {
	var sum typeset.Length
	for _, part := range covered(text, l.face()) {
		sum += advance(part.face.Shape(part.text, l.lang), l.size)
	}
	return sum
}

func advance(glyphs []font.Glyph, size typeset.Length) typeset.Length {
	var units int64
	for _, g := range glyphs {
		units += int64(g.Advance)
	}
	return typeset.Length(units * int64(size) / font.UnitsPerEm)
}

// shortened leaves out of words at their end what has no room.
func (on *paper) shortened(text string, l look, room typeset.Length) string {
	if on.width(text, l) <= room {
		return text
	}
	words := strings.Fields(text)
	for n := len(words) - 1; n > 0; n-- {
		if short := strings.TrimRight(strings.Join(words[:n], " "), ",;:–") + "…"; on.width(short, l) <= room {
			return short
		}
	}
	return ""
}
