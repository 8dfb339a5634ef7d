package font

import (
	typesetting "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Glyph is one shape of a face in its place in a text.
//
// The letters that a glyph stands for are those from its cluster to the next
// greater cluster among the glyphs, or to the end of the text: a ligature stands
// for several letters, and several glyphs may share one cluster (a letter and
// the accent that is set over it).
type Glyph struct {
	ID      uint16
	Cluster int32 // where its letters begin, in bytes of the text
	Advance int32 // to the next glyph, with kerning
	X, Y    int32 // by how much it stands right of and above its place
}

// Shape returns the glyphs of a text of one language, left to right, in one
// line. The language is a tag such as hu or en-GB and may be empty. A character
// that the face has not becomes glyph 0, so who cares asks Has before.
// Characters that are never seen, such as a zero-width joiner, have no glyph.
func (f *Face) Shape(text, lang string) []Glyph {
	s := f.shapers.Get().(*shaper)
	defer f.shapers.Put(s)
	return f.ligate(s.shape(text, lang))
}

// shaper is what one goroutine needs to shape texts of one face.
type shaper struct {
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

func newShaper(f *typesetting.Font) *shaper {
	return &shaper{harfbuzz.NewFont(typesetting.NewFace(f)), harfbuzz.NewBuffer()}
}

func (s *shaper) shape(text, lang string) []Glyph {
	b := s.buffer
	b.Clear()
	b.Flags = harfbuzz.RemoveDefaultIgnorables
	b.Props = harfbuzz.SegmentProperties{Language: language.NewLanguage(lang), Script: scriptOf(text), Direction: harfbuzz.LeftToRight}
	for i, r := range text {
		b.AddRune(r, i)
	}
	b.Shape(s.font, nil)
	glyphs := make([]Glyph, len(b.Info))
	for i, info := range b.Info {
		glyphs[i] = Glyph{
			ID:      uint16(info.Glyph),
			Cluster: int32(info.Cluster),
			Advance: b.Pos[i].XAdvance,
			X:       b.Pos[i].XOffset,
			Y:       b.Pos[i].YOffset,
		}
	}
	return glyphs
}

// scriptOf returns the script of the first letter that has one of its own.
func scriptOf(text string) language.Script {
	for _, r := range text {
		switch script := language.LookupScript(r); script {
		case language.Common, language.Inherited, language.Unknown:
		default:
			return script
		}
	}
	return language.Latin
}
