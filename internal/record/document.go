package record

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"kalauz/internal/diag"
)

var notText = diag.Rule{
	Code:  "K133",
	Words: diag.Words{HU: "Itt olyan bájt áll, amely nem UTF-8 kódolású szöveg.", EN: "There is a byte here that is not UTF-8 text."},
	Hint:  diag.Words{HU: "Mentse a fájlt UTF-8 kódolással.", EN: "Save the file with the encoding UTF-8."},
}

var invisible = diag.Rule{
	Code:  "K134",
	Words: diag.Words{HU: "Itt láthatatlan vezérlőkarakter áll ({code}).", EN: "There is an invisible control character here ({code})."},
	Hint:  diag.Words{HU: "Törölje; többnyire másolással kerül a szövegbe. Ha nem találja, gépelje újra a sort.", EN: "Delete it; mostly it comes in by copying. If you cannot find it, type the line again."},
}

// document is a text as lines of characters, and where it stands in its file.
type document struct {
	file  string
	first int
	src   []byte // ends of lines are \n
	lines [][]rune
}

// newDocument splits a text into lines and looks for what no text may hold. What
// YAML takes for the end of a line and editors do not (U+0085, U+2028, U+2029)
// goes here too: it would put every later place one line off.
func newDocument(file string, src []byte, first int) (*document, diag.List) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	d := &document{file: file, first: first, src: src}
	line := []rune{}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case r == '\n':
			d.lines, line = append(d.lines, line), []rune{}
		case r == utf8.RuneError && size == 1:
			return d, diag.List{notText.At(d.place(len(d.lines), len(line), 1))}
		case !allowed(r):
			return d, diag.List{invisible.At(d.place(len(d.lines), len(line), 1), "code", fmt.Sprintf("U+%04X", r))}
		default:
			line = append(line, r)
		}
		i += size
	}
	d.lines = append(d.lines, line)
	return d, nil
}

func allowed(r rune) bool {
	switch {
	case r == '\t':
		return true
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfeff, r == 0xfffe, r == 0xffff:
		return false
	}
	return true
}

// place takes line and column from 0 and counts them from 1 in the file.
func (d *document) place(line, column, width int) diag.Place {
	return diag.Place{File: d.file, Line: d.first + line, Column: column + 1, Width: max(width, 1)}
}

// at returns the character at a line and a column, 0 beyond the end of the line.
func (d *document) at(line, column int) rune {
	if line < 0 || line >= len(d.lines) || column < 0 || column >= len(d.lines[line]) {
		return 0
	}
	return d.lines[line][column]
}

// skipBlanks returns the first column from column on that holds something.
func skipBlanks(line []rune, column int) int {
	for column < len(line) && isBlank(line[column]) {
		column++
	}
	return column
}

// indentOf counts the spaces at the head of a line.
func indentOf(line []rune) int {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

// ends reports whether nothing but a comment follows from column on.
func ends(line []rune, column int) bool {
	next := skipBlanks(line, column)
	return next == len(line) || line[next] == '#' && (next > column || column == 0 || isBlank(line[column-1]))
}

// isBlank takes 0, the end of a line, for blank.
func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == 0 }
