package site

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// TestMemory: after any sequence of edits, the site made from the last one is in
// every respect that one made with nothing remembered, and the last one is still
// what it was. KALAUZ_STEPS sets the number of edits, KALAUZ_LONG=1 makes it 2,000,
// KALAUZ_SEED repeats a run.
func TestMemory(t *testing.T) {
	steps, seed := 40, uint64(time.Now().UnixNano())
	if os.Getenv("KALAUZ_LONG") != "" {
		steps = 2_000
	}
	if n, err := strconv.Atoi(os.Getenv("KALAUZ_STEPS")); err == nil {
		steps = n
	}
	if n, err := strconv.ParseUint(os.Getenv("KALAUZ_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Logf("seed %d", seed)
	t.Run("lists by what stands on their pages", func(t *testing.T) { editAtRandom(t, seed, steps, "recipes", "cooks", "books") })
	t.Run("lists by titles of other pages", func(t *testing.T) { editAtRandom(t, seed, steps/4, "parties", "cooks") })
}

func editAtRandom(t *testing.T, seed uint64, steps int, folders ...string) {
	e := newEditor(t, seed, folders)
	for range 40 {
		e.write(e.path())
	}
	var memory Memory
	last, faults := memory.Assemble(e.input())
	before := everything(last, faults)
	for range steps {
		said := e.edit()
		for range e.random.IntN(3) {
			said += " and " + e.edit()
		}
		in := e.input()
		reading, lastFaults := make(chan string), faults
		go func() { reading <- everything(last, lastFaults) }() // while the next one is made from it
		var s *Site
		s, faults = memory.Assemble(in)
		if diff := cmp.Diff(before, <-reading); diff != "" {
			t.Fatalf("%s has changed the last site:\n%s", said, diff)
		}
		before = everything(s, faults)
		if diff := cmp.Diff(everything(Assemble(in)), before); diff != "" {
			t.Fatalf("after %s the site is another than one made anew (-anew +remembered):\n%s", said, diff)
		}
		if s.Reach() == last.Reach() {
			e.made["(the reach was the same)"]++
			for _, p := range s.Pages() {
				if last.Has(p) && leads(s, p) != leads(last, p) {
					t.Fatalf("after %s links of %s lead to other places, but the reach is said to be the same", said, p.URL)
				}
			}
		}
		last = s
	}
	t.Log(e.made)
}

// TestSharing: a site shares with the next one every page whose files are the
// same, as long as pages stay where they are; it is itself the next one where
// nothing has changed.
func TestSharing(t *testing.T) {
	e := newEditor(t, 1, nil)
	for _, name := range []string{"index", "recipes/a", "recipes/a.en", "recipes/b", "cooks/x1"} {
		e.files[name+".md"] = "---\ntitle: " + name + "\n---\nSzó.\n"
	}
	const file = "recipes/hub.md"
	e.files[file] = "---\ntitle: A\naliases: [/hub, /a:b]\n---\nSzó.\n"
	var memory Memory
	assemble := func(old, new string) (*Site, diag.List) {
		e.files[file] = strings.Replace(e.files[file], old, new, 1)
		return memory.Assemble(e.input())
	}
	before, _ := assemble("", "")
	if again, _ := assemble("", ""); again != before {
		t.Error("nothing has changed, but it is another site")
	}
	titled, faults := assemble("title: A", "summary: S\ntitle: Z")
	if titled.Reach() != before.Reach() {
		t.Error("a new title moves the places that links lead to")
	}
	for _, p := range titled.Pages() {
		if want := p.ID != "recipes/hub"; before.Has(p) != want {
			t.Errorf("after a new title of another page %s is shared: %v, want %v", p.URL, !want, want)
		}
	}
	if to := titled.Aliases()[0].To; to != titled.Page("recipes/hub", "hu") {
		t.Errorf("the alias leads to %s of the site before", name(to))
	}
	if len(faults) != 1 || faults[0].Code != badAlias.Code || faults[0].Place.Line != 4 {
		t.Errorf("the alias that is none stands in line 4 now: %v", faults)
	}
	if renamed, _ := assemble("/hub", "/bub"); renamed.Aliases()[0].From != "/bub/" {
		t.Errorf("the alias is still %v", renamed.Aliases())
	}
	moved, _ := assemble("title: Z", "slug: y\ntitle: Z")
	if moved.Reach() == titled.Reach() {
		t.Error("a page has moved, but not the places that links lead to")
	}
	e.files["recipes/kep.png"] = "x"
	if more, _ := assemble("", ""); more.Reach() == moved.Reach() {
		t.Error("there is a file more, but not in the places that links lead to")
	}
	in := e.input()
	in.Config.Menu = []string{"books"}
	if other, _ := memory.Assemble(in); other.Section("books") == nil {
		t.Error("there is no section for the new word in the menu")
	}
}

// editor has the files of a site and edits them at random.
type editor struct {
	*testing.T
	random   *rand.Rand
	folders  []string
	settings int // which of several
	files    map[string]string
	in       Input
	parsed   map[string]parsedFile
	made     map[string]int // how often an edit was made
}

type parsedFile struct {
	text    string
	page    *content.Page
	snippet *content.Snippet
}

func newEditor(t *testing.T, seed uint64, folders []string) *editor {
	e := &editor{T: t, folders: folders, random: rand.New(rand.NewPCG(seed, 0)), parsed: map[string]parsedFile{}, made: map[string]int{}}
	files := fstest.MapFS{}
	for name, text := range types {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	known, faults := schema.Load(tree(t, files))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	e.in.Types, e.in.Today = known, today
	e.files = map[string]string{"terms.yaml": "diets:\n  vegan: {hu: Vegán, en: Vegan}\n"}
	return e
}

func pick[T any](e *editor, of ...T) T { return of[e.random.IntN(len(of))] }

// path is that of one of few pages.
func (e *editor) path() string {
	name := pick(e, "p1", "p2", "index", "recipes/index", "books/index")
	if e.random.IntN(6) > 0 {
		name = pick(e, e.folders...) + "/x" + strconv.Itoa(e.random.IntN(6)) + pick(e, "", "/index")
	}
	if book, ok := strings.CutSuffix(name, "/index"); ok && strings.HasPrefix(name, "books/x") && e.random.IntN(3) > 0 {
		name = fmt.Sprintf("%s/%02d-k%d", book, e.random.IntN(4), e.random.IntN(4))
	}
	return name + pick(e, "", "", ".en") + ".md"
}

// write puts a page of its kind at a path.
func (e *editor) write(name string) {
	var b strings.Builder
	line := func(of int, format string, args ...any) {
		if e.random.IntN(of) == 0 {
			fmt.Fprintf(&b, format+"\n", args...)
		}
	}
	b.WriteString("---\n")
	line(40, "title: [")
	line(1, "title: %s", pick(e, "Alma", "Áfonya", "Csalamádé", "Cukor", "Zsálya", "alma"))
	line(40, "slug: %s", pick(e, "egyik", "masik", "Rossz Vég", "index.html"))
	line(30, "draft: true")
	line(30, "translation: %s", pick(e, "none", "summary"))
	line(15, "aliases: [/%s]", pick(e, "regi", "regi", "regi.html", "receptek/", "../x"))
	line(30, "publish_on: 2020-06-%d", 14+e.random.IntN(3))
	line(3, "tags: [%s]", pick(e, "quick", "slow", "quick, slow"))
	switch path.Dir(strings.TrimSuffix(name, "/index.md")) {
	case "recipes":
		line(2, "cook: cooks/x%d", e.random.IntN(8))
		line(2, "number: %d", e.random.IntN(4))
		line(2, "course: %s", pick(e, "soup", "main"))
		line(2, "diets: [%s]", pick(e, "vegan", "vegan, keto", "paleo"))
		line(3, "held: 2020-06-%d", 13+e.random.IntN(4))
		line(4, "best: true")
		line(3, "guests: [%s]", pick(e, "cooks/x1", "cooks/x1, cooks/x2, cooks/x1", "recipes/x1"))
	case "cooks":
		line(3, "stated: %d", e.random.IntN(3))
	case "parties":
		line(1, "chef: cooks/x%d", e.random.IntN(6))
	}
	heading := []string{"Első", "Második"}[len(name)%2] // a page keeps it: a site asks for it, but is not made of it
	fmt.Fprintf(&b, "---\n%s\n\n## %s\n", pick(e, "Egy.", "Kettő.", "Három."), heading)
	e.files[name] = b.String()
}

// edit changes something, and says what.
func (e *editor) edit() string {
	names := slices.Sorted(maps.Keys(e.files))
	name := pick(e, names...)
	said := "nothing"
	switch n := e.random.IntN(100); {
	case n < 40 && content.IsPage(name):
		said = "a new title of " + name
		e.files[name] = strings.Replace(e.files[name], "title: ", "title: "+pick(e, "A", "B", "Cs", "Ö"), 1)
	case n < 55 && content.IsPage(name):
		said = "another text of " + name
		e.files[name] += "\nSzó.\n"
	case n < 75 && content.IsPage(name):
		said = "other fields in " + name
		e.write(name)
	case n < 77:
		name = e.path()
		said = "a new page " + name
		e.write(name)
	case n < 82:
		said = "no " + name
		delete(e.files, name)
	case n < 88:
		name = pick(e, "recipes/x1/kep.png", "cooks/x1/kep.png", "recipes/x2.pdf", "recipes/x1", "_x/y.pdf", "index.html")
		said = "a new file " + name
		e.files[name] = "x"
	case n < 90:
		name = pick(e, "recipes/x1/resz.md", "recipes/_x/resz.md")
		said = "a new text to include " + name
		e.files[name] = pick(e, "## Rész\n", "## Másik rész\n")
	case n < 92:
		said = "other settings"
		e.settings = e.random.IntN(3)
	case n < 94:
		said = "other words"
		e.files["terms.yaml"] = pick(e, "diets:\n  vegan: {hu: Vegán, en: Vegan}\ntags:\n  quick: {hu: Gyors, en: Quick}\n", "diets:\n  keto: {hu: Ketogén, en: Vegan}\n")
	case n < 95:
		said = "another day"
		e.in.Today.Day = 14 + e.random.IntN(4)
	case n < 96:
		said = "drafts or not"
		e.in.Drafts = !e.in.Drafts
	case n < 97:
		said = "other files that are published as they are"
		e.in.Static = pick(e, []string{"robots.txt"}, []string{"receptek/index.html"}, nil)
	case n < 98:
		said = "future pages or not"
		e.in.Future = !e.in.Future
	}
	first, _, _ := strings.Cut(said, " ")
	e.made[first]++
	return said
}

// input reads the files; a file that has not changed has the card that it had.
func (e *editor) input() Input {
	in := e.in
	text := settings + []string{"", "publisher: cooks/x1\n", ""}[e.settings]
	if e.settings == 2 {
		text = strings.Replace(text, "menu: [recipes, cooks]", "menu: [books, cooks]", 1)
	}
	c, faults := config.Load("site.yaml", []byte(text))
	if len(faults) > 0 {
		e.Fatal(faults)
	}
	in.Config = c
	outlines := map[*content.Card]*content.Outline{} // as they are now
	in.Outline = func(card *content.Card) *content.Outline { return outlines[card] }
	parser := content.Parser{Types: in.Types, Languages: in.Config.Locales()}
	for _, name := range slices.Sorted(maps.Keys(e.files)) {
		text, file := e.files[name], source.File{Path: name, Display: "content/" + name}
		switch {
		case name == content.TermsFile:
			in.Vocabulary.ReadTerms(file.Display, []byte(text))
		case !content.IsPage(name):
			in.Resources = append(in.Resources, name)
		default:
			p := e.parsed[name]
			if p.page == nil || p.text != text {
				page := parser.Parse(file, []byte(text))
				if p.page != nil && p.page.Card.Same(page.Card) {
					page.Card = p.page.Card
				}
				p = parsedFile{text, page, parser.Snippet(file, []byte(text))}
				e.parsed[name] = p
			}
			if p.page.Role == content.Material {
				in.Snippets = append(in.Snippets, p.snippet)
				continue
			}
			in.Cards, outlines[p.page.Card] = append(in.Cards, p.page.Card), p.page.Outline
		}
	}
	return in
}

// everything writes down everything that a site says.
func everything(s *Site, faults diag.List) string {
	var b bytes.Buffer
	for _, d := range faults {
		fmt.Fprintln(&b, d.Place, d.Level, d.Code, d.Words.EN, d.Hint.EN)
	}
	for _, p := range s.Pages() {
		title, lang := p.Title()
		before, after := s.Neighbours(p)
		fmt.Fprintln(&b, p.URL, p.ID, p.Lang, p.State, p.Role, p.Type.Name, title, lang, p.Place(), p.Card, p.Pending != nil, p.Record.Lang, p.Listed(), s.IsPast(p),
			"original", name(s.Original(p)), "above", name(s.Above(p)), "book", name(s.Book(p)), "chapters", names(s.Chapters(p)), "between", name(before), name(after), s.Alternates(p))
		for _, l := range s.Languages() {
			fmt.Fprintln(&b, "  switch", l.Code, name(s.Switch(p, l.Code)), s.Page(p.ID, l.Code) == p, s.Has(p))
		}
		for _, r := range s.Related(p) {
			fmt.Fprintln(&b, "  related", r.Type.Name, r.Field.Path, names(r.Pages))
		}
		fmt.Fprintln(&b, "  links", leads(s, p))
	}
	for _, l := range s.Languages() {
		upcoming, past := s.Dated(l.Code, s.Sections()...)
		fmt.Fprintln(&b, l.Code, "home", name(s.Home(l.Code)), "dated", names(upcoming), names(past), s.Root(l.Code))
		for _, section := range s.Sections() {
			fmt.Fprintln(&b, "section", section.Type.Name, name(section.Pages[l.Code]), names(section.Members[l.Code]), s.Section(section.Type.Folder) == section)
			for _, g := range s.Groups(section.Members[l.Code], section.Type, l.Code) {
				fmt.Fprintln(&b, "  group", g.Key, g.Title, g.Lang, names(g.Pages))
			}
		}
	}
	for _, t := range s.Terms() {
		fmt.Fprintln(&b, "term", t.URL, t.Field, t.Label, t.Key, t.Title, t.Lang, names(t.Pages), s.Term(t.Field, t.Key, t.Lang) == t)
		for _, g := range s.Groups(t.Pages, nil, t.Lang) {
			fmt.Fprintln(&b, "  group", g.Key, g.Title, g.Lang, names(g.Pages))
		}
	}
	for _, a := range s.Aliases() {
		fmt.Fprintln(&b, "alias", a.From, name(a.To), s.Has(a.To))
	}
	fmt.Fprintln(&b, s.Resources(), s.Absolute("/x/"))
	for _, snippet := range s.Snippets() {
		fmt.Fprintln(&b, "snippet", snippet.Path, s.Snippet(snippet.Path) == snippet)
	}
	return b.String()
}

// leads is where some links lead that stand on a page, and what there is on it.
func leads(s *Site, p *Page) string {
	var b strings.Builder
	for _, dest := range []string{"/recipes/x1.md#elso", "/cooks/x1/", "/books/x1/01-k1.md", "#masodik", "kep.png", "/robots.txt"} {
		t := s.Resolve(p, "recipes/x1/index.md", dest)
		fmt.Fprint(&b, t.Kind, t.URL, t.Page != nil && s.Has(t.Page), t.File, t.Nearby, t.OnlyOriginal, "; ")
	}
	ids, matched := s.ExtraIDs(p)
	fmt.Fprint(&b, s.ResolveFile("recipes/x1/index.md", "kep.png"), s.Anchors(p), s.Included(p), ids, matched)
	return b.String()
}

func name(p *Page) string {
	if p == nil {
		return "-"
	}
	title, _ := p.Title()
	return p.URL + " " + title
}

func names(pages []*Page) []string {
	list := make([]string, len(pages))
	for i, p := range pages {
		list[i] = name(p)
	}
	return list
}
