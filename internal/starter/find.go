package starter

import (
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/schema"
)

var unknownType = diag.Rule{
	Code:  "K056",
	Words: diag.Words{HU: "Ilyen oldaltípus nincs: „{word}”.", EN: "There is no such type of page: “{word}”."},
	Hint:  diag.Words{HU: "Ezek közül választhat: {known}.", EN: "You can choose from {known}."},
}

var unknownTypeNear = diag.Rule{
	Code:  unknownType.Code,
	Words: unknownType.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}. A típusokat ez sorolja fel: kalauz types.", EN: "Perhaps you meant {near}. To list the types: kalauz types."},
}

var severalTypes = diag.Rule{
	Code:  "K057",
	Words: diag.Words{HU: "Több oldaltípusnak is ez a neve: „{word}”.", EN: "Several types of pages have this name: “{word}”."},
	Hint:  diag.Words{HU: "Adja meg a típus azonosítóját: {known}.", EN: "Give the name of its folder of layouts: {known}."},
}

// Find returns the type that a word means: by its name, its folder, or its label
// in either language. Capitals and accents do not count. place is where the word
// stands: a command.
func (f *Folder) Find(word, place string) (*schema.Type, diag.List) {
	if t := f.Types.ByName(word); t != nil {
		return t, nil
	}
	folded := locale.Fold(strings.TrimSpace(word))
	var found []*schema.Type
	var known, all []string
	for _, t := range f.Types.All() {
		known = append(known, t.Name)
		words := spoken(t)
		all = append(all, words...)
		if slices.ContainsFunc(words, func(w string) bool { return locale.Fold(w) == folded }) {
			found = append(found, t)
		}
	}
	at := diag.Place{File: place}
	if len(found) == 1 {
		return found[0], nil
	}
	if len(found) > 1 {
		var names []string
		for _, t := range found {
			names = append(names, t.Name)
		}
		return nil, diag.List{severalTypes.At(at, "word", word, "known", strings.Join(names, ", "))}
	}
	if near, ok := record.Nearest(word, all); ok {
		return nil, diag.List{unknownTypeNear.At(at, "word", word, "near", near)}
	}
	return nil, diag.List{unknownType.At(at, "word", word, "known", strings.Join(known, ", "))}
}

// spoken is every word by which editors call a type.
func spoken(t *schema.Type) []string {
	words := []string{t.Name}
	if t.Folder != "." {
		words = append(words, t.Folder)
	}
	for _, lang := range []string{"hu", "en"} {
		for _, label := range []locale.Text{t.Label, t.Plural} {
			if label[lang] != "" {
				words = append(words, label[lang])
			}
		}
	}
	return words
}
