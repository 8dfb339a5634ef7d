package markup

import (
	"strconv"

	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
)

// Inlines writes inlines.
func (w *Writer) Inlines(nodes []markdown.InlineNode) {
	for _, n := range nodes {
		w.inline(n)
	}
}

func (w *Writer) inline(n markdown.InlineNode) {
	switch n := n.(type) {
	case *markdown.Text:
		w.Text(n.Value)
	case *markdown.Break:
		if n.Optional {
			w.Raw("<wbr")
			w.void()
		} else {
			w.Raw("<br")
			w.void()
			w.Raw("\n")
		}
	case *markdown.Emphasis:
		w.element(emphases[n.Kind], n.Content)
	case *markdown.CodeSpan:
		w.Raw("<code>")
		w.Text(n.Code)
		w.Raw("</code>")
	case *markdown.LinkInline:
		w.link(n)
	case *markdown.ImageInline:
		w.image(n, n.Attributes)
	case *markdown.NoteRef:
		w.noteRef(n)
	case *markdown.Span:
		w.Raw("<span")
		w.attributes(n.Attributes)
		w.Raw(">")
		w.Inlines(n.Content)
		w.Raw("</span>")
	case *markdown.Element:
		w.Raw("<", n.Tag)
		w.Attr("title", n.Title)
		w.Lang(n.Lang)
		w.Raw(">")
		w.Inlines(n.Content)
		w.Raw("</", n.Tag, ">")
	}
}

var emphases = [...]string{markdown.Stress: "em", markdown.Strong: "strong", markdown.Strike: "del"}

func (w *Writer) element(tag string, content []markdown.InlineNode) {
	w.Raw("<", tag, ">")
	w.Inlines(content)
	w.Raw("</", tag, ">")
}

// link writes a link; one whose address nothing could follow is only its text.
func (w *Writer) link(l *markdown.LinkInline) {
	href, ok := w.href(l.Dest)
	if !ok {
		w.Raw("<span")
		w.attributes(l.Attributes)
		w.Raw(">")
		w.Inlines(l.Content)
		w.Raw("</span>")
		return
	}
	attributes := l.Attributes
	w.Raw("<a")
	w.Always("href", href)
	w.Attr("title", l.Title)
	if attributes.Class == book.LicenceClass {
		w.Attr("rel", "license")
		attributes.Class = ""
	}
	w.attributes(attributes)
	w.Raw(">")
	w.Inlines(l.Content)
	w.Raw("</a>")
}

// image writes a picture alone; one that the book does not hold leaves its words.
func (w *Writer) image(i *markdown.ImageInline, a markdown.Attributes) {
	picture := w.book.Picture(i.Src)
	if picture == nil {
		w.Text(i.Alt)
		return
	}
	w.Picture(picture, i.Alt, a)
}

// Picture writes a picture of the book.
func (w *Writer) Picture(p *book.Picture, alt string, a markdown.Attributes) {
	w.Raw("<img")
	w.Always("src", w.Src(p))
	w.Always("alt", alt)
	if alt == "" {
		w.Attr("role", "presentation")
	}
	if p.Width > 0 && p.Height > 0 {
		w.Attr("width", strconv.Itoa(p.Width))
		w.Attr("height", strconv.Itoa(p.Height))
	}
	w.attributes(a)
	w.void()
}
