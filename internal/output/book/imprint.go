package book

import (
	"regexp"
	"strings"

	"kalauz/internal/cover"
	"kalauz/internal/markdown"
	"kalauz/internal/schema"
)

// imprint takes from the fields of the page what a book tells of itself.
func (b *binder) imprint() {
	t, book := b.page.Type.Book, b.book
	if v := b.field(t.Authors); v != nil {
		if list, ok := v.Data.(schema.List); ok {
			for _, item := range list {
				book.Authors = append(book.Authors, b.textOf(item))
			}
		} else {
			book.Authors = []string{b.textOf(v)}
		}
	}
	book.Year, book.Publisher = b.textOf(b.field(t.Year)), b.textOf(b.field(t.Publisher))
	if edition := b.textOf(b.field(t.Edition)); edition != "" {
		book.Edition = book.Word("handbook.edition", "ordinal", edition)
	}
	if v := b.field(t.Licence); v != nil {
		book.Licence = Licence{Name: b.textOf(v), URL: v.Data.(schema.Licence).URL(b.page.Lang)}
	}
	for _, v := range b.numbers() {
		book.ISBN[v.Field.Name] = v.Data.(schema.ISBN).Digits
	}
	book.Date = b.Site.Changed(b.page).ISO()
	b.cover()
}

func (b *binder) field(path string) *schema.Value {
	if path == "" {
		return nil
	}
	return b.page.Record.Get(path)
}

func (b *binder) textOf(v *schema.Value) string {
	text, _ := b.printer.Text(v)
	return text
}

// numbers are the ISBNs of the book.
func (b *binder) numbers() []*schema.Value {
	v := b.field(b.page.Type.Book.ISBN)
	if v == nil {
		return nil
	}
	var numbers []*schema.Value
	group, _ := v.Data.(schema.Group)
	for _, inner := range group {
		if _, ok := inner.Data.(schema.ISBN); ok {
			numbers = append(numbers, inner)
		}
	}
	return numbers
}

// cover takes the picture that the page names for it, else draws one.
func (b *binder) cover() {
	v := b.field(b.page.Type.Book.Cover)
	if v == nil {
		b.drawCover()
		return
	}
	image := v.Data.(schema.Image)
	if picture := b.image(FileOf(v), image.Src); picture.OK {
		b.book.Cover = b.book.Picture(picture.Src)
		b.book.Cover.Alt, _ = image.Alt.In(b.page.Lang)
	}
}

// drawCover draws the cover that the book's page shows as well.
func (b *binder) drawCover() {
	_, seed, _ := strings.Cut(b.page.ID, "/")
	mark := b.Mark(b.page.Type.Sign.Shape)
	c := cover.Cover{Seed: seed, Title: b.book.Title, Lines: Filled(b.book.Publisher, b.book.Edition), Mark: mark, Ink: paintOf(mark)}
	b.book.Cover = &Picture{Src: "cover", Name: "cover.svg", Type: types[".svg"], Width: cover.Width, Height: cover.Height,
		Alt: b.book.Word("handbook.cover_alt", "title", b.book.Title), Bytes: []byte(c.Picture())}
	b.book.Pictures = append(b.book.Pictures, b.book.Cover)
}

// paint finds the colour in which the sign of a mark is painted.
var paint = regexp.MustCompile(`class="s[^>]*(#[0-9A-Fa-f]{6})`)

func paintOf(mark string) string {
	if m := paint.FindStringSubmatch(mark); m != nil {
		return m[1]
	}
	return "#1B2226"
}

// FileOf returns the file of the content tree in which a value stands.
func FileOf(v *schema.Value) string { return strings.TrimPrefix(v.Place.File, contentName) }

// funders are the sentences that those who paid for it ask for.
func (b *binder) funders() []*schema.Value {
	t := b.page.Type.Book.Funders
	if t == nil {
		return nil
	}
	ref := b.field(t.Of)
	if ref == nil {
		return nil
	}
	of := b.Site.Page(ref.Data.(schema.Ref).ID, b.page.Lang)
	if of == nil {
		return nil
	}
	return of.Record.At(t.Field)
}

// cite says how to cite the book: "Authors: Title. Edition. Publisher, year.
// Address".
func (b *binder) cite() {
	text := func(s string) { b.book.Cite = append(b.book.Cite, &markdown.Text{Value: s}) }
	if len(b.book.Authors) > 0 {
		text(strings.Join(b.book.Authors, ", ") + ": ")
	}
	b.book.Cite = append(b.book.Cite, &markdown.Element{Tag: "cite", Content: []markdown.InlineNode{&markdown.Text{Value: b.book.Title}}})
	text(".")
	if b.book.Edition != "" {
		text(" " + b.book.Edition + ".")
	}
	if house := Filled(b.book.Publisher, b.book.Year); len(house) > 0 {
		text(" " + strings.Join(house, ", ") + ".")
	}
	if b.book.URL != "" {
		text(" ")
		b.book.Cite = append(b.book.Cite, b.linked(b.book.URL, b.book.URL, "")...)
	}
}

// colophon is the page on which a book says who made it, for whom it was paid,
// and what may be done with it.
func (b *binder) colophon() {
	t, list := b.page.Type.Book, &markdown.DefinitionList{}
	row := func(label, content []markdown.InlineNode) {
		if len(content) > 0 {
			list.Items = append(list.Items, markdown.Definition{Terms: [][]markdown.InlineNode{label},
				Descriptions: [][]markdown.Block{{&markdown.Paragraph{Content: content, Tight: true}}}})
		}
	}
	field := func(v *schema.Value) {
		if v != nil {
			row(b.words(b.page.Record.LabelOf(v.Field)), b.inlines(v))
		}
	}
	word := func(key string) []markdown.InlineNode { return b.plain(b.book.Word(key), "") }
	field(b.field(t.Authors))
	field(b.field(t.Publisher))
	field(b.field(t.Edition))
	field(b.field(t.Year))
	for _, v := range b.numbers() {
		field(v)
	}
	row(word("download.date"), b.plain(b.language.DateLong(b.Site.Changed(b.page)), ""))
	b.licence(row)
	row(word("handbook.cite"), b.book.Cite)
	row(word("book.sources"), []markdown.InlineNode{&markdown.CodeSpan{Code: b.book.Sources}})
	b.book.Colophon = append(b.book.Colophon, list)
	for _, sentence := range b.funders() {
		b.book.Colophon = append(b.book.Colophon, &markdown.Paragraph{Content: b.inlines(sentence)})
	}
}

// licence names the terms of use and, where there is one, their own page.
func (b *binder) licence(row func(label, content []markdown.InlineNode)) {
	if v := b.field(b.page.Type.Book.Licence); v != nil {
		content := b.inlines(v)
		if link, ok := content[0].(*markdown.LinkInline); ok {
			link.Class = LicenceClass
		}
		row(b.words(b.page.Record.LabelOf(v.Field)), content)
	}
}

// LicenceClass marks the link to the terms of use, which programs look for.
const LicenceClass = "license"
