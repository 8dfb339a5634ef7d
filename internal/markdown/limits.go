package markdown

import (
	"bytes"
	"strconv"

	"kalauz/internal/diag"
)

// The limits. Each keeps goldmark, or the page it would make, from growing faster
// than the text: measured without them, `[a](` twenty thousand times took 2.7 s,
// a list nested 1,500 deep 5.3 s, and a table of 5,000 columns turned 26 KB into
// 100 MB. All count bytes or steps, so that a busy machine cannot change a page.
const (
	maxDepth   = 40          // quotes, lists and notes inside each other
	maxTree    = 100         // nodes of our tree inside each other, emphasis and links too
	maxMarks   = 2_000       // runs of one paragraph's characters with a meaning, such as [ or *
	maxWork    = 400_000_000 // marks times bytes, summed over the paragraphs of a text
	maxHeading = 2_000       // bytes of a heading's line
	maxColumns = 60          // of a table
	maxCells   = 50_000      // of all tables of a text
	maxNotes   = 2_000       // footnotes
	maxCopies  = 20          // bytes that reference links may copy, for each byte of the text
	maxFaults  = 100         // of one kind in one text; more help nobody
)

var tooDeep = diag.Rule{
	Code:  "K200",
	Words: diag.Words{HU: "Túl sok felsorolás, idézet vagy kiemelés van egymásba ágyazva (legfeljebb {max} lehet).", EN: "Too many lists, quotations or emphases stand inside each other (at most {max} are allowed)."},
	Hint:  diag.Words{HU: "Bontsa a szöveget kevesebb szintre, vagy törölje a fölösleges jeleket.", EN: "Use fewer levels, or delete the marks that are not needed."},
}

var tooManyMarks = diag.Rule{
	Code:  "K201",
	Words: diag.Words{HU: "Egyetlen bekezdésben vagy címsorban túl sok a jelölés (szögletes zárójel, csillag és hasonló).", EN: "One paragraph or heading has too many marks (brackets, asterisks and the like)."},
	Hint:  diag.Words{HU: "Ossza több bekezdésre; ha programkód, tegye ``` jelek közé.", EN: "Split it into several paragraphs; if it is code, put it between ``` marks."},
}

var tableTooLarge = diag.Rule{
	Code:  "K202",
	Words: diag.Words{HU: "A táblázat túl nagy: legfeljebb {columns} oszlopa, a szöveg összes táblázatának együtt legfeljebb {cells} cellája lehet.", EN: "The table is too large: it may have at most {columns} columns, and all tables of the text together at most {cells} cells."},
	Hint:  diag.Words{HU: "Bontsa kisebb táblázatokra, vagy csatolja az adatokat külön fájlban.", EN: "Split it into smaller tables, or attach the data as a file of its own."},
}

var tooManyNotes = diag.Rule{
	Code:  "K203",
	Words: diag.Words{HU: "Túl sok a lábjegyzet egy szövegben (legfeljebb {max} lehet).", EN: "The text has too many footnotes (at most {max} are allowed)."},
	Hint:  diag.Words{HU: "Bontsa a szöveget több oldalra.", EN: "Split the text into several pages."},
}

var tooManyCopies = diag.Rule{
	Code:  "K204",
	Words: diag.Words{HU: "A hivatkozások ugyanazt a hosszú címet túl sokszor ismétlik, az oldal sokszorosára nőne.", EN: "The links repeat the same long address so often that the page would grow many times larger than its text."},
	Hint:  diag.Words{HU: "Rövidítse a címet, vagy hivatkozzon rá ritkábban.", EN: "Shorten the address, or link to it less often."},
}

// refuse looks at the nesting before goldmark does, whose time grows with the
// square of the depth. It reports whether the text must not be parsed.
func (c *converter) refuse(src []byte) bool {
	at := nesting(src)
	if at < 0 {
		return false
	}
	c.fault(tooDeep, at, 1, "max", strconv.Itoa(maxDepth))
	return true
}

// nesting returns where quotes, lists and notes go deeper than maxDepth, or -1.
// It never counts less than goldmark will open; more only where lists have been
// left without a line that goes back to their margin.
func nesting(src []byte) int {
	var lists []int // the columns of the markers that are open
	for start := 0; start < len(src); {
		i, column, quotes := start, 0, 0
		for i < len(src) && src[i] != '\n' {
			size := 1
			switch {
			case src[i] == ' ':
				column++
			case src[i] == '\t':
				column += 4 - column%4
			case src[i] == '>':
				quotes++
				column++
			default:
				if size = marker(src[i:]); size == 0 {
					break
				}
				for len(lists) > 0 && lists[len(lists)-1] >= column {
					lists = lists[:len(lists)-1]
				}
				lists = append(lists, column)
				column += size
			}
			if quotes+len(lists) > maxDepth {
				return i
			}
			if size == 0 {
				break
			}
			i += size
		}
		next := bytes.IndexByte(src[i:], '\n')
		if next < 0 {
			return -1
		}
		start = i + next + 1
	}
	return -1
}

// marker returns the length of what opens an item of a list, a definition or a
// note at the beginning of s, or 0.
func marker(s []byte) int {
	n := 0
	switch c := s[0]; {
	case c == '-' || c == '*':
		if isRule(s) {
			return 0
		}
		n = 1
	case c == '+' || c == ':':
		n = 1
	case c == '[' && len(s) > 1 && s[1] == '^':
		for n < len(s) && s[n] != ']' && s[n] != '\n' {
			n++
		}
		if n+1 < len(s) && s[n] == ']' && s[n+1] == ':' {
			return n + 2
		}
		return 0
	case c >= '0' && c <= '9':
		for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n > 0 && n < len(s) && s[n] != ' ' && s[n] != '\t' && s[n] != '\n' {
		return 0
	}
	return n
}

// isRule reports whether the line is a thematic break such as "- - -".
func isRule(s []byte) bool {
	count := 0
	for _, b := range s {
		switch b {
		case s[0]:
			count++
		case '\n':
			return count >= 3
		case ' ', '\t':
		default:
			return false
		}
	}
	return count >= 3
}
