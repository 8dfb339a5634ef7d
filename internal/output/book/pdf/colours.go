package pdf

import (
	"fmt"

	"kalauz/internal/pdf"
)

// The colours of the theme on white paper.
var (
	ink    = pdf.Colour{R: 0x1B, G: 0x22, B: 0x26}
	muted  = pdf.Colour{R: 0x46, G: 0x50, B: 0x57}
	rule   = pdf.Colour{R: 0x8A, G: 0x85, B: 0x78}
	sunk   = pdf.Colour{R: 0xF6, G: 0xF3, B: 0xEC}
	marker = pdf.Colour{R: 0xF6, G: 0xE6, B: 0xB0}
	white  = pdf.Colour{R: 0xFF, G: 0xFF, B: 0xFF}

	blue   = pdf.Colour{R: 0x1D, G: 0x4A, B: 0x94}
	green  = pdf.Colour{R: 0x1C, G: 0x5F, B: 0x34}
	red    = pdf.Colour{R: 0x9E, G: 0x1F, B: 0x18}
	yellow = pdf.Colour{R: 0x6E, G: 0x4F, B: 0x00}
	violet = pdf.Colour{R: 0x53, G: 0x34, B: 0x8A}
	brown  = pdf.Colour{R: 0x63, G: 0x44, B: 0x25}
)

// accents are the colours of the signs, by their names in types.
var accents = map[string]pdf.Colour{"blue": blue, "green": green, "red": red, "yellow": yellow, "violet": violet, "brown": brown}

// accent is the colour of the book: that of the sign of its type.
func accent(name string) pdf.Colour {
	if c, ok := accents[name]; ok {
		return c
	}
	return ink
}

// hex writes a colour as SVG does.
func hex(c pdf.Colour) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }
