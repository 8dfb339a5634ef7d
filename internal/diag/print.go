package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Excerpt is the longest part of a line that is shown, in characters.
const excerpt = 100

// Print writes the list for people, in "hu" or "en":
//
//	content/projects/peer-gynt/index.md:7:13: error K012: …
//	    7 | title: A: b
//	      |        ^^^^
//	  hint: …
//
// line gives the text of a line of a file, "" where it is not known.
func Print(w io.Writer, list List, lang string, line func(file string, n int) string) error {
	var b strings.Builder
	for _, d := range list.Sorted() {
		fmt.Fprintf(&b, "%s: %s %s: %s\n", printable(d.Place.in(lang)), levelWord(d.Level, lang), d.Code, printable(d.Words.In(lang)))
		writeExcerpt(&b, d.Place, line)
		for _, n := range d.Notes {
			fmt.Fprintf(&b, "  %s: %s\n", printable(n.Place.in(lang)), printable(n.Words.In(lang)))
		}
		if hint := d.Hint.In(lang); hint != "" {
			fmt.Fprintf(&b, "  %s: %s\n", Words{HU: "javaslat", EN: "hint"}.In(lang), printable(hint))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func levelWord(l Level, lang string) string {
	if l == Warning {
		return Words{HU: "figyelmeztetés", EN: "warning"}.In(lang)
	}
	return Words{HU: "hiba", EN: "error"}.In(lang)
}

// String returns file:line:column, as far as they are known.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// in is the place as it is shown to people.
func (p Place) in(lang string) string {
	if name, ok := strings.CutPrefix(p.File, BuiltIn); ok && lang == "hu" {
		p.File = "(beépített) " + name
	}
	return p.String()
}

// writeExcerpt shows the line and a caret under the place. A long line is shown
// from a little before the place on.
func writeExcerpt(b *strings.Builder, p Place, line func(string, int) string) {
	if p.Line == 0 || line == nil {
		return
	}
	text := []rune(strings.TrimRight(printable(line(p.File, p.Line)), " "))
	if len(text) == 0 {
		return
	}
	column := min(max(p.Column, 1), len(text)+1)
	if start := column - excerpt/2; len(text) > excerpt && start > 0 {
		start = min(start, len(text)-excerpt/2)
		text, column = append([]rune("…"), text[start:]...), column-start+1
	}
	if len(text) > excerpt {
		text = append(text[:excerpt], '…')
	}
	gutter := fmt.Sprintf("%5d | ", p.Line)
	fmt.Fprintf(b, "%s%s\n", gutter, string(text))
	if p.Column > 0 {
		width := min(max(p.Width, 1), max(len(text)-column+1, 1))
		fmt.Fprintf(b, "%s| %s%s\n", strings.Repeat(" ", utf8.RuneCountInString(gutter)-2), strings.Repeat(" ", column-1), strings.Repeat("^", width))
	}
}

// printable keeps one character one column wide: tabs become spaces, and what
// would move the cursor or change the direction of the terminal becomes "?".
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r < ' ', r == 0x7f, r >= 0x80 && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return '?'
		}
		return r
	}, s)
}

// JSON writes the list for programs: an array of objects, sorted, never null.
func JSON(w io.Writer, list List) error {
	type object struct {
		Level string `json:"level"`
		Diagnostic
	}
	objects := []object{}
	for _, d := range list.Sorted() {
		objects = append(objects, object{d.Level.String(), d})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(objects)
}
