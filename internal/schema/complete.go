package schema

import (
	"slices"
	"strings"

	"kalauz/internal/diag"
)

var requiredMissing = diag.Rule{
	Code:  "K335",
	Words: diag.Words{HU: "Hiányzik egy kötelező mező: {field} ({label}).", EN: "A required field is missing: {field} ({label})."},
	Hint:  diag.Words{HU: "Írja be ezt a mezőt az értékével együtt: {name}.", EN: "Add the field {name} with its value."},
}

var requiredChoice = diag.Rule{
	Code:  requiredMissing.Code,
	Words: requiredMissing.Words,
	Hint:  diag.Words{HU: "Írja be ezt a mezőt: {name}. Ezek közül választhat: {known}.", EN: "Add the field {name}. The choices are {known}."},
}

// Complete adds the computed fields, then finds what is missing, then makes the
// checks that need this page only. It comes after Inherit; the record given is
// not changed, and is the one returned where nothing is computed.
func (t *Type) Complete(r *Record) (*Record, diag.List) {
	out := r
	if slices.ContainsFunc(t.Fields, func(f *Field) bool { return f.Computed != nil }) {
		more := *r
		more.Values = t.compute(r)
		out = &more
	}
	var faults diag.List
	for _, f := range t.Fields {
		// What a translation takes from its original is missed there, once.
		if r.Original == nil || f.Belongs() || f.Override {
			faults = append(faults, out.missing(f, ofField(out.Values, f), diag.Place{}, r.Place)...)
		}
	}
	if r.Original == nil {
		for _, v := range r.base {
			faults = append(faults, out.missing(v.Field, v, diag.Place{}, r.Place)...)
		}
	}
	for _, check := range t.Checks {
		if check.def.run != nil {
			faults = append(faults, check.def.run(check, out)...)
		}
	}
	return out, faults
}

// missing finds required fields that are not there: the field itself, and those
// within its groups and lists. What a group that is not there requires is
// missing from what holds the group. parent is the place of the group around
// it, zero for the page; place is where the fault is shown.
func (r *Record) missing(f *Field, v *Value, parent, place diag.Place) diag.List {
	var faults diag.List
	if v == nil {
		switch {
		case r.broken[hole{parent, f}]:
		case f.Required:
			faults = append(faults, requiredAt(f, place))
		case f.Kind == KindGroup:
			for _, inner := range f.Fields {
				faults = append(faults, r.missing(inner, nil, parent, place)...)
			}
		}
		return faults
	}
	switch data := v.Data.(type) {
	case List:
		for _, item := range data {
			faults = append(faults, r.missing(item.Field, item, v.Place, item.Place)...)
		}
	case Group:
		for _, inner := range f.Fields {
			faults = append(faults, r.missing(inner, ofField(data, inner), v.Place, v.Place)...)
		}
	}
	return faults
}

func requiredAt(f *Field, place diag.Place) diag.Diagnostic {
	hu, _ := f.Label.In("hu")
	en, _ := f.Label.In("en")
	// Inside a list the path begins at the item.
	path := f.Path[strings.LastIndex(f.Path, "].")+1:]
	path = strings.TrimPrefix(path, ".")
	rule := requiredMissing
	if len(f.Values) > 0 {
		rule = requiredChoice
	}
	d := rule.At(place, "field", path, "name", f.Name, "label", hu, "known", f.choices("hu"))
	english := rule.At(place, "field", path, "name", f.Name, "label", en, "known", f.choices("en"))
	d.Words.EN, d.Hint.EN = english.Words.EN, english.Hint.EN
	return d
}
