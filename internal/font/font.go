// Package font holds the faces that a book is set in: what a character looks
// like, how wide a word is, and the bytes of a face with nothing in it but the
// glyphs that a book shows. The faces are part of the program, so a book looks
// the same wherever it was made.
//
// It alone knows go-text, which shapes words, and the Liberation fonts. It does
// not know lines, pages or PDF.
package font

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/go-fonts/liberation/liberationmonobold"
	"github.com/go-fonts/liberation/liberationmonobolditalic"
	"github.com/go-fonts/liberation/liberationmonoitalic"
	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	typesetting "github.com/go-text/typesetting/font"
)

// UnitsPerEm is the unit of every length in this package: 2048 of them are as
// long as the size of the type, in every face.
const UnitsPerEm = 2048

// Style is one of the four faces of a family.
type Style uint8

// The styles. Bold and Italic may be joined: Bold|Italic is BoldItalic.
const (
	Regular    Style = 0
	Bold       Style = 1
	Italic     Style = 2
	BoldItalic Style = Bold | Italic
)

// Serif returns a face for reading, Liberation Serif.
func Serif(s Style) *Face { return serif[s&BoldItalic]() }

// Sans returns a face for headings, labels and tables, Liberation Sans.
func Sans(s Style) *Face { return sans[s&BoldItalic]() }

// Mono returns a face for code, Liberation Mono: all its glyphs are as wide as
// each other.
func Mono(s Style) *Face { return mono[s&BoldItalic]() }

// A face is read when it is first asked for.
var (
	serif = [4]func() *Face{
		Regular:    sync.OnceValue(func() *Face { return open(Regular, liberationserifregular.TTF) }),
		Bold:       sync.OnceValue(func() *Face { return open(Bold, liberationserifbold.TTF) }),
		Italic:     sync.OnceValue(func() *Face { return open(Italic, liberationserifitalic.TTF) }),
		BoldItalic: sync.OnceValue(func() *Face { return open(BoldItalic, liberationserifbolditalic.TTF) }),
	}
	sans = [4]func() *Face{
		Regular:    sync.OnceValue(func() *Face { return open(Regular, liberationsansregular.TTF) }),
		Bold:       sync.OnceValue(func() *Face { return open(Bold, liberationsansbold.TTF) }),
		Italic:     sync.OnceValue(func() *Face { return open(Italic, liberationsansitalic.TTF) }),
		BoldItalic: sync.OnceValue(func() *Face { return open(BoldItalic, liberationsansbolditalic.TTF) }),
	}
	mono = [4]func() *Face{
		Regular:    sync.OnceValue(func() *Face { return open(Regular, liberationmonoregular.TTF) }),
		Bold:       sync.OnceValue(func() *Face { return open(Bold, liberationmonobold.TTF) }),
		Italic:     sync.OnceValue(func() *Face { return open(Italic, liberationmonoitalic.TTF) }),
		BoldItalic: sync.OnceValue(func() *Face { return open(BoldItalic, liberationmonobolditalic.TTF) }),
	}
)

// Face is one face. It never changes, and any number of goroutines may use it.
// Two faces are the same if their pointers are.
type Face struct {
	name    string
	style   Style
	metrics Metrics
	tables  tables
	widths  []uint16 // of each glyph
	font    *typesetting.Font
	shapers sync.Pool // of *shaper

	ligatures ligatures
}

// open reads a face of the program.
func open(style Style, data []byte) *Face {
	face, err := read(style, data)
	if err != nil { // the bytes are a part of the program, and a test opens all of them
		panic(err)
	}
	return face
}

func read(style Style, data []byte) (*Face, error) {
	tables, err := readTables(data)
	if err != nil {
		return nil, err
	}
	parsed, err := typesetting.ParseTTF(bytes.NewReader(tables.only(forShaping...).bytes()))
	if err != nil {
		return nil, fmt.Errorf("font: %w", err)
	}
	f := &Face{style: style, tables: tables, font: parsed.Font}
	if f.name, err = tables.postScriptName(); err != nil {
		return nil, err
	}
	if f.metrics, err = tables.metrics(); err != nil {
		return nil, err
	}
	if f.widths, err = tables.widths(); err != nil {
		return nil, err
	}
	f.ligatures = f.findLigatures()
	f.shapers.New = func() any { return newShaper(f.font) }
	return f, nil
}

// forShaping are the tables that words are shaped by. Without the outlines a
// face is read in an eighth of the time; only a subset needs these.
var forShaping = []string{"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "maxp"}

// Name returns the face's PostScript name, such as LiberationSerif-Bold.
func (f *Face) Name() string { return f.name }

// Style says which of its family the face is.
func (f *Face) Style() Style { return f.style }

// Metrics returns the measures of the face as a whole.
func (f *Face) Metrics() Metrics { return f.metrics }

// Len returns how many glyphs the face has: their ids are below it.
func (f *Face) Len() int { return len(f.widths) }

// Has reports whether the face has a glyph for a character.
func (f *Face) Has(r rune) bool {
	id, ok := f.font.NominalGlyph(r)
	return ok && id != 0
}

// For returns a face of the same style that has a glyph for a character: this
// one if it can, else one of another family, and nil if there is none.
func (f *Face) For(r rune) *Face {
	if f.Has(r) {
		return f
	}
	for _, family := range [...]func(Style) *Face{Serif, Sans, Mono} {
		if other := family(f.style); other.Has(r) {
			return other
		}
	}
	return nil
}

// Advance returns how far a glyph moves the place where the next one stands,
// without kerning. It is 0 for an id that the face has not.
func (f *Face) Advance(id uint16) int {
	if int(id) >= len(f.widths) {
		return 0
	}
	return int(f.widths[id])
}
