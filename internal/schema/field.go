package schema

import (
	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// Field is one field of a type, or one of the fields inside it.
type Field struct {
	Name string // as front matter writes it
	Path string // from the page on: "hours.total", "modules[].hours"
	Kind Kind

	Label locale.Text
	Help  locale.Text // what to write, for editors
	Back  locale.Text // the heading under which the page referred to lists the pages that refer to it
	Unit  locale.Text

	Required bool
	Override bool // a translation may have a value of its own although the kind is shared
	Fact     bool // a row of the fact sheet
	Ordinal  bool // a number shown as 2nd
	Plain    bool // a number shown without grouping, such as a year

	To     []string // names of the types that a reference may point to
	Item   *Field   // of a list: its items
	Fields []*Field // of a group, or of the groups in a list
	Values []Choice // of an enum, in their order
	Terms  *Terms   // every value has a page of its own

	Min, Max *decimal.Decimal
	Computed *Computed
	Place    diag.Place

	def   kind
	parts []*Field // those of its parts that are made once
	own   bool     // one text for this file only: it cannot be a map by language
}

// Choice is one value of an enum.
type Choice struct {
	Key   string
	Label locale.Text
}

// Terms says that the values of a field have pages, and where.
type Terms struct{ Path locale.Text }

// Computed says how a field is computed: as the ratio of two others, or as a sum.
type Computed struct {
	Ratio [2]string
	Sum   string
}

// Belongs reports whether the field belongs to its file. All others are shared
// by a page and its translations.
func (f *Field) Belongs() bool { return f.own || f.def.own }

// choice returns the value of an enum with that key.
func (f *Field) choice(key string) (Choice, bool) {
	for _, c := range f.Values {
		if c.Key == key {
			return c, true
		}
	}
	return Choice{}, false
}
