package content

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/schema"
	"kalauz/internal/source"
	"kalauz/internal/wire"
	"kalauz/internal/wire/wiretest"
)

// written is a page as bytes: its card, and what is in its body.
func written(p *Page, types *schema.Types) (card, page []byte) {
	c := wire.Writer(nil)
	p.Card.Wire(c, types)
	w := wire.Writer(nil)
	p.Wire(w)
	return c.Bytes(), w.Bytes()
}

func readCard(src []byte, types *schema.Types) (*Card, error) {
	c, card := wire.Reader(src), new(Card)
	card.Wire(c, types)
	return card, c.End()
}

func readPage(src []byte, card *Card) (*Page, error) {
	c, page := wire.Reader(src), &Page{Card: card}
	page.Wire(c)
	return page, c.End()
}

// identical compares all fields, exported or not; pointers into the types are
// the same ones.
var identical = cmp.Options{
	cmp.Exporter(func(reflect.Type) bool { return true }),
	cmp.Comparer(func(a, b *schema.Type) bool { return a == b }),
	cmp.Comparer(func(a, b *schema.Field) bool { return a == b }),
}

func checkRoundTrip(t *testing.T, p *Page, types *schema.Types) {
	t.Helper()
	card, page := written(p, types)
	gotCard, err := readCard(card, types)
	if err != nil {
		t.Fatal(p.File, err)
	}
	got, err := readPage(page, gotCard)
	if err != nil {
		t.Fatal(p.File, err)
	}
	if diff := cmp.Diff(p, got, identical); diff != "" {
		t.Errorf("%s (-before +after):\n%s", p.File, diff)
	}
	if !gotCard.Same(p.Card) {
		t.Errorf("%s is not the same", p.File)
	}
	againCard, again := written(got, types)
	if !bytes.Equal(againCard, card) || !bytes.Equal(again, page) {
		t.Errorf("%s: the same page gives other bytes", p.File)
	}
}

// TestWireForgetsNothing: a page each field of which is set comes back as it was.
// What is within records and documents, their own rooms test.
func TestWireForgetsNothing(t *testing.T) {
	p := parser(t)
	member := p.Types.ByName("recipe")
	record := p.Parse(source.File{Path: "recipes/a.md", Display: "content/recipes/a.md"}, []byte("---\ntitle: A\n---\n")).Record
	others := []reflect.Type{reflect.TypeFor[schema.Type](), reflect.TypeFor[schema.Record](), reflect.TypeFor[markdown.Document]()}
	fill := func(v any) {
		wiretest.Fill(v, func(v reflect.Value, _ func(reflect.Value)) bool {
			switch v.Type() {
			case reflect.TypeFor[*schema.Type]():
				v.Set(reflect.ValueOf(member))
			case reflect.TypeFor[*schema.Record]():
				v.Set(reflect.ValueOf(record))
			case reflect.TypeFor[*markdown.Document]():
				v.Set(reflect.ValueOf(markdown.Parse([]byte("A"), markdown.Options{File: "x.md"})))
			default:
				return false
			}
			return true
		})
		if empty := wiretest.Empty(v, others...); len(empty) > 0 {
			t.Fatalf("the test does not fill %v", empty)
		}
	}
	page, snippet := new(Page), new(Snippet)
	fill(page)
	checkRoundTrip(t, page, p.Types)
	checkRoundTrip(t, &Page{Card: new(Card), Outline: new(Outline), Own: new(Own)}, p.Types)
	fill(snippet)
	for _, s := range []*Snippet{snippet, {}} {
		c, back := wire.Writer(nil), new(Snippet)
		s.Wire(c)
		r := wire.Reader(c.Bytes())
		back.Wire(r)
		if diff := cmp.Diff(s, back, identical); diff != "" || r.End() != nil {
			t.Errorf("%v (-before +after):\n%s", r.End(), diff)
		}
	}
}

// TestWireOfTheSampleSite: every page of it comes back as it was, and shows the
// same.
func TestWireOfTheSampleSite(t *testing.T) {
	p, files := sampleSite(t)
	for path, raw := range files {
		page := p.Parse(source.File{Path: path, Display: "content/" + path}, raw)
		checkRoundTrip(t, page, p.Types)
		if page.Body == nil {
			continue
		}
		back, err := markdown.Decode(page.Body.Append(nil))
		if err != nil {
			t.Fatal(path, err)
		}
		if !bytes.Equal(back.HTML(markdown.Resolver{}), page.Body.HTML(markdown.Resolver{})) {
			t.Errorf("%s: other HTML", path)
		}
	}
}

// sampleSite is the parser of the default theme and the Markdown of the sample
// site.
func sampleSite(t testing.TB) (Parser, map[string][]byte) {
	t.Helper()
	layouts, err := source.FromFS(os.DirFS("../../layouts"), "layouts")
	if err != nil {
		t.Fatal(err)
	}
	types, faults := schema.Load(layouts)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	hu, _ := locale.For("hu")
	en, _ := locale.For("en")
	p := Parser{Types: types, Languages: []*locale.Language{hu, en}}
	tree, files := os.DirFS("../../content"), map[string][]byte{}
	err = fs.WalkDir(tree, ".", func(path string, _ fs.DirEntry, err error) error {
		if err == nil && IsPage(path) {
			files[path], err = fs.ReadFile(tree, path)
		}
		return err
	})
	if err != nil || len(files) < 10 {
		t.Fatal(len(files), err)
	}
	return p, files
}

// FuzzWire: any bytes are an error or a card and a page, and take memory in
// proportion.
func FuzzWire(f *testing.F) {
	p := parser(f)
	for path, text := range map[string]string{
		"recipes/a.md":    "---\ntitle: A\nnotes: \"*B*\"\nx: y\n---\n## C\n[d](e.md)\n",
		"books/x/01-a.md": "---\ntitle: A\n---\n![](a.png)\n",
		"index.md":        "---\ntitle: A\nlabels: {x: y}\n---\n",
		"x.em.md":         "",
	} {
		card, page := written(p.Parse(source.File{Path: path, Display: "content/" + path}, []byte(text)), p.Types)
		f.Add(card, page)
	}
	f.Fuzz(func(t *testing.T, card, page []byte) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		gotCard, errCard := readCard(card, p.Types)
		got, errPage := readPage(page, gotCard)
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > uint64(100*(len(card)+len(page))+16<<10) {
			t.Errorf("%d bytes took %d of memory", len(card)+len(page), took)
		}
		if errCard == nil && errPage == nil {
			checkRoundTrip(t, got, p.Types)
		}
	})
}

// BenchmarkWire writes and reads the pages of the sample site one by one.
func BenchmarkWire(b *testing.B) {
	p, files := sampleSite(b)
	var all []*Page
	var cards, pages [][]byte
	for _, path := range slices.Sorted(maps.Keys(files)) {
		page := p.Parse(source.File{Path: path, Display: "content/" + path}, files[path])
		card, body := written(page, p.Types)
		all, cards, pages = append(all, page), append(cards, card), append(pages, body)
	}
	for _, step := range []struct {
		name string
		do   func(i int) error
	}{
		{"write", func(i int) error { written(all[i], p.Types); return nil }},
		{"read cards", func(i int) error { _, err := readCard(cards[i], p.Types); return err }},
		{"read pages", func(i int) error { _, err := readPage(pages[i], all[i].Card); return err }},
	} {
		b.Run(step.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if err := step.do(i % len(all)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
