package markup

import (
	"strconv"

	"kalauz/internal/markdown"
)

// Blocks writes blocks.
func (w *Writer) Blocks(blocks []markdown.Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *Writer) block(b markdown.Block) {
	switch b := b.(type) {
	case *markdown.Paragraph:
		w.paragraph(b)
	case *markdown.HeadingBlock:
		w.heading(b)
	case *markdown.List:
		w.list(b)
	case *markdown.Quote:
		w.Raw("<blockquote>\n")
		w.Blocks(b.Blocks)
		w.Raw("</blockquote>\n")
	case *markdown.Callout:
		w.callout(b)
	case *markdown.CodeBlock:
		w.Raw("<pre><code>")
		w.Text(b.Code)
		w.Raw("</code></pre>\n")
	case *markdown.Table:
		w.table(b)
	case *markdown.Rule:
		w.Raw("<hr")
		w.void()
		w.Raw("\n")
	case *markdown.Figure:
		w.figure(b)
	case *markdown.Gallery:
		for _, f := range b.Figures {
			w.figure(f)
		}
	case *markdown.DefinitionList:
		w.definitions(b)
	case *markdown.Details:
		w.details(b)
	}
}

func (w *Writer) paragraph(b *markdown.Paragraph) {
	if b.Tight {
		w.Inlines(b.Content)
		return
	}
	w.Raw("<p>")
	w.Inlines(b.Content)
	w.Raw("</p>\n")
}

func (w *Writer) heading(h *markdown.HeadingBlock) {
	tag := "h" + strconv.Itoa(min(h.Level+w.Shift, 6))
	w.Raw("<", tag)
	w.attributes(markdown.Attributes{ID: h.ID, Class: h.Class, Lang: h.Lang})
	w.Raw(">")
	w.Inlines(h.Content)
	w.Raw("</", tag, ">\n")
}

func (w *Writer) list(l *markdown.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	w.Raw("<", tag)
	if l.Ordered && l.Start != 1 {
		w.Attr("start", strconv.Itoa(l.Start))
	}
	for _, item := range l.Items {
		if item.Task != markdown.NoTask {
			w.Attr("class", "tasks")
			break
		}
	}
	w.Raw(">\n")
	for _, item := range l.Items {
		w.Raw("<li>")
		w.Raw(boxes[item.Task])
		w.item(item.Blocks)
		w.Raw("</li>\n")
	}
	w.Raw("</", tag, ">\n")
}

// boxes stand before tasks: signs, which can be ticked on paper too.
var boxes = [...]string{markdown.NoTask: "", markdown.OpenTask: "☐ ", markdown.DoneTask: "☑ "}

// item writes what stands in an item of a list; only a tight paragraph at its
// beginning stays on its line.
func (w *Writer) item(blocks []markdown.Block) {
	for i, b := range blocks {
		if p, ok := b.(*markdown.Paragraph); ok && p.Tight && i > 0 {
			w.paragraph(&markdown.Paragraph{Content: p.Content})
			continue
		}
		w.block(b)
	}
}

// callout writes a box beside the text: a note, not a landmark.
func (w *Writer) callout(b *markdown.Callout) {
	class := "callout callout-" + b.Kind
	if b.Class != "" {
		class += " " + b.Class
	}
	w.Raw("<aside")
	w.attributes(markdown.Attributes{ID: b.ID, Class: class, Lang: b.Lang})
	w.Raw(" role=\"note\">\n<p class=\"callout-title\">")
	w.Inlines(b.Title)
	w.Raw("</p>\n")
	w.Blocks(b.Blocks)
	w.Raw("</aside>\n")
}

// table writes a table under its number. An empty head is no head.
func (w *Writer) table(t *markdown.Table) {
	label := w.book.Labels[t]
	w.Raw("<table")
	w.Attr("id", label.ID)
	if !w.EPUB { // on a phone it scrolls, with the keys too
		w.Raw(" tabindex=\"0\"")
	}
	w.Raw(">\n")
	if label.Text != "" {
		w.Raw("<caption>")
		w.Text(label.Text)
		w.Raw("</caption>\n")
	}
	if !t.Headless() {
		w.Raw("<thead>\n<tr>")
		for i, cell := range t.Head {
			w.cell(t, i, "th", cell)
		}
		w.Raw("</tr>\n</thead>\n")
	}
	if len(t.Rows) > 0 {
		w.rows(t)
	}
	w.Raw("</table>\n")
}

func (w *Writer) rows(t *markdown.Table) {
	w.Raw("<tbody>\n")
	for _, row := range t.Rows {
		w.Raw("<tr>")
		for i, cell := range row {
			w.cell(t, i, "td", cell)
		}
		w.Raw("</tr>\n")
	}
	w.Raw("</tbody>\n")
}

var alignments = [...]string{markdown.NoAlign: "", markdown.Left: "left", markdown.Center: "center", markdown.Right: "right"}

func (w *Writer) cell(t *markdown.Table, column int, tag string, content []markdown.InlineNode) {
	if tag == "th" && len(content) == 0 {
		tag = "td" // the corner
	}
	w.Raw("<", tag)
	if tag == "th" {
		w.Attr("scope", "col")
	}
	if column < len(t.Align) {
		w.Attr("class", alignments[t.Align[column]])
	}
	w.Raw(">")
	w.Inlines(content)
	w.Raw("</", tag, ">")
}

func (w *Writer) figure(f *markdown.Figure) {
	i, label := f.Image, w.book.Labels[f]
	id := i.ID
	if id == "" {
		id = label.ID
	}
	w.Raw("<figure")
	w.attributes(markdown.Attributes{ID: id, Class: i.Class})
	w.Raw(">")
	if id != label.ID && label.ID != "" {
		w.Raw("<span")
		w.Attr("id", label.ID)
		w.Raw("></span>")
	}
	w.image(i, markdown.Attributes{Lang: i.Lang})
	if i.Title != "" || i.Credit != "" {
		w.Raw("<figcaption>")
		w.caption(i, label.Text)
		w.Raw("</figcaption>")
	}
	w.Raw("</figure>\n")
}

func (w *Writer) caption(i *markdown.ImageInline, label string) {
	if label != "" {
		w.Raw("<b>")
		w.Text(label)
		w.Raw("</b> ")
	}
	if i.Title != "" {
		w.Raw("<span")
		w.Lang(i.Lang)
		w.Raw(">")
		w.Text(i.Title)
		w.Raw("</span>")
	}
	if i.Credit != "" {
		w.Raw(" <small>")
		w.Text(i.Credit)
		w.Raw("</small>")
	}
}

func (w *Writer) definitions(l *markdown.DefinitionList) {
	w.Raw("<dl>\n")
	for _, item := range l.Items {
		for _, term := range item.Terms {
			w.Raw("<dt>")
			w.Inlines(term)
			w.Raw("</dt>\n")
		}
		for _, description := range item.Descriptions {
			w.Raw("<dd>")
			w.item(description)
			w.Raw("</dd>\n")
		}
	}
	w.Raw("</dl>\n")
}

// details writes what opens on demand on a page; a book has it open.
func (w *Writer) details(d *markdown.Details) {
	w.Raw("<div class=\"details\">\n")
	if len(d.Summary) > 0 {
		w.Raw("<p class=\"details-title\">")
		w.Inlines(d.Summary)
		w.Raw("</p>\n")
	}
	w.Blocks(d.Blocks)
	w.Raw("</div>\n")
}
