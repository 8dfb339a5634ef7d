package pdfua

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
)

// checkFonts looks at the fonts that text is painted with.
func (c *checker) checkFonts() {
	var used []ref
	for r := range c.fonts {
		used = append(used, r)
	}
	slices.Sort(used)
	for _, r := range used {
		c.checkFont(c.fonts[r])
	}
}

func (c *checker) checkFont(use *fontUse) {
	base := c.file.name(use.dict["BaseFont"])
	descendants := c.file.array(use.dict["DescendantFonts"])
	if c.file.name(use.dict["Subtype"]) != "Type0" || c.file.name(use.dict["Encoding"]) != "Identity-H" || len(descendants) != 1 {
		c.fault(Fonts, "%s is no font with characters of two bytes", base)
		return
	}
	font := c.file.dict(descendants[0])
	system := c.file.dict(font["CIDSystemInfo"])
	if c.file.text(system["Registry"]) != "Adobe" || c.file.text(system["Ordering"]) != "Identity" {
		c.fault(Fonts, "%s: the characters are numbered otherwise than the text", base)
	}
	program := c.file.content(c.file.dict(font["FontDescriptor"])["FontFile2"])
	if program == nil {
		c.fault(Fonts, "%s is not embedded", base)
		return
	}
	advances, ok := readAdvances(program)
	if !ok {
		c.fault(Fonts, "%s: what is embedded is no font", base)
		return
	}
	toGlyph := c.file.content(font["CIDToGIDMap"])
	if toGlyph == nil && c.file.name(font["CIDToGIDMap"]) != "Identity" {
		c.fault(Fonts, "%s: nothing says which glyphs its characters have", base)
		return
	}
	widths := c.widths(font)
	for _, code := range sorted(use.codes) {
		glyph := code
		if toGlyph != nil {
			glyph = 0
			if 2*code+1 < len(toGlyph) {
				glyph = int(binary.BigEndian.Uint16(toGlyph[2*code:]))
			}
		}
		if glyph == 0 || glyph >= len(advances) {
			c.fault(Fonts, "%s: character %d is glyph %d, which is missing", base, code, glyph)
			continue
		}
		if math.Abs(widths(code)-advances[glyph]) > 1 {
			c.fault(Fonts, "%s: character %d is %v wide in the file and %v in the font", base, code, widths(code), advances[glyph])
		}
		if text, ok := use.letters[code]; !ok || text == "" || strings.ContainsAny(text, "\x00\ufeff\ufffe") {
			c.fault(Fonts, "%s: character %d stands for %q", base, code, text)
		}
	}
}

// widths reads W (9.7.4.3).
func (c *checker) widths(font dict) func(code int) float64 {
	byCode := map[int]float64{}
	entries := c.file.array(font["W"])
	for i := 0; i+1 < len(entries); {
		first, _ := entries[i].(int)
		if list, ok := c.file.get(entries[i+1]).(array); ok {
			for k, w := range list {
				byCode[first+k] = number(w)
			}
			i += 2
			continue
		}
		last, _ := entries[i+1].(int)
		if i+2 < len(entries) && first >= 0 && last < 1<<16 {
			for code := first; code <= last; code++ {
				byCode[code] = number(entries[i+2])
			}
		}
		i += 3
	}
	usual := 1000.0
	if font["DW"] != nil {
		usual = number(c.file.get(font["DW"]))
	}
	return func(code int) float64 {
		if w, ok := byCode[code]; ok {
			return w
		}
		return usual
	}
}

func number(o any) float64 {
	switch n := o.(type) {
	case int:
		return float64(n)
	case float64:
		return n
	}
	return math.NaN()
}

// readAdvances reads how wide the glyphs of a TrueType font are, in thousandths.
func readAdvances(b []byte) ([]float64, bool) {
	if len(b) < 12 {
		return nil, false
	}
	table := func(tag string, least int) []byte {
		for i := range int(binary.BigEndian.Uint16(b[4:])) {
			at := 12 + 16*i
			if at+16 > len(b) || string(b[at:at+4]) != tag {
				continue
			}
			from, size := int(binary.BigEndian.Uint32(b[at+8:])), int(binary.BigEndian.Uint32(b[at+12:]))
			if from%4 != 0 || from+size > len(b) || size < least {
				return nil
			}
			return b[from : from+size]
		}
		return nil
	}
	head, hhea, maxp, hmtx := table("head", 54), table("hhea", 36), table("maxp", 6), table("hmtx", 4)
	if head == nil || hhea == nil || maxp == nil || hmtx == nil || table("glyf", 0) == nil || table("loca", 0) == nil {
		return nil, false
	}
	em, measured := binary.BigEndian.Uint16(head[18:]), int(binary.BigEndian.Uint16(hhea[34:]))
	if em == 0 || measured == 0 || len(hmtx) < 4*measured {
		return nil, false
	}
	advances := make([]float64, binary.BigEndian.Uint16(maxp[4:]))
	for i := range advances {
		advances[i] = float64(binary.BigEndian.Uint16(hmtx[4*min(i, measured-1):])) * 1000 / float64(em)
	}
	return advances, true
}

// readToUnicode reads which letters characters stand for (9.10.3).
func readToUnicode(b []byte) map[int]string {
	letters := map[int]string{}
	l := &lexer{b: b}
	var operands array
	for {
		o, err := l.next()
		if err != nil || o == any(end("")) {
			return letters
		}
		word, ok := o.(operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		if word == "endbfchar" {
			for i := 0; i+1 < len(operands); i += 2 {
				code, _ := operands[i].(str)
				text, _ := operands[i+1].(str)
				if len(code) == 2 {
					letters[int(code[0])<<8|int(code[1])] = fromUTF16(string(text))
				}
			}
		}
		operands = nil
	}
}

func fromUTF16(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
