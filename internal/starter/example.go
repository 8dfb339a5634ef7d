package starter

import (
	"strings"

	"kalauz/internal/schema"
)

// example is a value of a field that shows how one is written, "" where any value
// would be wrong, such as the id of a page that may not be there.
func example(f *schema.Field, v values) string {
	if how, ok := exampleTable()[f.Kind]; ok {
		return how(f, v)
	}
	return ""
}

// exampleTable holds how a value of each kind may look; kinds that are not in it
// have no example that is right on every site.
func exampleTable() map[schema.Kind]func(*schema.Field, values) string {
	plain := func(text string) func(*schema.Field, values) string {
		return func(*schema.Field, values) string { return text }
	}
	words := func(_ *schema.Field, v values) string { return quote(toFillWords.In(v.Lang)) }
	today := func(_ *schema.Field, v values) string { return v.Date }
	return map[schema.Kind]func(*schema.Field, values) string{
		schema.KindText:     words,
		schema.KindMarkdown: words,
		schema.KindCode:     codeExample,
		schema.KindNumber:   numberExample,
		schema.KindHours:    numberExample,
		schema.KindPercent:  plain("50%"),
		schema.KindMoney:    plain("{HUF: 100000}"),
		schema.KindDate:     today,
		schema.KindDateTime: today,
		schema.KindPeriod:   func(_ *schema.Field, v values) string { return "{start: " + v.Date + "}" },
		schema.KindURL:      plain("https://pelda.hu/"),
		schema.KindEmail:    plain("nev@pelda.hu"),
		schema.KindPhone:    plain(`"+36301234567"`),
		schema.KindBool:     plain("false"),
		schema.KindEnum:     func(f *schema.Field, _ values) string { return f.Values[0].Key },
		schema.KindLicence:  plain("CC-BY-4.0"),
		schema.KindPlace:    func(_ *schema.Field, v values) string { return "{name: " + quote(toFillWords.In(v.Lang)) + "}" },
		schema.KindList:     listExample,
		schema.KindGroup:    groupExample,
	}
}

// codeExample is a key that may stand in an address, where that is what the field
// is for.
func codeExample(f *schema.Field, v values) string {
	if f.Terms != nil {
		return "pelda"
	}
	return quote(toFillWords.In(v.Lang))
}

func numberExample(f *schema.Field, _ values) string {
	if f.Min != nil && f.Min.IsPositive() {
		return f.Min.String()
	}
	return "1"
}

func listExample(f *schema.Field, v values) string {
	if f.Item == nil {
		return ""
	}
	item := example(f.Item, v)
	if item == "" {
		return ""
	}
	return "[" + item + "]"
}

// groupExample fills in what is required, or else the first part.
func groupExample(f *schema.Field, v values) string {
	var parts []string
	for _, inner := range f.Fields {
		if inner.Required {
			parts = append(parts, keyValue(inner.Name, example(inner, v)))
		}
	}
	if len(parts) == 0 && len(f.Fields) > 0 {
		parts = append(parts, keyValue(f.Fields[0].Name, example(f.Fields[0], v)))
	}
	if len(parts) == 0 {
		return ""
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
