package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"path"
	"slices"
	"strings"
)

// garden is a small site as the property test grows it: what its files say, not
// the files themselves. It holds nothing that JSON cannot copy.
type garden struct {
	Pages    []*plant
	Snippets map[string]int    // the number in the text of what is there to be included
	Pictures map[string]int    // path in content/ → colour
	Static   map[string]string // path in static/ → text
	Phrases  map[string]string // key → Hungarian words of the site's own
	Layouts  map[string]string // path in layouts/ → a template of the site's own
	Terms    int
	Abbr     int
	Recipes  int // variants of type.yaml
	Books    int
	Settings int // variant of site.yaml
	Menu     []string
	Raw      map[string]string // what is broken: path → what stands there instead
	Gone     map[string]bool   // folders that are away
	count    int
}

// plant is a page in one or two languages.
type plant struct {
	ID       string // "recipes/soup", "books/good", "books/good/01-first", "about"
	Folder   bool   // X/index.md instead of X.md
	HU, EN   *saying
	Date     int
	With     string // a reference
	Portions int
}

// saying is what a page says in one language.
type saying struct {
	Title, Slug, Body string
	Draft             bool
	Summary           bool // translation: summary
	Aliases           []string
	Links             []string // ids
	Include           string
	Picture           string
}

// clone is a garden of its own.
func (g *garden) clone() *garden {
	raw, err := json.Marshal(g)
	if err != nil {
		panic(err)
	}
	c := &garden{count: g.count}
	if err := json.Unmarshal(raw, c); err != nil {
		panic(err)
	}
	return c
}

func newGarden() *garden {
	g := &garden{
		Snippets: map[string]int{"_parts/salt.md": 1}, Pictures: map[string]int{"recipes/soup/pot.png": 1, "recipes/soup/plate.svg": 2},
		Static: map[string]string{"robots2.txt": "all\n"}, Phrases: map[string]string{}, Layouts: map[string]string{},
		Terms: 1, Abbr: 1, Menu: []string{"recipes", "books"}, Raw: map[string]string{}, Gone: map[string]bool{},
	}
	for _, id := range []string{"about", "recipes/soup", "recipes/bread", "recipes/cake", "recipes/tea", "recipes/jam", "books/good", "books/good/01-first", "books/good/02-next"} {
		g.add(id)
	}
	g.page("recipes/soup").Folder, g.page("recipes/soup").HU.Picture = true, "pot.png"
	g.page("recipes/tea").EN = nil
	g.page("recipes/cake").HU.Include = "../_parts/salt.md"
	g.page("recipes/bread").With = "recipes/soup"
	g.page("books/good").Folder = true
	return g
}

func (g *garden) next() int { g.count++; return g.count }

func (g *garden) page(id string) *plant {
	for _, p := range g.Pages {
		if p.ID == id {
			return p
		}
	}
	return nil
}

func (g *garden) add(id string) *plant {
	n := g.next()
	p := &plant{ID: id, Date: n, Portions: n % 7, HU: &saying{Title: fmt.Sprintf("Árvíztűrő %d", n), Body: "Szöveg."}, EN: &saying{Title: fmt.Sprintf("Flood %d", n), Body: "Text."}}
	g.Pages = append(g.Pages, p)
	return p
}

// file is the name of a page's file in content/.
func (p *plant) file(lang string) string {
	name := p.ID
	if p.Folder {
		name += "/index"
	}
	if lang == "en" {
		name += ".en"
	}
	return name + ".md"
}

func (p *plant) isRecipe() bool { return strings.HasPrefix(p.ID, "recipes/") }

// isBook tells a book from its chapters.
func (p *plant) isBook() bool {
	return strings.HasPrefix(p.ID, "books/") && strings.Count(p.ID, "/") == 1
}

func (p *plant) text(g *garden, lang string, w *saying, original bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\n", w.Title)
	if w.Slug != "" {
		fmt.Fprintf(&b, "slug: %s\n", w.Slug)
	}
	if w.Draft {
		b.WriteString("draft: true\n")
	}
	if len(w.Aliases) > 0 {
		fmt.Fprintf(&b, "aliases: [%s]\n", strings.Join(w.Aliases, ", "))
	}
	if w.Summary && !original {
		b.WriteString("translation: summary\nsummary: In short.\n")
	}
	if original {
		fmt.Fprintf(&b, "date: 2026-%02d-%02d\n", 1+p.Date%12, 1+p.Date%28)
		if p.isRecipe() {
			fmt.Fprintf(&b, "portions: %d\ntags: [salty]\n", p.Portions)
			if p.With != "" {
				fmt.Fprintf(&b, "goes_with: %s\n", p.With)
			}
		}
	}
	fmt.Fprintf(&b, "---\n%s AB és CD.\n\n## Első %s\n\nItt.\n", w.Body, lang)
	for _, id := range w.Links {
		if to := g.page(id); to != nil {
			fmt.Fprintf(&b, "\n[Oda](%s)\n", relative(p.file(lang), to.file("hu")))
		}
	}
	if w.Include != "" {
		fmt.Fprintf(&b, "\n[!INCLUDE](%s)\n", relative(p.file(lang), "_parts/salt.md"))
	}
	if w.Picture != "" {
		fmt.Fprintf(&b, "\n![Kép](%s)\n", w.Picture)
	}
	return b.String()
}

func relative(from, to string) string {
	return strings.Repeat("../", strings.Count(from, "/")) + to
}

// files is what lies on the disk: path → bytes.
func (g *garden) files() map[string]string {
	files := map[string]string{
		"site.yaml":                      g.settings(),
		"layouts/types/recipe/type.yaml": recipeType(g.Recipes),
		"layouts/types/book/type.yaml":   bookType(g.Books),
		"content/terms.yaml":             fmt.Sprintf("tags:\n  salty: {hu: sós %d, en: salty %d}\n", g.Terms, g.Terms),
		"content/abbreviations.yaml":     fmt.Sprintf("hu: {AB: \"anya %d\"}\nen: {AB: \"mother %d\"}\n", g.Abbr, g.Abbr),
		"content/index.md":               "---\ntitle: Konyha\n---\nFőzzünk!\n",
		"content/index.en.md":            "---\ntitle: Kitchen\n---\nLet us cook.\n",
		"content/recipes/index.md":       "---\ntitle: Receptek\n---\n",
	}
	for _, p := range g.Pages {
		if p.HU != nil {
			files["content/"+p.file("hu")] = p.text(g, "hu", p.HU, true)
		}
		if p.EN != nil {
			files["content/"+p.file("en")] = p.text(g, "en", p.EN, p.HU == nil)
		}
	}
	for name, n := range g.Snippets {
		files["content/"+name] = fmt.Sprintf("Egy csipet só, %d.\n", n)
	}
	for name, n := range g.Pictures {
		files["content/"+name] = picture(name, n)
	}
	for name, text := range g.Static {
		files["static/"+name] = text
	}
	for name, text := range g.Layouts {
		files["layouts/"+name] = text
	}
	if len(g.Phrases) > 0 {
		var b strings.Builder
		for _, key := range slices.Sorted(mapKeys(g.Phrases)) {
			fmt.Fprintf(&b, "%s: %q\n", key, g.Phrases[key])
		}
		files["layouts/phrases/hu.yaml"] = b.String()
	}
	for name, text := range g.Raw {
		files[name] = text
	}
	for name := range files {
		for away := range g.Gone {
			if strings.HasPrefix(name, away+"/") {
				delete(files, name)
			}
		}
	}
	return files
}

func mapKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func (g *garden) settings() string {
	base := ""
	if g.Settings%3 != 1 {
		base = "base_url: https://pelda.hu/\n"
	}
	if g.Settings%3 == 2 {
		base = "base_url: https://pelda.hu/konyha/\n"
	}
	return fmt.Sprintf("title: {hu: Konyha %d, en: Kitchen %d}\n%slanguages:\n  - {code: hu, label: Magyar}\n  - {code: en, label: English}\nmenu: [%s]\n",
		g.Settings, g.Settings, base, strings.Join(g.Menu, ", "))
}

func recipeType(n int) string {
	order, where := "title", "receptek"
	if n%2 == 1 {
		order = "-date, title"
	}
	if n%3 == 2 {
		where = "etelek"
	}
	return fmt.Sprintf(`name:   {hu: recept, en: recipe}
plural: {hu: Receptek, en: Recipes}
folder: recipes
path:   {hu: %s, en: recipes}
sign:   {shape: circle, colour: red}
sort:   [%s]
fields:
  portions: {kind: number, label: {hu: Adag %d, en: Portions}}
  goes_with:
    kind: ref
    to: recipe
    label: {hu: Illik hozzá, en: Goes with}
    back: {hu: Ezekhez illik, en: Goes with these}
`, where, order, n)
}

func bookType(n int) string {
	return fmt.Sprintf("name:   {hu: könyv, en: book}\nplural: {hu: Könyvek %d, en: Books}\nfolder: books\npath:   {hu: konyvek, en: books}\nsign:   {shape: square, colour: green}\ntraits: {book: {}}\nfields: {}\n", n)
}

// picture is a small picture of a colour and a size.
func picture(name string, n int) string {
	if path.Ext(name) == ".svg" {
		return fmt.Sprintf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d 9\"><path d=\"M0 0h9v9z\"/></svg>\n", 9+n%3)
	}
	m := image.NewPaletted(image.Rect(0, 0, 4+n%3, 4), color.Palette{color.Gray{uint8(n)}})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.String()
}
