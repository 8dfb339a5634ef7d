package serve

import (
	"errors"
	"path"
	"strings"

	"kalauz/internal/build"
	"kalauz/internal/diag"
)

// fault is one fault, ready to be shown.
type fault struct {
	Code  string `json:"code"`
	Level string `json:"level"`
	File  string `json:"file"`
	Line  int    `json:"line"`
	Place string `json:"place"` // file:line:column, as far as they are known
	Words string `json:"words"`
	Hint  string `json:"hint"`
	Opens bool   `json:"opens"` // the file is one that the editor can open
	Text  string `json:"text"`  // the line, and below it
	Caret string `json:"caret"` // what points at the place
	Notes []note `json:"notes"`
}

// note points at another place.
type note struct {
	Place string `json:"place"`
	Words string `json:"words"`
}

// faults makes those of a list that are wanted ready to be shown.
func (s *Server) faults(site *build.Site, list diag.List, wanted func(diag.Diagnostic) bool) []fault {
	shown := []fault{}
	for _, d := range list.Sorted() {
		if !wanted(d) {
			continue
		}
		f := fault{
			Code: d.Code, Level: d.Level.String(), File: d.Place.File, Line: d.Place.Line, Place: d.Place.String(),
			Words: d.Words.In(s.options.Language), Hint: d.Hint.In(s.options.Language), Opens: site.IsSource(d.Place.File),
		}
		if d.Place.Line > 0 {
			f.Text, f.Caret = excerpt(site.Line(d.Place.File, d.Place.Line), d.Place.Column, d.Place.Width)
		}
		for _, n := range d.Notes {
			f.Notes = append(f.Notes, note{n.Place.String(), n.Words.In(s.options.Language)})
		}
		shown = append(shown, f)
	}
	return shown
}

// rendering returns the faults of a page that its template cannot make.
func (s *Server) rendering(site *build.Site, file string) []fault {
	out, ok := site.Output(file)
	if !ok || path.Ext(file) != ".html" {
		return []fault{}
	}
	var list diag.List
	if _, err := site.Render(out); errors.As(err, &list) {
		return s.faults(site, list, func(diag.Diagnostic) bool { return true })
	}
	return []fault{}
}

// The part of a long line that is shown, in characters.
const (
	before = 40
	after  = 60
)

// excerpt is the line about a column, and what points at that column from the
// line below; "" where the column is not known.
func excerpt(line string, column, width int) (text, caret string) {
	runes := []rune(strings.ReplaceAll(line, "\t", " "))
	column = min(column, len(runes)+1)
	lead := ""
	if column > before+1 && len(runes) > before+after {
		runes, column, lead = runes[column-1-before:], before+2, "…"
	}
	end := ""
	if len(runes) > before+after {
		runes, end = runes[:before+after], "…"
	}
	text = lead + string(runes) + end
	if column > 0 {
		shown := len([]rune(text)) - column + 1
		caret = strings.Repeat(" ", column-1) + strings.Repeat("^", max(min(max(width, 1), shown), 1))
	}
	return text, caret
}
