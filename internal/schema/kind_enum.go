package schema

import (
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// Enum is one of the values that the field lists.
type Enum struct{ Key string }

// Bool is yes or no.
type Bool bool

var notChoice = diag.Rule{
	Code:  "K324",
	Words: diag.Words{HU: "Ismeretlen érték: „{value}” ({field}).", EN: "Unknown value: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Ezek közül válasszon: {known}.", EN: "Choose one of {known}."},
}

var notChoiceNear = diag.Rule{
	Code:  notChoice.Code,
	Words: notChoice.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}. Ezek közül választhat: {known}.", EN: "Did you mean {near}? The choices are {known}."},
}

var notBool = diag.Rule{
	Code:  "K325",
	Words: diag.Words{HU: "Itt csak true (igen) vagy false (nem) állhat, ez nem: „{value}” ({field}).", EN: "Only true or false can stand here, not “{value}” ({field})."},
	Hint:  diag.Words{HU: "Írja: {field}: true vagy {field}: false, idézőjel nélkül.", EN: "Write {field}: true or {field}: false, without quotes."},
}

func readEnum(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	if _, ok := f.choice(text); ok {
		return Enum{text}
	}
	keys := make([]string, len(f.Values))
	for i, choice := range f.Values {
		keys[i] = choice.Key
	}
	near, found := record.Nearest(text, keys)
	rule := notChoice
	if found {
		rule = notChoiceNear
	}
	d := rule.At(n.Place, "value", text, "field", f.Name, "near", near, "known", f.choices("hu"))
	d.Hint.EN = rule.At(n.Place, "near", near, "known", f.choices("en")).Hint.EN
	r.faults = append(r.faults, d)
	return nil
}

// choices lists the values with what they mean: "running (Működő), …".
func (f *Field) choices(lang string) string {
	var out []string
	for _, choice := range f.Values {
		out = append(out, labelled(choice.Key, choice.Label, lang))
	}
	return strings.Join(out, ", ")
}

// labelled is a name with what it is called in a language: "running (Működő)".
func labelled(name string, text locale.Text, lang string) string {
	if label, _ := text.In(lang); label != "" && label != name {
		return name + " (" + label + ")"
	}
	return name
}

func readBool(r *reader, f *Field, n *record.Node) Data {
	if value, ok := r.boolean(f.Name, n); ok {
		return Bool(value)
	}
	return nil
}

func (r *reader) boolean(name string, n *record.Node) (value, ok bool) {
	if n.Kind == record.Scalar && n.Plain && (n.Text == "true" || n.Text == "false") {
		return n.Text == "true", true
	}
	r.fault(notBool, n.Place, "value", n.Text, "field", name)
	return false, false
}

// flag reads a yes or no that may be left out.
func (r *reader) flag(n *record.Node) bool {
	if empty(n) {
		return false
	}
	value, _ := r.boolean("decorative", n)
	return value
}

func (d Enum) print(p Printer, f *Field) spoken {
	choice, ok := f.choice(d.Key)
	if !ok {
		return spoken{text: d.Key}
	}
	return p.words(choice.Label.In(p.Language.Code()))
}

// print says a flag in the reader's language, as a plain form needs it.
func (d Bool) print(p Printer, _ *Field) spoken {
	if d {
		return spoken{text: p.word("value.yes", "true")}
	}
	return spoken{text: p.word("value.no", "false")}
}

func (d Enum) wire(c *wire.Codec, _ *Field) Data {
	c.String(&d.Key)
	return d
}

func (d Bool) wire(c *wire.Codec, _ *Field) Data {
	c.Bool((*bool)(&d))
	return d
}
