package book

import (
	"strconv"
	"strings"

	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/schema"
)

// FactsID ends the id of the heading above the fact sheet.
const (
	FactsID   = fieldMark + factsName
	fieldMark = "-field."
	factsName = "facts"
)

// facts adds the fact sheet of the book's page: what the colophon does not say
// and [schema.Book.Shows] does not show.
func (b *binder) facts(s *Section) {
	list := &markdown.DefinitionList{}
	for _, v := range b.page.Record.Values {
		if v.Field.Fact && !b.elsewhere(v.Field) {
			b.addFact(list, v)
		}
	}
	if len(list.Items) == 0 {
		return
	}
	heading, _ := b.page.Type.Sheet.Heading.In(b.page.Lang)
	if heading == "" {
		heading = b.book.Word("fact.general")
	}
	b.heading(s, factsName, heading, "")
	s.Blocks = append(s.Blocks, list)
}

func (b *binder) elsewhere(f *schema.Field) bool {
	t := b.page.Type.Book
	for _, path := range append([]string{t.Authors, t.Publisher, t.Year, t.Edition, t.Licence, t.ISBN, t.Cover}, t.Shows...) {
		if f.Path == path {
			return true
		}
	}
	return false
}

// addFact adds a row; the fields of a group are rows of their own.
func (b *binder) addFact(list *markdown.DefinitionList, v *schema.Value) {
	if group, ok := v.Data.(schema.Group); ok {
		for _, inner := range group {
			if inner.Field.Fact {
				b.addFact(list, inner)
			}
		}
		return
	}
	if content := b.inlines(v); len(content) > 0 {
		list.Items = append(list.Items, markdown.Definition{
			Terms:        [][]markdown.InlineNode{b.words(b.page.Record.LabelOf(v.Field))},
			Descriptions: [][]markdown.Block{{&markdown.Paragraph{Content: content, Tight: true}}},
		})
	}
}

// show adds a field under its label: a list of groups as a table, anything else
// as a paragraph. Markdown, which may have notes and headings of its own, is a
// section.
func (b *binder) show(s *Section, path string) {
	v := b.page.Record.Get(path)
	if v == nil {
		return
	}
	label, lang := b.page.Record.LabelOf(v.Field).In(b.page.Lang)
	if doc := b.Body(b.page.Card).Fields[path]; doc != nil {
		own := &Section{Role: Introduction, ID: "f" + strconv.Itoa(len(b.book.Sections)), Title: label, Lang: b.foreign(lang)}
		b.text(own, b.page, doc)
		b.book.Sections = append(b.book.Sections, own)
		return
	}
	b.heading(s, path, label, b.foreign(lang))
	if table := b.table(v); table != nil {
		s.Blocks = append(s.Blocks, table)
		return
	}
	s.Blocks = append(s.Blocks, &markdown.Paragraph{Content: b.inlines(v)})
}

// heading adds a heading that no author wrote. The full stop keeps its id apart
// from those of authors.
func (b *binder) heading(s *Section, id, text, lang string) {
	h := &markdown.HeadingBlock{Heading: markdown.Heading{Level: 2, ID: s.ID + fieldMark + id, Text: text}, Lang: lang,
		Content: []markdown.InlineNode{&markdown.Text{Value: text}}}
	s.Blocks = append(s.Blocks, h)
	s.Headings = append(s.Headings, h.Heading)
}

// table makes a table of a list of groups: a column for each field that any of
// them has.
func (b *binder) table(v *schema.Value) *markdown.Table {
	list, _ := v.Data.(schema.List)
	if v.Field.Item == nil || len(v.Field.Item.Fields) == 0 || len(list) == 0 {
		return nil
	}
	table := &markdown.Table{Line: v.Place.Line}
	var columns []*schema.Field
	for _, f := range v.Field.Item.Fields {
		for _, item := range list {
			if inside(item, f) != nil {
				columns = append(columns, f)
				table.Align = append(table.Align, alignOf(f))
				table.Head = append(table.Head, b.words(f.Label))
				break
			}
		}
	}
	for _, item := range list {
		row := make([][]markdown.InlineNode, len(columns))
		for i, f := range columns {
			if cell := inside(item, f); cell != nil {
				row[i] = b.inlines(cell)
			}
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func inside(v *schema.Value, f *schema.Field) *schema.Value {
	group, _ := v.Data.(schema.Group)
	for _, inner := range group {
		if inner.Field == f {
			return inner
		}
	}
	return nil
}

func alignOf(f *schema.Field) markdown.Align {
	switch f.Kind {
	case schema.KindNumber, schema.KindHours, schema.KindMoney, schema.KindPercent:
		return markdown.Right
	}
	return markdown.NoAlign
}

// inlines writes a value for the reader, with links where it leads somewhere.
func (b *binder) inlines(v *schema.Value) []markdown.InlineNode {
	if v.Field != nil && v.Field.Terms != nil {
		return b.terms(v)
	}
	switch data := v.Data.(type) {
	case schema.List:
		return b.series(data, "; ")
	case schema.Group:
		return b.series(data, ", ")
	case schema.Ref:
		if p := b.Site.Page(data.ID, b.page.Lang); p != nil {
			title, lang := p.Title()
			return b.linked(b.Site.Absolute(p.URL), title, lang)
		}
	case schema.URL:
		bare := strings.TrimPrefix(strings.TrimPrefix(string(data), "https://"), "http://")
		return b.linked(string(data), strings.TrimSuffix(bare, "/"), "")
	case schema.Email:
		return b.linked("mailto:"+string(data), string(data), "")
	case schema.Phone:
		text, _ := b.printer.Text(v)
		return b.linked("tel:"+string(data), text, "")
	case schema.Licence:
		text, lang := b.printer.Text(v)
		return b.linked(data.URL(b.page.Lang), text, lang)
	case schema.Image, schema.Gallery, schema.File, schema.Markdown:
		return nil
	}
	text, lang := b.printer.Text(v)
	return b.plain(text, lang)
}

// terms writes the names of terms; one that has none goes by its code.
func (b *binder) terms(v *schema.Value) []markdown.InlineNode {
	codes, ok := v.Data.(schema.List)
	if !ok {
		codes = schema.List{v}
	}
	var names []string
	for _, code := range codes {
		name := code.Machine()
		if term := b.Site.Term(v.Field.Name, name, b.page.Lang); term != nil {
			name = term.Title
		}
		names = append(names, name)
	}
	return b.plain(strings.Join(names, ", "), "")
}

// series writes several values in a line.
func (b *binder) series(values []*schema.Value, between string) []markdown.InlineNode {
	var out []markdown.InlineNode
	for _, v := range values {
		content := b.inlines(v)
		if len(content) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, &markdown.Text{Value: between})
		}
		out = append(out, content...)
	}
	return out
}

func (b *binder) words(text locale.Text) []markdown.InlineNode {
	return b.plain(text.In(b.page.Lang))
}

// plain is a text, marked where it is in another language.
func (b *binder) plain(text, lang string) []markdown.InlineNode {
	if text == "" {
		return nil
	}
	content := []markdown.InlineNode{&markdown.Text{Value: text}}
	if lang = b.foreign(lang); lang != "" {
		return []markdown.InlineNode{&markdown.Span{Attributes: markdown.Attributes{Lang: lang}, Content: content}}
	}
	return content
}

// foreign returns a language only where it is not the book's.
func (b *binder) foreign(lang string) string {
	if lang == b.page.Lang {
		return ""
	}
	return lang
}

// linked is a text that leads to an address, or only the text without one.
func (b *binder) linked(address, text, lang string) []markdown.InlineNode {
	content := b.plain(text, lang)
	if address == "" {
		return content
	}
	return []markdown.InlineNode{&markdown.LinkInline{Link: markdown.Link{Dest: address, Text: text}, Content: content}}
}
