package schema

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

// common are the properties that a field of any kind may have.
var common = []string{"kind", "label", "help", "required", "override", "fact"}

// fields reads the fields of the type, then what they say of each other.
func (l *loader) fields(n *record.Node) {
	if n == nil || n.Kind == record.Null {
		return
	}
	if n.Kind != record.Map {
		l.fault(wantsMap, n.Place, "known", "…")
		return
	}
	for _, entry := range n.Entries {
		if named(baseTable, entry.Name) != nil {
			l.fault(baseName, entry.Place, "name", entry.Name)
			continue
		}
		if f := l.readField(entry, "", true); f != nil {
			l.t.Fields = append(l.t.Fields, f)
		}
	}
	for _, entry := range n.Entries {
		if f := named(l.t.Fields, entry.Name); f != nil && f.Computed != nil {
			l.computed(f, entry.Value.Get("computed"))
		}
	}
}

// readField reads a field with a name of its own. prefix is the path of what
// holds it, with its stop.
func (l *loader) readField(entry record.Entry, prefix string, top bool) *Field {
	if !nameForm.MatchString(entry.Name) {
		l.fault(wrongName, entry.Place, "name", entry.Name)
		return nil
	}
	f := l.spec(entry.Value, prefix+entry.Name, top)
	if f == nil {
		return nil
	}
	f.Name, f.Place = entry.Name, entry.Place
	if f.Label = l.words(entry.Value, "label", true); f.Label == nil {
		return nil
	}
	return f
}

// spec reads what a field or the item of a list is.
func (l *loader) spec(n *record.Node, path string, top bool) *Field {
	if n.Kind != record.Map {
		l.fault(wantsMap, n.Place, "known", strings.Join(common, ", "))
		return nil
	}
	def, ok := kindNamed(Kind(l.needed(n, "kind")))
	if !ok {
		if kind := n.Get("kind"); kind != nil {
			l.faults = append(l.faults, unknownKind(kind))
		}
		return nil
	}
	f := &Field{Name: path[strings.LastIndexByte(path, '.')+1:], Path: path, Kind: def.name, def: def, Place: n.Place}
	l.properties(f, n)
	l.nesting(f, n, top)
	l.common(f, n)
	l.extras(f, n)
	for _, name := range def.parts {
		f.parts = append(f.parts, f.part(name))
	}
	return f
}

// properties finds the keys that do not belong to the kind.
func (l *loader) properties(f *Field, n *record.Node) {
	allowed := append(slices.Clone(common), f.def.extra...)
	var all []string
	for _, k := range kindTable {
		all = append(all, k.extra...)
	}
	for _, entry := range n.Entries {
		switch {
		case slices.Contains(allowed, entry.Name):
		case slices.Contains(all, entry.Name):
			l.fault(otherKind, entry.Place, "name", entry.Name, "kind", string(f.Kind), "known", strings.Join(allowed, ", "))
		default:
			l.faults = append(l.faults, record.Unknown(entry, allowed))
		}
	}
}

// nesting finds what makes sense only for a field that is in no other.
func (l *loader) nesting(f *Field, n *record.Node, top bool) {
	if top {
		return
	}
	if f.Kind == KindMarkdown {
		l.fault(topOnly, n.Get("kind").Place, "what", "kind: markdown")
	}
	for _, key := range []string{"override", "computed"} {
		if value := n.Get(key); value != nil {
			l.fault(topOnly, value.Place, "what", key)
		}
	}
}

func (l *loader) common(f *Field, n *record.Node) {
	f.Help, f.Back, f.Unit = l.words(n, "help", false), l.words(n, "back", false), l.words(n, "unit", false)
	f.Required, f.Override = l.flag(n, "required", false), l.flag(n, "override", false)
	f.Fact, f.Ordinal, f.Plain = l.flag(n, "fact", true), l.flag(n, "ordinal", false), l.flag(n, "plain", false)
	f.Min, f.Max = l.limit(n, "min"), l.limit(n, "max")
	if terms := n.Get("terms"); terms != nil && l.keys(terms, "path") {
		f.Terms = &Terms{Path: l.address(terms.Get("path"), terms.Place)}
	}
	if computed := n.Get("computed"); computed != nil && l.keys(computed, "ratio", "sum") {
		f.Computed = &Computed{}
	}
}

// extras reads what the kind needs beside.
func (l *loader) extras(f *Field, n *record.Node) {
	switch f.Kind {
	case KindRef:
		l.to(f, n)
	case KindList:
		l.of(f, n)
	case KindGroup:
		f.Fields = l.inner(n.Get("fields"), f.Path+".", n.Place, "fields")
	case KindEnum:
		l.values(f, n)
	}
}

func (l *loader) to(f *Field, n *record.Node) {
	switch to := n.Get("to"); {
	case empty(to):
		l.fault(needsKey, n.Place, "key", "to")
	case to.Kind == record.Scalar:
		f.To = []string{to.Text}
	default:
		for _, item := range l.items(to) {
			f.To = append(f.To, item.Text)
		}
	}
}

// of reads the item of a list: the name of a kind, a whole description, or the
// fields of a group.
func (l *loader) of(f *Field, n *record.Node) {
	path := f.Path + "[]"
	switch of := n.Get("of"); {
	case empty(of):
		l.fault(needsKey, n.Place, "key", "of")
	case of.Kind == record.Scalar:
		l.ofKind(f, of, path)
	case of.Kind == record.Map && of.Get("kind") != nil && of.Get("kind").Kind == record.Scalar:
		f.Item = l.spec(of, path, false)
	default:
		def, _ := kindNamed(KindGroup)
		item := &Field{Name: f.Name, Path: path, Kind: KindGroup, def: def, Fact: true, Place: of.Place}
		item.Fields = l.inner(of, path+".", of.Place, "of")
		f.Item, f.Fields = item, item.Fields
	}
	if f.Item != nil {
		f.Item.Name, f.Item.Label = f.Path[strings.LastIndexByte(f.Path, '.')+1:], f.Label
		f.Item.Terms = f.Terms
		if f.Item.Back == nil {
			f.Item.Back = f.Back
		}
	}
}

func (l *loader) ofKind(f *Field, of *record.Node, path string) {
	def, ok := kindNamed(Kind(of.Text))
	switch {
	case !ok:
		l.faults = append(l.faults, unknownKind(of))
	case slices.Contains([]Kind{KindRef, KindList, KindGroup, KindEnum, KindMarkdown}, def.name):
		l.fault(needsMore, of.Place, "kind", of.Text)
	default:
		f.Item = &Field{Path: path, Kind: def.name, def: def, Fact: true, Place: of.Place}
	}
}

// inner reads the fields of a group.
func (l *loader) inner(n *record.Node, prefix string, parent diag.Place, key string) []*Field {
	if n == nil || n.Kind != record.Map || len(n.Entries) == 0 {
		l.fault(needsKey, parent, "key", key)
		return nil
	}
	var out []*Field
	for _, entry := range n.Entries {
		if f := l.readField(entry, prefix, false); f != nil {
			out = append(out, f)
		}
	}
	return out
}

func (l *loader) values(f *Field, n *record.Node) {
	values := n.Get("values")
	if values == nil || values.Kind != record.Map || len(values.Entries) == 0 {
		l.fault(needsKey, n.Place, "key", "values")
		return
	}
	for _, entry := range values.Entries {
		f.Values = append(f.Values, Choice{Key: entry.Name, Label: l.words(values, entry.Name, true)})
	}
}

func (l *loader) limit(n *record.Node, key string) *decimal.Decimal {
	if n.Get(key) == nil {
		return nil
	}
	limit := l.number(n, key)
	return &limit
}

// computed reads how a field is computed, when all fields are known.
func (l *loader) computed(f *Field, n *record.Node) {
	ratio, sum := n.Get("ratio"), n.Get("sum")
	switch {
	case (ratio == nil) == (sum == nil):
		l.fault(needsKey, n.Place, "key", "ratio | sum")
	case sum != nil:
		f.Computed.Sum = l.path(n, "sum", true, l.isAmount)
	default:
		if paths := l.paths(ratio, l.isAmount); len(paths) == 2 {
			f.Computed.Ratio = [2]string(paths)
		} else {
			l.fault(twoPaths, ratio.Place, "check", "ratio")
		}
	}
}
