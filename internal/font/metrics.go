package font

import "encoding/binary"

// Metrics are the measures of a face, in units of which UnitsPerEm make an em.
// Heights are above the base line, so Descent is negative.
type Metrics struct {
	Ascent, Descent    int
	CapHeight, XHeight int
	Underline          int     // the middle of a line below a text, negative
	Thickness          int     // of that line
	ItalicAngle        float64 // degrees from upright, negative where letters lean to the right
	Left, Bottom       int     // the smallest box that any glyph fits into
	Right, Top         int
	Stem               int // how thick an upright stroke is, from the weight of the face
	Serif, Fixed       bool
}

// metrics reads them from the tables head, hhea, post and OS/2; their fields
// stand where the OpenType specification, 1.9, says.
func (t tables) metrics() (Metrics, error) {
	head, err := t.table("head", 54)
	if err != nil {
		return Metrics{}, err
	}
	hhea, err := t.table("hhea", 36)
	if err != nil {
		return Metrics{}, err
	}
	post, err := t.table("post", 32)
	if err != nil {
		return Metrics{}, err
	}
	os2, err := t.table("OS/2", 96)
	if err != nil {
		return Metrics{}, err
	}
	if binary.BigEndian.Uint16(head[18:]) != UnitsPerEm {
		return Metrics{}, errBroken("head")
	}
	return Metrics{
		Ascent: int16At(hhea, 4), Descent: int16At(hhea, 6),
		CapHeight: int16At(os2, 88), XHeight: int16At(os2, 86),
		Underline: int16At(post, 8), Thickness: int16At(post, 10),
		ItalicAngle: float64(int32(binary.BigEndian.Uint32(post[4:]))) / (1 << 16),
		Left:        int16At(head, 36), Bottom: int16At(head, 38), Right: int16At(head, 40), Top: int16At(head, 42),
		Stem:  stem(int16At(os2, 4)),
		Serif: os2[33] >= 2 && os2[33] <= 10, // PANOSE: the kind of serifs
		Fixed: binary.BigEndian.Uint32(post[12:]) != 0,
	}, nil
}

// stem guesses how thick strokes are, as no table of a TrueType font says it:
// a text face of weight 400 has stems of about 0.085 em, one of 700 of 0.14 em.
func stem(weight int) int {
	if weight >= 600 {
		return 14 * UnitsPerEm / 100
	}
	return 85 * UnitsPerEm / 1000
}

// widths reads the advance of each glyph from hmtx.
func (t tables) widths() ([]uint16, error) {
	maxp, err := t.table("maxp", 6)
	if err != nil {
		return nil, err
	}
	hhea, err := t.table("hhea", 36)
	if err != nil {
		return nil, err
	}
	glyphs, measured := int(binary.BigEndian.Uint16(maxp[4:])), int(binary.BigEndian.Uint16(hhea[34:]))
	if measured == 0 || measured > glyphs {
		return nil, errBroken("hhea")
	}
	hmtx, err := t.table("hmtx", 4*measured+2*(glyphs-measured))
	if err != nil {
		return nil, err
	}
	widths := make([]uint16, glyphs)
	for i := range widths {
		// The last advance holds for all glyphs that follow.
		widths[i] = binary.BigEndian.Uint16(hmtx[4*min(i, measured-1):])
	}
	return widths, nil
}

func int16At(b []byte, i int) int { return int(int16(binary.BigEndian.Uint16(b[i:]))) }
