// Package html makes one HTML file of a book, with everything inside: it can be
// read from a stick, sent by mail and printed, and asks nothing of anybody.
//
// It knows the book and nothing of the site. Such a file needs no script, and its
// first line forbids any: so a copy of it that comes back from outside can be
// published again (see [Ours]).
package html

import (
	"bytes"
	"encoding/base64"

	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/output/book/markup"
)

// Format returns the format with a style sheet.
func Format(style string) book.Format {
	return book.Format{
		Name: "html", Ext: ".html", Ours: Ours,
		Render: func(b *book.Book) ([]byte, error) { return Render(b, style), nil },
		Sheet:  func(b *book.Book, s book.Sheet) ([]byte, error) { return Sheet(b, s, style), nil },
	}
}

// policy begins the head: a browser runs nothing, asks for nothing and sends
// nothing, whatever comes after. What is loaded and where things lead stand in
// two elements, of which the checker of the standard looks at pictures by the
// last: it takes data: for an address that img-src cannot name.
const policy = `<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta http-equiv="Content-Security-Policy" content="base-uri 'none'; form-action 'none'">
`

// Ours reports whether a file begins as those of this format do, so that a
// browser runs nothing in it.
func Ours(file []byte) bool {
	head, _, found := bytes.Cut(file, []byte(policy))
	lang, opened := bytes.CutPrefix(head, []byte("<!doctype html>\n<html lang=\""))
	lang, closed := bytes.CutSuffix(lang, []byte("\">\n"))
	return found && opened && closed && !bytes.ContainsAny(lang, "<>\"")
}

// Render makes the file of a book.
func Render(b *book.Book, style string) []byte {
	w := writer(b, func(string) bool { return true })
	head(w, b, b.Title, style)
	w.Raw("<header class=\"title-page\">\n")
	if b.Cover != nil {
		w.Picture(b.Cover, b.Cover.Alt, markdown.Attributes{Class: "cover"})
		w.Raw("\n")
	}
	w.TitlePage()
	w.Raw("</header>\n<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">")
	w.Text(b.Word("handbook.contents"))
	w.Raw("</h2>\n")
	w.Contents(2)
	w.Raw("</nav>\n<main>\n")
	text, glossary := b.Parts()
	sections(w, text)
	lists(w, b)
	sections(w, glossary)
	w.Raw("</main>\n<footer class=\"colophon\">\n<h2>")
	w.Text(b.Word("footer.imprint"))
	w.Raw("</h2>\n")
	w.Blocks(b.Colophon)
	w.Raw("</footer>\n</body>\n</html>\n")
	return w.Bytes()
}

// Sheet makes the file of a sheet: what it is, and where it comes from.
func Sheet(b *book.Book, s book.Sheet, style string) []byte {
	inside := map[string]bool{}
	for _, id := range book.IDs(s.Blocks) {
		inside[id] = true
	}
	w := writer(b, func(id string) bool { return inside[id] })
	head(w, b, s.Title, style)
	w.Raw("<main class=\"sheet\">\n<h1")
	w.Lang(s.Lang)
	w.Raw(">")
	w.Text(s.Title)
	w.Raw("</h1>\n")
	w.Part(s.ID, s.Title, s.Blocks, s.Notes)
	w.Raw("</main>\n<footer class=\"colophon\">\n<p>")
	w.Inlines(b.Cite)
	w.Raw("</p>\n")
	if b.Licence.Name != "" {
		w.Raw("<p>")
		w.Licence()
		w.Raw("</p>\n")
	}
	w.Raw("</footer>\n</body>\n</html>\n")
	return w.Bytes()
}

// writer returns a writer whose links lead to what is inside the file.
func writer(b *book.Book, inside func(id string) bool) *markup.Writer {
	return markup.New(b, markup.Options{
		Shift: 1,
		Href: func(id string) string {
			if !inside(id) {
				return ""
			}
			return "#" + id
		},
		Src: func(p *book.Picture) string {
			return "data:" + p.Type + ";base64," + base64.StdEncoding.EncodeToString(p.Bytes)
		},
	})
}

func head(w *markup.Writer, b *book.Book, title, style string) {
	w.Raw("<!doctype html>\n<html")
	w.Lang(b.Lang)
	w.Raw(">\n", policy)
	w.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
	w.Text(title)
	w.Raw("</title>\n<style>\n", style, "</style>\n</head>\n<body")
	w.Attr("class", "c-"+b.Sign.Colour)
	w.Raw(">\n")
}

func sections(w *markup.Writer, all []*book.Section) {
	for _, s := range all {
		w.Raw("<section")
		w.Attr("aria-labelledby", s.ID)
		w.Raw(">\n")
		w.Title(s, "h2")
		w.Section(s)
		w.Raw("</section>\n")
	}
}

// lists writes the lists of figures and tables, if there are any.
func lists(w *markup.Writer, b *book.Book) {
	list := func(id, word string, entries []book.Entry) {
		if len(entries) == 0 {
			return
		}
		w.Raw("<section class=\"list\"")
		w.Attr("aria-labelledby", id)
		w.Raw(">\n<h2")
		w.Attr("id", id)
		w.Raw(">")
		w.Text(b.Word(word))
		w.Raw("</h2>\n")
		w.Entries(entries)
		w.Raw("</section>\n")
	}
	list("figures", "handbook.figures", b.Figures)
	list("tables", "handbook.tables", b.Tables)
}
