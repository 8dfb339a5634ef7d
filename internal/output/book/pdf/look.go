package pdf

import (
	"kalauz/internal/font"
	"kalauz/internal/locale"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// family is a kind of letters.
type family uint8

const (
	serif family = iota // to read
	sans                // to look up: labels, tables, captions
	mono                // code
)

var families = [...]func(font.Style) *font.Face{serif: font.Serif, sans: font.Sans, mono: font.Mono}

// look is how a text looks, and the language that it is in.
type look struct {
	family       family
	bold, italic bool
	typeSize
	rise     typeset.Length
	verbatim bool // code, addresses: never hyphenated
	lang     string
	colour   pdf.Colour
}

func (l look) face() *font.Face {
	style := font.Regular
	if l.bold {
		style |= font.Bold
	}
	if l.italic {
		style |= font.Italic
	}
	return families[l.family](style)
}

// textLook is how most of the text looks.
func (c *composer) textLook() look { return look{typeSize: textSize, lang: c.book.Lang, colour: ink} }

func (l look) in(f family, size typeSize) look {
	l.family, l.typeSize = f, size
	return l
}

func (l look) strong() look {
	l.bold = true
	return l
}

func (l look) painted(colour pdf.Colour) look {
	l.colour = colour
	return l
}

// baseline is how far the base line of a line of text is from its upper edge:
// the letters stand in the middle of the leading.
func (l look) baseline() typeset.Length {
	m := l.face().Metrics()
	high, deep := l.scaled(m.Ascent), l.scaled(-m.Descent)
	return (l.leading-high-deep)/2 + high
}

// scaled is a measure of the face in the size of the look.
func (l look) scaled(units int) typeset.Length {
	return typeset.Length(units) * l.size / font.UnitsPerEm
}

// styleKey is what tells the styles of the setter apart.
type styleKey struct {
	face     *font.Face
	size     typeset.Length
	rise     typeset.Length
	verbatim bool
	lang     string
}

// styles are the styles that a book has used.
type styles map[styleKey]*typeset.Style

// of returns the style of a look with a face, which may be another than its own
// where that lacks a letter.
func (s styles) of(l look, face *font.Face) *typeset.Style {
	key := styleKey{face, l.size, l.rise, l.verbatim, l.lang}
	if known := s[key]; known != nil {
		return known
	}
	style := &typeset.Style{Face: face, Size: l.size, Rise: l.rise, Verbatim: l.verbatim}
	if language, ok := locale.For(l.lang); ok {
		style.Language = language
	}
	s[key] = style
	return style
}
