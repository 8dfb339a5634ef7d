package content

import (
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
)

// The files at the top of the content tree that hold words for the whole site.
const (
	TermsFile         = "terms.yaml"
	AbbreviationsFile = "abbreviations.yaml"
)

// Vocabulary is the words that belong to the whole site.
type Vocabulary struct {
	// Terms are the names of the values of tags and other fields with pages of
	// their own: field, value, name by language.
	Terms map[string]map[string]locale.Text
	// Abbreviations are what short forms stand for: language, short form, whole.
	Abbreviations map[string]map[string]string
	// Unread says that the file of the terms is there but cannot be read.
	Unread bool
}

var termNames = diag.Rule{
	Code:  "K375",
	Words: diag.Words{HU: "A nevet nyelvenként kell megadni: „{key}”.", EN: "The name of “{key}” has to be given for each language."},
	Hint:  diag.Words{HU: "Írja így: {key}: {hu: …, en: …}.", EN: "Write {key}: {hu: …, en: …}."},
}

var vocabularyShape = diag.Rule{
	Code:  "K376",
	Words: diag.Words{HU: "Itt „név: érték” sorok szükségesek.", EN: "Lines of the form “name: value” are needed here."},
	Hint:  diag.Words{HU: "Nézze meg a fájl többi sorát mintának.", EN: "Look at the other lines of the file for a pattern."},
}

// ReadTerms reads content/terms.yaml.
func (v *Vocabulary) ReadTerms(file string, src []byte) diag.List {
	root, faults := record.Parse(file, src, 1)
	if faults.HasErrors() {
		v.Unread = true
		return faults
	}
	v.Terms = map[string]map[string]locale.Text{}
	eachEntry(root, &faults, func(field record.Entry) {
		v.Terms[field.Name] = map[string]locale.Text{}
		eachEntry(field.Value, &faults, func(term record.Entry) {
			names := locale.Text{}
			if term.Value.Kind != record.Map {
				faults = append(faults, termNames.At(term.Place, "key", term.Name))
				return
			}
			for _, name := range term.Value.Entries {
				names[name.Name] = name.Value.Text
			}
			v.Terms[field.Name][term.Name] = names
		})
	})
	return faults
}

// ReadAbbreviations reads content/abbreviations.yaml.
func (v *Vocabulary) ReadAbbreviations(file string, src []byte) diag.List {
	root, faults := record.Parse(file, src, 1)
	v.Abbreviations = map[string]map[string]string{}
	eachEntry(root, &faults, func(lang record.Entry) {
		v.Abbreviations[lang.Name] = map[string]string{}
		eachEntry(lang.Value, &faults, func(short record.Entry) {
			v.Abbreviations[lang.Name][short.Name] = short.Value.Text
		})
	})
	return faults
}

func eachEntry(node *record.Node, faults *diag.List, do func(record.Entry)) {
	switch {
	case node == nil || node.Kind == record.Null:
	case node.Kind != record.Map:
		*faults = append(*faults, vocabularyShape.At(node.Place))
	default:
		for _, entry := range node.Entries {
			do(entry)
		}
	}
}
