package schema

import (
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

// shownFields is how many fields a hint names: more would not be read.
const shownFields = 15

// more stands for the others, and for the full stop after it.
const more = "…"

// knownFields answers a key that is not even nearly right. What the author of
// this page looks for is rather a field of its type than one of every page.
var knownFields = diag.Words{HU: "Itt ezek a mezők állhatnak: {known}.", EN: "You can choose from {known}."}

var allFields = diag.Words{HU: " Mindet felsorolja: kalauz types {type}.", EN: " To list them all: kalauz types {type}."}

// unknown finds the keys that neither the type nor every page has.
func (r *reader) unknown(node *record.Node, t *Type, base []*Field) {
	for _, entry := range node.Entries {
		if named(t.Fields, entry.Name) != nil || named(base, entry.Name) != nil {
			continue
		}
		fields := slices.Concat(t.Fields, base)
		names := make([]string, len(fields))
		for i, f := range fields {
			names[i] = f.Name
		}
		d := record.Unknown(entry, names)
		if _, near := record.Nearest(entry.Name, names); !near {
			d.Hint = diag.Words{HU: t.knownFields(fields, "hu"), EN: t.knownFields(fields, "en")}
		}
		r.faults = append(r.faults, d)
	}
}

// knownFields names the first of the fields with what they are called on the
// page: "hours (Óraszám), …". The computed ones cannot be given.
func (t *Type) knownFields(fields []*Field, lang string) string {
	var known []string
	for _, f := range fields {
		switch {
		case f.Computed != nil:
			continue
		case len(known) == shownFields:
			known = append(known, more)
		case len(known) < shownFields:
			known = append(known, labelled(f.Name, f.Label, lang))
		}
	}
	hint := knownFields.In(lang)
	if t.Name != "" {
		hint += allFields.In(lang)
	}
	hint = strings.NewReplacer("{known}", strings.Join(known, ", "), "{type}", t.Name).Replace(hint)
	return strings.Replace(hint, more+".", more, 1)
}
