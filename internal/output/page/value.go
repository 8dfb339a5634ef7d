package page

import (
	"html/template"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/locale"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

// Value is a value that knows how its readers have it. In a template it prints
// itself as plain text; HTML prints it with links and languages.
type Value struct {
	in    reader
	value *schema.Value
	owner *site.Page // the page that it stands on
}

// reader is for whom something is made: in which language, from what.
type reader struct {
	*Renderer
	lang  string
	depth int // how many fragments stand around it
}

func (r reader) printer() schema.Printer {
	p := r.Site.Printer(r.lang)
	p.Word = func(key string, pairs ...any) (string, error) { return r.Phrases.Text(r.language(), key, pairs...) }
	return p
}

func (r reader) language() *locale.Language { return r.Site.Language(r.lang) }

// wrap returns nil for a value that is not there, so that {{ with }} skips it.
func (r reader) wrap(owner *site.Page, v *schema.Value) *Value {
	if v == nil {
		return nil
	}
	return &Value{in: r, value: v, owner: owner}
}

// String returns the value as plain text.
func (v *Value) String() string {
	text, _ := v.in.printer().Text(v.value)
	return text
}

// Lang returns the language of the text if it is not the reader's, else "".
func (v *Value) Lang() string {
	_, lang := v.in.printer().Text(v.value)
	if lang == v.in.lang {
		return ""
	}
	return lang
}

// Kind returns the kind of the value as type.yaml names it.
func (v *Value) Kind() string { return string(v.value.Field.Kind) }

// Label returns the name of the field, or what the page calls it.
func (v *Value) Label() string {
	text, _ := v.owner.Record.LabelOf(v.value.Field).In(v.in.lang)
	return text
}

// Items returns the values of a list.
func (v *Value) Items() []*Value {
	if v == nil {
		return nil
	}
	list, _ := v.value.Data.(schema.List)
	items := make([]*Value, len(list))
	for i, item := range list {
		items[i] = v.in.wrap(v.owner, item)
	}
	return items
}

// Get returns a value inside a group, nil where it is not given.
func (v *Value) Get(name string) *Value {
	if v == nil {
		return nil
	}
	group, _ := v.value.Data.(schema.Group)
	for _, inner := range group {
		if inner.Field.Name == name {
			return v.in.wrap(v.owner, inner)
		}
	}
	return nil
}

// Item returns the page that a reference leads to; nil where it is not public.
func (v *Value) Item() *Item {
	if v == nil {
		return nil
	}
	ref, ok := v.value.Data.(schema.Ref)
	if !ok {
		return nil
	}
	if p := v.in.Site.Page(ref.ID, v.in.lang); p != nil {
		return v.in.item(p)
	}
	return nil
}

// Key returns the word that stands in the file: of a choice, a code, a licence.
func (v *Value) Key() string {
	if v == nil {
		return ""
	}
	switch data := v.value.Data.(type) {
	case schema.Enum:
		return data.Key
	case schema.Code:
		return string(data)
	case schema.Licence:
		return data.Key
	case schema.Ref:
		return data.ID
	}
	return ""
}

// Number returns a number as programs write it, "982805.27".
func (v *Value) Number() string {
	if n, ok := v.number(); ok {
		return n.String()
	}
	return ""
}

func (v *Value) number() (decimal.Decimal, bool) {
	if v == nil {
		return decimal.Decimal{}, false
	}
	switch data := v.value.Data.(type) {
	case schema.Number:
		return data.Value, true
	case schema.Hours:
		return data.Value, true
	case schema.Percent:
		return data.Value, true
	}
	return decimal.Decimal{}, false
}

// Of returns how many percent of the whole the value is, "66.67", for bars.
func (v *Value) Of(whole *Value) string {
	part, ok := v.number()
	all, known := whole.number()
	if !ok || !known || all.IsZero() {
		return "0"
	}
	return part.Mul(decimal.NewFromInt(100)).DivRound(all, 2).String()
}

// ISO returns a date for the datetime attribute; of a period, its start.
func (v *Value) ISO() string {
	switch data := v.value.Data.(type) {
	case schema.Date:
		return data.Value.ISO()
	case schema.DateTime:
		return data.Value.ISO()
	case schema.Period:
		return data.Value.Start.ISO()
	}
	return ""
}

// Start returns the beginning of a period.
func (v *Value) Start() *Value {
	return v.end(func(p schema.Period) locale.DateTime { return p.Value.Start })
}

// End returns the end of a period, nil where it is open.
func (v *Value) End() *Value {
	return v.end(func(p schema.Period) locale.DateTime { return p.Value.End })
}

func (v *Value) end(which func(schema.Period) locale.DateTime) *Value {
	if v == nil {
		return nil
	}
	period, ok := v.value.Data.(schema.Period)
	if !ok || which(period).Date.IsZero() {
		return nil
	}
	return v.in.wrap(v.owner, &schema.Value{Field: v.value.Field, Place: v.value.Place, Data: schema.DateTime{Value: which(period)}})
}

// Part returns one form of a date: "day" (29), "month" (október), "month-short"
// (okt.), "year" (2018), "weekday".
func (v *Value) Part(name string) string {
	var d locale.Date
	switch data := v.value.Data.(type) {
	case schema.Date:
		d = data.Value
	case schema.DateTime:
		d = data.Value.Date
	case schema.Period:
		d = data.Value.Start.Date
	}
	l := v.in.language()
	switch {
	case d.IsZero():
	case name == "year":
		return l.Year(d.Year)
	case name == "month" && d.Month > 0:
		return l.Month(d.Month)
	case name == "month-short" && d.Month > 0:
		return l.MonthShort(d.Month)
	case name == "day" && d.Day > 0:
		return decimal.NewFromInt(int64(d.Day)).String()
	case name == "weekday" && d.Day > 0:
		return l.WeekdayName(d)
	}
	return ""
}

// URL returns where an address, a telephone number or a file leads.
func (v *Value) URL() template.URL {
	if v == nil {
		return ""
	}
	switch data := v.value.Data.(type) {
	case schema.URL:
		return template.URL(data)
	case schema.Email:
		return template.URL("mailto:" + string(data))
	case schema.Phone:
		return template.URL("tel:" + string(data))
	case schema.Licence:
		return template.URL(data.URL(v.in.lang))
	case schema.File:
		return template.URL(v.in.Site.ResolveFile(strings.TrimPrefix(v.value.Place.File, "content/"), data.Src).URL)
	}
	if item := v.Item(); item != nil {
		return template.URL(item.URL)
	}
	return ""
}

// Image returns a picture; of a gallery, the first.
func (v *Value) Image() *Picture {
	if images := v.Images(); len(images) > 0 {
		return images[0]
	}
	return nil
}

// Images returns the pictures of a gallery.
func (v *Value) Images() []*Picture {
	if v == nil {
		return nil
	}
	switch data := v.value.Data.(type) {
	case schema.Image:
		return []*Picture{v.pictureOf(data)}
	case schema.Gallery:
		pictures := make([]*Picture, len(data))
		for i, image := range data {
			pictures[i] = v.pictureOf(image)
		}
		return pictures
	}
	return nil
}

// Picture is a picture for an img element.
type Picture struct {
	Src, Alt, Caption, Credit string
	Width, Height             int // 0 where unknown
	Lang                      string
}

func (v *Value) pictureOf(image schema.Image) *Picture {
	file := strings.TrimPrefix(v.value.Place.File, "content/")
	p := v.in.picture(file, image.Src)
	result := &Picture{Src: p.Src, Width: p.Width, Height: p.Height}
	var lang string
	result.Alt, lang = image.Alt.In(v.in.lang)
	result.Caption, _ = image.Caption.In(v.in.lang)
	result.Credit, _ = image.Credit.In(v.in.lang)
	if lang != v.in.lang {
		result.Lang = lang
	}
	return result
}
