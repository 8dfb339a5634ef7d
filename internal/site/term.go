package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/schema"
)

// Term is a value of a field whose values have pages of their own, in one
// language.
type Term struct {
	Field string // the name of the field: pages of several types share its terms
	Label string // the field's label
	Key   string
	Title string
	Lang  string
	URL   string
	Pages []*Page

	carriers *list
	sortKey  string // of the title
}

// termKey tells terms apart.
type termKey struct{ field, key, lang string }

var unnamedTerm = diag.Rule{
	Code: "K430", Level: diag.Warning,
	Words: diag.Words{HU: "Ennek az értéknek nincs neve, ezért így jelenik meg: {key}", EN: "The value “{key}” has no name, so it is shown as {key}"},
	Hint:  diag.Words{HU: "Írja be a content/terms.yaml fájlba, ezen belül: {field}, így: {key}: {hu: …, en: …}.", EN: "Write it into content/terms.yaml below {field}: {key}: {hu: …, en: …}."},
}

var unnamedTermNear = diag.Rule{
	Code:  "K431",
	Words: diag.Words{HU: "Nincs ilyen érték: „{key}”", EN: "There is no value “{key}”"},
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}. Ha új érték, írja be a content/terms.yaml fájlba, ezen belül: {field}.", EN: "Did you mean {near}? If it is new, write it into content/terms.yaml below {field}."},
}

// termValue is a value that has a page of its own, by one of its fields.
type termValue struct {
	field *schema.Field
	value *schema.Value
}

// placeTerms makes the terms of all lists of carriers, those that the last site
// has not made of the same ones.
func (s *Site) placeTerms(last *Site) {
	s.terms, s.termByKey = nil, map[termKey]*Term{}
	for of, pages := range s.lists {
		if of.kind != carriers {
			continue
		}
		key := termKey{of.field, of.value, s.Config.Languages[of.lang].Code}
		t := last.termByKey[key]
		if t == nil || t.carriers != pages {
			t = s.newTerm(key, pages)
		}
		s.terms, s.termByKey[key] = append(s.terms, t), t
	}
	slices.SortFunc(s.terms, func(a, b *Term) int {
		return cmp.Or(
			strings.Compare(a.Lang, b.Lang),
			strings.Compare(a.Field, b.Field),
			strings.Compare(a.sortKey, b.sortKey),
			strings.Compare(a.Key, b.Key))
	})
}

// newTerm makes a term. Fields of several types may share it: the first page
// decides about its label.
func (s *Site) newTerm(key termKey, of *list) *Term {
	v := of.pages[0].version
	field := v.terms[slices.IndexFunc(v.terms, func(t termValue) bool {
		return t.field.Name == key.field && t.value.Machine() == key.key
	})].field
	title := key.key
	if name, _ := s.Vocabulary.Terms[key.field][key.key].In(key.lang); name != "" {
		title = name
	}
	folder, _ := field.Terms.Path.In(key.lang)
	label, _ := field.Label.In(key.lang)
	return &Term{Field: key.field, Label: label, Key: key.key, Title: title, Lang: key.lang,
		URL:   s.Root(key.lang) + folder + "/" + locale.Slug(title) + "/",
		Pages: of.pages, carriers: of, sortKey: string(s.Language(key.lang).Key(title))}
}

// checkTerms finds values without a name.
func (s *Site) checkTerms(p *Page) diag.List {
	if s.Vocabulary.Terms == nil && s.Vocabulary.Unread {
		return nil
	}
	var faults diag.List
	for _, t := range p.version.terms {
		names, code := s.Vocabulary.Terms[t.field.Name], t.value.Machine()
		if _, named := names[code]; named {
			continue
		}
		fault := unnamedTerm.At(t.value.Place, "key", code, "field", t.field.Name)
		if near, ok := record.Nearest(code, slices.Sorted(maps.Keys(names))); ok {
			fault = unnamedTermNear.At(t.value.Place, "key", code, "near", near, "field", t.field.Name)
		}
		faults = append(faults, fault)
	}
	return faults
}

// Term returns the page of a value in a language, or nil.
func (s *Site) Term(field, key, lang string) *Term { return s.termByKey[termKey{field, key, lang}] }
