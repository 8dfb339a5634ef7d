// Package schema holds content types as data, and makes checked values of what
// an author wrote in a page's front matter.
//
// A type is one folder of the layouts, types/NAME, and its type.yaml says
// everything that is known of it: fields with labels, traits, checks. The rules:
//
//   - Every value keeps its place, so that a fault found much later can point at it.
//   - A value is read once, by its kind, into exact data: a number is a decimal,
//     an amount keeps its currency, a month is not a day.
//   - Text and markdown belong to the file that holds them; every other kind is
//     shared by a page and its translations ([Type.Inherit]).
//   - What needs one page only is checked here, after inheritance ([Type.Complete]);
//     what needs other pages is carried as data ([Type.CrossChecks]).
//   - A check that lacks one of its operands does not apply.
//   - type.yaml is read as strictly as content.
//
// The package does not know the name of any content type, nor addresses, other
// pages, files beside the page, Markdown or templates.
package schema

import (
	"cmp"
	"slices"

	"kalauz/internal/diag"
	"kalauz/internal/source"
)

// Types is the content types of a site. It is never changed after Load.
type Types struct {
	all      []*Type // by name
	byName   map[string]*Type
	byFolder map[string]*Type
}

// Load reads types/NAME/type.yaml of a tree of layouts, the user's already laid
// over the built-in one. A type with faults is left out.
func Load(layouts source.Tree) (*Types, diag.List) {
	var all []*Type
	var faults diag.List
	for file := range layouts.All() {
		name, ok := typeName(file.Path)
		if !ok {
			continue
		}
		t, list := loadType(layouts, file, name)
		faults = append(faults, list...)
		if t != nil {
			all = append(all, t)
		}
	}
	types := join(all)
	if faults.HasErrors() {
		return types, faults // a type that is left out would be missed by all others
	}
	return types, append(faults, types.crossCheck()...)
}

// join puts the types together.
func join(all []*Type) *Types {
	slices.SortFunc(all, func(a, b *Type) int { return cmp.Compare(a.Name, b.Name) })
	types := &Types{all: all, byName: map[string]*Type{}, byFolder: map[string]*Type{}}
	for _, t := range all {
		types.byName[t.Name] = t
		if types.byFolder[t.Folder] == nil {
			types.byFolder[t.Folder] = t
		}
	}
	return types
}

// All returns the types by name.
func (t *Types) All() []*Type { return slices.Clone(t.all) }

// ByName returns the type of that name, nil if there is none.
func (t *Types) ByName(name string) *Type { return t.byName[name] }

// ByFolder returns the type whose pages lie in that folder of the content, nil
// if there is none. The folder of the type at the top of the content is ".".
func (t *Types) ByFolder(folder string) *Type { return t.byFolder[folder] }
