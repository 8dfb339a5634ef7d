// Package site joins all pages into one value: translations with their
// originals, inherited fields, addresses, references in both directions, lists,
// sequences, terms. A Site is assembled in one direction and never changed
// after; what it says depends on its Input alone.
//
// It knows no templates and no disk. It sees cards, never the bodies of pages,
// so a change inside a body does not make another site.
package site

import (
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

	input     Input
	entries   []*entry
	byID      map[string]*entry
	byFile    map[string]*entry // by path in the content tree, and by folder
	broken    map[string]bool   // ids, files and folders of pages whose front matter cannot be read
	pages     []*Page
	sections  []*Section
	terms     []*Term
	termByKey map[termKey]*Term
	aliases   []Alias
	resources []Resource
	resource  map[string]string
	snippets  map[string]*content.Snippet
	static    map[string]bool
	addresses *addresses
}

// Assemble joins the input. The faults are those of the joined pages; what was
// wrong in a single file its page knows.
func Assemble(in Input) (*Site, diag.List) {
	s := &Site{Config: in.Config, Types: in.Types, Vocabulary: in.Vocabulary, Today: in.Today, input: in}
	var faults diag.List
	for _, step := range []func() diag.List{
		s.joinTranslations,
		s.inheritFields,
		s.makePages,
		s.giveAddresses,
		s.placeResources,
		s.resolveReferences,
		s.listSections,
		s.orderChapters,
		s.orderSequences,
		s.collectTerms,
		s.placeAliases,
		s.checkAcrossPages,
	} {
		faults = append(faults, step()...)
	}
	return s, faults
}

// Pages returns every page in every language, stand-ins too, by address.
func (s *Site) Pages() []*Page { return s.pages }

// Page returns a page in a language, or nil where there is none.
func (s *Site) Page(id, lang string) *Page {
	if e := s.byID[id]; e != nil {
		return e.pages[lang]
	}
	return nil
}

// Home returns the home page in a language. There is always one.
func (s *Site) Home(lang string) *Page { return s.byID[""].pages[lang] }

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
	i := slices.IndexFunc(s.Config.Languages, func(l config.Language) bool { return l.Code == code })
	return s.Config.Languages[max(i, 0)].Locale
}
