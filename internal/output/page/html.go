package page

import (
	"html"
	"html/template"
	"path"
	"strings"

	"kalauz/internal/schema"
)

// HTML returns the value with links, languages and machine-readable dates.
// Everything an author wrote is escaped.
func (v *Value) HTML() template.HTML {
	if v == nil {
		return ""
	}
	var b strings.Builder
	v.write(&b)
	return template.HTML(b.String())
}

func (v *Value) write(b *strings.Builder) {
	switch data := v.value.Data.(type) {
	case schema.List:
		v.writeList(b, v.Items())
	case schema.Group:
		v.writeGroup(b, data)
	case schema.Ref:
		v.writeRef(b)
	case schema.URL:
		link(b, string(v.URL()), strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(string(data), "https://"), "http://"), "/"), "external")
	case schema.Email, schema.Phone, schema.File:
		link(b, string(v.URL()), v.String(), "")
	case schema.Licence:
		if url := string(v.URL()); url != "" {
			link(b, url, v.String(), "license")
			return
		}
		v.writeText(b)
	case schema.Date, schema.DateTime:
		b.WriteString(`<time datetime="` + html.EscapeString(v.ISO()) + `">` + html.EscapeString(v.String()) + `</time>`)
	case schema.Markdown:
		if p := v.owner; p.Card != nil {
			b.WriteString(string(v.in.body(p, v.in.Body(p.Card).Fields[v.value.Field.Path])))
		}
	case schema.Code:
		v.writeCode(b, string(data))
	default:
		v.writeText(b)
	}
}

// writeText writes plain text, marked where it is in another language.
func (v *Value) writeText(b *strings.Builder) { foreign(b, v.Lang(), v.String()) }

func foreign(b *strings.Builder, lang, text string) {
	if lang == "" {
		b.WriteString(html.EscapeString(text))
		return
	}
	b.WriteString(`<span lang="` + html.EscapeString(lang) + `">` + html.EscapeString(text) + `</span>`)
}

func link(b *strings.Builder, url, text, rel string) {
	b.WriteString(`<a href="` + html.EscapeString(url) + `"`)
	if rel != "" {
		b.WriteString(` rel="` + rel + `"`)
	}
	b.WriteString(`>` + html.EscapeString(text) + `</a>`)
}

func (v *Value) writeRef(b *strings.Builder) {
	item := v.Item()
	if item == nil {
		v.writeText(b)
		return
	}
	b.WriteString(`<a href="` + html.EscapeString(item.URL) + `"`)
	if item.TitleLang != "" {
		b.WriteString(` lang="` + html.EscapeString(item.TitleLang) + `"`)
	}
	b.WriteString(`>` + html.EscapeString(item.Title) + `</a>`)
}

// writeCode writes a code; one that has a page of its own by its name.
func (v *Value) writeCode(b *strings.Builder, code string) {
	if v.value.Field != nil {
		if t := v.in.Site.Term(v.termField(), code, v.in.lang); t != nil {
			link(b, t.URL, t.Title, "tag")
			return
		}
	}
	v.writeText(b)
}

// termField is the name of the field that a value belongs to: its own, or that
// of the list it stands in.
func (v *Value) termField() string {
	name, _, _ := strings.Cut(v.value.Field.Path, "[")
	return path.Base(strings.ReplaceAll(name, ".", "/"))
}

func (v *Value) writeList(b *strings.Builder, items []*Value) {
	if len(items) == 1 {
		items[0].write(b)
		return
	}
	b.WriteString(`<ul class="values">`)
	for _, item := range items {
		b.WriteString("<li>")
		item.write(b)
		b.WriteString("</li>")
	}
	b.WriteString("</ul>")
}

// writeGroup writes the facts of a group in one line.
func (v *Value) writeGroup(b *strings.Builder, group schema.Group) {
	first := true
	for _, inner := range group {
		if !inner.Field.Fact {
			continue
		}
		if !first {
			b.WriteString(", ")
		}
		first = false
		v.in.wrap(v.owner, inner).write(b)
	}
}
