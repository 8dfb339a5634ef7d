package schema

import (
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
)

// crossCheck finds what the types say of each other that cannot be.
func (t *Types) crossCheck() diag.List {
	faults := t.sharedPlaces()
	for _, one := range t.all {
		for _, f := range one.Fields {
			faults = append(faults, t.targets(f)...)
		}
		faults = append(faults, t.funders(one)...)
		for _, c := range one.Checks {
			if c.Count != nil {
				faults = append(faults, t.count(one, c)...)
			}
		}
	}
	return faults
}

// sharedPlaces finds two types with one folder or one address. The fault is in
// the type of the site, if the other is built in.
func (t *Types) sharedPlaces() diag.List {
	var faults diag.List
	for i, second := range t.all {
		for _, first := range t.all[:i] {
			own, other := second, first
			if own.Place.IsBuiltIn() {
				own, other = first, second
			}
			note := diag.Note{Place: other.Place, Words: diag.Words{HU: "a másik típus", EN: "the other type"}}
			if own.Folder == other.Folder {
				faults = append(faults, folderTwice.At(own.Place, "folder", own.Folder).With(note))
			}
			for _, lang := range slices.Sorted(keysOf(own.Path)) {
				if path := own.Path[lang]; path == other.Path[lang] && hasLanguage(other.Path, lang) {
					faults = append(faults, pathTwice.At(own.Place, "path", path, "lang", lang).With(note))
				}
			}
		}
	}
	return faults
}

func hasLanguage(t locale.Text, lang string) bool {
	_, ok := t[lang]
	return ok
}

// targets finds references to types that do not exist.
func (t *Types) targets(f *Field) diag.List {
	var faults diag.List
	for _, name := range f.To {
		if t.byName[name] == nil {
			faults = append(faults, t.unknown(name, f.Place))
		}
	}
	inner := f.Fields
	if f.Item != nil && len(f.Fields) == 0 {
		inner = []*Field{f.Item}
	}
	for _, field := range inner {
		faults = append(faults, t.targets(field)...)
	}
	return faults
}

func (t *Types) unknown(name string, place diag.Place) diag.Diagnostic {
	var known []string
	for _, one := range t.all {
		known = append(known, one.Name)
	}
	if near, ok := record.Nearest(name, known); ok {
		return typeNear.At(place, "name", name, "near", near)
	}
	return typeUnknown.At(place, "name", name, "known", strings.Join(known, ", "))
}

// funders checks that the pages which a book refers to have the field that it
// takes from them.
func (t *Types) funders(one *Type) diag.List {
	if one.Book == nil || one.Book.Funders == nil {
		return nil
	}
	var faults diag.List
	for _, name := range one.Field(one.Book.Funders.Of).To {
		if other := t.byName[name]; other != nil && other.Field(one.Book.Funders.Field) == nil {
			faults = append(faults, unknownField(other, one.Book.Funders.Field, one.Place))
		}
	}
	return faults
}

// count checks what a count says of the type that it counts.
func (t *Types) count(one *Type, c *Check) diag.List {
	other := t.byName[c.Count.Type]
	if other == nil {
		return diag.List{t.unknown(c.Count.Type, c.Place)}
	}
	var faults diag.List
	switch by := other.Field(c.Count.By); {
	case by == nil:
		faults = append(faults, unknownField(other, c.Count.By, c.Place))
	case !slices.Contains(by.refersTo(), one.Name):
		faults = append(faults, unfit.At(c.Place, "path", c.Count.By, "kind", string(by.Kind)))
	}
	for _, condition := range c.Count.Where {
		faults = append(faults, fitsCondition(other, other.Field(condition.Path), condition, c.Place)...)
	}
	return faults
}

// refersTo returns the types to which a reference, or the references in a list,
// may point.
func (f *Field) refersTo() []string {
	if f.Item != nil {
		return f.Item.To
	}
	return f.To
}
