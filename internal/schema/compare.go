package schema

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"kalauz/internal/locale"
)

// Compare orders two values of one field as a list of pages has them: numbers
// and dates by size, an enum as its field lists it, all else by the reader's
// alphabet. A missing value (nil) comes last.
func (p Printer) Compare(a, b *Value) int {
	if a == nil || b == nil {
		return cmp.Compare(missing(a), missing(b))
	}
	if x, ok := amount(a); ok {
		if y, ok := amount(b); ok {
			return x.Cmp(y)
		}
	}
	if x, ok := moment(a); ok {
		if y, ok := moment(b); ok {
			return x.Compare(y)
		}
	}
	switch x := a.Data.(type) {
	case Enum:
		if y, ok := b.Data.(Enum); ok {
			return cmp.Compare(a.Field.rank(x.Key), b.Field.rank(y.Key))
		}
	case Bool:
		if y, ok := b.Data.(Bool); ok {
			return cmp.Compare(machine(x), machine(y)) // "false" before "true"
		}
	}
	x, _ := p.Text(a)
	y, _ := p.Text(b)
	return p.Language.Compare(x, y)
}

func missing(v *Value) int {
	if v == nil {
		return 1
	}
	return 0
}

func (f *Field) rank(key string) int {
	return slices.IndexFunc(f.Values, func(c Choice) bool { return c.Key == key })
}

// amount returns what can be added up; of money only a single currency.
func amount(v *Value) (decimal.Decimal, bool) {
	switch data := v.Data.(type) {
	case Number:
		return data.Value, true
	case Hours:
		return data.Value, true
	case Percent:
		return data.Value, true
	case Money:
		if len(data) == 1 {
			return data[0].Value, true
		}
	}
	return decimal.Decimal{}, false
}

// moment returns what lies in time; of a period its start.
func moment(v *Value) (locale.DateTime, bool) {
	switch data := v.Data.(type) {
	case Date:
		return locale.DateTime{Date: data.Value}, true
	case DateTime:
		return data.Value, true
	case Period:
		return data.Value.Start, true
	}
	return locale.DateTime{}, false
}

// Machine returns a value as conditions and comparisons need it, always in the
// same form whatever the author's: a key, an id, digits. It is "" for what has
// no such form.
func (v *Value) Machine() string {
	if v == nil {
		return ""
	}
	return machine(v.Data)
}

func machine(data Data) string {
	switch d := data.(type) {
	case Text:
		return d.Plain
	case Code:
		return string(d)
	case Enum:
		return d.Key
	case Licence:
		return d.Key
	case Ref:
		return d.ID
	case ISBN:
		return d.Digits
	case URL:
		return string(d)
	case Email:
		return string(d)
	case Phone:
		return string(d)
	case Number:
		return d.Value.String()
	case Hours:
		return d.Value.String()
	case Percent:
		return d.Value.String()
	case Date:
		return d.Value.ISO()
	case DateTime:
		return d.Value.ISO()
	case Bool:
		if d {
			return "true"
		}
		return "false"
	}
	return ""
}
