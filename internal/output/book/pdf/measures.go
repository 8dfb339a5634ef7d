package pdf

import "kalauz/internal/typeset"

// The page is A5. Printed at home, two of them fill a sheet of A4 side by side
// with nothing left over, or one fills it, half as large again, for those who
// see little: A4 and A5 have the same shape. On a tablet a page fills the screen
// with letters that need no spectacles. And the measure, the width of the text,
// is the one that a book is read with: some 66 letters.
const (
	pageWidth  = 148 * typeset.Millimetre
	pageHeight = 210 * typeset.Millimetre

	marginSide = 18 * typeset.Millimetre
	headLine   = 12 * typeset.Millimetre // the base line of the running head, from the top
	textTop    = 19 * typeset.Millimetre
	footLine   = pageHeight - 11*typeset.Millimetre

	measure    = pageWidth - 2*marginSide
	textLines  = 34
	textHeight = textLines * leading
)

const pt = typeset.Point

// leading is from line to line of the text; the spaces between its parts are
// made of it, so that lines on both sides of a sheet come to lie on each other
// again and again.
const (
	leading   = 14 * pt
	halfLine  = leading / 2
	indent    = 12 * pt // of a paragraph that follows another
	listDepth = 16 * pt // of what stands in a list
	quoteSide = 14 * pt
	padding   = 8 * pt // in a frame
	barWidth  = 3 * pt // of the line beside a frame
	hairline  = pt / 2
)

// How much it costs to end a page at a place. What remains empty below costs as
// well: see emptiness.
const (
	freely    = 0
	inRow     = 700  // between the lines of a row of a table
	hyphenEnd = 900  // after half a word that could not be avoided
	alone     = 1500 // one line of a paragraph without the others
	splitNote = 600  // a note that goes on on the next page
	colon     = 400  // after what announces something
	nearEnd   = 500  // a single row of a table, a single item of a list
	never     = 1 << 20
)

// type sizes: of the letters, and from line to line.
type typeSize struct{ size, leading typeset.Length }

var (
	textSize    = typeSize{10*pt + pt/2, leading}
	noteSize    = typeSize{8*pt + pt/2, 11 * pt}
	tableSize   = typeSize{8*pt + pt/2, 11 * pt}
	smallTable  = typeSize{7 * pt, 9 * pt}
	captionSize = typeSize{8*pt + pt/2, 11 * pt}
	codeSize    = typeSize{8 * pt, 11 * pt}
	labelSize   = typeSize{9 * pt, 12 * pt}
	headSize    = typeSize{7*pt + pt/2, 10 * pt}

	titleSize    = typeSize{22 * pt, 26 * pt} // of the book
	subtitleSize = typeSize{12 * pt, 17 * pt}
)

// headingSizes are those of the levels from 1; above and below are the spaces
// around them.
var headingSizes = [...]struct {
	typeSize
	above, below typeset.Length
	italic       bool
}{
	1: {typeSize{20 * pt, 24 * pt}, 0, 2 * leading, false},
	2: {typeSize{14 * pt, 18 * pt}, leading + halfLine, halfLine, false},
	3: {typeSize{11*pt + pt/2, leading}, leading, halfLine / 2, false},
	4: {typeSize{10*pt + pt/2, leading}, leading, 0, false},
	5: {typeSize{10*pt + pt/2, leading}, halfLine, 0, true},
	6: {typeSize{10*pt + pt/2, leading}, halfLine, 0, true},
}

// deepest is the lowest level of headings that the contents show.
const deepest = 2

// largestPicture is how much of a page a picture may take.
const largestPicture = textHeight * 3 / 5
