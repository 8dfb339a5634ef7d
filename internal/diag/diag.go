// Package diag holds faults: where something is wrong, what is wrong in plain
// Hungarian and English words, and what to do about it.
//
// It does not know who found a fault, nor how it will be shown beyond the two
// forms at the end of the way: text for people and JSON for programs.
//
// A kind of fault is a [Rule]: one literal that holds code, level, words and
// hint together, in the room that finds it. The codes are divided so:
//
//	K0xx  command line, site.yaml        K4xx  pages joined: references, addresses, checks of data
//	K1xx  files, encodings, YAML         K5xx  rules of the whole site: links, anchors, translations
//	K2xx  Markdown                       K6xx  layouts, templates, phrases
//	K3xx  types, fields, front matter    K7xx  publishing
package diag

import "strings"

// Level says whether a fault stops the build.
type Level uint8

// The two levels. The zero value is Error: a rule that says nothing is strict.
const (
	Error Level = iota
	Warning
)

// String returns "error" or "warning", as it stands in JSON.
func (l Level) String() string {
	if l == Warning {
		return "warning"
	}
	return "error"
}

// Words is one sentence in the languages of the tool.
type Words struct {
	HU string `json:"hu"`
	EN string `json:"en"`
}

// In returns the words in "hu" or, for anything else, in English.
func (w Words) In(lang string) string {
	if lang == "hu" {
		return w.HU
	}
	return w.EN
}

// Place is where a fault is. Line, Column and Width count from 1 in lines and
// characters (not bytes); 0 means unknown.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	Width  int    `json:"width,omitempty"`
}

// BuiltIn stands before the name of a file that is part of the program.
const BuiltIn = "(built-in) "

// IsBuiltIn reports whether a place is in a file that is part of the program,
// which nobody who gets a fault can mend.
func (p Place) IsBuiltIn() bool { return strings.HasPrefix(p.File, BuiltIn) }

// Note points at another place that belongs to a fault.
type Note struct {
	Place Place `json:"place"`
	Words Words `json:"words"`
}

// Diagnostic is one fault found in an author's file.
type Diagnostic struct {
	Code  string `json:"code"`
	Level Level  `json:"-"`
	Place Place  `json:"place"`
	Words Words  `json:"words"`
	Hint  Words  `json:"hint"`
	Notes []Note `json:"notes,omitempty"`
}

// Rule is a kind of fault. Words and Hint may hold {name} placeholders.
type Rule struct {
	Code  string
	Level Level
	Words Words
	Hint  Words
}

// At makes the fault of this rule at a place. The arguments are pairs of a
// placeholder's name and what stands in its stead.
func (r Rule) At(place Place, pairs ...string) Diagnostic {
	if len(pairs)%2 != 0 {
		panic("diag: rule " + r.Code + ": arguments come in pairs")
	}
	fill := filler(pairs)
	words := func(w Words) Words { return Words{HU: fill(w.HU), EN: fill(w.EN)} }
	return Diagnostic{Code: r.Code, Level: r.Level, Place: place, Words: words(r.Words), Hint: words(r.Hint)}
}

// filler puts values in the stead of placeholders.
func filler(pairs []string) func(string) string {
	if len(pairs) == 0 {
		return func(s string) string { return s }
	}
	braced := make([]string, len(pairs))
	for i := 0; i < len(pairs); i += 2 {
		braced[i], braced[i+1] = "{"+pairs[i]+"}", pairs[i+1]
	}
	return strings.NewReplacer(braced...).Replace
}

// As returns the rule at another level.
func (r Rule) As(level Level) Rule {
	r.Level = level
	return r
}

// With returns the fault with notes added.
func (d Diagnostic) With(notes ...Note) Diagnostic {
	d.Notes = append(append([]Note(nil), d.Notes...), notes...)
	return d
}
