package schema

import (
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

// reader reads one file's front matter.
type reader struct {
	file, lang string
	languages  []string // of the site; none: not known
	alone      bool     // the page has no translation, so no text can be missing in one
	broken     map[hole]bool
	faults     diag.List
}

var titleMissing = diag.Rule{
	Code:  "K300",
	Words: diag.Words{HU: "Az oldalnak nincs címe.", EN: "The page has no title."},
	Hint:  diag.Words{HU: "Írja a fejlécbe: title: Az oldal címe.", EN: "Write in the front matter: title: The title of the page."},
}

var wantsOne = diag.Rule{
	Code:  "K302",
	Words: diag.Words{HU: "A mező egyetlen értéket vár: {field}.", EN: "This field takes a single value: {field}."},
	Hint:  diag.Words{HU: "Írja az értéket a kettőspont után, ugyanabba a sorba.", EN: "Write the value after the colon, on the same line."},
}

var wantsGroup = diag.Rule{
	Code:  "K304",
	Words: diag.Words{HU: "A mező több részből áll, egyetlen érték nem elég: {field}.", EN: "This field has several parts; a single value is not enough: {field}."},
	Hint:  diag.Words{HU: "Írja alá, két szóközzel beljebb, soronként egyet-egyet: {known}.", EN: "Write below it, two spaces further in, one a line: {known}."},
}

var formTrouble = diag.Rule{
	Code:  "K303",
	Words: diag.Words{HU: "A fejléc „név: érték” sorokból áll.", EN: "Front matter is made of lines of the form “name: value”."},
	Hint:  diag.Words{HU: "Így kezdje: title: Az oldal címe.", EN: "Begin with title: The title of the page."},
}

// Read checks the front matter of one file against the type: keys, kinds, the
// values of enums, the forms of dates and numbers. What may come from the
// original is not asked for here, only a title. languages are the site's.
func (t *Type) Read(node *record.Node, file, lang string, languages []string) (*Record, diag.List) {
	r := &reader{file: file, lang: lang, languages: languages}
	out := &Record{Lang: lang, Place: diag.Place{File: file, Line: 1, Column: 1}}
	if node == nil || node.Kind == record.Null {
		return out, diag.List{titleMissing.At(out.Place)}
	}
	out.Place = node.Place
	if node.Kind != record.Map {
		return out, diag.List{formTrouble.At(node.Place)}
	}
	base := baseTable
	if n := node.Get("translation"); n != nil && n.Text == "none" {
		r.alone = true
	}
	r.unknown(node, t, base)
	out.Values = r.fields(t.Fields, node, diag.Place{})
	out.base = r.fields(base, node, diag.Place{})
	r.unknownLabels(t, node.Get("labels"))
	out.Base, out.broken = baseOf(out.base), r.broken
	if find(out.base, "title") == nil && !r.broken[hole{field: named(base, "title")}] {
		r.fault(titleMissing, out.Place)
	}
	return out, r.faults
}

// fields reads the fields of a map in their order. parent is the place of the
// group, zero for the page.
func (r *reader) fields(fields []*Field, node *record.Node, parent diag.Place) []*Value {
	var out []*Value
	for _, f := range fields {
		n := node.Get(f.Name)
		if empty(n) {
			continue
		}
		if f.Computed != nil {
			r.fault(computedGiven, n.Place, "field", f.Name)
			continue
		}
		before := len(r.faults)
		if v := r.value(f, n); v != nil {
			out = append(out, v)
		} else if len(r.faults) > before {
			r.breaks(hole{parent, f})
		}
	}
	return out
}

func (r *reader) breaks(h hole) {
	if r.broken == nil {
		r.broken = map[hole]bool{}
	}
	r.broken[h] = true
}

// value reads one value, nil after a fault.
func (r *reader) value(f *Field, n *record.Node) *Value {
	data := f.def.read(r, f, n)
	if data == nil {
		return nil
	}
	v := &Value{Field: f, Place: n.Place, Data: data}
	if f.def.part != nil && n.Kind == record.Map {
		for _, entry := range n.Entries {
			v.parts = append(v.parts, part{entry.Name, entry.Value.Place})
		}
	}
	return v
}

// empty reports whether nothing was written: a key without a value is as if it
// were not there, since the files of `new` list the fields to fill in.
func empty(n *record.Node) bool {
	return n == nil || n.Kind == record.Null || n.Kind == record.Scalar && n.Text == ""
}

func (r *reader) fault(rule diag.Rule, place diag.Place, pairs ...string) {
	r.faults = append(r.faults, rule.At(place, pairs...))
}

// scalar returns what was written where one value is due.
func (r *reader) scalar(f *Field, n *record.Node) (string, bool) {
	if n.Kind == record.Scalar && n.Text != "" {
		return n.Text, true
	}
	r.fault(wantsOne, n.Place, "field", f.Name)
	return "", false
}

// mapping reports whether a map was written, and finds keys that are not known.
func (r *reader) mapping(f *Field, n *record.Node, known ...string) bool {
	if n.Kind != record.Map {
		r.fault(wantsGroup, n.Place, "field", f.Name, "known", strings.Join(known, ", "))
		return false
	}
	fine := true
	for _, entry := range n.Entries {
		if !slices.Contains(known, entry.Name) {
			r.faults, fine = append(r.faults, record.Unknown(entry, known)), false
		}
	}
	return fine
}
