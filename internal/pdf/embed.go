package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"kalauz/internal/font"
)

// embedded is a face that is used in the document. Its characters (CIDs) are
// pairs of a glyph and the letters that it stands for: so a hyphen at a line's
// end and one in a word are two characters with one glyph, and a ligature keeps
// its letters.
type embedded struct {
	face   *font.Face
	number int // its name in the resources
	ref    ref
	chars  []char   // by CID; 0 is for what is missing, and never used
	first  []uint16 // the first character of each glyph, 0 for none yet
	more   map[char]uint16
}

// char is a glyph and its letters.
type char struct {
	glyph   uint16
	letters string
}

// useFont returns a face as it is used on the page.
func (p *Page) useFont(face *font.Face) *embedded {
	d := p.doc
	f := d.fonts.byFace[face]
	if f == nil {
		f = &embedded{
			face: face, number: len(d.fonts.all) + 1, ref: d.file.newRef(),
			chars: make([]char, 1), first: make([]uint16, face.Len()), more: map[char]uint16{},
		}
		d.fonts.byFace[face] = f
		d.fonts.all = append(d.fonts.all, f)
	}
	if !slices.Contains(p.fonts, f) {
		p.fonts = append(p.fonts, f)
	}
	return f
}

// cid returns the character of a glyph that stands for some letters.
func (f *embedded) cid(d *Document, glyph uint16, letters string) uint16 {
	if int(glyph) >= len(f.first) {
		d.fail("%s has no glyph %d", f.face.Name(), glyph)
		return 0
	}
	letters = readable(letters)
	if first := f.first[glyph]; first != 0 && f.chars[first].letters == letters {
		return first
	}
	c := char{glyph, letters}
	if known := f.more[c]; known != 0 {
		return known
	}
	if len(f.chars) > math.MaxUint16 {
		d.fail("%s: more than %d characters", f.face.Name(), math.MaxUint16)
		return 0
	}
	c.letters = strings.Clone(letters)
	cid := uint16(len(f.chars))
	f.chars = append(f.chars, c)
	if f.first[glyph] == 0 {
		f.first[glyph] = cid
	} else {
		f.more[c] = cid
	}
	return cid
}

// readable returns letters as a file may say them: valid, without U+0000, U+FEFF
// and U+FFFE (ISO 14289-1, 7.21.7), and never none at all.
func readable(letters string) string {
	isGood := letters != ""
	for _, r := range letters {
		if r == 0 || r == 0xfeff || r == 0xfffe || r == '\ufffd' {
			isGood = false
		}
	}
	if isGood {
		return letters
	}
	letters = strings.Map(func(r rune) rune {
		if r == 0 || r == 0xfeff || r == 0xfffe {
			return -1
		}
		return r
	}, letters)
	if letters == "" {
		return invisible
	}
	return letters
}

// writeFont writes a face with the glyphs that are used (ISO 32000-1, 9.7.4,
// 9.8 and 9.9).
func (d *Document) writeFont(f *embedded) {
	glyphs, toGlyph := f.subset()
	data, err := f.face.Subset(glyphs)
	if err != nil {
		d.fail("%v", err)
		return
	}
	name := subsetName(f.face, data)
	descendant, descriptor, file, unicode, mapped := d.file.newRef(), d.file.newRef(), d.file.newRef(), d.file.newRef(), d.file.newRef()
	d.file.putStream(file, fmt.Sprintf("/Length1 %d", len(data)), data)
	d.file.putStream(unicode, "", f.toUnicode())
	d.file.putStream(mapped, "", toGlyph)
	d.file.put(descriptor, describe(f.face, name, file))
	o := newObject("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/").raw(name)
	d.file.put(f.ref, o.raw("/DescendantFonts[").ref(descendant).raw("]/ToUnicode ").ref(unicode).raw(">>"))
	o = newObject("<</Type/Font/Subtype/CIDFontType2/BaseFont/").raw(name)
	o.raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ").ref(descriptor)
	o.raw("/CIDToGIDMap ").ref(mapped).raw("/W[0[")
	for i, c := range f.chars {
		if i > 0 {
			o.raw(" ")
		}
		o.reals(thousandths(f.face.Advance(c.glyph)))
	}
	d.file.put(descendant, o.raw("]]>>"))
}

// subset returns the glyphs that are used, and which of them each character is.
func (f *embedded) subset() (glyphs []uint16, toGlyph []byte) {
	at := map[uint16]uint16{0: 0}
	for _, c := range f.chars {
		if _, known := at[c.glyph]; !known {
			glyphs = append(glyphs, c.glyph)
			at[c.glyph] = uint16(len(glyphs))
		}
		toGlyph = binary.BigEndian.AppendUint16(toGlyph, at[c.glyph])
	}
	return glyphs, toGlyph
}

// subsetName is the face's name behind six letters that differ for other glyphs.
func subsetName(face *font.Face, data []byte) string {
	sum := sha256.Sum256(data)
	name := make([]byte, 6, 6+1+len(face.Name()))
	for i := range name {
		name[i] = 'A' + sum[i]%26
	}
	return string(append(append(name, '+'), face.Name()...))
}

// The flags of a font descriptor (ISO 32000-1, table 123). A font without
// a table of characters is symbolic.
const (
	fixedFlag    = 1 << 0
	serifFlag    = 1 << 1
	symbolicFlag = 1 << 2
	italicFlag   = 1 << 6
)

func describe(face *font.Face, name string, file ref) *object {
	m := face.Metrics()
	flags := symbolicFlag
	if m.Fixed {
		flags |= fixedFlag
	}
	if m.Serif {
		flags |= serifFlag
	}
	if face.Style()&font.Italic != 0 {
		flags |= italicFlag
	}
	o := newObject("<</Type/FontDescriptor/FontName/").raw(name).raw("/Flags ").int(flags)
	o.raw("/FontBBox[").reals(thousandths(m.Left), thousandths(m.Bottom), thousandths(m.Right), thousandths(m.Top))
	o.raw("]/ItalicAngle ").reals(m.ItalicAngle).raw("/Ascent ").reals(thousandths(m.Ascent)).raw("/Descent ").reals(thousandths(m.Descent))
	o.raw("/CapHeight ").reals(thousandths(m.CapHeight)).raw("/XHeight ").reals(thousandths(m.XHeight))
	return o.raw("/StemV ").reals(thousandths(m.Stem)).raw("/FontFile2 ").ref(file).raw(">>")
}

// toUnicode says which letters each character stands for (ISO 32000-1, 9.10.3).
func (f *embedded) toUnicode() []byte {
	o := newObject("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const most = 100 // in one block
	for from := 1; from < len(f.chars); from += most {
		to := min(from+most, len(f.chars))
		o.int(to - from).raw(" beginbfchar\n")
		for cid := from; cid < to; cid++ {
			*o = append(appendHex(append(*o, '<'), uint16(cid)), "><"...)
			*o = append(appendUTF16(*o, f.chars[cid].letters), ">\n"...)
		}
		o.raw("endbfchar\n")
	}
	return *o.raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
}
