package markup

import (
	"strconv"
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
)

// Title writes the title of a section, above it the number of a chapter.
func (w *Writer) Title(s *book.Section, tag string) {
	w.Raw("<", tag)
	w.Attr("id", s.ID)
	w.Attr("class", "section-title")
	w.Raw(">")
	if s.Role == book.Chapter {
		w.Raw("<small>")
		w.Text(w.book.Word("handbook.chapter", "n", strconv.Itoa(s.Number)))
		w.Raw("</small> ")
	}
	if s.Lang != "" {
		w.Raw("<span")
		w.Lang(s.Lang)
		w.Raw(">")
		w.Text(s.Title)
		w.Raw("</span>")
	} else {
		w.Text(s.Title)
	}
	w.Raw("</", tag, ">\n")
}

// TitlePage writes what stands on it: authors, title, summary, and at the foot
// edition, publisher and year.
func (w *Writer) TitlePage() {
	line := func(class string, parts ...string) {
		parts = book.Filled(parts...)
		if len(parts) == 0 {
			return
		}
		w.Raw("<p")
		w.Attr("class", class)
		w.Raw(">")
		w.Text(strings.Join(parts, ", "))
		w.Raw("</p>\n")
	}
	line("authors", w.book.Authors...)
	w.Raw("<h1>")
	w.Text(w.book.Title)
	w.Raw("</h1>\n")
	line("summary", w.book.Summary)
	line("edition", w.book.Edition)
	line("publisher", w.book.Publisher, w.book.Year)
}

// Contents writes the list of sections, and of the headings in them down to a
// level.
func (w *Writer) Contents(depth int) {
	w.Raw("<ol>\n")
	for _, s := range w.book.Sections {
		w.Raw("<li><a")
		w.Always("href", w.Href(s.ID))
		w.Lang(s.Lang)
		w.Raw(">")
		if s.Role == book.Chapter {
			w.Raw(strconv.Itoa(s.Number), ". ")
		}
		w.Text(s.Title)
		w.Raw("</a>")
		w.headings(s.Headings, depth)
		w.Raw("</li>\n")
	}
	w.Raw("</ol>\n")
}

// headings writes headings as lists in lists. A level that was skipped opens no
// list of its own: a list never begins with a list.
func (w *Writer) headings(all []markdown.Heading, depth int) {
	var open []int
	for _, h := range all {
		if h.Level > depth {
			continue
		}
		for len(open) > 1 && open[len(open)-1] > h.Level {
			w.Raw("</li>\n</ol>")
			open = open[:len(open)-1]
		}
		if len(open) == 0 || open[len(open)-1] < h.Level {
			w.Raw("\n<ol>\n<li>")
			open = append(open, h.Level)
		} else {
			w.Raw("</li>\n<li>")
		}
		w.Raw("<a")
		w.Always("href", w.Href(h.ID))
		w.Raw(">")
		w.Text(h.Text)
		w.Raw("</a>")
	}
	for range open {
		w.Raw("</li>\n</ol>")
	}
}

// Entries writes a list of figures or tables.
func (w *Writer) Entries(entries []book.Entry) {
	w.Raw("<ul class=\"entries\">\n")
	for _, e := range entries {
		w.Raw("<li><a")
		w.Always("href", w.Href(e.ID))
		w.Raw(">")
		w.Text(e.Text)
		w.Raw("</a> ")
		w.Text(e.Title)
		w.Raw("</li>\n")
	}
	w.Raw("</ul>\n")
}

// Licence writes the terms of use, leading to their own page.
func (w *Writer) Licence() {
	l := w.book.Licence
	if l.URL == "" {
		w.Text(l.Name)
		return
	}
	w.Raw("<a")
	w.Always("href", l.URL)
	w.Attr("rel", "license")
	w.Raw(">")
	w.Text(l.Name)
	w.Raw("</a>")
}
