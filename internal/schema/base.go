package schema

import (
	"slices"

	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// baseTable holds the fields that every page may have.
var baseTable = baseFields()

// BaseFields returns the fields that every page may have, in the order in which
// the editors' pages show them.
func BaseFields() []*Field { return slices.Clone(baseTable) }

func baseFields() []*Field {
	text := func(name, hu, en string) *Field { return own(base(name, KindText, hu, en)) }
	code := func(name, hu, en string) *Field { return own(base(name, KindCode, hu, en)) }
	tag := base("tags[]", KindCode, "", "")
	tag.Terms = &Terms{Path: locale.Text{"hu": "cimkek", "en": "tags"}}
	tags := list("tags", tag, "Címkék", "Tags")
	tags.Terms = tag.Terms
	title := text("title", "Cím", "Title")
	title.Required = true
	translation := own(base("translation", KindEnum, "Fordítás", "Translation"))
	translation.Values = []Choice{
		{"full", locale.Text{"hu": "teljes", "en": "whole"}},
		{"summary", locale.Text{"hu": "csak összefoglaló", "en": "summary only"}},
		{"none", locale.Text{"hu": "nincs", "en": "none"}},
	}
	return []*Field{
		title,
		text("summary", "Összefoglaló", "Summary"),
		base("date", KindDate, "Dátum", "Date"),
		own(base("updated", KindDate, "Frissítve", "Updated")),
		code("slug", "Webcím vége", "End of the address"),
		own(list("aliases", code("aliases[]", "", ""), "Régi webcímek", "Old addresses")),
		code("sort_key", "Rendezési kulcs", "Sort key"),
		own(base("draft", KindBool, "Vázlat", "Draft")),
		base("publish_on", KindDateTime, "Megjelenik ekkor", "Publish on"),
		base("expire_on", KindDateTime, "Lejár ekkor", "Expires on"),
		translation,
		own(list("translated_from", code("translated_from[]", "", ""), "A fordítás alapja", "Translated from")),
		contradictions(),
		tags,
		own(base("labels", KindLabels, "Mezőnevek ezen az oldalon", "Labels on this page")),
	}
}

// base makes a base field. It is shared by translations unless own says not.
func base(name string, k Kind, hu, en string) *Field {
	def, ok := kindNamed(k)
	if !ok {
		def = kind{name: k, zero: Labels(nil), read: readLabels}
	}
	f := &Field{Name: name, Path: name, Kind: k, def: def}
	if hu != "" {
		f.Label = locale.Text{"hu": hu, "en": en}
	}
	return f
}

func own(f *Field) *Field {
	f.own = true
	return f
}

func list(path string, item *Field, hu, en string) *Field {
	f := base(path, KindList, hu, en)
	f.Item, f.Fields = item, item.Fields
	return f
}

func contradictions() *Field {
	item := base("contradictions[]", KindGroup, "", "")
	for _, part := range []struct{ name, hu, en string }{
		{"says", "Mit állít", "Says"}, {"but", "Mi mond ellent", "But"}, {"where", "Hol", "Where"},
	} {
		f := base(part.name, KindText, part.hu, part.en)
		f.Path, f.Required = "contradictions[]."+part.name, part.name != "where"
		item.Fields = append(item.Fields, f)
	}
	return list("contradictions", item, "Ellentmondások a forrásban", "Contradictions in the sources")
}

// Labels is other labels of fields, by path.
type Labels map[string]locale.Text

// readLabels reads texts by the path of a field; whether there is such a field
// is asked where the type is known.
func readLabels(r *reader, f *Field, n *record.Node) Data {
	if n.Kind != record.Map {
		r.fault(wantsGroup, n.Place, "field", f.Name, "known", "…")
		return nil
	}
	out := Labels{}
	for _, entry := range n.Entries {
		if text, ok := r.texts(f, entry.Value); ok {
			out[entry.Name] = text.asTexts()
		}
	}
	return out
}

func (t Text) asTexts() locale.Text {
	if t.Texts != nil {
		return t.Texts
	}
	return locale.Text{t.Lang: t.Plain}
}

func (Labels) print(Printer, *Field) spoken { return spoken{} }

func (d Labels) wire(c *wire.Codec, _ *Field) Data {
	wire.Map(c, &d, (*locale.Text).Wire)
	return d
}

// unknownLabels finds labels for fields that the type does not have.
func (r *reader) unknownLabels(t *Type, n *record.Node) {
	if n == nil {
		return
	}
	var known []string
	for _, f := range slices.Concat(baseTable, t.Fields) {
		known = append(known, f.Path)
		for _, inner := range f.Fields {
			known = append(known, inner.Path)
		}
	}
	for _, entry := range n.Entries {
		if f := t.Field(entry.Name); f == nil || f.Path != entry.Name {
			r.faults = append(r.faults, record.Unknown(entry, known))
		}
	}
}

// baseOf makes the struct of the base values.
func baseOf(values []*Value) Base {
	var b Base
	for _, v := range values {
		b.set(v.Field.Name, v.Data)
	}
	return b
}

func (b *Base) set(name string, data Data) {
	switch name {
	case "title":
		b.Title = machine(data)
	case "summary":
		b.Summary = machine(data)
	case "slug":
		b.Slug = machine(data)
	case "sort_key":
		b.SortKey = machine(data)
	case "translation":
		b.Translation = machine(data)
	case "draft":
		b.Draft = bool(data.(Bool))
	case "date":
		b.Date = data.(Date).Value
	case "updated":
		b.Updated = data.(Date).Value
	case "publish_on":
		b.PublishOn = data.(DateTime).Value
	case "expire_on":
		b.ExpireOn = data.(DateTime).Value
	case "labels":
		b.Labels = data.(Labels)
	case "aliases":
		b.Aliases = words(data.(List))
	case "tags":
		b.Tags = words(data.(List))
	case "translated_from":
		b.TranslatedFrom = words(data.(List))
	case "contradictions":
		for _, item := range data.(List) {
			b.Contradictions = append(b.Contradictions, contradiction(item))
		}
	}
}

func words(items List) []string {
	list := make([]string, len(items))
	for i, item := range items {
		list[i] = machine(item.Data)
	}
	return list
}

func contradiction(item *Value) Contradiction {
	text := func(name string) Text {
		if v := item.child(name); v != nil {
			return v.Data.(Text)
		}
		return Text{}
	}
	return Contradiction{Says: text("says"), But: text("but"), Where: text("where"), Place: item.Place}
}
