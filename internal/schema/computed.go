package schema

import (
	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
)

var computedGiven = diag.Rule{
	Code:  "K334",
	Words: diag.Words{HU: "Ezt a mezőt a Kalauz számítja ki a többiből, itt nem szerepelhet: {field}.", EN: "Kalauz computes this field from the others; it cannot stand here: {field}."},
	Hint:  diag.Words{HU: "Törölje a sort; azokat a mezőket adja meg, amelyekből a szám adódik.", EN: "Delete the line, and give the fields that the number comes from."},
}

// compute returns the values with those computed in their places.
func (t *Type) compute(r *Record) []*Value {
	var out []*Value
	for _, f := range t.Fields {
		v := ofField(r.Values, f)
		if f.Computed != nil {
			v = f.compute(r)
		}
		if v != nil {
			out = append(out, v)
		}
	}
	return out
}

// compute makes the value of a computed field, nil where something that it
// needs is missing: an incomplete sum would be an invented figure.
func (f *Field) compute(r *Record) *Value {
	if f.Computed.Sum != "" {
		return f.sum(r)
	}
	return f.ratio(r)
}

func (f *Field) sum(r *Record) *Value {
	parts, whole := r.root().at(f.Computed.Sum)
	if !whole || len(parts) == 0 {
		return nil
	}
	total, money := decimal.Zero, Money(nil)
	for _, part := range parts {
		if m, ok := part.Data.(Money); ok {
			if money = money.plus(m); money == nil {
				return nil
			}
			continue
		}
		n, ok := amount(part)
		if !ok {
			return nil
		}
		total = total.Add(n)
	}
	if money != nil {
		return &Value{Field: f, Place: parts[0].Place, Data: money}
	}
	return f.number(total, parts[0].Place)
}

// plus adds two sums currency by currency; nil if they are not in the same ones.
func (m Money) plus(other Money) Money {
	if m == nil {
		return other
	}
	if len(m) != len(other) {
		return nil
	}
	out := make(Money, len(m))
	for i, a := range m {
		b, ok := other.part(a.Currency).(Money)
		if !ok {
			return nil
		}
		out[i] = a
		out[i].Value = a.Value.Add(b[0].Value)
	}
	return out
}

// ratio divides; of money, the first currency that both have.
func (f *Field) ratio(r *Record) *Value {
	a, b := r.Get(f.Computed.Ratio[0]), r.Get(f.Computed.Ratio[1])
	if a == nil || b == nil {
		return nil
	}
	if m, ok := a.Data.(Money); ok {
		for _, x := range m {
			other, ok := b.Data.(Money)
			if !ok {
				return nil
			}
			if y, ok := other.part(x.Currency).(Money); ok {
				return f.divided(x.Value, y[0].Value, a.Place)
			}
		}
		return nil
	}
	x, ok1 := amount(a)
	y, ok2 := amount(b)
	if !ok1 || !ok2 {
		return nil
	}
	return f.divided(x, y, a.Place)
}

func (f *Field) divided(x, y decimal.Decimal, place diag.Place) *Value {
	if y.IsZero() {
		return nil
	}
	return f.number(x.DivRound(y, 16), place)
}

// number makes a value of the field's kind.
func (f *Field) number(n decimal.Decimal, place diag.Place) *Value {
	v := &Value{Field: f, Place: place}
	switch f.Kind {
	case KindPercent:
		v.Data = Percent{n}
	case KindHours:
		v.Data = Hours{n}
	default:
		v.Data = Number{n}
	}
	return v
}
