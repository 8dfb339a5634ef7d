// Package typeset breaks paragraphs into lines as a good typesetter would: with
// an eye on the whole paragraph, not on one line after the other (Donald E.
// Knuth and Michael F. Plass, "Breaking Paragraphs into Lines", Software –
// Practice and Experience 11, 1981).
//
// It takes text in styles and languages and returns lines of glyphs with their
// places. It knows no pages, no PDF, no colours and no books: what a piece of
// text means to its caller is an opaque tag, handed through.
//
// Its rules:
//
//   - What is given comes back: the texts of the words of all lines, joined, are
//     the text of the paragraph, with white space between words as one space and
//     without soft hyphens. [FuzzSet] holds this.
//   - No line is wider than its measure unless it says so ([Line.Over]).
//   - At most two lines in a row end with a hyphen, and no last line is only the
//     end of a word, unless nothing else can be done.
//   - Lengths are integers, and so is all arithmetic that decides: the same
//     paragraph gives the same lines on every machine, whoever sets it and in
//     whatever order.
//   - A paragraph is a value and so are its lines; nothing is shared but the
//     memory of words in the [Setter], which is safe for concurrent use.
package typeset

import (
	"kalauz/internal/font"
	"kalauz/internal/locale"
)

// Length is a length in thousandths of a PostScript point (1/72 inch).
type Length int

// Lengths in use.
const (
	Point      Length = 1000
	Millimetre Length = 2835
)

// Points returns a length as PDF writes it.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// Paragraph is what is broken into lines.
type Paragraph struct {
	Items []Item
	// Width is the measure: from the left edge of all lines to the right one.
	Width Length
	// Indent moves the beginning of the first line to the right, or with a
	// negative number to the left of the others.
	Indent  Length
	Align   Align
	Hyphens Hyphens
	// Hang lets commas, full stops and hyphens at the ends of justified lines
	// stand out over the edge by half their width, which looks straighter.
	Hang bool
	// Unhyphenated are lines, counted from 0, that should not end with a hyphen:
	// the last one on a page. To find out which that is the paragraph is set
	// once without, then again. Only where the line would have gaps several
	// times as wide as a space it is hyphenated all the same.
	Unhyphenated []int
}

// Align says what becomes of the room that is left in a line.
type Align int

// Justified lines fill the measure, the others are ragged: their spaces are as
// wide as the font makes them.
const (
	Justified Align = iota
	Left
	Right
	Centred
)

// Hyphens says when a paragraph may be hyphenated at all.
type Hyphens int

// Headings and contents are hyphenated only where a word is wider than the line.
const (
	Hyphenated Hyphens = iota
	RarelyHyphenated
)

// Item is a part of a paragraph: a [*Text], a [*Box], a [*Fill] or a [*Break].
type Item interface{ item() }

// Text is words in one style. White space in it, of whatever length, is a place
// where the line may end; a no-break space (U+00A0, U+202F) is none, and a soft
// hyphen (U+00AD) is one for a word. Other control characters are white space.
type Text struct {
	Text  string
	Style *Style
	Tag   any // the caller's
}

// Style is how text is set and read. Many texts may share one; it is not changed
// once it is used.
type Style struct {
	Face *font.Face
	Size Length
	Rise Length // of the baseline, for what stands high
	// Language is what the words are hyphenated in; with nil they are not.
	Language *locale.Language
	// Verbatim is code: never hyphenated, its spaces keep their width, and its
	// words are broken only where an address may be.
	Verbatim bool
}

// Box is what stands in a line like a letter: a mark, a picture, the reference
// of a note. No line ends before or after it unless there is white space or
// a [*Break] between.
type Box struct {
	Width, Ascent, Descent Length
	Tag                    any // the caller's
}

// Fill takes all the room that is left in its line: the leaders of a contents.
// Where there are several they share it.
type Fill struct {
	Least Length
	Tag   any // the caller's
}

// Break ends the line if Must, else it only allows the line to end there,
// without a hyphen.
type Break struct{ Must bool }

func (*Text) item()  {}
func (*Box) item()   {}
func (*Fill) item()  {}
func (*Break) item() {}

// Line is one line of a paragraph. Positions are from the left edge of the
// measure; the space at which a line was broken is its last word and stands
// outside of its width.
type Line struct {
	Pieces []Piece
	X      Length // where the first piece begins
	Width  Length // what the line fills, from X
	// Ascent and Descent are the greatest of its pieces, above and below the
	// baseline.
	Ascent, Descent Length
	// Over is by how much the line is wider than the measure: only a box or
	// a single letter that is wider than the line alone makes it so.
	Over Length
	// Scale is how wide the glyphs are drawn, in thousandths: 980 to 1020, by
	// which letters help spaces to fill the measure. The widths of the words have
	// it in them, the advances of their glyphs have not.
	Scale int
	// Stretch is how far the spaces were stretched (1000 is by three fifths) or
	// shrunk (-1000 is by a third) to fill the measure, in thousandths; 0 where
	// nothing had to fill it.
	Stretch int
	// Hyphen says that the line ends in the middle of a word, with a hyphen that
	// is not in the text.
	Hyphen bool
	// End says that the line ends because the paragraph does, or at a forced
	// break.
	End bool
}

// Piece is the part of one item that stands in one line.
type Piece struct {
	Item     Item // the *Text, *Box or *Fill it is of
	X, Width Length
	Words    []Word // of a *Text
}

// Word is glyphs that are drawn next to each other: a word, a part of one,
// a hyphen at the end of a line, or a space. Words of a piece follow each other
// without gaps.
type Word struct {
	// Text is what stands in the text, Shown what is drawn. They differ in few
	// places. A hyphen that is not in the text has no Text. Hungarian
	// "asszony" is broken into "asz-" and "szony": there Shown is "asz" and Text
	// is "as". Who copies the lines should find Text.
	Text, Shown string
	// Glyphs draw Shown; their clusters are offsets in it. They are shared:
	// never change them.
	Glyphs []font.Glyph
	// Width is how far the next word is: for a space, with its stretch; for all
	// else the sum of the advances.
	Width Length
	Space bool
}
