package schema

import (
	"encoding/json"
	"slices"

	"kalauz/internal/locale"
)

// JSONSchema describes the front matter of a type's pages to editors' tools, in
// one of the tool's languages. It says less than the checks here: such tools
// complete names and values, they do not publish.
func (t *Types) JSONSchema(one *Type, lang string) []byte {
	d := describer{lang: lang}
	whole := d.group(slices.Concat(baseTable, one.Fields))
	whole["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	whole["title"] = d.say(one.Label)
	out, err := json.MarshalIndent(whole, "", "  ")
	if err != nil {
		panic("schema: " + err.Error()) // maps of texts cannot fail
	}
	return append(out, '\n')
}

// describer describes fields in one language.
type describer struct{ lang string }

// object is one object of JSON; encoding/json sorts its keys.
type object = map[string]any

func (d describer) say(t locale.Text) string {
	text, _ := t.In(d.lang)
	return text
}

func (d describer) group(fields []*Field) object {
	properties, required := object{}, []string{}
	for _, f := range fields {
		if f.Computed != nil {
			continue
		}
		properties[f.Name] = d.field(f)
		if f.Required && !f.hasOriginal() {
			required = append(required, f.Name)
		}
	}
	return object{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

// hasOriginal reports whether a translation may leave a required field out,
// which such a description cannot tell from a page that may not.
func (f *Field) hasOriginal() bool { return f.Name == f.Path && f.Name != "title" }

func (d describer) field(f *Field) object {
	out := d.kind(f)
	if label := d.say(f.Label); label != "" {
		out["title"] = label
	}
	if help := d.say(f.Help); help != "" {
		out["description"] = help
	}
	return out
}

func (d describer) kind(f *Field) object {
	text := object{"type": "string"}
	byLanguage := object{"type": "object", "additionalProperties": text}
	switch f.Kind {
	case KindText, KindPlace:
		if f.own {
			return text
		}
		return object{"anyOf": []any{object{"type": []string{"string", "number", "boolean"}}, byLanguage}}
	case KindNumber, KindHours, KindPercent, KindCode, KindPhone, KindISBN:
		return object{"type": []string{"string", "number"}}
	case KindMoney:
		return object{"type": "object", "patternProperties": object{currency.String(): object{"type": []string{"string", "number"}}}, "additionalProperties": false}
	case KindPeriod:
		return object{"anyOf": []any{text, object{"type": "object", "properties": object{"start": text, "end": text}, "required": []string{"start"}}}}
	case KindBool:
		return object{"type": "boolean"}
	case KindEnum:
		return object{"oneOf": d.choices(f)}
	case KindLicence:
		return object{"enum": licenceKeys()}
	case KindGroup:
		return d.group(f.Fields)
	case KindList:
		return object{"type": "array", "items": d.field(f.Item)}
	case KindImage, KindFile:
		return d.fileOrImage(f.Kind)
	case KindGallery:
		return object{"type": "array", "items": d.fileOrImage(KindImage)}
	case KindLabels:
		return object{"type": "object"}
	}
	return text
}

func (d describer) choices(f *Field) []any {
	var out []any
	for _, choice := range f.Values {
		out = append(out, object{"const": choice.Key, "title": d.say(choice.Label)})
	}
	return out
}

func (d describer) fileOrImage(k Kind) object {
	keys := []string{"src", "title"}
	if k == KindImage {
		keys = imageKeys
	}
	properties := object{}
	for _, key := range keys {
		properties[key] = object{}
	}
	whole := object{"type": "object", "properties": properties, "required": []string{"src"}, "additionalProperties": false}
	if k == KindImage {
		return whole
	}
	return object{"anyOf": []any{object{"type": "string"}, whole}}
}
