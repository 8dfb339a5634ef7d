package schema

import (
	"maps"
	"slices"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

var sharedGiven = diag.Rule{
	Code:  "K333",
	Words: diag.Words{HU: "A fordítás ezt a mezőt az eredeti oldalból veszi át, itt nem szerepelhet: {field}.", EN: "A translation takes this field from the original page; it cannot stand here: {field}."},
	Hint:  diag.Words{HU: "Törölje innen; ha változott, az eredetiben javítsa.", EN: "Delete it here; if it has changed, correct it in the original."},
}

// Inherit returns the translation with what it shares with the original: text
// and markdown belong to their file, except a text given as a map by language
// in the original, which serves both; all other kinds are shared, a list or a
// group with everything in it. Neither record is changed.
func (t *Type) Inherit(original, translation *Record) (*Record, diag.List) {
	out := *translation
	out.Original, out.broken = original, translation.broken
	if len(original.broken) > 0 {
		out.broken = maps.Clone(original.broken)
		maps.Copy(out.broken, translation.broken)
	}
	values, faults := inherit(t.Fields, original.Values, translation.Values)
	base, more := inherit(baseTable, original.base, translation.base)
	out.Values, out.base, out.Base = values, base, baseOf(base)
	out.Base.Labels = mergeLabels(original.Base.Labels, translation.Base.Labels)
	return &out, append(faults, more...)
}

// inherit chooses, field by field, between the values of the two files.
func inherit(fields []*Field, original, translation []*Value) ([]*Value, diag.List) {
	out := make([]*Value, 0, len(original)+len(translation))
	var faults diag.List
	for _, f := range fields {
		theirs, mine := ofField(original, f), ofField(translation, f)
		if mine != nil && !f.Belongs() && !f.Override {
			d := sharedGiven.At(mine.Place, "field", f.Name)
			if theirs != nil {
				d = d.With(diag.Note{Place: theirs.Place, Words: diag.Words{HU: "az eredetiben itt van", EN: "it stands here in the original"}})
			}
			faults = append(faults, d)
		}
		if mine == nil && serves(f, theirs) {
			mine = theirs
		}
		if mine != nil {
			out = append(out, mine)
		}
	}
	return slices.Clip(out), faults
}

// serves reports whether the original's value serves its translation as well.
func serves(f *Field, v *Value) bool {
	if v == nil || !f.Belongs() {
		return v != nil
	}
	text, ok := v.Data.(Text)
	return ok && text.Texts != nil || f.own && f.Name == "updated"
}

func ofField(values []*Value, f *Field) *Value {
	for _, v := range values {
		if v.Field == f {
			return v
		}
	}
	return nil
}

// mergeLabels lays the translation's labels over the original's, text by text.
func mergeLabels(original, translation map[string]locale.Text) map[string]locale.Text {
	if len(original) == 0 {
		return translation
	}
	out := map[string]locale.Text{}
	for _, labels := range []map[string]locale.Text{original, translation} {
		for path, texts := range labels {
			merged := locale.Text{}
			for lang, text := range out[path] {
				merged[lang] = text
			}
			for lang, text := range texts {
				merged[lang] = text
			}
			out[path] = merged
		}
	}
	return out
}
