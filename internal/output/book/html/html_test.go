package html

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
)

const text = `## A rajz

Lásd [a lapot](#lap), [a másikat](#c9) és [ezt](https://example.org/).

![Utcák](a.png "Térkép")

## Lap {#lap}

Rajzolja le![^1] [Vissza](#a-rajz)

[^1]: Jegyzet.
`

var picture = bytes.Repeat([]byte{0x89, 'P', 'N', 'G'}, 2000)

func sample() *book.Book {
	l, _ := locale.For("hu")
	r := markdown.Parse([]byte(text), markdown.Options{Language: l}).Resolve(markdown.Resolver{Prefix: "c1-", Link: func(dest string) markdown.Target {
		return markdown.Target{Href: strings.Replace(dest, "#", "#c1-", 1), OK: true}
	}})
	s := &book.Section{Role: book.Chapter, ID: "c1", Number: 1, Title: "<b>Fejezet</b>", Blocks: r.Blocks, Notes: r.Notes, Headings: r.Headings}
	return &book.Book{
		Lang: "hu", Title: "Könyv", Sections: []*book.Section{s}, Labels: map[markdown.Block]book.Label{},
		Pictures: []*book.Picture{{Src: "a.png", Name: "01-a.png", Type: "image/png", Bytes: picture}},
		Cite:     []markdown.InlineNode{&markdown.Text{Value: "Így idézze."}}, Licence: book.Licence{Name: "CC", URL: "https://example.org/cc"},
		Tables: []book.Entry{{Label: book.Label{ID: "c1-table.1", Text: "1. táblázat"}, Title: "Mi"}},
	}
}

// sheet is the second half of the book.
func sheet(b *book.Book) book.Sheet {
	s := b.Sections[0]
	return book.Sheet{ID: "c1-lap", Title: "Lap", Blocks: s.Blocks[4:], Notes: s.Notes}
}

// TestNothingFromOutside: everything that the file shows is in it, and its head
// forbids the rest.
func TestNothingFromOutside(t *testing.T) {
	b := sample()
	for name, raw := range map[string][]byte{"book": Render(b, "p { margin: 0 }"), "sheet": Sheet(b, sheet(b), "p { margin: 0 }")} {
		if !Ours(raw) {
			t.Errorf("%s: the head does not forbid scripts:\n%.300s", name, raw)
		}
		ids, links := map[string]bool{}, []string{}
		for z := xhtml.NewTokenizer(bytes.NewReader(raw)); z.Next() != xhtml.ErrorToken; {
			token := z.Token()
			for _, a := range token.Attr {
				switch {
				case a.Key == "id":
					ids[a.Val] = true
				case a.Key == "href" && a.Val[0] == '#':
					links = append(links, a.Val[1:])
				case a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/png;base64,"):
					t.Errorf("%s asks for %s", name, a.Val)
				}
			}
			if token.Data == "script" || token.Data == "link" || token.Data == "b" {
				t.Errorf("%s has <%s>", name, token.Data)
			}
		}
		for _, id := range links {
			if !ids[id] && id != "c1-c9" && id != "c1-table.1" {
				t.Errorf("%s: a link to #%s, which is not there", name, id)
			}
		}
	}
}

// TestSize: a file is not twice as large as what is in it.
func TestSize(t *testing.T) {
	b := sample()
	raw := Render(b, "")
	if parts := len(text) + len(picture); len(raw) > 2*parts {
		t.Errorf("%d bytes of %d", len(raw), parts)
	}
	if !bytes.Contains(raw, []byte(base64.StdEncoding.EncodeToString(picture))) {
		t.Error("the picture is not in it")
	}
}

// TestTable: on a phone a table scrolls, and who has no pointer gets there too.
func TestTable(t *testing.T) {
	b := sample()
	b.Sections[0].Blocks = append(b.Sections[0].Blocks, &markdown.Table{Head: [][]markdown.InlineNode{{&markdown.Text{Value: "Mi"}}}, Align: []markdown.Align{0}})
	if raw := string(Render(b, "")); strings.Count(raw, "<table") != strings.Count(raw, " tabindex=\"0\">") || !strings.Contains(raw, "<table") {
		t.Error("a table cannot be reached with the keys")
	}
}

func TestSheet(t *testing.T) {
	b := sample()
	raw := string(Sheet(b, sheet(b), ""))
	for _, want := range []string{"<title>Lap</title>", "<h1>Lap</h1>", "Jegyzet.", "Így idézze.", `rel="license"`, "<span>Vissza</span>"} {
		if !strings.Contains(raw, want) {
			t.Errorf("not on the sheet: %s\n%s", want, raw)
		}
	}
	if strings.Contains(raw, "Utcák") {
		t.Error("there is more on the sheet than belongs to it")
	}
}

func TestOurs(t *testing.T) {
	good := string(Render(sample(), ""))
	if !Ours([]byte(good)) {
		t.Fatal("our own file is not ours")
	}
	for _, bad := range []string{
		"", "<script>1</script>" + good,
		strings.Replace(good, "<!doctype html>\n", "<!doctype html>\n<script>1</script>\n", 1),
		strings.Replace(good, `lang="hu"`, `lang="hu" onload="1"`, 1),
		strings.Replace(good, `lang="hu">`, `lang="hu"><script>1</script><html>`, 1),
		strings.Replace(good, "default-src 'none'", "default-src *", 1),
		strings.Replace(good, "<head>\n", "<head>\n<script>1</script>", 1),
	} {
		if Ours([]byte(bad)) {
			t.Errorf("taken for ours: %.200s", bad)
		}
	}
}
