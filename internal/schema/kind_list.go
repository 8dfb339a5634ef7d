package schema

import (
	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// List is values of one kind, each a value of the list's Item.
type List []*Value

// Group is values by name, in the order of the group's fields.
type Group []*Value

var wantsList = diag.Rule{
	Code:  "K301",
	Words: diag.Words{HU: "Ez a mező felsorolást vár: {field}.", EN: "This field takes a list: {field}."},
	Hint:  diag.Words{HU: "Írja a tételeket egymás alá, mindegyik elé kötőjelet és szóközt tegyen, vagy írja szögletes zárójelbe: [egyik, másik].", EN: "Write the items below each other, each after a hyphen and a space, or in square brackets: [one, other]."},
}

func readList(r *reader, f *Field, n *record.Node) Data {
	if n.Kind != record.List {
		r.fault(wantsList, n.Place, "field", f.Name)
		return nil
	}
	before := len(r.faults)
	out := make(List, 0, len(n.Items))
	for _, item := range n.Items {
		if item.Kind == record.Null {
			continue
		}
		if v := r.value(f.Item, item); v != nil {
			out = append(out, v)
		}
	}
	if len(out) == 0 || diag.List(r.faults[before:]).HasErrors() {
		return nil
	}
	return out
}

func readGroup(r *reader, f *Field, n *record.Node) Data {
	names := make([]string, len(f.Fields))
	for i, inner := range f.Fields {
		names[i] = inner.Name
	}
	if !r.mapping(f, n, names...) {
		return nil
	}
	return Group(r.fields(f.Fields, n, n.Place))
}

func (d List) print(p Printer, _ *Field) spoken {
	all := make([]spoken, len(d))
	for i, v := range d {
		all[i] = v.Data.print(p, v.Field)
	}
	if len(d) > 0 && d[0].Field.Kind == KindGroup {
		return p.series(all, "; ") // the items have commas of their own
	}
	return p.join(all)
}

// print puts the parts of a group that are facts one after the other.
func (d Group) print(p Printer, _ *Field) spoken {
	var all []spoken
	for _, v := range d {
		if v.Field.Fact {
			all = append(all, v.Data.print(p, v.Field))
		}
	}
	return p.series(all, ", ")
}

func (d List) wire(c *wire.Codec, f *Field) Data {
	wire.Pointers(c, (*[]*Value)(&d), func(v *Value, c *wire.Codec) { v.wire(c, f.Item) })
	return d
}

func (d Group) wire(c *wire.Codec, f *Field) Data {
	wireValues(c, (*[]*Value)(&d), f.Fields)
	return d
}
