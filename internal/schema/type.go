package schema

import (
	"iter"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// Type is one content type.
type Type struct {
	Name   string      // of its folder in the layouts, and what `to` refers to
	Label  locale.Text // one page of it
	Plural locale.Text // many, and the name of its section
	Folder string      // in the content, "." for its top
	Path   locale.Text // the section's part of the address, "" for none
	Sign   Sign

	Sort     []SortKey
	GroupBy  string // the path of the field by which its list is grouped, "" for none
	Sequence *Sequence
	Sheet    Sheet

	Dated   *Dated
	Book    *Book // its folders are books, their other Markdown files chapters
	Edition *Edition

	SchemaOrg []Property // the first is the type: {"type", "Course"}
	Fields    []*Field
	Checks    []*Check
	Place     diag.Place // of its type.yaml
}

// Sign is the mark of a type. What a shape or a colour looks like is the
// theme's business.
type Sign struct{ Shape, Colour string }

// SortKey is one key of a list's order.
type SortKey struct {
	Path       string
	Descending bool
}

// Sequence says that pages follow each other, by a number or a date, within
// those that share the value of another field.
type Sequence struct{ Within, By string }

// Sheet is how the fact sheet is shown.
type Sheet struct {
	Heading   locale.Text // empty: the interface's usual words
	Bilingual bool        // every row in both languages
}

// Dated says which fields hold when and where something happens.
type Dated struct{ When, Where string }

// Book says which fields hold what a book tells of itself; "" for what the type
// has no field for.
type Book struct {
	Authors, Publisher, Year, Edition, Licence, Cover string
	// ISBN is a group: each of its fields is the number of the format it is named
	// after, "epub".
	ISBN    string
	Funders *Funders
	Sheets  string   // a list of codes: the headings of parts that are also there alone
	Shows   []string // fields that the book shows beside the fact sheet
}

// Funders says where the sentences of the funders stand: in a field of the page
// that another field refers to.
type Funders struct{ Of, Field string }

// Edition says which field ties the editions of a work together, which marks the
// latest, and which says that the files of an edition are kept as they are.
type Edition struct{ Work, Latest, Frozen string }

// Property is a property of schema.org and the path of the value for it.
type Property struct{ Name, Path string }

var plain = &Type{}

// Plain returns the type without fields of its own, for what has base fields
// only: the home page, the text of a section, a chapter.
func Plain() *Type { return plain }

// References returns the fields, in groups and lists too, that refer to pages on
// which that is to be seen.
func (t *Type) References() iter.Seq[*Field] {
	return func(yield func(*Field) bool) { eachReference(t.Fields, yield) }
}

func eachReference(fields []*Field, yield func(*Field) bool) bool {
	for _, f := range fields {
		inner := f
		for inner.Item != nil && !inner.isReference() {
			inner = inner.Item
		}
		if inner.isReference() {
			if !yield(inner) {
				return false
			}
		} else if !eachReference(inner.Fields, yield) {
			return false
		}
	}
	return true
}

func (f *Field) isReference() bool { return f.Kind == KindRef && len(f.Back) > 0 }

// CrossChecks returns the checks that need other pages.
func (t *Type) CrossChecks() []*Check {
	var out []*Check
	for _, c := range t.Checks {
		if c.def.run == nil {
			out = append(out, c)
		}
	}
	return out
}
