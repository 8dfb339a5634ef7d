package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/schema"
)

// entry is a page in all its languages.
type entry struct {
	id       string
	original string // the language it was written in
	cards    map[string]*content.Card
	records  map[string]*schema.Record
	pages    map[string]*Page
	hidden   bool // a draft, not yet published, or expired
}

var twoFiles = diag.Rule{
	Code:  "K400",
	Words: diag.Words{HU: "Ugyanannak az oldalnak ugyanazon a nyelven több fájlja van.", EN: "There are several files for the same page in the same language."},
	Hint:  diag.Words{HU: "Tartson meg egyet, a többit nevezze át vagy törölje: {files}.", EN: "Keep one, and rename or delete the others: {files}."},
}

// joinTranslations groups the cards by page.
func (s *Site) joinTranslations() diag.List {
	s.byID, s.byFile = map[string]*entry{}, map[string]*entry{}
	s.noteBroken()
	var faults diag.List
	for _, card := range s.sortedCards() {
		e := s.entry(card.ID)
		s.byFile[card.Path] = e
		if card.Dir != "" {
			s.byFile[card.Dir] = e
		}
		if first := e.cards[card.Lang]; first != nil {
			faults = append(faults, twoFiles.At(diag.Place{File: card.File}, "files", first.File+", "+card.File))
			continue
		}
		e.cards[card.Lang] = card
	}
	for _, e := range s.entries {
		e.original = s.originalLanguage(e)
	}
	return faults
}

// noteBroken remembers the pages that cannot be read: they have said so, and
// what follows from it elsewhere is no fault of its own.
func (s *Site) noteBroken() {
	s.broken = map[string]bool{}
	for _, card := range s.input.Cards {
		if card.Record == nil && (card.Role == content.Member || card.Role == content.Chapter) {
			s.broken[card.ID], s.broken[card.Path] = true, true
			if card.Dir != "" {
				s.broken[card.Dir] = true
			}
		}
	}
}

// sortedCards returns the cards that are pages, by file. Those whose front
// matter cannot be read have said so themselves.
func (s *Site) sortedCards() []*content.Card {
	var cards []*content.Card
	for _, card := range s.input.Cards {
		if card.Record != nil && !s.broken[card.ID] && card.Role != content.Material && card.Role != content.Unknown {
			cards = append(cards, card)
		}
	}
	slices.SortFunc(cards, func(a, b *content.Card) int { return cmp.Compare(a.File, b.File) })
	return cards
}

func (s *Site) entry(id string) *entry {
	e := s.byID[id]
	if e == nil {
		e = &entry{id: id, cards: map[string]*content.Card{}, records: map[string]*schema.Record{}, pages: map[string]*Page{}}
		s.byID[id] = e
		s.entries = append(s.entries, e)
	}
	return e
}

// originalLanguage is the default language if the page is there in it, else the
// first that it is in.
func (s *Site) originalLanguage(e *entry) string {
	for _, l := range s.Config.Languages {
		if e.cards[l.Code] != nil {
			return l.Code
		}
	}
	return s.Config.Default().Code
}

// inheritFields gives every translation what it shares with its original, then
// computes, then checks each record by itself. What is not shown may be as
// unfinished as its author left it.
func (s *Site) inheritFields() diag.List {
	var faults diag.List
	for _, e := range s.entries {
		original := e.cards[e.original]
		whole, wrong := original.Type.Complete(original.Record)
		e.records[e.original] = whole
		e.hidden = s.isHidden(original.Record.Base)
		if !e.hidden {
			faults = append(faults, wrong...)
		}
		for _, l := range s.Config.Languages {
			if card := e.cards[l.Code]; card != nil && card != original {
				more := s.inherit(e, card)
				// A translation would only repeat the faults that it inherits.
				if !e.hidden && !wrong.HasErrors() && !s.isPending(card) {
					faults = append(faults, more...)
				}
			}
		}
	}
	return faults
}

func (s *Site) inherit(e *entry, card *content.Card) diag.List {
	original := e.cards[e.original]
	joined, faults := original.Type.Inherit(original.Record, card.Record)
	done, more := original.Type.Complete(joined)
	e.records[card.Lang] = done
	return append(faults, more...)
}

// isPending reports whether a translation is a draft that is not shown.
func (s *Site) isPending(card *content.Card) bool {
	return card.Record.Base.Draft && !s.input.Drafts
}

func (s *Site) isHidden(base schema.Base) bool {
	if base.Draft && !s.input.Drafts {
		return true
	}
	if s.input.Future {
		return false
	}
	early := !base.PublishOn.Date.IsZero() && s.Today.Compare(base.PublishOn.Date) < 0
	late := !base.ExpireOn.Date.IsZero() && s.Today.Compare(base.ExpireOn.Date.Last()) > 0
	return early || late
}

// makePages decides which pages there are in which language.
func (s *Site) makePages() diag.List {
	var faults diag.List
	s.addMissingSections()
	slices.SortFunc(s.entries, func(a, b *entry) int { return strings.Compare(a.id, b.id) })
	for _, e := range s.entries {
		faults = append(faults, s.checkBook(e)...)
		if e.hidden || s.bookHidden(e) {
			e.hidden = true
			continue
		}
		for _, l := range s.Config.Languages {
			if page := s.makePage(e, l.Code); page != nil {
				e.pages[l.Code] = page
				s.pages = append(s.pages, page)
			}
		}
		for _, page := range e.pages {
			page.Original = e.pages[e.original]
		}
	}
	return faults
}

var noBook = diag.Rule{
	Code:  "K401",
	Words: diag.Words{HU: "A fejezetnek nincs könyve, ezért nem kerülne a honlapra.", EN: "The chapter has no book, so it would not get onto the site."},
	Hint:  diag.Words{HU: "Írja meg a könyv első oldalát ({file}), vagy tegye a fejezetet másik mappába.", EN: "Write the first page of the book ({file}), or move the chapter to another folder."},
}

// checkBook finds chapters of books that are not there: not at all, or not in
// the language of the chapter because the book says that it needs no translation.
func (s *Site) checkBook(e *entry) diag.List {
	var faults diag.List
	for _, l := range s.Config.Languages {
		card := e.cards[l.Code]
		if card == nil || card.Role != content.Chapter || s.hasFile(card.Book) && !s.untranslated(card.Book, l.Code) {
			continue
		}
		file := path.Join(path.Dir(card.File), "index.md")
		if l.Code != s.Config.Default().Code {
			file = strings.TrimSuffix(file, "md") + l.Code + ".md"
		}
		faults = append(faults, noBook.At(card.Place, "file", file))
	}
	return faults
}

// hasFile reports whether a page has a file, if only one that cannot be read.
func (s *Site) hasFile(id string) bool {
	return s.byID[id] != nil || s.broken[id]
}

// untranslated reports whether a page that is public is not there in a language.
func (s *Site) untranslated(id, lang string) bool {
	e := s.byID[id]
	return e != nil && !e.hidden && e.pages[lang] == nil
}

// bookHidden reports whether the book of a chapter is hidden. Entries are
// sorted by id, so the book has been decided before its chapters.
func (s *Site) bookHidden(e *entry) bool {
	card := e.cards[e.original]
	if card == nil || card.Role != content.Chapter {
		return false
	}
	book := s.byID[card.Book]
	return book == nil || book.hidden
}

func (s *Site) makePage(e *entry, lang string) *Page {
	original, record := e.cards[e.original], e.records[lang]
	if original != nil && original.Role == content.Chapter && s.byID[original.Book].pages[lang] == nil {
		return nil // where there is no book there is no chapter of it
	}
	page := &Page{ID: e.id, Lang: lang, Card: e.cards[lang], Record: record}
	switch {
	case original == nil: // a section or a home page without a file
		page.Role, page.Type = s.roleOfMade(e.id), schema.Plain()
		return page
	case page.Card == nil || s.isPending(page.Card):
		if e.records[e.original].Base.Translation == "none" {
			return nil
		}
		page.State, page.Pending = StandIn, page.Card
		page.Card, page.Record = original, e.records[e.original]
		if original.Role == content.Home || original.Role == content.Section {
			page.State, page.Record = Full, s.madeRecord(e.id, lang, e.records[e.original])
		}
	case record.Base.Translation == "summary" && lang != e.original:
		page.State = Summary
	}
	page.Role, page.Type = original.Role, original.Type
	return page
}

// addMissingSections makes a home page and the sections that have no file of
// their own: a section needs none.
func (s *Site) addMissingSections() {
	made := func(id string) {
		if s.byID[id] == nil {
			e := s.entry(id)
			e.original = s.Config.Default().Code
			for _, l := range s.Config.Languages {
				e.records[l.Code] = s.madeRecord(id, l.Code, nil)
			}
		}
	}
	made("")
	used := map[*schema.Type]bool{}
	for _, e := range s.entries {
		if card := e.cards[e.original]; card != nil {
			used[card.Type] = true
		}
	}
	for _, t := range s.Types.All() {
		if t.Folder != "." && (used[t] || slices.Contains(s.Config.Menu, t.Folder)) {
			made(t.Folder)
		}
	}
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

func (s *Site) roleOfMade(id string) content.Role {
	if id == "" {
		return content.Home
	}
	return content.Section
}
