package page

import (
	"html/template"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

// Item is a page as others see it.
type Item struct {
	in   reader
	page *site.Page

	ID, Title, Summary, URL string
	TitleLang               string // if not the reader's language
	Type                    string // the name of its type's folder, for class names and templates
	TypeName                string // the type in the reader's language
	Sign                    schema.Sign
	State                   string // "full", "summary", "standin"
	Current                 bool   // it is the page that shows it
}

// String returns the title: what a template prints that asks for nothing else.
func (i *Item) String() string { return i.Title }

func (r reader) item(p *site.Page) *Item {
	if p == nil {
		return nil
	}
	title, lang := p.Title()
	item := &Item{in: r, page: p, ID: p.ID, Title: title, TitleLang: lang, Summary: p.Summary(), URL: p.URL,
		Type: p.Type.Name, State: p.State.String(), Sign: p.Type.Sign}
	item.TypeName, _ = p.Type.Label.In(r.lang)
	if p.Role == content.Section {
		item.Sign = r.Site.Types.ByFolder(p.ID).Sign
	}
	if book := r.Site.Book(p); book != nil {
		item.Sign = book.Type.Sign
	}
	return item
}

func (r reader) items(pages []*site.Page) []*Item {
	items := make([]*Item, len(pages))
	for i, p := range pages {
		items[i] = r.item(p)
	}
	return items
}

// Pages are pages as others see them, of which a template makes fragments and
// nothing else.
type Pages struct {
	in    reader
	pages []*site.Page
}

// Once renders a template for each of the pages, as Item.Once does.
func (p Pages) Once(name string) (template.HTML, error) {
	var all strings.Builder
	for _, page := range p.pages {
		one, err := p.in.once(name, page.URL, page, func(in reader) any { return in.item(page) })
		if err != nil {
			return "", err
		}
		all.WriteString(string(one))
	}
	return template.HTML(all.String()), nil
}

// Field returns the value at a path, nil where the page does not give it. A
// field that the type does not have is a fault of the template.
func (i *Item) Field(path string) (*Value, error) {
	if !i.Has(path) {
		return nil, unknownField.With("type", i.page.Type.Name, "field", path)
	}
	return i.in.wrap(i.page, i.page.Record.Get(path)), nil
}

// unknownField says that a template asks for a field that its type has not.
var unknownField = diag.Reason{HU: "a típusnak ({type}) nincs ilyen mezője: {field}", EN: "the type {type} has no field {field}"}

// Has reports whether the type of the page has a field, given or not.
func (i *Item) Has(path string) bool { return i.page.Type.Field(path) != nil }

// T returns a phrase of the interface in the reader's language.
func (i *Item) T(key string, pairs ...any) (string, error) { return i.in.T(key, pairs...) }

// Date returns the date of the page.
func (i *Item) Date() *Value { return i.in.wrap(i.page, i.page.Record.Get("date")) }

// Updated returns when the page was last changed in substance.
func (i *Item) Updated() *Value { return i.in.wrap(i.page, i.page.Record.Get("updated")) }

// When returns when something happens, nil for what has no date by its type.
func (i *Item) When() *Value { return i.in.wrap(i.page, i.page.When()) }

// Where returns where something happens.
func (i *Item) Where() *Value {
	if i.page.Type.Dated == nil || i.page.Type.Dated.Where == "" {
		return nil
	}
	return i.in.wrap(i.page, i.page.Record.Get(i.page.Type.Dated.Where))
}

// Calendar returns the address of the file with which it can be taken over into a
// calendar, "" where there is none.
func (i *Item) Calendar() string {
	if i.in.Calendar == nil {
		return ""
	}
	return i.in.Calendar(i.page)
}

// Past reports whether it was over before today.
func (i *Item) Past() bool { return i.in.Site.IsPast(i.page) }

// Chapters returns the chapters of a book.
func (i *Item) Chapters() []*Item { return i.in.items(i.in.Site.Chapters(i.page)) }

// Minutes returns how long the page takes to read, 0 where it is a look.
func (i *Item) Minutes() int { return i.in.Site.Outline(i.page).Minutes }

// TermLink is a term with a page of its own.
type TermLink struct {
	in         reader
	Title, URL string
}

// String returns the title.
func (t TermLink) String() string { return t.Title }

// Tags returns the tags of the page.
func (i *Item) Tags() []TermLink {
	var tags []TermLink
	for _, key := range i.page.Record.Base.Tags {
		if t := i.in.Site.Term("tags", key, i.in.lang); t != nil {
			tags = append(tags, TermLink{i.in, t.Title, t.URL})
		}
	}
	return tags
}

// Fact is a row of the fact sheet.
type Fact struct {
	Key, Label string
	Value      *Value
	// The other language, where the type wants both. Other is nil where its text
	// is the same.
	OtherLabel, OtherLang string
	Other                 *Value
}

// Facts returns the whole fact sheet. The fields of a group are rows of their own.
func (i *Item) Facts() []Fact {
	var facts []Fact
	for _, v := range i.page.Record.Values {
		facts = i.addFact(facts, v)
	}
	return facts
}

func (i *Item) addFact(facts []Fact, v *schema.Value) []Fact {
	if !v.Field.Fact {
		return facts
	}
	if group, ok := v.Data.(schema.Group); ok {
		for _, inner := range group {
			facts = i.addFact(facts, inner)
		}
		return facts
	}
	value := i.in.wrap(i.page, v)
	fact := Fact{Key: v.Field.Path, Label: value.Label(), Value: value}
	if i.page.Type.Sheet.Bilingual {
		i.addOther(&fact, v)
	}
	return append(facts, fact)
}

// addOther gives a row its label and value in the other language.
func (i *Item) addOther(fact *Fact, v *schema.Value) {
	for _, l := range i.in.Site.Languages() {
		if l.Code == i.in.lang {
			continue
		}
		other := reader{Renderer: i.in.Renderer, lang: l.Code}
		fact.OtherLang = l.Code
		fact.OtherLabel, _ = i.page.Record.LabelOf(v.Field).In(l.Code)
		page, twin := i.page, v
		if p := i.in.Site.Page(i.page.ID, l.Code); p != nil && p.Listed() {
			page = p
			if own := p.Record.Get(v.Field.Path); own != nil {
				twin = own
			}
		}
		value := other.wrap(page, twin)
		if value.String() != fact.Value.String() && value.Lang() == "" {
			fact.Other = value
		}
		return
	}
}
