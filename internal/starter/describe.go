package starter

import (
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
)

// Description is what an editor, or an editor's program, needs to know of a type.
type Description struct {
	Name      string       `json:"name"`
	Label     locale.Text  `json:"label"`
	Plural    locale.Text  `json:"plural"`
	Folder    string       `json:"folder"` // from the folder of the site on
	Addresses locale.Text  `json:"addresses"`
	Traits    []string     `json:"traits"`
	Fields    []Field      `json:"fields"`
	Base      []Field      `json:"base_fields"`
	Checks    []CheckWords `json:"checks"`

	traits    []diag.Words
	languages []string // of the site, the default first
}

// Field is one field of a type, with those inside it.
type Field struct {
	Name     string      `json:"name"`
	Kind     schema.Kind `json:"kind"`
	Of       schema.Kind `json:"of,omitempty"` // the kind of a list's items
	Required bool        `json:"required"`
	Computed bool        `json:"computed,omitempty"`
	Own      bool        `json:"own"` // a translation has its own; all else it takes from the original
	Label    locale.Text `json:"label,omitempty"`
	Help     locale.Text `json:"help,omitempty"`
	To       []string    `json:"to,omitempty"`
	Choices  []Choice    `json:"choices,omitempty"`
	Fields   []Field     `json:"fields,omitempty"`
}

// Choice is one of the values that a field may have.
type Choice struct {
	Value string      `json:"value"`
	Label locale.Text `json:"label"`
}

// CheckWords is a rule for the data of a page, in words.
type CheckWords struct {
	Kind  schema.CheckKind `json:"kind"`
	Level string           `json:"level"`
	Words diag.Words       `json:"words"`
}

// Describe tells all about a type.
func (f *Folder) Describe(t *schema.Type) Description {
	d := Description{
		Name: t.Name, Label: t.Label, Plural: t.Plural, Folder: folderOf(t), Addresses: locale.Text{},
		Traits: []string{}, Fields: fieldsOf(t.Fields), Base: fieldsOf(schema.BaseFields()), Checks: []CheckWords{},
		languages: f.Config.Codes(),
	}
	for i, l := range f.Config.Languages {
		part, _ := t.Path.In(l.Code)
		address := "/"
		if i > 0 {
			address += l.Code + "/"
		}
		if part != "" {
			address += part + "/"
		}
		d.Addresses[l.Code] = address
	}
	for _, trait := range traits() {
		if trait.has(t) {
			d.Traits, d.traits = append(d.Traits, trait.name), append(d.traits, trait.words)
		}
	}
	for _, c := range t.Checks {
		d.Checks = append(d.Checks, CheckWords{Kind: c.Kind, Level: c.Level.String(), Words: inWords(c)})
	}
	return d
}

// DescribeAll tells all about all types, by name.
func (f *Folder) DescribeAll() []Description {
	all := []Description{}
	for _, t := range f.Types.All() {
		all = append(all, f.Describe(t))
	}
	return all
}

func folderOf(t *schema.Type) string {
	if t.Folder == "." {
		return contentDir + "/"
	}
	return contentDir + "/" + t.Folder + "/"
}

// trait is what pages of a type can do beyond being pages.
type trait struct {
	name  string
	words diag.Words
	has   func(*schema.Type) bool
}

// traits lists them in the order of type.yaml's own description.
func traits() []trait {
	return []trait{
		{"dated", diag.Words{HU: "időponthoz kötött: naptár, közelgő és korábbi alkalmak", EN: "has a date: calendar, upcoming and past"}, func(t *schema.Type) bool { return t.Dated != nil }},
		{"book", diag.Words{HU: "könyv: az oldal mappa, benne fejezetek (01-elso.md, 02-masodik.md)", EN: "a book: the page is a folder with chapters in it (01-first.md, 02-second.md)"}, func(t *schema.Type) bool { return t.Book != nil }},
		{"edition", diag.Words{HU: "kiadásai vannak, és az egyik a legújabb", EN: "has editions, one of which is the latest"}, func(t *schema.Type) bool { return t.Edition != nil }},
	}
}

func fieldsOf(fields []*schema.Field) []Field {
	out := make([]Field, len(fields))
	for i, f := range fields {
		out[i] = Field{
			Name: f.Name, Kind: f.Kind, Required: f.Required, Computed: f.Computed != nil, Own: f.Belongs() || f.Override,
			Label: f.Label, Help: f.Help, To: f.To,
		}
		for _, choice := range f.Values {
			out[i].Choices = append(out[i].Choices, Choice{Value: choice.Key, Label: choice.Label})
		}
		if f.Item != nil {
			out[i].Of, out[i].To = f.Item.Kind, append(f.To[:len(f.To):len(f.To)], f.Item.To...)
			for _, choice := range f.Item.Values {
				out[i].Choices = append(out[i].Choices, Choice{Value: choice.Key, Label: choice.Label})
			}
		}
		if len(f.Fields) > 0 {
			out[i].Fields = fieldsOf(f.Fields)
		}
	}
	return out
}

// inWords says a check of a type in plain words. Fields are named as front matter
// has them, for that is where they have to be mended.
func inWords(c *schema.Check) diag.Words {
	rule := checkWords()[c.Kind]
	pairs := func(lang string) []string {
		parts := []string{"all", strings.Join(c.Paths, ", "), "sum", strings.Join(c.Paths, " + "), "equals", c.Equals, "tolerance", number(c.Tolerance, lang),
			"within", within(c, lang), "when", conditions(c.When, lang), "if", onlyIf(c.When, lang)}
		for i, name := range []string{"first", "second"} {
			if i < len(c.Paths) {
				parts = append(parts, name, c.Paths[i])
			}
		}
		if c.Count != nil {
			parts = append(parts, "type", c.Count.Type, "by", c.Count.By, "where", onlyThose(c.Count.Where, lang))
		}
		return parts
	}
	in := func(lang string) diag.Words {
		return diag.Rule{Words: rule}.At(diag.Place{}, pairs(lang)...).Words
	}
	return diag.Words{HU: in("hu").HU, EN: in("en").EN}
}

// number writes a figure as the language has it.
func number(d decimal.Decimal, lang string) string {
	l, _ := locale.For(lang)
	return l.Number(d)
}

// checkWords holds the words of each kind of check.
func checkWords() map[schema.CheckKind]diag.Words {
	return map[schema.CheckKind]diag.Words{
		schema.CheckSum:        {HU: "A részek összege az egész: {sum} = {equals}", EN: "The parts add up to the whole: {sum} = {equals}"},
		schema.CheckAtMost:     {HU: "Az első nem lehet nagyobb, mint a második: {first} ≤ {second}", EN: "The first cannot be more than the second: {first} ≤ {second}"},
		schema.CheckSameRate:   {HU: "Az arány minden pénznemben ugyanaz: {first} / {second} (eltérhet {tolerance} százalékponttal)", EN: "The share is the same in every currency: {first} / {second} (may differ by {tolerance} percentage points)"},
		schema.CheckOrder:      {HU: "Az első nem lehet későbbi, mint a második: {first}, {second}", EN: "The first cannot be later than the second: {first}, {second}"},
		schema.CheckRequired:   {HU: "Kötelező: {all}{if}", EN: "Required: {all}{if}"},
		schema.CheckOneOf:      {HU: "Ezek közül legalább egy kell: {all}", EN: "At least one of these is needed: {all}"},
		schema.CheckDistinct:   {HU: "Ezek nem egyezhetnek: {all}", EN: "These must differ: {all}"},
		schema.CheckUnique:     {HU: "Két oldalon nem állhat ugyanaz: {all}{within}", EN: "No two pages may have the same: {all}{within}"},
		schema.CheckCountOf:    {HU: "A megadott szám ({equals}) annyi, ahány {type} típusú oldal hivatkozik ide ezzel a mezővel: {by}{where}", EN: "The number given ({equals}) is that of the pages of the type {type} that refer here by the field {by}{where}"},
		schema.CheckExactlyOne: {HU: "Pontosan egy oldalon áll: {when}{within}", EN: "Exactly one page has {when}{within}"},
	}
}

func within(c *schema.Check, lang string) string {
	if c.Within == "" {
		return ""
	}
	return diag.Words{HU: " (azok között, amelyeken ugyanaz: ", EN: " (among those with the same "}.In(lang) + c.Within + ")"
}

func onlyIf(when []schema.Condition, lang string) string {
	if len(when) == 0 {
		return ""
	}
	return diag.Words{HU: ", ha ", EN: ", if "}.In(lang) + conditions(when, lang)
}

func onlyThose(where []schema.Condition, lang string) string {
	if len(where) == 0 {
		return ""
	}
	return diag.Words{HU: ", csak azok, amelyeken ", EN: ", only those with "}.In(lang) + conditions(where, lang)
}

func conditions(list []schema.Condition, lang string) string {
	parts := make([]string, len(list))
	for i, c := range list {
		parts[i] = c.Path + ": " + strings.Join(c.Values, diag.Words{HU: " vagy ", EN: " or "}.In(lang))
		if c.Present {
			parts[i] = c.Path + diag.Words{HU: " meg van adva", EN: " is given"}.In(lang)
		}
	}
	return strings.Join(parts, diag.Words{HU: " és ", EN: " and "}.In(lang))
}
