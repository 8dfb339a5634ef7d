package schema

import (
	"cmp"
	"maps"
	"slices"

	"kalauz/internal/wire"
)

// Wire writes the record of a page of a type, or reads it, as [Type.Read] made
// it: what [Type.Inherit] and [Type.Complete] add is made again. A field is
// written as its place among those around it, so a record is read back only by
// the very type that it was written with.
func (r *Record) Wire(c *wire.Codec, t *Type) {
	c.Name(&r.Lang)
	r.Place.Wire(c)
	wireValues(c, &r.Values, t.Fields)
	wireValues(c, &r.base, baseTable)
	r.wireHoles(c, t)
	if c.Reading() && !c.Broken() {
		r.Base = baseOf(r.base)
	}
}

// Wire writes which of the types one is, or finds it again. It may be the plain
// one, or none.
func (t *Types) Wire(c *wire.Codec, one **Type) {
	var name string
	is := *one != nil
	if is {
		name = (*one).Name
	}
	c.Bool(&is)
	c.Name(&name)
	switch {
	case !c.Reading():
	case !is:
		*one = nil
	case name == plain.Name:
		*one = plain
	default:
		if *one = t.byName[name]; *one == nil {
			c.Fail()
		}
	}
}

// wireValues writes values of some of the fields or reads them.
func wireValues(c *wire.Codec, values *[]*Value, fields []*Field) {
	wire.Pointers(c, values, func(v *Value, c *wire.Codec) {
		if f := v.Field; wireField(c, &f, fields) {
			v.wire(c, f)
		}
	})
}

// wireField writes which of some fields one is, or reads that; it reports
// whether there is such a field.
func wireField(c *wire.Codec, f **Field, among []*Field) bool {
	i := slices.Index(among, *f)
	if c.Index(&i, len(among)); c.Broken() {
		return false
	}
	*f = among[i]
	return true
}

// wire writes the value of a field or reads it.
func (v *Value) wire(c *wire.Codec, f *Field) {
	if c.Reading() {
		v.Field, v.Data = f, f.def.zero
	}
	v.Place.Wire(c)
	v.Data = v.Data.wire(c, f)
	if f.def.part != nil {
		wire.Slice(c, &v.parts, (*part).wire)
	}
}

func (p *part) wire(c *wire.Codec) {
	c.Name(&p.name)
	p.place.Wire(c)
}

// wireHoles writes which fields could not be read, or reads that. Most records
// have no such field.
func (r *Record) wireHoles(c *wire.Codec, t *Type) {
	var holes []hole
	if len(r.broken) > 0 {
		holes = slices.SortedFunc(maps.Keys(r.broken), compareHoles)
	}
	var fields []*Field
	wire.Slice(c, &holes, func(h *hole, c *wire.Codec) {
		if fields == nil {
			fields = everyField(slices.Concat(t.Fields, baseTable))
		}
		h.parent.Wire(c)
		wireField(c, &h.field, fields)
	})
	if c.Reading() && !c.Broken() && holes != nil {
		r.broken = make(map[hole]bool, len(holes))
		for _, h := range holes {
			r.broken[h] = true
		}
	}
}

func compareHoles(a, b hole) int {
	return cmp.Or(
		cmp.Compare(a.parent.File, b.parent.File),
		cmp.Compare(a.parent.Line, b.parent.Line),
		cmp.Compare(a.parent.Column, b.parent.Column),
		cmp.Compare(a.parent.Width, b.parent.Width),
		cmp.Compare(a.field.Path, b.field.Path),
	)
}

// everyField returns the fields, each followed by those within it.
func everyField(fields []*Field) []*Field {
	var all []*Field
	for _, f := range fields {
		all = append(append(all, f), everyField(f.Fields)...)
		if f.Item != nil && len(f.Fields) == 0 {
			all = append(all, everyField([]*Field{f.Item})...)
		}
	}
	return all
}
