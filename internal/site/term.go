package site

import (
	"cmp"
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

// collectTerms finds all terms and who carries them, and gives them addresses.
func (s *Site) collectTerms() diag.List {
	var faults diag.List
	found := map[termKey]*Term{}
	for _, p := range s.pages {
		if !p.Listed() {
			continue
		}
		visit := func(v *schema.Value) {
			for _, code := range termsOf(v) {
				if fault, bad := s.checkTerm(code, v.Field); bad {
					faults = append(faults, fault)
				}
				s.addTerm(found, v.Field, code.Machine(), p)
			}
		}
		p.Record.Walk(visit)
		for _, v := range p.Record.At("tags") {
			visit(v)
		}
	}
	s.termByKey = found
	for _, t := range found {
		s.terms = append(s.terms, t)
	}
	s.sortTerms()
	for _, t := range s.terms {
		if fault, ok := s.addresses.take(t.URL, diag.Place{File: "content/terms.yaml"}); !ok {
			faults = append(faults, fault)
		}
		s.byTitle(t.Pages, t.Lang)
	}
	return faults
}

// termsOf returns the codes of a value whose field has a page per value.
func termsOf(v *schema.Value) []*schema.Value {
	if v.Field == nil || v.Field.Terms == nil {
		return nil
	}
	if list, ok := v.Data.(schema.List); ok {
		return list
	}
	return []*schema.Value{v}
}

func (s *Site) checkTerm(v *schema.Value, field *schema.Field) (diag.Diagnostic, bool) {
	code := v.Machine()
	if s.Vocabulary.Terms == nil && s.Vocabulary.Unread {
		return diag.Diagnostic{}, false
	}
	names := s.Vocabulary.Terms[field.Name]
	if _, named := names[code]; named {
		return diag.Diagnostic{}, false
	}
	if near, ok := record.Nearest(code, slices.Sorted(keys(names))); ok {
		return unnamedTermNear.At(v.Place, "key", code, "near", near, "field", field.Name), true
	}
	return unnamedTerm.At(v.Place, "key", code, "field", field.Name), true
}

func (s *Site) addTerm(found map[termKey]*Term, field *schema.Field, code string, p *Page) {
	id := termKey{field.Name, code, p.Lang}
	t := found[id]
	if t == nil {
		title := code
		if name, _ := s.Vocabulary.Terms[field.Name][code].In(p.Lang); name != "" {
			title = name
		}
		folder, _ := field.Terms.Path.In(p.Lang)
		label, _ := field.Label.In(p.Lang)
		t = &Term{Field: field.Name, Label: label, Key: code, Title: title, Lang: p.Lang,
			URL: s.Root(p.Lang) + folder + "/" + locale.Slug(title) + "/"}
		found[id] = t
	}
	if n := len(t.Pages); n == 0 || t.Pages[n-1] != p { // one page is visited at a time
		t.Pages = append(t.Pages, p)
	}
}

func (s *Site) sortTerms() {
	slices.SortStableFunc(s.terms, func(a, b *Term) int {
		return cmp.Or(
			strings.Compare(a.Lang, b.Lang),
			strings.Compare(a.Field, b.Field),
			s.Language(a.Lang).Compare(a.Title, b.Title),
			strings.Compare(a.Key, b.Key))
	})
}

// byTitle sorts pages of several types: by section, then as each type has it.
func (s *Site) byTitle(pages []*Page, lang string) {
	compare := s.comparer(pages, lang)
	slices.SortStableFunc(pages, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(s.rank(a.Type), s.rank(b.Type)), compare(a, b, "title"))
	})
}

// Term returns the page of a value in a language, or nil.
func (s *Site) Term(field, key, lang string) *Term { return s.termByKey[termKey{field, key, lang}] }
