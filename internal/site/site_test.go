package site

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// today is the day of every test.
var today = locale.Date{Year: 2020, Month: 6, Day: 15}

// types are what the small sites of the tests are made of.
var types = map[string]string{
	"types/cook/type.yaml": `
name: {hu: szakács, en: cook}
plural: {hu: Szakácsok, en: Cooks}
folder: cooks
path: {hu: szakacsok, en: cooks}
sign: {shape: ring, colour: brown}
sort: [title]
fields:
  stated: {kind: number, label: {hu: Megadott szám, en: Stated number}}
checks:
  - {count_of: {type: recipe, by: cook}, equals: stated, level: warning}
`,
	"types/recipe/type.yaml": `
name: {hu: recept, en: recipe}
plural: {hu: Receptek, en: Recipes}
folder: recipes
path: {hu: receptek, en: recipes}
sign: {shape: circle, colour: green}
sort: [-course, title]
group_by: course
sequence: {within: cook, by: number}
traits: {dated: {when: held}}
fields:
  number: {kind: number, label: {hu: Szám, en: Number}}
  course: {kind: enum, label: {hu: Fogás, en: Course}, values: {soup: {hu: Leves, en: Soup}, main: {hu: Főétel, en: Main course}}}
  cook: {kind: ref, to: cook, label: {hu: Szakács, en: Cook}, back: {hu: Receptjei, en: Recipes by the cook}}
  diets: {kind: list, of: code, terms: {path: {hu: etrendek, en: diets}}, label: {hu: Étrend, en: Diet}}
  held: {kind: period, label: {hu: Mikor, en: When}}
  best: {kind: bool, label: {hu: Legjobb, en: Best}}
  guests: {kind: list, of: {kind: ref, to: cook}, label: {hu: Vendégek, en: Guests}, back: {hu: Vendégként, en: As a guest}}
checks:
  - {unique: number, within: cook}
  - {exactly_one: {best: true}, within: cook}
`,
	"types/book/type.yaml": `
name: {hu: könyv, en: book}
plural: {hu: Könyvek, en: Books}
folder: books
path: {hu: konyvek, en: books}
sign: {shape: square, colour: violet}
sort: [title]
traits: {book: {}}
fields: {}
`,
	"types/party/type.yaml": `
name: {hu: vendégség, en: party}
plural: {hu: Vendégségek, en: Parties}
folder: parties
path: {hu: vendegsegek, en: parties}
sign: {shape: stripe, colour: blue}
sort: [-chef, title]
fields:
  chef: {kind: ref, to: cook, label: {hu: Séf, en: Chef}}
`,
	"types/page/type.yaml": `
name: {hu: oldal, en: page}
plural: {hu: Oldalak, en: Pages}
folder: .
path: {hu: "", en: ""}
sign: {shape: none, colour: ink}
sort: [title]
fields: {}
`,
}

const settings = `
title: {hu: Konyha, en: Kitchen}
base_url: https://pelda.hu/
languages:
  - {code: hu, label: Magyar, locale: hu-HU}
  - {code: en, label: English, locale: en-GB}
menu: [recipes, cooks]
`

// assemble makes a site of the files of an archive.
func assemble(t *testing.T, archive *txtar.Archive, change func(*Input)) (*Site, diag.List) {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range types {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	settings, faults := config.Load("site.yaml", []byte(settings))
	known, more := schema.Load(tree(t, files))
	if faults = append(faults, more...); len(faults) > 0 {
		t.Fatalf("the settings and types of the test: %v", faults)
	}
	in := Input{Config: settings, Types: known, Today: today}
	pages := fstest.MapFS{}
	for _, file := range archive.Files {
		if name, ok := strings.CutPrefix(file.Name, "content/"); ok {
			pages[name] = &fstest.MapFile{Data: file.Data}
		}
	}
	faults = read(t, &in, tree(t, pages))
	if change != nil {
		change(&in)
	}
	s, joined := Assemble(in)
	return s, append(faults, joined...).Sorted()
}

func tree(t *testing.T, files fs.FS) source.Tree {
	t.Helper()
	tree, err := source.FromFS(files, "content")
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func read(t *testing.T, in *Input, tree source.Tree) diag.List {
	t.Helper()
	parser := content.Parser{Types: in.Types, Languages: in.Config.Locales()}
	var faults diag.List
	outlines := map[*content.Card]*content.Outline{}
	in.Outline = func(card *content.Card) *content.Outline { return outlines[card] }
	for _, file := range tree.Files() {
		raw, err := file.Read()
		if err != nil {
			t.Fatal(err)
		}
		file.Display = "content/" + file.Path
		switch {
		case file.Path == content.TermsFile:
			faults = append(faults, in.Vocabulary.ReadTerms(file.Display, raw)...)
		case !content.IsPage(file.Path):
			in.Resources = append(in.Resources, file.Path)
		default:
			page := parser.Parse(file, raw)
			faults = append(faults, page.Faults()...)
			if page.Role == content.Material {
				in.Snippets = append(in.Snippets, parser.Snippet(file, raw))
				continue
			}
			in.Cards = append(in.Cards, page.Card)
			outlines[page.Card] = page.Outline
		}
	}
	return faults
}

// TestSites runs every archive of testdata: the files of a small site, and what
// becomes of it. "pages" lists address, id, language and state; "faults" lists
// file:line and code; both are compared whole.
func TestSites(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(raw)
			s, faults := assemble(t, archive, nil)
			got := map[string]string{"pages": pagesOf(s), "faults": faultsOf(faults), "lists": listsOf(s), "related": relatedOf(s), "terms": termsOfSite(s), "aliases": aliasesOf(s), "files": filesOfSite(s)}
			for _, file := range archive.Files {
				if have, ok := got[file.Name]; ok {
					if diff := cmp.Diff(string(file.Data), have); diff != "" {
						t.Errorf("%s (-want +got):\n%s", file.Name, diff)
					}
				}
			}
		})
	}
}

func pagesOf(s *Site) string {
	var b strings.Builder
	for _, p := range s.Pages() {
		title, lang := p.Title()
		fmt.Fprintf(&b, "%s %s %s %s %q%s\n", p.URL, orDash(p.ID), p.Lang, p.State, title, lang)
	}
	return b.String()
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func faultsOf(faults diag.List) string {
	var b strings.Builder
	for _, d := range faults {
		fmt.Fprintf(&b, "%s:%d %s %s\n", d.Place.File, d.Place.Line, d.Level, d.Code)
	}
	return b.String()
}

func listsOf(s *Site) string {
	var b strings.Builder
	for _, section := range s.Sections() {
		for _, lang := range []string{"hu", "en"} {
			for _, g := range s.Groups(section.Members[lang], section.Type, lang) {
				fmt.Fprintf(&b, "%s %s %s:", section.Type.Folder, lang, orDash(g.Title))
				for _, p := range g.Pages {
					fmt.Fprintf(&b, " %s", p.ID)
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

func relatedOf(s *Site) string {
	var b strings.Builder
	for _, p := range s.Pages() {
		for _, r := range s.Related(p) {
			fmt.Fprintf(&b, "%s ← %s:", p.URL, r.Field.Back[p.Lang])
			for _, q := range r.Pages {
				fmt.Fprintf(&b, " %s", q.URL)
			}
			b.WriteString("\n")
		}
		if before, after := s.Neighbours(p); before != nil || after != nil {
			fmt.Fprintf(&b, "%s ", p.URL)
			if before != nil {
				fmt.Fprintf(&b, "< %s ", before.URL)
			}
			if after != nil {
				fmt.Fprintf(&b, "> %s", after.URL)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func termsOfSite(s *Site) string {
	var b strings.Builder
	for _, term := range s.Terms() {
		fmt.Fprintf(&b, "%s %q:", term.URL, term.Title)
		for _, g := range s.Groups(term.Pages, nil, term.Lang) {
			if g.Title != "" {
				fmt.Fprintf(&b, " [%s]", g.Title)
			}
			for _, p := range g.Pages {
				fmt.Fprintf(&b, " %s", p.URL)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func aliasesOf(s *Site) string {
	var b strings.Builder
	for _, a := range s.Aliases() {
		fmt.Fprintf(&b, "%s → %s\n", a.From, a.To.URL)
	}
	return b.String()
}

func filesOfSite(s *Site) string {
	var b strings.Builder
	for _, r := range s.Resources() {
		fmt.Fprintf(&b, "%s → %s\n", r.Path, r.URL)
	}
	return b.String()
}

const resolveSite = `
-- content/recipes/gulyas.md --
---
title: Gulyás
best: true
cook: cooks/anna
---
## Hozzávalók

## Elkészítés
-- content/recipes/gulyas.en.md --
---
title: Goulash
slug: goulash
---
## Ingredients

## Method
-- content/recipes/titkos.md --
---
title: Titkos
draft: true
---
Még készül.
-- content/cooks/anna/index.md --
---
title: Anna
---
Anna főz.
-- content/cooks/anna/arc.png --
x
-- content/books/kis/index.md --
---
title: Kis könyv
---
Szöveg.
-- content/books/kis/01-elso.md --
---
title: Első
---
## Bevezetés
`

func TestResolve(t *testing.T) {
	s, _ := assemble(t, txtar.Parse([]byte(resolveSite)), nil)
	for _, test := range []struct {
		from, lang, file, dest string
		kind                   Kind
		url, near              string
	}{
		{"recipes/gulyas", "hu", "recipes/gulyas.md", "../cooks/anna/index.md", Internal, "/szakacsok/anna/", ""},
		{"recipes/gulyas", "hu", "recipes/gulyas.md", "../cooks/anna/", Internal, "/szakacsok/anna/", ""},
		{"recipes/gulyas", "en", "recipes/gulyas.en.md", "../cooks/anna/index.md", Internal, "/en/cooks/anna/", ""},
		{"recipes/gulyas", "hu", "recipes/gulyas.md", "#elkeszites", Internal, "/receptek/gulyas/#elkeszites", ""},
		{"recipes/gulyas", "hu", "recipes/gulyas.md", "#elkeszitse", NoAnchor, "/receptek/gulyas/", "elkeszites"},
		{"cooks/anna", "en", "cooks/anna/index.md", "../../recipes/gulyas.md#elkeszites", Internal, "/en/recipes/goulash/#elkeszites", ""},
		{"cooks/anna", "hu", "cooks/anna/index.md", "../../recipes/gulyas.en.md", Internal, "/receptek/gulyas/", ""},
		{"cooks/anna", "hu", "cooks/anna/index.md", "../../recipes/gulya.md", Missing, "", "../../recipes/gulyas.md"},
		{"cooks/anna", "hu", "cooks/anna/index.md", "../recipes/gulyas.md", Missing, "", "../../recipes/gulyas.md"},
		{"cooks/anna", "hu", "cooks/anna/index.md", "../../../site.yaml", Outside, "", ""},
		{"cooks/anna", "hu", "cooks/anna/index.md", `..\..\x.md`, Outside, "", ""},
		{"cooks/anna", "hu", "cooks/anna/index.md", "arc.png", Asset, "/szakacsok/anna/arc.png", ""},
		{"cooks/anna", "hu", "cooks/anna/index.md", "Arc.png", Missing, "", "arc.png"},
		{"cooks/anna", "hu", "cooks/anna/index.md", "../../recipes/titkos.md", Hidden, "", ""},
		{"cooks/anna", "hu", "cooks/anna/index.md", "https://pelda.hu/#x", External, "https://pelda.hu/#x", ""},
		{"cooks/anna", "hu", "cooks/anna/index.md", "mailto:a@pelda.hu", External, "mailto:a@pelda.hu", ""},
		{"cooks/anna", "hu", "cooks/anna/index.md", "../../books/kis/01-elso.md#bevezetes", Internal, "/konyvek/kis/elso/#bevezetes", ""},
	} {
		got := s.Resolve(s.Page(test.from, test.lang), test.file, test.dest)
		if got.Kind != test.kind || got.URL != test.url || got.Nearby != test.near {
			t.Errorf("%s (%s) from %s: kind %d %q near %q", test.dest, test.lang, test.file, got.Kind, got.URL, got.Nearby)
		}
	}
}

func TestSwitchNeverLeadsToNothing(t *testing.T) {
	s, _ := assemble(t, txtar.Parse([]byte(resolveSite+`
-- content/recipes/csak-magyar.md --
---
title: Csak magyarul
translation: none
---
Szöveg.
`)), nil)
	for _, p := range s.Pages() {
		for _, l := range s.Languages() {
			to := s.Switch(p, l.Code)
			if to == nil || !slices.Contains(s.Pages(), to) || to.Lang != l.Code {
				t.Errorf("%s: in %s the switch leads to %v", p.URL, l.Code, to)
			}
		}
	}
	if to := s.Switch(s.Page("recipes/csak-magyar", "hu"), "en"); to.URL != "/en/recipes/" {
		t.Errorf("a page that is not to be translated leads to its section, not to %s", to.URL)
	}
}

func TestAlternatesGoBothWays(t *testing.T) {
	s, _ := assemble(t, txtar.Parse([]byte(resolveSite)), nil)
	for _, p := range s.Pages() {
		for _, a := range s.Alternates(p) {
			if a.Lang == "x-default" {
				continue
			}
			other := s.Page(p.ID, a.Lang)
			if other == nil || !other.Listed() || other.URL != a.URL || !slices.Equal(s.Alternates(other), s.Alternates(p)) {
				t.Errorf("%s: %v does not lead back", p.URL, a)
			}
		}
	}
}

func TestDrafts(t *testing.T) {
	s, _ := assemble(t, txtar.Parse([]byte(resolveSite)), func(in *Input) { in.Drafts = true })
	if s.Page("recipes/titkos", "hu") == nil {
		t.Error("with drafts the draft is a page")
	}
	s, _ = assemble(t, txtar.Parse([]byte(resolveSite)), nil)
	if s.Page("recipes/titkos", "hu") != nil {
		t.Error("without drafts it is none")
	}
}

func TestDays(t *testing.T) {
	archive := txtar.Parse([]byte(`
-- content/recipes/a.md --
---
title: Elmúlt
held: {start: 2020-06-10, end: 2020-06-14}
---
x
-- content/recipes/b.md --
---
title: Mai
held: 2020-06-15
---
x
-- content/recipes/c.md --
---
title: Jövő
held: 2020-07-01
publish_on: 2020-06-16
---
x
-- content/recipes/d.md --
---
title: Lejárt
expire_on: 2020-06-14
---
x
`))
	s, _ := assemble(t, archive, nil)
	ids := func(pages []*Page) string {
		var list []string
		for _, p := range pages {
			list = append(list, p.ID)
		}
		return strings.Join(list, " ")
	}
	upcoming, past := s.Dated("hu", s.Sections()...)
	if ids(upcoming) != "recipes/b" || ids(past) != "recipes/a" {
		t.Errorf("upcoming %s, past %s", ids(upcoming), ids(past))
	}
	s, _ = assemble(t, archive, func(in *Input) { in.Future = true })
	if upcoming, _ = s.Dated("hu", s.Sections()...); ids(upcoming) != "recipes/b recipes/c" || s.Page("recipes/d", "hu") == nil {
		t.Errorf("with future pages: %s", ids(upcoming))
	}
	s, _ = assemble(t, archive, func(in *Input) { in.Today = locale.Date{Year: 2020, Month: 6, Day: 16} })
	if upcoming, past = s.Dated("hu", s.Sections()...); ids(upcoming) != "recipes/c" || ids(past) != "recipes/b recipes/a" {
		t.Errorf("a day later: upcoming %s, past %s", ids(upcoming), ids(past))
	}
}
