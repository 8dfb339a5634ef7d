package schema

import (
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/wire"
)

// Record is the checked front matter of one page.
type Record struct {
	Base   Base
	Values []*Value // those given or computed, in the order of the type's fields
	Lang   string   // of the file
	Place  diag.Place
	// Original is what a translation inherited from, nil for an original.
	Original *Record

	base   []*Value // the base fields given, in their order
	broken map[hole]bool
}

// hole names a field whose value was given but could not be read: it has its
// fault already and must not be called missing as well.
type hole struct {
	parent diag.Place // of the group around it, zero for the page
	field  *Field
}

// Value is one value with its place.
type Value struct {
	Field *Field
	Place diag.Place
	Data  Data

	parts []part // what was written of its parts, in the order of the file
}

// part is where a part of a value was written: start, HUF.
type part struct {
	name  string
	place diag.Place
}

// Base is the fields that every page may have.
type Base struct {
	Title, Summary, Slug string
	Date, Updated        locale.Date
	PublishOn, ExpireOn  locale.DateTime
	Aliases              []string
	SortKey              string
	Draft                bool
	Translation          string // "", "full", "summary" or "none"
	TranslatedFrom       []string
	Contradictions       []Contradiction
	Tags                 []string
	Labels               map[string]locale.Text // other labels of fields on this page, by path
}

// Contradiction is what the sources disagree on.
type Contradiction struct {
	Says, But, Where Text
	Place            diag.Place
}

// At returns the values at a path: "hours.total", "modules[].hours", "grant.HUF",
// "results[some-key].value" (the item of the list whose key is some-key),
// "period.start", and base fields, "title". A list in the middle of a path means
// all its items, with or without the brackets.
func (r *Record) At(path string) []*Value {
	s, ok := cut(path)
	if !ok {
		return nil
	}
	found, _ := r.child(s.name).follow(s)
	return found
}

// Get returns the first value at a path, nil if there is none.
func (r *Record) Get(path string) *Value {
	s, ok := cut(path)
	if !ok {
		return nil
	}
	v := r.child(s.name)
	if found, known := v.single(s); known {
		return found
	}
	if found, _ := v.follow(s); len(found) > 0 {
		return found[0]
	}
	return nil
}

// Walk visits every value of the type's fields, those in groups and lists after
// the one that holds them.
func (r *Record) Walk(visit func(*Value)) {
	for _, v := range r.Values {
		v.walk(visit)
	}
}

func (v *Value) walk(visit func(*Value)) {
	visit(v)
	for _, inner := range v.inner() {
		inner.walk(visit)
	}
}

// inner returns the values directly in a list or group.
func (v *Value) inner() []*Value {
	switch data := v.Data.(type) {
	case List:
		return data
	case Group:
		return data
	}
	return nil
}

// child returns the value of that name, of the type's fields or of the base.
func (r *Record) child(name string) *Value {
	if v := find(r.Values, name); v != nil {
		return v
	}
	return find(r.base, name)
}

// root is the whole page as one group, where paths begin.
func (r *Record) root() *Value { return &Value{Data: whole{r}, Place: r.Place} }

// whole is a record as the data of a value.
type whole struct{ *Record }

func (whole) print(Printer, *Field) spoken { return spoken{} }

// wire is never called: a whole is only looked into.
func (w whole) wire(*wire.Codec, *Field) Data { return w }
