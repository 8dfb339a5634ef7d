package site

import (
	"path"
	"slices"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/parallel"
	"kalauz/internal/schema"
)

// entry is a page in all its languages, as far as its own files say it. It
// depends on their cards alone: it is remembered as long as they are the same,
// shared by sites, and never changed.
type entry struct {
	id       string
	original int       // the language that it was written in
	versions []version // by language
}

// version is an entry in one language. Without a file all but the record is
// missing.
type version struct {
	card   *content.Card
	record *schema.Record // inherited and computed
	faults diag.List      // of the record
	slug   string         // the last part of the address
	refs   []*schema.Value
	terms  []termValue
	keys   *keys // nil for what stands in no list that is sorted by them
}

// makeEntries joins every page with its translations, as far as the last site
// has not done so.
func (s *Site) makeEntries(last *Site) {
	s.entries = make([]*entry, len(s.ground.ids))
	parallel.Do(len(s.entries), func(i int) { s.entries[i] = s.makeEntry(i, last) })
}

func (s *Site) makeEntry(i int, last *Site) *entry {
	var cards [8]*content.Card // few sites have more languages
	of := s.cardsOf(i, cards[:0])
	id := s.ground.ids[i]
	if !slices.ContainsFunc(of, isThere) {
		return s.madeEntry(id)
	}
	if j, ok := last.ground.number[id]; ok {
		if old := last.entries[j]; slices.EqualFunc(old.versions, of, func(v version, card *content.Card) bool { return v.card == card }) {
			return old
		}
	}
	return s.newEntry(id, of)
}

// cardsOf appends the cards of an entry by language, nil where there is none.
func (s *Site) cardsOf(i int, cards []*content.Card) []*content.Card {
	for _, card := range s.ground.cards[i*len(s.Config.Languages) : (i+1)*len(s.Config.Languages)] {
		if card < 0 {
			cards = append(cards, nil)
			continue
		}
		cards = append(cards, s.input.Cards[card])
	}
	return cards
}

func isThere(card *content.Card) bool { return card != nil }

// newEntry gives every translation what it shares with its original, then
// computes, then checks each record by itself. The original is in the default
// language if the page is there in it, else in the first that it is in.
func (s *Site) newEntry(id string, cards []*content.Card) *entry {
	e := &entry{id: id, original: slices.IndexFunc(cards, isThere), versions: make([]version, len(cards))}
	original := cards[e.original]
	for l, card := range cards {
		if card == nil {
			continue
		}
		record, faults := card.Record, diag.List(nil)
		if card != original {
			record, faults = original.Type.Inherit(original.Record, card.Record)
		}
		record, more := original.Type.Complete(record)
		e.versions[l] = s.newVersion(id, original, record, l)
		e.versions[l].card, e.versions[l].faults = card, append(faults, more...)
	}
	return e
}

func (s *Site) newVersion(id string, original *content.Card, record *schema.Record, language int) version {
	v := version{record: record, slug: slug(id, record)}
	record.Walk(v.add)
	if tags := record.Get("tags"); tags != nil {
		v.add(tags)
	}
	if original.Role == content.Member || len(v.terms) > 0 {
		printer := schema.Printer{Language: s.Config.Languages[language].Locale, Title: noTitle}
		v.keys = newKeys(id, record, original.Type, printer)
	}
	return v
}

// add notes a value that leads to other pages.
func (v *version) add(value *schema.Value) {
	if _, ok := value.Data.(schema.Ref); ok {
		v.refs = append(v.refs, value)
	}
	if value.Field == nil || value.Field.Terms == nil {
		return
	}
	codes, ok := value.Data.(schema.List)
	if !ok {
		v.addTerm(termValue{value.Field, value})
	}
	for _, code := range codes {
		v.addTerm(termValue{value.Field, code})
	}
}

// addTerm adds a term, once: a list is visited, then its items.
func (v *version) addTerm(t termValue) {
	if slices.ContainsFunc(v.terms, func(have termValue) bool { return have.value == t.value }) {
		return
	}
	if v.terms == nil {
		v.terms = make([]termValue, 0, 4) // enough for most
	}
	v.terms = append(v.terms, t)
}

// noTitle stands in for the titles of pages that are not known yet.
func noTitle(string) (title, lang string) { return "", "" }

// slug is the last part of an address.
func slug(id string, record *schema.Record) string {
	if isSlug(record.Base.Slug) {
		return record.Base.Slug
	}
	return locale.Slug(path.Base(id))
}

// checkRecords returns the faults of the records that are shown. What is not shown
// may be as unfinished as its author left it.
func (s *Site) checkRecords(i int) diag.List {
	e := s.entries[i]
	original := e.versions[e.original]
	if original.card == nil || s.isHidden(original.record.Base) {
		return nil
	}
	faults := slices.Clone(original.faults)
	for l, v := range e.versions {
		// A translation would only repeat the faults that it inherits.
		if l != e.original && v.card != nil && !original.faults.HasErrors() && !s.isPending(v.card) {
			faults = append(faults, v.faults...)
		}
	}
	return faults
}

// madeEntry is a home page or a section without a file of its own.
func (s *Site) madeEntry(id string) *entry {
	e := &entry{id: id, versions: make([]version, len(s.Config.Languages))}
	for l, language := range s.Config.Languages {
		e.versions[l].record = s.madeRecord(id, language.Code, nil)
	}
	return e
}

// madeRecord is the record of a home page or a section that nobody wrote in a
// language: it has the name of the site or of the type.
func (s *Site) madeRecord(id, lang string, like *schema.Record) *schema.Record {
	names := s.Config.Title
	if t := s.Types.ByFolder(id); t != nil {
		names = t.Plural
	}
	title, _ := names.In(lang)
	made := &schema.Record{Lang: lang, Base: schema.Base{Title: title}}
	if like != nil {
		made.Base.Date, made.Base.Updated = like.Base.Date, like.Base.Updated
	}
	return made
}
