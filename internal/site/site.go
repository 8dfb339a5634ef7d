// Package site joins all pages into one value: translations with their
// originals, inherited fields, addresses, references in both directions, lists,
// sequences, terms. A Site is assembled in one direction and never changed
// after; what it says depends on its Input alone.
//
// It knows no templates and no disk. It sees cards, never the bodies of pages,
// so a change inside a body does not make another site. A [Memory] makes a site
// from the last one where little has changed: whatever no change has touched,
// pages and lists of pages, the two then share.
package site

import (
	"maps"
	"slices"

	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
)

// Input is everything that a site is made from.
type Input struct {
	Config     config.Config
	Types      *schema.Types
	Vocabulary content.Vocabulary
	Cards      []*content.Card
	Snippets   []*content.Snippet
	Resources  []string    // paths of the other files of the content tree
	Static     []string    // paths of the files that are published as they are
	Today      locale.Date // in the time zone of the site
	// Outline returns what is in the body of a card's page. It is asked while the
	// site is used, never while it is assembled: no body has to be read for that.
	Outline func(*content.Card) *content.Outline
	Drafts  bool // drafts are shown
	Future  bool // pages before publish_on and after expire_on are shown
}

// Site is the whole, joined.
type Site struct {
	Config     config.Config
	Types      *schema.Types
	Vocabulary content.Vocabulary
	Today      locale.Date

	input   Input
	ground  *ground
	entries []*entry // by their numbers
	hidden  []bool   // the entries that are drafts, not yet published, or expired
	slots   []*Page  // entry by entry, language by language; nil where there is no page
	pages   []*Page  // by address
	lists   lists
	foreign bool // there are lists that are sorted by titles of other pages

	sections  []*Section
	terms     []*Term
	termByKey map[termKey]*Term
	aliases   []Alias
	resources []Resource
	resource  map[string]string
	snippets  map[string]*content.Snippet
	static    map[string]bool
	reach     *Reach

	wrong   map[int]diag.List          // what is wrong with entries, by number
	refused diag.List                  // what is wrong with addresses
	checked map[*schema.Type]diag.List // what is wrong with the pages of a type together
}

// Assemble joins the input with nothing remembered. The faults are those of the
// joined pages; what was wrong in a single file its page knows.
func Assemble(in Input) (*Site, diag.List) { return new(Memory).Assemble(in) }

// join joins the input. What the files of a page say is taken from the
// entries of the last site where they are the same.
func join(in Input, last *Site) *Site {
	s := &Site{Config: in.Config, Types: in.Types, Vocabulary: in.Vocabulary, Today: in.Today, input: in}
	s.layGround(last)
	s.makeEntries(last)
	s.makePages()
	s.placeSections()
	s.giveAddresses()
	s.makeLists()
	s.fillSections()
	s.placeTerms(&Site{})
	s.placeFiles()
	s.settleAddresses()
	s.findWrong()
	s.checkAcrossPages()
	s.reach = &Reach{}
	return s
}

// faults returns everything that is wrong with the site.
func (s *Site) faults() diag.List {
	faults := slices.Clone(s.ground.faults)
	for _, i := range slices.Sorted(maps.Keys(s.wrong)) {
		faults = append(faults, s.wrong[i]...)
	}
	faults = append(faults, s.refused...)
	for _, t := range s.Types.All() {
		faults = append(faults, s.checked[t]...)
	}
	return faults
}

// Pages returns every page in every language, stand-ins too, by address.
func (s *Site) Pages() []*Page { return s.pages }

// Page returns a page in a language, or nil where there is none.
func (s *Site) Page(id, lang string) *Page {
	entry, ok := s.ground.number[id]
	language := languageOf(s.Config, lang)
	if !ok || language < 0 {
		return nil
	}
	return s.page(entry, language)
}

// IsHidden reports whether an id is that of a page that is not public now.
func (s *Site) IsHidden(id string) bool {
	entry, ok := s.ground.number[id]
	return ok && s.hidden[entry]
}

// IsUnread reports whether an id is that of a page that cannot be read. It has
// said so, and what follows from it elsewhere is no fault of its own.
func (s *Site) IsUnread(id string) bool { return s.ground.broken[id] }

func (s *Site) page(entry, language int) *Page {
	return s.slots[entry*len(s.Config.Languages)+language]
}

// Has reports whether a page is one of this site: as long as nothing changes
// that is on a page, sites share it.
func (s *Site) Has(p *Page) bool {
	return p.entry < len(s.entries) && p.lang < len(s.Config.Languages) && s.page(p.entry, p.lang) == p
}

// Home returns the home page in a language. There is always one.
func (s *Site) Home(lang string) *Page { return s.Page("", lang) }

// Sections returns the sections in the order of the menu; those that are not in
// the menu follow by folder.
func (s *Site) Sections() []*Section { return s.sections }

// Terms returns every value of tags and other fields with pages of their own.
func (s *Site) Terms() []*Term { return s.terms }

// Aliases returns the old addresses that lead to pages.
func (s *Site) Aliases() []Alias { return s.aliases }

// Resources returns the files of the content tree that are published.
func (s *Site) Resources() []Resource { return s.resources }

// Snippet returns the Markdown at a path of the content tree that is there to
// be included, or nil.
func (s *Site) Snippet(path string) *content.Snippet { return s.snippets[path] }

// Snippets returns all Markdown that is there to be included, by path.
func (s *Site) Snippets() []*content.Snippet { return s.input.Snippets }

// Languages returns the languages of the site, the default first.
func (s *Site) Languages() []config.Language { return s.Config.Languages }

// Language returns how a language of the site writes.
func (s *Site) Language(code string) *locale.Language {
	return s.Config.Languages[max(languageOf(s.Config, code), 0)].Locale
}

// languageOf is the number of a language among those of the site, -1 if it is
// not one of them.
func languageOf(c config.Config, code string) int {
	return slices.IndexFunc(c.Languages, func(l config.Language) bool { return l.Code == code })
}
