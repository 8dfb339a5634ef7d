package site

import (
	"reflect"
	"slices"

	"kalauz/internal/content"
	"kalauz/internal/diag"
)

// Memory keeps the last site, so that the next one is made from what is the same
// in both. What it gives is what an empty memory would have given; it gives the
// same site where nothing has changed. The zero value is empty and ready for use;
// it is not for several at once.
type Memory struct{ last *Site }

// Assemble joins the input. The faults are those of the joined pages; what was
// wrong in a single file its page knows.
func (m *Memory) Assemble(in Input) (*Site, diag.List) {
	last := m.last
	if last == nil || last.Types != in.Types || !slices.Equal(last.Config.Languages, in.Config.Languages) {
		last = &Site{ground: &ground{}} // an entry depends on types and languages
	}
	s, ok := revise(in, last)
	if !ok {
		s = join(in, last)
	}
	m.last = s
	return s, s.faults()
}

// sameSettings reports whether two inputs differ in files only.
func sameSettings(a, b Input) bool {
	return a.Types == b.Types && a.Today == b.Today && a.Drafts == b.Drafts && a.Future == b.Future &&
		reflect.DeepEqual(a.Config, b.Config) && reflect.DeepEqual(a.Vocabulary, b.Vocabulary)
}

// sameOthers reports whether two inputs have the same files that are no pages.
func sameOthers(a, b Input) bool {
	return slices.Equal(a.Resources, b.Resources) && slices.Equal(a.Static, b.Static) && slices.Equal(a.Snippets, b.Snippets)
}

// sameFiles reports whether two inputs have the same pages in the same files,
// whatever is written in them.
func sameFiles(a, b Input) bool {
	return slices.EqualFunc(a.Cards, b.Cards, func(a, b *content.Card) bool {
		return a == b || a.Spot == b.Spot && a.Path == b.Path && a.File == b.File && (a.Record == nil) == (b.Record == nil)
	})
}
