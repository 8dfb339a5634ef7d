package build

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHeirsOfAddresses: a page that is no longer where it was is looked for, and the
// line goes where it is now, or else above where it was.
func TestHeirsOfAddresses(t *testing.T) {
	const (
		settings = "title: {hu: Próba, en: Trial}\nbase_url: https://example.org/\nlanguages:\n  - {code: hu, label: Magyar}\n"
		english  = "  - {code: en, label: English}\n"
		recipe   = "name: {hu: recept, en: recipe}\nplural: {hu: Receptek, en: Recipes}\nfolder: recipes\npath: {hu: receptek, en: recipes}\nsign: {shape: circle, colour: red}\nfields: {}\n"
		tome     = "name: {hu: kötet, en: tome}\nplural: {hu: Kötetek, en: Tomes}\nfolder: tomes\npath: {hu: kotetek, en: tomes}\nsign: {shape: square, colour: green}\ntraits: {book: {}}\nfields: {}\n"
	)
	page := func(title string, lines ...string) string {
		return "---\ntitle: " + title + "\n" + strings.Join(append(lines, "---\nSzöveg.\n"), "\n")
	}
	type files map[string]string // "" is one that is not there any more
	tests := []struct {
		name       string
		start, end files
		want       string
	}{
		{"another name, the same title", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": "", "recipes/x.md": page("Leves"), "recipes/y.md": page("Más")},
			"recipes/x.md:2 /receptek/soup/"},
		{"another folder", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": "", "recipes/x.md": page("Más"), "soup.md": page("Jó leves")},
			"soup.md:2 /receptek/soup/"},
		{"two of that title", files{"tomes/a/soup.md": page("Leves"), "tomes/a/index.md": page("A")},
			files{"tomes/a/soup.md": "", "recipes/x.md": page("Leves"), "recipes/soup.md": page("Leves")},
			"recipes/soup.md:2 /kotetek/a/soup/"},
		{"a slip of the pen is mended", files{"recipes/peer-gint.md": page("Peer Gint")}, files{"recipes/peer-gint.md": "", "recipes/peer-gynt.md": page("Peer Gynt"), "recipes/x.md": page("X")},
			"recipes/peer-gynt.md:2 /receptek/peer-gint/"},
		{"a book with its chapters", files{"tomes/a/index.md": page("A kötet"), "tomes/a/01-one.md": page("Bevezetés"), "tomes/b/index.md": page("B"), "tomes/b/01-one.md": page("Bevezetés")},
			files{"tomes/a/index.md": "", "tomes/a/01-one.md": "", "tomes/c/index.md": page("A kötet"), "tomes/c/01-one.md": page("Bevezetés")},
			"tomes/c/01-one.md:2 /kotetek/a/one/; tomes/c/index.md:2 /kotetek/a/"},
		{"a page that was there before is no heir by its likeness", files{"recipes/soup.md": page("Leves"), "recipes/soups.md": page("Leves")}, files{"recipes/soup.md": ""},
			"recipes/index.md:0 /receptek/soup/"},
		{"a chapter is left out", files{"tomes/a/index.md": page("A", "aliases: [/a/]"), "tomes/a/01-one.md": page("Egy")}, files{"tomes/a/01-one.md": ""},
			"tomes/a/index.md:3 /kotetek/a/one/"},
		{"the last of a section", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": ""},
			"index.md:2 /receptek/soup/"},
		{"a section without a text in that language", files{"recipes/soup.md": page("Leves"), "recipes/soup.en.md": page("Soup"), "recipes/index.md": page("Receptek"), "recipes/x.md": page("X")},
			files{"recipes/soup.md": "", "recipes/soup.en.md": ""},
			"recipes/index.en.md:0 /en/recipes/soup/; recipes/index.md:2 /receptek/soup/"},
		{"one title has changed, the other language is known", files{"recipes/soup.md": page("Leves"), "recipes/soup.en.md": page("Soup")},
			files{"recipes/soup.md": "", "recipes/soup.en.md": "", "recipes/x.md": page("Jó leves"), "recipes/x.en.md": page("Soup")},
			"recipes/x.en.md:2 /en/recipes/soup/; recipes/x.md:2 /receptek/soup/"},
		{"both languages fall to one file", files{"recipes/soup.md": page("Leves"), "recipes/soup.en.md": page("Soup", "slug: broth")}, files{"recipes/soup.md": page("Leves", "slug: leves"), "recipes/soup.en.md": ""},
			"recipes/soup.md:2 /en/recipes/broth/, /receptek/soup/"},
		{"no translation is wanted", files{"recipes/soup.md": page("Leves"), "recipes/soup.en.md": page("Soup")}, files{"recipes/soup.md": page("Leves", "translation: none"), "recipes/soup.en.md": ""},
			"recipes/soup.md:2 /en/recipes/soup/"},
		{"a section has another address", files{"recipes/index.md": page("Receptek"), "recipes/soup.md": page("Leves")}, files{"../layouts/types/recipe/type.yaml": strings.Replace(recipe, "receptek", "etelek", 1)},
			"recipes/index.md:2 /receptek/; recipes/soup.md:2 /receptek/soup/"},
		{"languages change places", files{"recipes/soup.md": page("Leves"), "recipes/soup.en.md": page("Soup")}, files{"../site.yaml": strings.Replace(settings+english, "  - {code: hu, label: Magyar}\n"+english, english+"  - {code: hu, label: Magyar}\n", 1), "recipes/soup.hu.md": page("Leves"), "recipes/soup.md": page("Soup"), "recipes/soup.en.md": "", "index.hu.md": page("Nyitólap"), "index.md": page("Home"), "index.en.md": ""},
			"index.md:2 /en/; recipes/soup.hu.md:2 /receptek/soup/; recipes/soup.md:2 /en/recipes/soup/"},

		{"at the same address under another name", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": "", "recipes/x.md": page("Más", "slug: soup")}, ""},
		{"a file has the address", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": "", "../static/receptek/soup/index.html": "<p>"}, ""},
		{"an old address leads on", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": "", "index.md": page("Nyitólap", "aliases: [/receptek/soup/]")}, ""},
		{"a notice has the address", files{"recipes/soup.md": page("Leves"), "recipes/soup.en.md": page("Soup")}, files{"recipes/soup.en.md": ""}, ""},
		{"the address of a notice", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": page("Leves", "translation: none")}, ""},
		{"a draft", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": page("Leves", "draft: true")}, ""},
		{"the draft of a translation", files{"recipes/soup.md": page("Leves"), "recipes/soup.en.md": page("Soup", "slug: broth")}, files{"recipes/soup.en.md": page("Soup", "slug: broth", "draft: true")}, ""},
		{"the draft of a book", files{"tomes/a/index.md": page("A"), "tomes/a/01-one.md": page("Egy")}, files{"tomes/a/index.md": page("A", "draft: true")}, ""},
		{"what is published later", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": page("Leves", "publish_on: 2026-02-01")}, ""},
		{"what has expired", files{"recipes/soup.md": page("Leves")}, files{"recipes/soup.md": page("Leves", "expire_on: 2025-12-31")}, ""},
		{"a list of tags", files{"recipes/soup.md": page("Leves", "tags: [meleg]")}, files{"recipes/soup.md": page("Leves")}, ""},
		{"a language", files{"recipes/soup.md": page("Leves"), "recipes/soup.en.md": page("Soup")}, files{"../site.yaml": strings.Replace(settings, ", en: Trial", "", 1), "recipes/soup.en.md": "", "index.en.md": ""}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := &garden{T: t, dir: t.TempDir()}
			edit := func(changes files) {
				for name, text := range changes {
					if name = filepath.Join("content", name); text != "" {
						g.write(name, text)
					} else if err := os.Remove(filepath.Join(g.dir, name)); err != nil {
						t.Fatal(err)
					}
				}
			}
			edit(files{"../site.yaml": settings + english, "../layouts/types/recipe/type.yaml": recipe, "../layouts/types/tome/type.yaml": tome, "index.md": page("Nyitólap"), "index.en.md": page("Home")})
			edit(test.start)
			if _, faults := g.process(nil); faults.HasErrors() {
				t.Fatal(faults.Errors())
			}
			edit(test.end)
			_, faults := g.process(nil)
			var got []string
			for _, d := range faults.Errors() {
				_, addresses, _ := strings.Cut(d.Words.EN, ": ")
				place := strings.TrimPrefix(d.Place.File, "content/")
				got = append(got, fmt.Sprintf("%s:%d %s", place, d.Place.Line, addresses))
				if d.Code != "K580" {
					t.Error(d)
				}
			}
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
