package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/locale"
	"kalauz/internal/schema"
)

// key is what a page is sorted by: nothing, a number, or a text. Pages without
// the value come last in rising and first in falling order.
type key struct {
	missing bool
	number  decimal.Decimal
	text    string
}

func (a key) compare(b key) int {
	switch {
	case a.missing != b.missing:
		if a.missing {
			return 1
		}
		return -1
	case a.text != b.text:
		return strings.Compare(a.text, b.text)
	}
	return a.number.Cmp(b.number)
}

// sortKey is the key of a page by a path: dates by time, numbers by value,
// choices by their order, references and texts by the alphabet.
func (s *Site) sortKey(p *Page, path, lang string) key {
	if path == "title" {
		return key{text: s.titleKey(p, lang)}
	}
	v := p.Record.Get(path)
	if v == nil {
		return key{missing: true}
	}
	switch data := v.Data.(type) {
	case schema.Enum:
		i := slices.IndexFunc(v.Field.Values, func(c schema.Choice) bool { return c.Key == data.Key })
		return key{number: decimal.NewFromInt(int64(i))}
	case schema.Number:
		return key{number: data.Value}
	case schema.Hours:
		return key{number: data.Value}
	case schema.Percent:
		return key{number: data.Value}
	case schema.Bool:
		if data {
			return key{number: decimal.NewFromInt(1)}
		}
		return key{}
	case schema.Date:
		return key{text: dateKey(locale.DateTime{Date: data.Value})}
	case schema.DateTime:
		return key{text: dateKey(data.Value)}
	case schema.Period:
		return key{text: dateKey(data.Value.Start)}
	}
	text, _ := s.Printer(lang).Text(v)
	return key{text: string(s.Language(lang).Key(text))}
}

func dateKey(d locale.DateTime) string { return d.ISO() }

// byKey sorts pages by one path, then by title.
func (s *Site) byKey(pages []*Page, path, lang string) {
	slices.SortStableFunc(pages, func(a, b *Page) int {
		return cmp.Or(s.sortKey(a, path, lang).compare(s.sortKey(b, path, lang)), strings.Compare(s.titleKey(a, lang), s.titleKey(b, lang)))
	})
}
