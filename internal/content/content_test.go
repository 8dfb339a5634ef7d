package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// parser knows a plain type, one with a folder, and one that makes books.
func parser(t testing.TB) Parser {
	t.Helper()
	layouts, err := source.FromFS(fstest.MapFS{
		"types/page/type.yaml": {Data: []byte(`
name: {hu: oldal, en: page}
plural: {hu: Oldalak, en: Pages}
folder: .
path: {hu: "", en: ""}
sign: {shape: none, colour: ink}
sort: [title]
fields: {}
`)},
		"types/recipe/type.yaml": {Data: []byte(`
name: {hu: recept, en: recipe}
plural: {hu: Receptek, en: Recipes}
folder: recipes
path: {hu: receptek, en: recipes}
sign: {shape: circle, colour: green}
sort: [title]
fields:
  notes: {kind: markdown, label: {hu: Jegyzet, en: Notes}}
`)},
		"types/book/type.yaml": {Data: []byte(`
name: {hu: könyv, en: book}
plural: {hu: Könyvek, en: Books}
folder: books
path: {hu: konyvek, en: books}
sign: {shape: square, colour: violet}
sort: [title]
traits: {book: {}}
fields: {}
`)},
	}, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	types, faults := schema.Load(layouts)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	hu, _ := locale.For("hu")
	en, _ := locale.For("en")
	return Parser{Types: types, Languages: []*locale.Language{hu, en}}
}

func TestLocate(t *testing.T) {
	p := parser(t)
	for _, test := range []struct {
		path, id  string
		role      Role
		kind      string
		lang, dir string
		code      string
	}{
		{"index.md", "", Home, "", "hu", "", ""},
		{"index.en.md", "", Home, "", "en", "", ""},
		{"about.md", "about", Member, "page", "hu", "", ""},
		{"about/index.en.md", "about", Member, "page", "en", "about", ""},
		{"recipes/index.md", "recipes", Section, "", "hu", "recipes", ""},
		{"recipes/leves.md", "recipes/leves", Member, "recipe", "hu", "", ""},
		{"recipes/leves.en.md", "recipes/leves", Member, "recipe", "en", "", ""},
		{"recipes/leves/index.md", "recipes/leves", Member, "recipe", "hu", "recipes/leves", ""},
		{"recipes/leves/resz.md", "recipes/leves/resz", Material, "", "hu", "", ""},
		{"recipes/leves/a/b.md", "recipes/leves/a/b", Material, "", "hu", "", ""},
		{"books/x/index.md", "books/x", Member, "book", "hu", "books/x", ""},
		{"books/x/01-eleje.md", "books/x/eleje", Chapter, "", "hu", "", ""},
		{"books/x/12-vege.en.md", "books/x/vege", Chapter, "", "en", "", ""},
		{"books/x/utoszo.md", "books/x/utoszo", Chapter, "", "hu", "", ""},
		{"_reszek/a.md", "_reszek/a", Material, "", "hu", "", ""},
		{"recipes/_kozos/a.md", "recipes/_kozos/a", Material, "", "hu", "", ""},
		{"recipes/leves.em.md", "", Unknown, "", "", "", "K373"},
		{"recipes/leves.de.md", "", Unknown, "", "", "", "K373"},
		{"recipies/leves.md", "", Unknown, "", "hu", "", "K374"},
		{"x/y/z.md", "", Unknown, "", "hu", "", "K374"},
	} {
		spot, faults := p.Locate(source.File{Path: test.path, Display: "content/" + test.path})
		kind, code := "", ""
		if spot.Type != nil {
			kind = spot.Type.Name
		}
		if len(faults) > 0 {
			code = faults[0].Code
		}
		if spot.ID != test.id || spot.Role != test.role || kind != test.kind || spot.Lang != test.lang || spot.Dir != test.dir || code != test.code {
			t.Errorf("%s: %+v %s %s", test.path, spot, kind, code)
		}
	}
}

func TestWrongFolderNamesTheNearest(t *testing.T) {
	_, faults := parser(t).Locate(source.File{Path: "recipies/leves.md", Display: "content/recipies/leves.md"})
	if !strings.Contains(faults[0].Hint.EN, "recipes") {
		t.Error(faults[0].Hint.EN)
	}
}

// The faults that one file shows by itself, each marked by its line and code.
func TestFaultsOfOneFile(t *testing.T) {
	p := parser(t)
	for _, test := range []struct{ name, path, text, want string }{
		{"empty (row 14)", "recipes/a.md", " \n", "1 K370 warning"},
		{"only front matter (row 14)", "recipes/a.md", "---\ntitle: A\n---\n", "2 K377 warning"},
		{"a field is enough", "recipes/a.md", "---\ntitle: A\nnotes: Jó.\n---\n", ""},
		{"a summary may stand alone", "recipes/a.en.md", "---\ntitle: A\ntranslation: summary\n---\n", ""},
		{"no front matter", "recipes/a.md", "Szöveg.\n", "1 K371 error"},
		{"empty chapter", "books/x/01-a.md", "---\ntitle: A\n---\n", "2 K372 warning"},
		{"no alt, on a page (row 22)", "recipes/a.md", "---\ntitle: A\n---\n![](a.png)\n", "4 K230 warning"},
		{"no alt, in a book (row 22)", "books/x/01-a.md", "---\ntitle: A\n---\n![](a.png)\n", "4 K230 error"},
		{"skipped level, in a book (row 22)", "books/x/index.md", "---\ntitle: A\n---\n## B\n\n#### C\n", "6 K240 error"},
		{"lines are those of the file", "recipes/a.md", "---\ntitle: A\nsummary: B\n---\n\n\n![](a.png)\n", "7 K230 warning"},
	} {
		page := p.Parse(source.File{Path: test.path, Display: "content/" + test.path}, []byte(test.text))
		var got []string
		for _, d := range page.Faults() {
			got = append(got, strings.Join([]string{itoa(d.Place.Line), d.Code, d.Level.String()}, " "))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %s, want %s", test.name, strings.Join(got, ", "), test.want)
		}
	}
}

func itoa(n int) string { return string(rune('0' + n)) }

func TestVocabulary(t *testing.T) {
	var v Vocabulary
	faults := v.ReadTerms("content/terms.yaml", []byte("tags:\n  quick: {hu: Gyors, en: Quick}\n  slow: Lassú\n"))
	if len(faults) != 1 || faults[0].Code != "K375" || faults[0].Place.Line != 3 || v.Terms["tags"]["quick"]["en"] != "Quick" {
		t.Error(faults, v.Terms)
	}
	faults = v.ReadAbbreviations("content/abbreviations.yaml", []byte("hu:\n  MTA: Magyar Tudományos Akadémia\nen: none\n"))
	if len(faults) != 1 || faults[0].Code != "K376" || v.Abbreviations["hu"]["MTA"] == "" {
		t.Error(faults, v.Abbreviations)
	}
}

// FuzzParse: whatever an author's file holds, reading it ends, and says where
// each fault is in that file.
func FuzzParse(f *testing.F) {
	p := parser(f)
	f.Add("recipes/a.md", "---\ntitle: A\n---\n## B\n")
	f.Add("books/x/01-a.md", "---\ntitle: \"A\n---\n")
	f.Add("x.em.md", "")
	f.Fuzz(func(t *testing.T, path, text string) {
		file := source.File{Path: path, Display: "content/" + path}
		if !IsPage(path) {
			return
		}
		page := p.Parse(file, []byte(text))
		lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1
		for _, d := range page.Faults() {
			if d.Place.File != file.Display || d.Place.Line > lines {
				t.Errorf("a fault outside the file: %s", d.Place)
			}
		}
		if page.Record == nil && page.Role != Material && page.Role != Unknown && !hasFault(page.Faults()) {
			t.Error("a page that cannot be read says why")
		}
	})
}

func hasFault(list diag.List) bool { return len(list) > 0 }
