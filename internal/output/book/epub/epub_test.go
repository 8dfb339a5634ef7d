package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/schema"
)

// sample is a book with everything in it, and with hostile words wherever an
// author has any.
func sample() *book.Book {
	const hostile = "A & B <script>alert(\"1\")</script> ]]> \x01\uFFFE"
	l, _ := locale.For("hu")
	b := &book.Book{
		ID: "x/y", Name: "y", Lang: "hu", Tag: "hu-HU", Title: hostile, Summary: hostile, URL: "https://pelda.hu/x/y/", Sign: schema.Sign{Colour: "violet"},
		Authors: []string{hostile, "B"}, Publisher: hostile, Licence: book.Licence{Name: hostile, URL: "https://example.org/"}, Date: "2021-05",
		Labels: map[markdown.Block]book.Label{}, ISBN: map[string]string{},
		Pictures: []*book.Picture{
			{Src: "cover.png", Name: "01-cover.png", Type: "image/png", Bytes: []byte("png"), Alt: hostile},
			{Src: "a.svg", Name: "02-a.svg", Type: "image/svg+xml", Bytes: []byte("<svg/>")}},
		Colophon: []markdown.Block{&markdown.Paragraph{Content: []markdown.InlineNode{&markdown.Text{Value: hostile}}}},
	}
	b.Cover = b.Pictures[0]
	for n, src := range []string{"Bevezető [c2](x#c2) [c1](x#c1-a)", "## A\n\na[^1]\n\n![x](a.svg \"y\")\n\n[^1]: n", "## A\n\n> [!NOTE] " + hostile, "ESZA"} {
		s := &book.Section{Role: []book.Role{book.Introduction, book.Chapter, book.Chapter, book.Glossary}[n], ID: "c" + string(rune('0'+n)), Number: n, Title: hostile, Lang: "en"}
		r := markdown.Parse([]byte(src), markdown.Options{Language: l}).Resolve(markdown.Resolver{Prefix: s.ID + "-",
			Link: func(dest string) markdown.Target {
				return markdown.Target{Href: strings.TrimPrefix(dest, "x"), OK: true}
			}})
		s.Blocks, s.Notes, s.Headings = r.Blocks, r.Notes, r.Headings
		b.Sections = append(b.Sections, s)
	}
	label := book.Label{ID: "c1-figure.1", Text: "1. ábra"}
	markdown.Visitor{Block: func(block markdown.Block) {
		if f, ok := block.(*markdown.Figure); ok {
			b.Labels[f] = label
			b.Figures = append(b.Figures, book.Entry{Label: label, Title: hostile})
		}
	}}.Walk(b.Sections[1].Blocks)
	return b
}

func unpack(t *testing.T, b *book.Book) (names []string, files map[string]string) {
	t.Helper()
	raw, err := Render(b, "p { margin: 0 }")
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := Render(b, "p { margin: 0 }"); !bytes.Equal(raw, again) {
		t.Error("not the same bytes twice")
	}
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range r.File {
		inside, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(inside)
		if err != nil {
			t.Fatal(err)
		}
		names, files[f.Name] = append(names, f.Name), string(data)
	}
	if first := r.File[0]; first.Name != "mimetype" || first.Method != zip.Store || files["mimetype"] != "application/epub+zip" {
		t.Errorf("it begins with %s", first.Name)
	}
	return names, files
}

// TestPackage: what the package names is there, and nothing else.
func TestPackage(t *testing.T) {
	names, files := unpack(t, sample())
	var named, read []string
	ids := map[string]string{}
	elements(t, "package", files["EPUB/package.opf"], func(e xml.StartElement) {
		switch e.Name.Local {
		case "item":
			named = append(named, "EPUB/"+attribute(e, "href"))
			ids[attribute(e, "id")] = attribute(e, "href")
		case "itemref":
			read = append(read, ids[attribute(e, "idref")])
		}
	})
	if !slices.Equal(names[3:], named) {
		t.Errorf("named: %v\nthere: %v", named, names[3:])
	}
	want := []string{"cover.xhtml", "title.xhtml", "colophon.xhtml", "nav.xhtml", "c0.xhtml", "c1.xhtml", "c2.xhtml", "figures.xhtml", "c3.xhtml"}
	if !slices.Equal(read, want) {
		t.Errorf("read in this order: %v", read)
	}
}

// TestDocuments: every document is well formed, and every link in it leads to a
// place that is there.
func TestDocuments(t *testing.T) {
	names, files := unpack(t, sample())
	places := map[string]bool{}
	var links []string
	for _, name := range names {
		if path.Ext(name) != ".xhtml" {
			continue
		}
		places[name] = true
		elements(t, name, files[name], func(e xml.StartElement) {
			if e.Name.Local == "script" {
				t.Errorf("%s has a script", name)
			}
			if id := attribute(e, "id"); id != "" {
				if places[name+"#"+id] {
					t.Errorf("%s#%s is there twice", name, id)
				}
				places[name+"#"+id] = true
			}
			for _, key := range []string{"href", "src"} {
				link := attribute(e, key)
				switch {
				case link == "" || strings.Contains(link, ":"):
				case link[0] == '#':
					links = append(links, name+link)
				case path.Ext(strings.SplitN(link, "#", 2)[0]) == ".xhtml":
					links = append(links, "EPUB/"+link)
				case files["EPUB/"+link] == "":
					t.Errorf("%s names %s, which is not there", name, link)
				}
			}
		})
	}
	for _, link := range links {
		if !places[link] {
			t.Errorf("a link to %s, which is not there", link)
		}
	}
	if len(links) < 10 {
		t.Errorf("only %d links: this test tests nothing", len(links))
	}
}

// elements reads XML as strictly as a reading program.
func elements(t *testing.T, name, text string, visit func(xml.StartElement)) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		if e, ok := token.(xml.StartElement); ok {
			visit(e)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func TestMetadata(t *testing.T) {
	b := sample()
	first := (&maker{book: b}).identifier()
	if first != (&maker{book: sample()}).identifier() || !strings.HasPrefix(first, "urn:uuid:") || first[len("urn:uuid:")+14] != '5' {
		t.Errorf("%s", first)
	}
	b.Edition = "2."
	if first == (&maker{book: b}).identifier() {
		t.Error("another edition has the same name")
	}
	b.ISBN["epub"] = "9789630500012"
	if got := (&maker{book: b}).identifier(); got != "urn:isbn:9789630500012" {
		t.Error(got)
	}
	for date, want := range map[string]string{"2021-05-06": "2021-05-06T00:00:00Z", "2021-05": "2021-05-01T00:00:00Z", "2021": "2021-01-01T00:00:00Z", "": "1980-01-01T00:00:00Z"} {
		if b.Date = date; (&maker{book: b}).modified() != want {
			t.Errorf("%s: %s", date, (&maker{book: b}).modified())
		}
	}
}

// TestAccessibility: what a reader can expect is said, and no more than is true.
func TestAccessibility(t *testing.T) {
	_, files := unpack(t, sample())
	for _, want := range []string{"schema:accessModeSufficient\">textual<", "\"schema:accessMode\">visual<", "alternativeText", "schema:accessibilityHazard\">none<", "schema:accessibilitySummary"} {
		if !strings.Contains(files["EPUB/package.opf"], want) {
			t.Errorf("it does not say %s", want)
		}
	}
	bare := sample()
	bare.Pictures, bare.Cover, bare.Sections = nil, nil, bare.Sections[2:3]
	_, files = unpack(t, bare)
	for _, never := range []string{"visual", "alternativeText", "cover-image"} {
		if strings.Contains(files["EPUB/package.opf"], never) {
			t.Errorf("it says %s of a book without pictures", never)
		}
	}
}
