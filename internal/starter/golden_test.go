package starter

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

var update = flag.Bool("update", false, "write the golden files")

// golden holds a text against a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", name, diff)
	}
}

// layouts is the built-in theme, as it lies on the disk.
var layouts = os.DirFS("../../layouts")

var day = locale.Date{Year: 2024, Month: 5, Day: 1}

// open opens a copy of the site in testdata.
func open(t testing.TB) *Folder {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	return reopen(t, dir)
}

func reopen(t testing.TB, dir string) *Folder {
	t.Helper()
	f, faults, err := Open(dir, layouts)
	if err != nil || faults.HasErrors() {
		t.Fatal(err, words(faults))
	}
	return f
}

func words(faults diag.List) string {
	var b strings.Builder
	diag.Print(&b, faults, "en", nil)
	return b.String()
}

func read(t testing.TB, f *Folder, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(f.Dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// A type without a template of its own: the page is made of its fields.
func TestSkeleton(t *testing.T) {
	for _, lang := range []string{"hu", "en"} {
		f := open(t)
		name, faults, err := f.New(Page{Type: "recipe", Title: `Kacsa: "ropogós" #1`, Language: lang, Today: day})
		if err != nil || faults != nil {
			t.Fatal(err, words(faults))
		}
		golden(t, "skeleton."+lang+".md", read(t, f, name))
	}
}

func TestTranslate(t *testing.T) {
	f := open(t)
	name, faults, err := f.Translate("content/recipes/gombaleves.md", "")
	if err != nil || faults != nil {
		t.Fatal(err, words(faults))
	}
	if want := "content/recipes/gombaleves.en.md"; name != want {
		t.Errorf("the translation is %s, want %s", name, want)
	}
	golden(t, "gombaleves.en.md", read(t, f, name))
}

func TestPrint(t *testing.T) {
	f := open(t)
	recipe, _ := f.Find("recipe", "")
	for _, lang := range []string{"hu", "en"} {
		var out bytes.Buffer
		if err := f.Describe(recipe).Print(&out, lang); err != nil {
			t.Fatal(err)
		}
		golden(t, "recipe."+lang+".txt", out.Bytes())
	}
	var out bytes.Buffer
	if err := JSON(&out, f.Describe(recipe)); err != nil {
		t.Fatal(err)
	}
	golden(t, "recipe.json", out.Bytes())
}
