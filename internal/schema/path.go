package schema

import (
	"maps"
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// step is one part of a path: a name, and which items where it is a list.
type step struct {
	name string
	all  bool   // "modules[]"
	key  string // "results[some-key]"
	rest string // the path behind it
	last bool
}

// cut takes the first step off a path; ok is false if it does not begin with
// one. Every page asks for many paths, so this does without regular expressions
// and without memory.
func cut(path string) (s step, ok bool) {
	part, rest, more := strings.Cut(path, ".")
	name, tail, bracket := strings.Cut(part, "[")
	key, closed := strings.CutSuffix(tail, "]")
	s = step{name: name, key: key, all: bracket && key == "", rest: rest, last: !more}
	return s, spelled(name, isLetter) && bracket == closed && (key == "" || spelled(key, isLower))
}

// spelled reports whether a word begins as it must and goes on with letters,
// digits, underscores or hyphens.
func spelled(word string, first func(byte) bool) bool {
	if word == "" || !first(word[0]) {
		return false
	}
	for i := range len(word) {
		if c := word[i]; !isLetter(c) && !isLower(c) && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isLower(c byte) bool  { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// at returns the values at a path below v. whole is false if a value was
// missing on the way, so that a sum of what was found would be too small.
func (v *Value) at(path string) (found []*Value, whole bool) {
	s, ok := cut(path)
	if !ok {
		return nil, false
	}
	return v.child(s.name).follow(s)
}

// single goes on from v, the value of a step's name, where no list is on the way;
// known is false where there is one, and there may be several values.
func (v *Value) single(s step) (found *Value, known bool) {
	for v != nil {
		if s.all || s.key != "" {
			return nil, false
		}
		if s.last {
			return v, true
		}
		if _, list := v.Data.(List); list {
			return nil, false
		}
		var ok bool
		if s, ok = cut(s.rest); !ok {
			return nil, true
		}
		v = v.child(s.name)
	}
	return nil, true
}

// follow goes on from v, the value of a step's name.
func (v *Value) follow(s step) (found []*Value, whole bool) {
	if v == nil {
		return nil, false
	}
	targets, whole := v.items(s)
	if s.last {
		return targets, whole
	}
	for _, target := range targets {
		more, ok := target.at(s.rest)
		found, whole = append(found, more...), whole && ok
	}
	return found, whole
}

// items returns what a step means where its value is a list.
func (v *Value) items(s step) ([]*Value, bool) {
	list, ok := v.Data.(List)
	switch {
	case s.key != "":
		for _, item := range list {
			if key := item.child("key"); key != nil && machine(key.Data) == s.key {
				return []*Value{item}, true
			}
		}
		return nil, false
	case ok && (s.all || !s.last):
		return slices.Clip(list), true
	}
	return []*Value{v}, !s.all
}

// child returns the value of that name in a group, or the part of that name.
func (v *Value) child(name string) *Value {
	switch data := v.Data.(type) {
	case Group:
		return find(data, name)
	case whole:
		return data.child(name)
	case parted:
		part, field := data.part(name), v.Field.child(name)
		if part == nil || field == nil {
			return nil
		}
		return &Value{Field: field, Place: v.placeOf(name), Data: part}
	}
	return nil
}

func find(values []*Value, name string) *Value {
	for _, v := range values {
		if v.Field.Name == name {
			return v
		}
	}
	return nil
}

// placeOf returns where a part was written, else where the value was.
func (v *Value) placeOf(name string) diag.Place {
	for _, part := range v.parts {
		if part.name == name {
			return part.place
		}
	}
	return v.Place
}

// Field returns the field at a path, nil if there is none. Base fields and
// parts ("period.start", "grant.HUF") count; lists are passed through with or
// without brackets.
func (t *Type) Field(path string) *Field {
	s, ok := cut(path)
	if !ok {
		return nil
	}
	field := named(t.Fields, s.name)
	if field == nil {
		field = named(baseTable, s.name)
	}
	for field != nil {
		item := s.all || s.key != ""
		if item && field.Kind != KindList || s.key != "" && field.child("key") == nil {
			return nil
		}
		switch {
		case s.last && item:
			return field.Item
		case s.last:
			return field
		}
		if s, ok = cut(s.rest); !ok {
			return nil
		}
		field = field.child(s.name)
	}
	return nil
}

func named(fields []*Field, name string) *Field {
	for _, f := range fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// child returns the field of that name in a group or in the groups of a list,
// or makes the field of a part.
func (f *Field) child(name string) *Field {
	if f.Item != nil && len(f.Fields) == 0 {
		return f.Item.child(name)
	}
	if inner := named(f.Fields, name); inner != nil || f.def.part == nil {
		return inner
	}
	if part := named(f.parts, name); part != nil {
		return part
	}
	return f.part(name)
}

// part makes the field of a part, nil if there is none of that name.
func (f *Field) part(name string) *Field {
	k := f.def.part(name)
	def, ok := kindNamed(k)
	if !ok {
		return nil
	}
	return &Field{Name: name, Path: f.Path + "." + name, Kind: k, def: def, Label: f.Label, Place: f.Place}
}

// PlaceOf returns where the value at a path was written, else where the page
// begins.
func (r *Record) PlaceOf(path string) diag.Place {
	if v := r.Get(path); v != nil {
		return v.Place
	}
	return r.Place
}

// LabelOf returns the label of a field as this page has it.
func (r *Record) LabelOf(f *Field) locale.Text {
	own := r.Base.Labels[f.Path]
	if len(own) == 0 {
		return f.Label
	}
	out := locale.Text{}
	maps.Copy(out, f.Label)
	maps.Copy(out, own)
	return out
}
