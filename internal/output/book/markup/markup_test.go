package markup

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
)

// section is a text as the one section of a book.
func section(src string) (*book.Book, *book.Section) {
	l, _ := locale.For("hu")
	doc := markdown.Parse([]byte(src), markdown.Options{File: "x.md", Language: l})
	b := &book.Book{Lang: "hu", Title: "Könyv", Labels: map[markdown.Block]book.Label{},
		Pictures: []*book.Picture{{Src: "a.png", Name: "01-a.png", Type: "image/png", Width: 4, Height: 3}}}
	r := doc.Resolve(markdown.Resolver{Prefix: "c1-", Abbreviation: func(short string) (string, string, bool) {
		return "European Social Fund", "en", short == "ESF"
	}})
	s := &book.Section{Role: book.Chapter, ID: "c1", Number: 1, Title: "Fejezet", Blocks: r.Blocks, Notes: r.Notes, Headings: r.Headings}
	markdown.Visitor{Block: func(block markdown.Block) {
		if _, ok := block.(*markdown.Table); ok {
			n := strconv.Itoa(len(b.Labels) + 1)
			b.Labels[block] = book.Label{ID: "c1-table." + n, Text: n + ". táblázat"}
		}
	}}.Walk(s.Blocks)
	b.Sections = []*book.Section{s}
	return b, s
}

func render(src string) string {
	b, s := section(src)
	w := New(b, Options{EPUB: true,
		Href: func(id string) string { return "c1.xhtml#" + id },
		Src:  func(p *book.Picture) string { return "pictures/" + p.Name }})
	w.Title(s, "h1")
	w.Section(s)
	w.Contents(6)
	return string(w.Bytes())
}

// TestMarkup: each case is a text and what stands in the section for it.
func TestMarkup(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"passage":      {"[Hello]{lang=en}", `<p><span lang="en" xml:lang="en">Hello</span></p>`},
		"note":         {"a[^1] b[^1]\n\n[^1]: n", `<aside id="c1-fn.1" epub:type="footnote" role="doc-footnote">` + "\n" + `<p>1. n <a href="#c1-fnref.1" epub:type="backlink" role="doc-backlink" aria-label="handbook.footnote_back">↩` + "\ufe0e</a></p>"},
		"notes":        {"a[^1]\n\n[^1]: n", `<section class="notes" epub:type="footnotes" role="doc-endnotes" aria-label="handbook.notes: Fejezet">`},
		"reference":    {"a[^1] b[^1]\n\n[^1]: n", `b<sup><a href="#c1-fn.1" id="c1-fnref.1.2" epub:type="noteref"`},
		"table":        {"|a|b|\n|-|-:|\n|c|d|", `<table id="c1-table.1">` + "\n<caption>1. táblázat</caption>\n<thead>\n" + `<tr><th scope="col">a</th><th scope="col" class="right">b</th></tr>`},
		"corner":       {"| |b|\n|-|-|\n|c|d|", `<tr><td></td><th scope="col">b</th></tr>`},
		"headless":     {"| | |\n|-|-|\n|c|d|", "</caption>\n<tbody>"},
		"picture":      {"![A \"b\"](a.png \"T\")", `<figure><img src="pictures/01-a.png" alt="A „b”" width="4" height="3"/><figcaption><span>T</span></figcaption></figure>`},
		"decorative":   {"x ![](a.png){decorative}", `<img src="pictures/01-a.png" alt="" role="presentation" width="4" height="3"/>`},
		"no picture":   {"x ![A](b.png)", `<p>x A</p>`},
		"task":         {"- [x] a\n- [ ] b", `<ul class="tasks">` + "\n<li>☑ a</li>\n<li>☐ b</li>"},
		"details":      {"<details><summary>S</summary>\n\nT\n\n</details>", "<div class=\"details\">\n<p class=\"details-title\">S</p>\n<p>T</p>\n</div>"},
		"break":        {"a  \nb<wbr>c", "<p>a<br/>\nb<wbr/>c</p>"},
		"abbreviation": {"ESF", `<abbr title="European Social Fund" lang="en" xml:lang="en">ESF</abbr> (<span lang="en" xml:lang="en">European Social Fund</span>)`},
		"address":      {"[a](<https://x.hu/á b?q=a|b>)", `<a href="https://x.hu/%C3%A1%20b?q=a%7Cb">a</a>`},
		"no address":   {"[a](https://x%zz/)", `<p><span>a</span></p>`},
		"escaped":      {"`<script>` & \\\"", "<p><code>&lt;script&gt;</code> &amp; &quot;</p>"},
		"levels":       {"## a\n\n### b\n\n## c", `<li><a href="c1.xhtml#c1-a">a</a>` + "\n<ol>\n" + `<li><a href="c1.xhtml#c1-b">b</a></li>` + "\n</ol></li>\n" + `<li><a href="c1.xhtml#c1-c">c</a></li>`},
		"skipped":      {"#### a\n\n## b", `<ol>` + "\n" + `<li><a href="c1.xhtml#c1-a">a</a></li>` + "\n" + `<li><a href="c1.xhtml#c1-b">b</a></li>`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := render(c.src); !strings.Contains(got, c.want) {
				t.Errorf("not in it: %s\n%s", c.want, got)
			}
		})
	}
}

func TestTitlePage(t *testing.T) {
	w := New(&book.Book{Title: "A & B", Authors: []string{"X", "Y"}, Publisher: "P", Year: "2020"}, Options{})
	w.TitlePage()
	want := "<p class=\"authors\">X, Y</p>\n<h1>A &amp; B</h1>\n<p class=\"publisher\">P, 2020</p>\n"
	if diff := cmp.Diff(want, string(w.Bytes())); diff != "" {
		t.Error(diff)
	}
}

// TestVoid: what holds nothing is closed in XHTML alone.
func TestVoid(t *testing.T) {
	b, s := section("a  \nb ![A](a.png)\n\n---")
	w := New(b, Options{Src: func(*book.Picture) string { return "a.png" }})
	w.Section(s)
	want := "<p>a<br>\nb <img src=\"a.png\" alt=\"A\" width=\"4\" height=\"3\"></p>\n<hr>\n"
	if diff := cmp.Diff(want, string(w.Bytes())); diff != "" {
		t.Error(diff)
	}
}

// check reads the XHTML of a text as strictly as a reading program: it is well
// formed, no id is there twice, nothing runs, every address is a safe one.
func check(src string) error {
	text := render(src)
	d := xml.NewDecoder(strings.NewReader("<body xmlns:epub=\"e\">" + text + "</body>"))
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w\n%s", err, text)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == "script" {
			return errors.New("a script")
		}
		for _, a := range start.Attr {
			switch {
			case a.Name.Local == "id" && ids[a.Value]:
				return fmt.Errorf("twice: #%s\n%s", a.Value, text)
			case a.Name.Local == "id":
				ids[a.Value] = true
			case strings.HasPrefix(a.Name.Local, "on"):
				return fmt.Errorf("%s\n%s", a.Name.Local, text)
			case a.Name.Local == "href" && !safe(a.Value):
				return fmt.Errorf("an address: %s", a.Value)
			}
		}
	}
}

func safe(address string) bool {
	for _, begin := range []string{"#", "c1.xhtml#", "https:", "http:", "mailto:", "tel:"} {
		if strings.HasPrefix(strings.ToLower(address), begin) {
			return true
		}
	}
	return false
}

// FuzzMarkup: whatever an author writes, the file of a book can be read.
func FuzzMarkup(f *testing.F) {
	archives, err := filepath.Glob("../../../markdown/testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		f.Fatal("no archives", err)
	}
	for _, path := range archives {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(raw).Files {
			if strings.HasSuffix(file.Name, ".md") {
				f.Add(string(file.Data))
			}
		}
	}
	f.Add("\x01\x7f\uFFFE\u0085 ]]> <!-- --> <?x?> &nbsp; \x00")
	f.Add(strings.Repeat("- ", 40) + "a")
	f.Fuzz(func(t *testing.T, src string) {
		if err := check(src); err != nil {
			t.Error(err)
		}
	})
}
