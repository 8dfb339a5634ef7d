package starter

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/content"
	"kalauz/internal/record"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// parse reads a page as the site does.
func parse(t testing.TB, f *Folder, name string) *content.Page {
	t.Helper()
	f = reopen(t, f.Dir)
	file, ok := f.content.Lookup(strings.TrimPrefix(name, contentDir+"/"))
	if !ok {
		t.Fatalf("%s is not there", name)
	}
	raw, err := file.Read()
	if err != nil {
		t.Fatal(err)
	}
	return f.parser().Parse(file, raw)
}

// Whatever type there is, what New writes can be read, and is a draft.
func TestNewPagesAreValid(t *testing.T) {
	f := open(t)
	for _, kind := range f.Types.All() {
		for _, lang := range f.Config.Codes() {
			title := `A "nagy": #` + lang
			name, faults, err := f.New(Page{Type: kind.Name, Title: title, Language: lang, Today: day})
			if err != nil || faults != nil {
				t.Errorf("%s: %v %s", kind.Name, err, words(faults))
				continue
			}
			page := parse(t, f, name)
			if page.Faults().HasErrors() {
				t.Errorf("%s: %s", kind.Name, words(page.Faults()))
			}
			if page.Type != nil && page.Type.Name != kind.Name || page.Lang != lang {
				t.Errorf("%s is a page of the type %s in %s, want %s in %s", name, page.Type.Name, page.Lang, kind.Name, lang)
			}
			if page.Record == nil || page.Record.Base.Title != title || !page.Record.Base.Draft {
				t.Errorf("%s: want a draft with the title %s, got %+v", name, title, page.Record)
			}
			if _, faults := page.Type.Complete(page.Record); faults.HasErrors() {
				t.Errorf("%s is not whole: %s", name, words(faults))
			}
		}
	}
}

var offeredLine = regexp.MustCompile(`(?m)^# ([a-z_]+: \S.*?)   # `)

// Every example that a new page offers is right, once its hash is deleted.
func TestExamplesAreValid(t *testing.T) {
	f := open(t)
	recipe, _ := f.Find("recipe", "")
	text := offeredLine.ReplaceAll(skeleton(recipe, values{Title: "x", Lang: "hu", Date: day.ISO()}), []byte("$1 # "))
	parts, faults := record.Split("x.md", text)
	node, more := record.Parse("x.md", parts.Head, parts.HeadLine)
	if faults = append(faults, more...); faults != nil {
		t.Fatal(words(faults))
	}
	_, faults = recipe.Read(node, "x.md", "hu", f.Config.Codes())
	if faults != nil {
		t.Errorf("%s\n%s", words(faults), text)
	}
	if given := len(node.Entries); given < 20 {
		t.Errorf("only %d fields have an example:\n%s", given, text)
	}
}

func TestFind(t *testing.T) {
	f := open(t)
	for _, word := range []string{"recipe", "recipes", "Recept", "RECEPTEK", "recept ", "Recípe"} {
		if found, faults := f.Find(word, ""); found == nil || found.Name != "recipe" {
			t.Errorf("Find(%q) is %v: %s", word, found, words(faults))
		}
	}
	for word, want := range map[string]string{"recept2": "recept", "recipies": "Recipes", "qqqqq": "You can choose from"} {
		if found, faults := f.Find(word, "here"); found != nil || !strings.Contains(words(faults), want) {
			t.Errorf("Find(%q) is %v: %s, want %q", word, found, words(faults), want)
		}
	}
}

func TestFindSeveral(t *testing.T) {
	f := open(t)
	mine := filepath.Join(f.Dir, "layouts/types/dish")
	raw := read(t, f, "layouts/types/recipe/type.yaml")
	if err := os.MkdirAll(mine, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(mine, "type.yaml"), []byte(strings.ReplaceAll(string(raw), "folder: recipes", "folder: dishes")), 0o644); err != nil {
		t.Fatal(err)
	}
	f, _, err := Open(f.Dir, layouts)
	if err != nil {
		t.Fatal(err)
	}
	if found, faults := f.Find("recept", ""); found != nil || !strings.Contains(words(faults), "dish, recipe") {
		t.Errorf("a label of two types found %v: %s", found, words(faults))
	}
	if found, _ := f.Find("dish", ""); found == nil {
		t.Error("the name of a type does not find it")
	}
}

func TestName(t *testing.T) {
	f := open(t)
	for _, test := range []struct{ kind, title, name, want string }{
		{"recipe", "Szilvás gombóc", "", "szilvas-gomboc"},
		{"recipe", "Szilvás gombóc", "Gomboc.md", "gomboc"},
		{"recipe", strings.Repeat("hosszú ", 20), "", strings.TrimSuffix(strings.Repeat("hosszu-", 8), "-")},
		{"recipe", strings.Repeat("a", 99), "", strings.Repeat("a", 60)},
		{"recipe", "!?", "", "K059"},
		{"recipe", "Index", "", "K060"},
		{"recipe", "COM1", "", "K060"},
		{"recipe", "Gombaleves", "", "K061"},
		{"recipe", "x", "gombaleves", "K061"},
		{"page", "Recipes", "", "K060"},
	} {
		kind, faults := f.Find(test.kind, "")
		if faults != nil {
			t.Fatal(words(faults))
		}
		got, faults := f.name(Page{Title: test.title, Name: test.name}, kind)
		if faults != nil {
			got = faults[0].Code
		}
		if got != test.want {
			t.Errorf("the name for %q is %s, want %s", test.title, got, test.want)
		}
	}
}

// Nothing that is there is touched.
func TestNothingIsOverwritten(t *testing.T) {
	f := open(t)
	before := tree(t, f.Dir)
	for _, faults := range [][]string{
		second(f.New(Page{Type: "recipe", Title: "Gombaleves", Today: day})),
		second(f.New(Page{Type: "recipe", Title: "Gombaleves", Language: "en", Folder: true, Today: day})),
		second(f.Translate("recipes/gombaleves", "hu")),
		second(f.Translate("recipes/gombaleves", "de")),
		codes(onInit(t, f.Dir)),
	} {
		if len(faults) != 1 {
			t.Errorf("want one fault, got %v", faults)
		}
	}
	if after := tree(t, f.Dir); !slices.Equal(before, after) {
		t.Errorf("the folder has changed:\n%s\n%s", before, after)
	}
}

// The built-in first forms speak the language of the page, and offer the same
// fields in each: what a text holds for another language says so.
func TestFirstFormsSpeakTheLanguageOfThePage(t *testing.T) {
	f := open(t)
	for _, kind := range f.Types.All() {
		forms := map[string]string{}
		for _, lang := range []string{"hu", "en"} {
			text, faults, err := f.firstForm(kind, values{Title: "x", Name: "x", Lang: lang, Date: day.ISO()})
			if err != nil || faults != nil {
				t.Fatalf("%s: %v %s", kind.Name, err, words(faults))
			}
			forms[lang] = string(text)
		}
		if english := inHungarian.ReplaceAllString(forms["en"], ""); hungarianLetter.MatchString(english) {
			t.Errorf("%s: Hungarian in the English form:\n%s", kind.Name, english)
		}
		if diff := cmp.Diff(offeredName.FindAllString(forms["hu"], -1), offeredName.FindAllString(forms["en"], -1)); diff != "" {
			t.Errorf("%s: the forms offer other fields (-hu +en):\n%s", kind.Name, diff)
		}
	}
}

var (
	inHungarian     = regexp.MustCompile(`hu: ("[^"]*"|[^,}]*)`)
	hungarianLetter = regexp.MustCompile(`[áéíóöőúüű]`)
	offeredName     = regexp.MustCompile(`(?m)^(# )?\w+:`)
)

// A form for one language goes before the one for all.
func TestFormOfALanguage(t *testing.T) {
	f := open(t)
	for name, text := range map[string]string{"new.md": "for all", "new.en.md": "for English"} {
		form := "---\ntitle: {{ printf \"%q\" .Title }}\n---\n" + text
		if err := os.WriteFile(filepath.Join(f.Dir, "layouts/types/recipe", name), []byte(form), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f = reopen(t, f.Dir)
	for lang, want := range map[string]string{"hu": "for all", "en": "for English"} {
		name, faults, err := f.New(Page{Type: "recipe", Title: "Leves " + lang, Language: lang, Today: day})
		if err != nil || faults != nil {
			t.Fatal(err, words(faults))
		}
		if got := string(read(t, f, name)); !strings.HasSuffix(got, want) {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

// A site's own form goes before the built-in one for the language.
func TestOwnForm(t *testing.T) {
	f := open(t)
	form := "---\ntitle: {{ printf \"%q\" .Title }}\n---\nour own"
	dir := filepath.Join(f.Dir, "layouts/types/project")
	if err := errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(filepath.Join(dir, "new.md"), []byte(form), 0o644)); err != nil {
		t.Fatal(err)
	}
	name, faults, err := reopen(t, f.Dir).New(Page{Type: "project", Title: "Bridge", Language: "en", Today: day})
	if err != nil || faults != nil {
		t.Fatal(err, words(faults))
	}
	if got := string(read(t, f, name)); !strings.HasSuffix(got, "our own") {
		t.Errorf("the page begins as another form: %q", got)
	}
}

// A template that loses the title, or is none, writes nothing.
func TestFaultyTemplate(t *testing.T) {
	for template, want := range map[string]string{
		"---\ntitle: {{ .Title }}\n---\n":         "K063",
		"---\ntitle: x\n---\n":                    "K063",
		"{{ .Title }}":                            "K063",
		"---\ntitle: {{ .Nope }}\n---\n":          "K062",
		"---\ntitle: {{ printf \"%q\" .Title }\n": "K062",
	} {
		f := open(t)
		if err := os.WriteFile(filepath.Join(f.Dir, "layouts/types/recipe/new.md"), []byte(template), 0o644); err != nil {
			t.Fatal(err)
		}
		before := tree(t, f.Dir)
		_, faults, err := reopen(t, f.Dir).New(Page{Type: "recipe", Title: "Leves: húsos", Today: day})
		if err != nil || !slices.Equal(codes(faults), []string{want}) {
			t.Errorf("%q: %v %v, want %s", template, err, codes(faults), want)
		}
		if after := tree(t, f.Dir); !slices.Equal(before, after) {
			t.Errorf("%q: the folder has changed", template)
		}
	}
}

// The headings of a translation have the levels of the original's, so that every
// link to a place in the one finds it in the other.
func TestHeadingsMatch(t *testing.T) {
	f := open(t)
	name, faults, err := f.Translate("recipes/gombaleves", "en")
	if err != nil || faults != nil {
		t.Fatal(err, words(faults))
	}
	original, translated := parse(t, f, "content/recipes/gombaleves.md").Headings, parse(t, f, name).Headings
	if !slices.Equal(original, translated) || len(original) < 6 {
		t.Errorf("the headings are\n%v, want\n%v", translated, original)
	}
	_, faults, err = reopen(t, f.Dir).Translate("recipes/gombaleves", "en")
	if err != nil || !slices.Equal(codes(faults), []string{"K052"}) {
		t.Errorf("a second translation: %v %v", err, codes(faults))
	}
}

// A link in the content that leads out of the site is not written through.
func TestStaysInside(t *testing.T) {
	f := open(t)
	outside := t.TempDir()
	if err := os.RemoveAll(filepath.Join(f.Dir, "content/recipes")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(f.Dir, "content/recipes")); err != nil {
		t.Skip(err)
	}
	if _, _, err := reopen(t, f.Dir).New(Page{Type: "recipe", Title: "x", Today: day}); err == nil {
		t.Error("the page was written, want an error")
	}
	if files := tree(t, outside); len(files) > 0 {
		t.Errorf("written outside: %v", files)
	}
}

// What Init writes it writes whole, or not at all.
func TestInitUndone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "b"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	broken := fstest.MapFS{"starter/a.md": {Data: []byte("x")}, "starter/b/c.md": {Data: []byte("x")}}
	if _, _, err := Init(dir, broken, day); err == nil {
		t.Error("a file stands in the way of a folder, want an error")
	}
	if files := tree(t, dir); !slices.Equal(files, []string{"b "}) {
		t.Errorf("left behind: %v", files)
	}
}

func TestInitKeeps(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "README.md"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	made, faults, err := Init(dir, layouts, day)
	if err != nil || faults != nil || !slices.Equal(made.Kept, []string{"README.md"}) {
		t.Errorf("kept %v, %v %s", made.Kept, err, words(faults))
	}
	if !slices.Contains(made.Written, ".gitignore") || !slices.Contains(tree(t, dir), "README.md mine") {
		t.Errorf("written %v", made.Written)
	}
	if f := reopen(t, dir); len(f.Config.Languages) != 2 || f.content.Len() < 10 {
		t.Errorf("%d languages, %d files", len(f.Config.Languages), f.content.Len())
	}
}

// Every kind of field and check has its words.
func TestWordsAreWhole(t *testing.T) {
	f := open(t)
	kinds := map[schema.Kind]bool{}
	var visit func([]Field)
	visit = func(fields []Field) {
		for _, field := range fields {
			kinds[field.Kind] = true
			visit(field.Fields)
		}
	}
	checks := map[schema.CheckKind]bool{}
	for _, d := range f.DescribeAll() {
		visit(d.Fields)
		visit(d.Base)
		for _, c := range d.Checks {
			checks[c.Kind] = true
			if c.Words.HU == "" || c.Words.EN == "" || strings.ContainsAny(c.Words.HU+c.Words.EN, "{}") {
				t.Errorf("%s: %+v", c.Kind, c.Words)
			}
		}
	}
	for kind := range kinds {
		if w := kindWords()[kind]; w.HU == "" || w.EN == "" {
			t.Errorf("the kind %s has no words", kind)
		}
	}
	if len(kinds) != len(kindWords()) || len(checks) != len(checkWords()) {
		t.Errorf("%d kinds of %d and %d checks of %d are tried here", len(kinds), len(kindWords()), len(checks), len(checkWords()))
	}
}

// tree lists the files of a folder with their bytes.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	files, _, err := source.Scan(dir, "", source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, file := range files.Files() {
		raw, err := file.Read()
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, file.Path+" "+string(raw))
	}
	return list
}
