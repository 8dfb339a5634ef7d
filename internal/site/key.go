package site

import (
	"strings"

	"kalauz/internal/schema"
)

// keys are what a page is put in order by. They are made once for a page, and
// compared as bytes.
type keys struct {
	order string // in the lists of its type, before the title
	title string
	by    string // in its sequence, before the title
	// series is the value that the pages of its sequence share.
	series   string
	inSeries bool
	// foreign says that the titles of other pages are in the keys, which then hold in
	// one site only.
	foreign bool
}

// newKeys makes the keys of a page of a type.
func newKeys(id string, record *schema.Record, t *schema.Type, printer schema.Printer) *keys {
	k := new(keys)
	title := printer.Title
	printer.Title = func(id string) (string, string) {
		k.foreign = true
		return title(id)
	}
	var buffer [256]byte
	k.title = string(appendTitle(buffer[:0], record, printer))
	k.order = string(appendOrder(buffer[:0], id, record, t.Sort, k.title, printer))
	if s := t.Sequence; s != nil {
		series := record.Get(s.Within)
		k.inSeries = series != nil
		k.series, k.by = series.Machine(), string(printer.AppendKey(buffer[:0], record.Get(s.By)))
	}
	return k
}

// appendTitle sorts a page by its title, or by the sort_key that its author gave
// where letters alone cannot tell (házsor, házszám).
func appendTitle(key []byte, record *schema.Record, printer schema.Printer) []byte {
	text := record.Base.SortKey
	if text == "" {
		text = record.Base.Title
	}
	return printer.Language.AppendKey(key, text)
}

// appendOrder puts one after the other the keys of all by which a type sorts,
// those that descend turned round, as far as the title. What follows a title
// decides nothing.
func appendOrder(key []byte, id string, record *schema.Record, sort []schema.SortKey, title string, printer schema.Printer) []byte {
	for _, by := range sort {
		begin := len(key)
		switch {
		case by.Path != "title":
			key = printer.AppendKey(key, record.Get(by.Path))
		case by.Descending:
			key = append(append(append(append(key, title...), 0), id...), 0)
		default:
			return key
		}
		if by.Descending {
			for i := range key[begin:] {
				key[begin+i] = ^key[begin+i]
			}
		}
	}
	return key
}

// inOrder compares two pages of a type as its lists do. What has equal titles is
// told apart by its id.
func inOrder(a, b *Page) int {
	if c := strings.Compare(a.keys.order, b.keys.order); c != 0 {
		return c
	}
	return byTitle(a, b)
}

// inSequence compares two pages of a sequence.
func inSequence(a, b *Page) int {
	if c := strings.Compare(a.keys.by, b.keys.by); c != 0 {
		return c
	}
	return byTitle(a, b)
}

func byTitle(a, b *Page) int {
	if c := strings.Compare(a.keys.title, b.keys.title); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// bySection compares pages of several types.
func bySection(a, b *Page) int {
	if a.rank != b.rank {
		return a.rank - b.rank
	}
	return byTitle(a, b)
}
