package schema

import (
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// Text is words for readers: plain, in the language of the file that holds
// them, or a map by language.
type Text struct {
	Texts       locale.Text // by language; nil for a plain text
	Plain, Lang string
}

// Markdown is a text with marks, in the language of its file.
type Markdown struct{ Source, Lang string }

// Code is a mark, a number or a name that has no language.
type Code string

var mapHere = diag.Rule{
	Code:  "K308",
	Words: diag.Words{HU: "Ezt a mezőt minden fájlban a fájl saját nyelvén kell megadni, nem nyelvenként: {field}.", EN: "This field is written in the language of its file, not once for each language: {field}."},
	Hint:  diag.Words{HU: "Írja ide csak ennek a fájlnak a nyelvén; a többi nyelv a fordítás fájljába való.", EN: "Write it here in this file's language only; the others belong in the translations' files."},
}

var languageUnknown = diag.Rule{
	Code:  "K306",
	Words: diag.Words{HU: "A honlapnak nincs ilyen nyelve: „{lang}”.", EN: "“{lang}” is not a language of this site."},
	Hint:  diag.Words{HU: "A szöveget nyelvenként így adja meg: {{known}}.", EN: "Give the text for each language like this: {{known}}."},
}

// A comma ends a text between braces, so that the rest looks like a key.
var commaInText = diag.Rule{
	Code:  languageUnknown.Code,
	Words: languageUnknown.Words,
	Hint:  diag.Words{HU: "A szövegben vessző áll: tegye az egész szöveget idézőjelbe.", EN: "There is a comma in the text: put the whole text in quotes."},
}

var languageMissing = diag.Rule{
	Code: "K307", Level: diag.Warning,
	Words: diag.Words{HU: "Ez a szöveg hiányzik ezen a nyelven: {lang}; ott a másik nyelven jelenik meg.", EN: "This text is missing in one language: {lang}; readers there will see the other language."},
	Hint:  diag.Words{HU: "Írja mellé: {lang}: a szöveg.", EN: "Add {lang}: the text."},
}

var termForm = diag.Rule{
	Code:  "K320",
	Words: diag.Words{HU: "Ez nem lehet címke, mert egy webcím része is lesz: „{value}”.", EN: "“{value}” cannot be a tag, because it becomes part of an address."},
	Hint:  diag.Words{HU: "Csak ékezet nélküli kisbetűt, számot és kötőjelet használjon; a nevét a content/terms.yaml adja meg. Például: {example}.", EN: "Use small letters without accents, digits and hyphens; content/terms.yaml holds its name. For example: {example}."},
}

func readText(r *reader, f *Field, n *record.Node) Data {
	switch {
	case n.Kind == record.Scalar:
		return Text{Plain: n.Text, Lang: r.lang}
	case n.Kind == record.Map && f.own:
		r.fault(mapHere, n.Place, "field", f.Name)
		return nil
	}
	if text, ok := r.texts(f, n); ok {
		return text
	}
	return nil
}

// texts reads a text that may be plain or a map by language.
func (r *reader) texts(f *Field, n *record.Node) (Text, bool) {
	switch n.Kind {
	case record.Scalar:
		return Text{Plain: n.Text, Lang: r.lang}, true
	case record.Map:
		return r.byLanguage(f, n)
	}
	r.fault(wantsOne, n.Place, "field", f.Name)
	return Text{}, false
}

func (r *reader) byLanguage(f *Field, n *record.Node) (Text, bool) {
	texts, fine := locale.Text{}, true
	for _, entry := range n.Entries {
		switch {
		case slices.Contains(r.languages, entry.Name) && empty(entry.Value):
			continue
		case slices.Contains(r.languages, entry.Name):
		case entry.Value.Kind == record.Null:
			r.fault(commaInText, entry.Place, "lang", entry.Name)
			fine = false
			continue
		default:
			r.fault(languageUnknown, entry.Place, "lang", entry.Name, "known", strings.Join(r.languages, ": …, ")+": …")
			fine = false
			continue
		}
		text, ok := r.scalar(f, entry.Value)
		texts[entry.Name], fine = text, fine && ok
	}
	for _, lang := range r.languages {
		if fine && len(texts) > 0 && texts[lang] == "" && !r.alone {
			r.fault(languageMissing, n.Place, "lang", lang)
		}
	}
	return Text{Texts: texts}, fine && len(texts) > 0
}

func readMarkdown(r *reader, f *Field, n *record.Node) Data {
	if n.Kind == record.Map {
		r.fault(mapHere, n.Place, "field", f.Name)
		return nil
	}
	if source, ok := r.scalar(f, n); ok {
		return Markdown{Source: source, Lang: r.lang}
	}
	return nil
}

func readCode(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	if f.Terms != nil && locale.Slug(text) != text {
		r.fault(termForm, n.Place, "value", text, "example", locale.Slug(text))
		return nil
	}
	return Code(text)
}

// In returns the text in a language, else in another, and which that is.
func (t Text) In(lang string) (text, in string) {
	if t.Texts == nil {
		return t.Plain, t.Lang
	}
	return t.Texts.In(lang)
}

// IsZero reports whether there is no text.
func (t Text) IsZero() bool { return t.Plain == "" && len(t.Texts) == 0 }

func (t Text) print(p Printer, _ *Field) spoken     { return p.words(t.In(p.Language.Code())) }
func (m Markdown) print(p Printer, _ *Field) spoken { return p.words(m.Source, m.Lang) }
func (c Code) print(Printer, *Field) spoken         { return spoken{text: string(c)} }

func (t Text) wire(c *wire.Codec, _ *Field) Data {
	t.wireText(c)
	return t
}

// wireText writes a text within other data or reads it.
func (t *Text) wireText(c *wire.Codec) {
	t.Texts.Wire(c)
	c.String(&t.Plain)
	c.Name(&t.Lang)
}

func (m Markdown) wire(c *wire.Codec, _ *Field) Data {
	c.String(&m.Source)
	c.Name(&m.Lang)
	return m
}

func (d Code) wire(c *wire.Codec, _ *Field) Data {
	c.String((*string)(&d))
	return d
}
