package font

import (
	"encoding/binary"
	"fmt"
)

// Subset returns a TrueType file that holds only the given glyphs of the face:
// glyph i+1 of it is ids[i], and glyph 0 is the one for what is missing, as in
// every font. Parts of which accented letters are made follow behind. The same
// ids give the same bytes.
//
// Only what a PDF asks of a font is in it (ISO 32000-1, 9.9): the outlines and
// their widths, no names, no characters, and no instructions for coarse screens.
func (f *Face) Subset(ids []uint16) ([]byte, error) {
	s := subset{face: f, glyphs: append(make([]uint16, 1, len(ids)+1), ids...), at: map[uint16]uint16{0: 0}}
	for i, id := range ids {
		if int(id) >= f.Len() {
			return nil, fmt.Errorf("font: %s has no glyph %d", f.name, id)
		}
		if _, twice := s.at[id]; twice {
			return nil, fmt.Errorf("font: glyph %d of %s is given twice", id, f.name)
		}
		s.at[id] = uint16(i + 1)
	}
	if err := s.outlines(); err != nil {
		return nil, err
	}
	return s.file()
}

type subset struct {
	face   *Face
	glyphs []uint16          // the ids in the face, by those in the subset
	at     map[uint16]uint16 // and back
	glyf   []byte
	loca   []byte
}

// outlines copies the outline of each glyph. Parts that are met on the way are
// put behind.
func (s *subset) outlines() error {
	s.loca = binary.BigEndian.AppendUint32(nil, 0)
	for i := 0; i < len(s.glyphs); i++ {
		outline, err := s.face.tables.outline(s.glyphs[i])
		if err != nil {
			return err
		}
		if len(outline) > 0 {
			if int16At(outline, 0) < 0 {
				err = s.compound(outline)
			} else {
				err = s.simple(outline)
			}
			if err != nil {
				return err
			}
		}
		for len(s.glyf)%4 != 0 {
			s.glyf = append(s.glyf, 0)
		}
		s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(len(s.glyf)))
	}
	return nil
}

// outline returns the bytes of a glyph in the table glyf; a space has none.
func (t tables) outline(id uint16) ([]byte, error) {
	head, err := t.table("head", 54)
	if err != nil {
		return nil, err
	}
	var from, to int
	if long := int16At(head, 50) == 1; long {
		loca, err := t.table("loca", 4*int(id)+8)
		if err != nil {
			return nil, err
		}
		from, to = int(binary.BigEndian.Uint32(loca[4*int(id):])), int(binary.BigEndian.Uint32(loca[4*int(id)+4:]))
	} else {
		loca, err := t.table("loca", 2*int(id)+4)
		if err != nil {
			return nil, err
		}
		from, to = 2*int(binary.BigEndian.Uint16(loca[2*int(id):])), 2*int(binary.BigEndian.Uint16(loca[2*int(id)+2:]))
	}
	if from > to || to > len(t["glyf"]) || from < to && to-from < outlineHead {
		return nil, errBroken("glyf")
	}
	return t["glyf"][from:to], nil
}

// An outline begins with the number of its contours and its box.
const outlineHead = 10

// simple copies an outline of contours without its instructions, which stand
// between the ends of the contours and the points.
func (s *subset) simple(outline []byte) error {
	ends := outlineHead + 2*int16At(outline, 0)
	if len(outline) < ends+2 {
		return errBroken("glyf")
	}
	points := ends + 2 + int(binary.BigEndian.Uint16(outline[ends:]))
	if len(outline) < points {
		return errBroken("glyf")
	}
	s.glyf = append(s.glyf, outline[:ends]...)
	s.glyf = append(s.glyf, 0, 0)
	s.glyf = append(s.glyf, outline[points:]...)
	return nil
}

// The flags of a part, of which those matter that say how long it is.
const (
	wordArguments   = 0x0001
	hasScale        = 0x0008
	moreParts       = 0x0020
	hasTwoScales    = 0x0040
	hasMatrix       = 0x0080
	hasInstructions = 0x0100
)

// compound copies an outline that is made of other glyphs, by their new ids and
// without the instructions behind them.
func (s *subset) compound(outline []byte) error {
	s.glyf = append(s.glyf, outline[:outlineHead]...)
	for parts, more := outline[outlineHead:], true; more; {
		if len(parts) < 4 {
			return errBroken("glyf")
		}
		flags, id := binary.BigEndian.Uint16(parts), binary.BigEndian.Uint16(parts[2:])
		size := partSize(flags)
		if len(parts) < size || int(id) >= s.face.Len() {
			return errBroken("glyf")
		}
		s.glyf = binary.BigEndian.AppendUint16(s.glyf, flags&^hasInstructions)
		s.glyf = binary.BigEndian.AppendUint16(s.glyf, s.part(id))
		s.glyf = append(s.glyf, parts[4:size]...)
		parts, more = parts[size:], flags&moreParts != 0
	}
	return nil
}

// part returns the new id of a glyph that another is made of.
func (s *subset) part(id uint16) uint16 {
	at, known := s.at[id]
	if !known {
		at = uint16(len(s.glyphs))
		s.at[id] = at
		s.glyphs = append(s.glyphs, id)
	}
	return at
}

func partSize(flags uint16) int {
	size := 4 + 2
	if flags&wordArguments != 0 {
		size += 2
	}
	switch {
	case flags&hasScale != 0:
		size += 2
	case flags&hasTwoScales != 0:
		size += 4
	case flags&hasMatrix != 0:
		size += 8
	}
	return size
}

// file puts the tables together. Those that count glyphs or name the form of
// others are changed in a copy.
func (s *subset) file() ([]byte, error) {
	from := s.face.tables
	head, err := from.table("head", 54)
	if err != nil {
		return nil, err
	}
	hhea, err := from.table("hhea", 36)
	if err != nil {
		return nil, err
	}
	maxp, err := from.table("maxp", 32)
	if err != nil {
		return nil, err
	}
	head, hhea, maxp = append([]byte(nil), head...), append([]byte(nil), hhea...), append([]byte(nil), maxp...)
	binary.BigEndian.PutUint32(head[8:], 0)  // the sum of the file, written at the end
	binary.BigEndian.PutUint16(head[50:], 1) // loca has addresses of four bytes
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.glyphs)))
	binary.BigEndian.PutUint16(maxp[14:], 1) // there are no instructions,
	clear(maxp[16:28])                       // and nothing that they need
	hmtx, err := s.hmtx()
	if err != nil {
		return nil, err
	}
	return tables{"glyf": s.glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": s.loca, "maxp": maxp}.bytes(), nil
}

// hmtx gives each glyph its advance and the distance to its left edge.
func (s *subset) hmtx() ([]byte, error) {
	measured := int(binary.BigEndian.Uint16(s.face.tables["hhea"][34:]))
	from := s.face.tables["hmtx"]
	var out []byte
	for _, id := range s.glyphs {
		bearing := 4*int(id) + 2
		if int(id) >= measured {
			bearing = 4*measured + 2*(int(id)-measured)
		}
		out = binary.BigEndian.AppendUint16(out, s.face.widths[id])
		out = append(out, from[bearing:bearing+2]...)
	}
	return out, nil
}
