package book

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output"
	"kalauz/internal/phrase"
	"kalauz/internal/schema"
	"kalauz/internal/site"
	"kalauz/internal/source"
	"kalauz/layouts"
)

var update = flag.Bool("update", false, "write the golden file")

// library is a small site with one book: testdata/library.txtar.
func library(t *testing.T, change func(name, text string) string) *Press {
	t.Helper()
	raw, err := os.ReadFile("testdata/library.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	var settings string
	for _, file := range txtar.Parse(raw).Files {
		text := string(file.Data)
		if change != nil {
			text = change(file.Name, text)
		}
		if file.Name == "site.yaml" {
			settings = text
		} else {
			files[file.Name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	tree := func(dir string) source.Tree {
		whole, err := source.FromFS(files, "")
		if err != nil {
			t.Fatal(err)
		}
		return whole.Under(dir)
	}
	set, faults := config.Load("site.yaml", []byte(settings))
	known, more := schema.Load(tree("layouts"))
	if faults = append(faults, more...); faults.HasErrors() {
		t.Fatal(faults)
	}
	bodies := map[string]*content.Page{}
	in := site.Input{Config: set, Types: known, Today: locale.Date{Year: 2026, Month: 11, Day: 22},
		Outline: func(c *content.Card) *content.Outline { return bodies[c.Path].Outline }}
	parser := content.Parser{Types: known, Languages: set.Locales()}
	for _, file := range tree("content").Files() {
		file.Display = "content/" + file.Path
		raw, err := file.Read()
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case file.Path == content.AbbreviationsFile:
			in.Vocabulary.ReadAbbreviations(file.Display, raw)
		case !content.IsPage(file.Path):
			in.Resources = append(in.Resources, file.Path)
		default:
			card := parser.Card(file, raw)
			if card.Role == content.Material {
				in.Snippets = append(in.Snippets, parser.Snippet(file, raw))
				continue
			}
			page := parser.Page(card, raw)
			if faults := page.Faults().Errors(); len(faults) > 0 {
				t.Fatal(faults)
			}
			in.Cards, bodies[file.Path] = append(in.Cards, card), page
		}
	}
	s, faults := site.Assemble(in)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	builtIn, err := source.FromFS(layouts.FS, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	phrases, faults, err := phrase.Load(set.Locales(), builtIn)
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return &Press{
		Site: s, Phrases: phrases, Body: func(c *content.Card) *content.Page { return bodies[c.Path] },
		Mark: func(string) string { return `<svg><path class="s" fill="#123456"/></svg>` }, Measure: func(string) (int, int) { return 40, 30 }, Hash: func(path string) string { return "hash of " + path },
		Formats: []Format{
			{Name: "epub", Ext: ".epub", Render: func(b *Book) ([]byte, error) { return []byte("book " + b.Title), nil }},
			{Name: "html", Ext: ".html", Render: func(b *Book) ([]byte, error) { return []byte("page " + b.Title), nil },
				Sheet: func(_ *Book, s Sheet) ([]byte, error) { return []byte("sheet " + s.Title), nil }},
		},
	}
}

// need gives what other outputs give.
func need(name string) (output.Facts, error) {
	return output.Facts{URL: "/" + name, Bytes: []byte("bytes of " + name)}, nil
}

const id = "manuals/kozosseg"

func bind(t *testing.T, press *Press, lang string) *Book {
	t.Helper()
	b, err := press.bind(press.Site.Page(id, lang), need)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestBook compares a whole book, written out, with testdata/library.txtar's
// "book".
func TestBook(t *testing.T) {
	press := library(t, nil)
	got := outline(bind(t, press, "hu"))
	want, err := os.ReadFile("testdata/book.golden")
	if err != nil && !*update {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("testdata/book.golden", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the book (go test ./internal/output/book -update):\n%s", diff)
	}
	if again := outline(bind(t, library(t, nil), "hu")); again != got {
		t.Error("another book the second time")
	}
}

// outline writes down a book: what it says of itself, and the text of each
// section with its links.
func outline(b *Book) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s (%s) %s\n%s | %s\n", b.Name, b.Tag, b.URL, b.Title, b.Summary)
	fmt.Fprintf(&out, "authors %q publisher %q edition %q year %q isbn %v date %s\nlicence %v\n", b.Authors, b.Publisher, b.Edition, b.Year, b.ISBN, b.Date, b.Licence)
	fmt.Fprintf(&out, "colophon\n%s", written(b.Colophon))
	for _, s := range b.Sections {
		fmt.Fprintf(&out, "\n%s role %d number %d: %s %s\n%s", s.ID, s.Role, s.Number, s.Title, s.Lang, written(s.Blocks))
		for _, n := range s.Notes {
			fmt.Fprintf(&out, "note %d: %s", n.Number, written(n.Blocks))
		}
		for _, h := range s.Headings {
			fmt.Fprintf(&out, "heading %d #%s %s\n", h.Level, h.ID, h.Text)
		}
	}
	fmt.Fprintf(&out, "\nfigures %v\ntables %v\n", b.Figures, b.Tables)
	for _, p := range b.Pictures {
		fmt.Fprintf(&out, "picture %s %s %s %dx%d %q\n", p.Src, p.Name, p.Type, p.Width, p.Height, p.Bytes)
	}
	return out.String()
}

func written(blocks []markdown.Block) string {
	return string((&markdown.Document{Blocks: blocks}).HTML(markdown.Resolver{}))
}

func TestFiles(t *testing.T) {
	press := library(t, nil)
	var got []string
	for _, out := range press.Outputs() {
		raw, err := out.Render(need)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, out.Path+" "+string(raw))
	}
	want := []string{
		"en/manuals/community/community.epub book Community",
		"en/manuals/community/community.html page Community",
		"en/manuals/community/map/lap.html sheet Map sheet",
		"kezikonyvek/kozosseg/kozosseg.epub book Közösség",
		"kezikonyvek/kozosseg/kozosseg.html page Közösség",
		"kezikonyvek/kozosseg/terkep/lap.html sheet Térképlap",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestSheet: a sheet is what stands below its heading, with its own notes only.
func TestSheet(t *testing.T) {
	press := library(t, nil)
	for _, lang := range []string{"hu", "en"} {
		files := press.Files(press.Site.Page(id, lang))
		file := files[len(files)-1]
		sheet, ok := bind(t, press, lang).sheet(file.sheet)
		if !ok || sheet.Title != press.Title(file) {
			t.Fatalf("%s: %v %q %q", lang, ok, sheet.Title, press.Title(file))
		}
		if text := written(sheet.Blocks); strings.Count(text, "<h3") != 1 || strings.Contains(text, "<h2") {
			t.Errorf("%s: %s", lang, text)
		}
		if lang == "hu" && (len(sheet.Notes) != 1 || sheet.Notes[0].Number != 2) {
			t.Errorf("%v", sheet.Notes)
		}
	}
}

// TestNoBook: what has no chapters in a language is none.
func TestNoBook(t *testing.T) {
	press := library(t, nil)
	for _, p := range press.Site.Pages() {
		if Is(press.Site, p) != (p.ID == id) {
			t.Errorf("%s %s: %v", p.ID, p.Lang, Is(press.Site, p))
		}
	}
}

// TestMissingTranslation: a chapter that is not translated is named, and says
// where it can be read.
func TestMissingTranslation(t *testing.T) {
	b := bind(t, library(t, nil), "en")
	s := b.Sections[slices.IndexFunc(b.Sections, func(s *Section) bool { return s.ID == "c2" })]
	if s.Title != "Önkéntesek" || s.Lang != "hu" {
		t.Errorf("%s %s", s.Title, s.Lang)
	}
	if text := written(s.Blocks); !strings.Contains(text, "https://pelda.hu/kezikonyvek/kozosseg/onkentesek/") {
		t.Error(text)
	}
}

// TestNoAddress: on a site that does not know its address, links to other pages
// are words.
func TestNoAddress(t *testing.T) {
	b := bind(t, library(t, func(name, text string) string {
		return strings.Replace(text, "base_url: https://pelda.hu/\n", "", 1)
	}), "hu")
	for _, s := range b.Sections {
		markdown.Visitor{Inline: func(n markdown.InlineNode) {
			if l, ok := n.(*markdown.LinkInline); ok && !strings.HasPrefix(l.Dest, "#") && !strings.HasPrefix(l.Dest, "https://example.org") {
				t.Errorf("%s leads to %s", s.ID, l.Dest)
			}
		}}.Walk(s.Blocks)
	}
}

// TestPictureFails: a picture that cannot be had fails the book.
func TestPictureFails(t *testing.T) {
	press := library(t, nil)
	gone := errors.New("gone")
	for _, out := range press.Outputs() {
		if _, err := out.Render(func(string) (output.Facts, error) { return output.Facts{}, gone }); !errors.Is(err, gone) {
			t.Errorf("%s: %v", out.Path, err)
		}
	}
}

func TestPictureName(t *testing.T) {
	for src, want := range map[string]string{
		"content/a/Térkép (végső).SVG":                     "07-terkep-vegso.svg",
		"content/a/....png":                                "07.png",
		"content/<script>.gif":                             "07-script.gif",
		"content/" + strings.Repeat("nagyon ", 9) + ".jpg": "07-nagyon-nagyon-nagyon-nagyon-nagyon-nagyo.jpg",
	} {
		if got := pictureName(7, src); got != want {
			t.Errorf("%s: %s", src, got)
		}
	}
}
