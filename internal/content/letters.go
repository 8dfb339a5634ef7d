package content

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"kalauz/internal/diag"
	"kalauz/internal/font"
)

// foreign finds the characters of a text that no face of the program has, or that
// are written from right to left: each once, where it first stands.
func foreign(body []byte, file string, line int) []Letter {
	var letters []Letter
	for i, text := range bytes.Split(body, []byte("\n")) {
		column := 0
		for len(text) > 0 {
			r, size := utf8.DecodeRune(text)
			text = text[size:]
			column++
			if r < 0x250 || font.Settable(r) || slices.ContainsFunc(letters, func(l Letter) bool { return l.Text == string(r) }) {
				continue
			}
			letters = append(letters, Letter{string(r), diag.Place{File: file, Line: line + i, Column: column, Width: 1}})
		}
	}
	return letters
}
