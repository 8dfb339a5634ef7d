package schema

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/locale"
)

// The sort keys of values of unlike sorts: what is there comes before what is
// missing, amounts before days.
const (
	amountKey byte = iota + 1
	momentKey
	choiceKey
	textKey
	missingKey
)

// Key returns the sort key of a value. Values of one field stand in lists in the
// order of the bytes of their keys: numbers and dates by size, an enum as its
// field lists it, all else by the reader's alphabet, and a missing value (nil)
// last. No key is the beginning of another, so that keys can follow each other.
func (p Printer) Key(v *Value) []byte { return p.AppendKey(nil, v) }

// AppendKey appends the sort key of a value to others.
func (p Printer) AppendKey(key []byte, v *Value) []byte {
	if v == nil {
		return append(key, missingKey)
	}
	if n, ok := amount(v); ok {
		return appendNumber(append(key, amountKey), n)
	}
	if t, ok := moment(v); ok {
		return t.AppendKey(append(key, momentKey))
	}
	switch data := v.Data.(type) {
	case Enum:
		rank := v.Field.rank(data.Key) + 1
		return append(key, choiceKey, byte(rank>>8), byte(rank))
	case Bool:
		if data {
			return append(key, choiceKey, 0, 1)
		}
		return append(key, choiceKey, 0, 0)
	}
	text, _ := p.Text(v)
	return append(p.Language.AppendKey(append(key, textKey), text), 0)
}

// appendNumber writes a number so that bytes compare as numbers do: its sign, how
// many digits stand before its point, its digits. All of it is turned round below
// zero, where the longer number is the smaller one.
func appendNumber(key []byte, n decimal.Decimal) []byte {
	coefficient := n.Coefficient()
	digits := coefficient.Abs(coefficient).String()
	before := int64(len(digits)) + int64(n.Exponent())
	start := len(key) + 1
	switch n.Sign() {
	case 0:
		return append(key, 1)
	case 1:
		key = append(key, 2)
	default:
		key = append(key, 0)
	}
	key = binary.BigEndian.AppendUint64(key, uint64(before)^1<<63)
	key = append(append(key, strings.TrimRight(digits, "0")...), 0)
	if n.Sign() < 0 {
		for i := start; i < len(key); i++ {
			key[i] = ^key[i]
		}
	}
	return key
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
