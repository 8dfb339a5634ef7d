package site

import (
	"path"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
)

// State says how much of a page there is in a language.
type State uint8

// The states.
const (
	Full    State = iota // the original, or a whole translation
	Summary              // a translation of the summary only
	StandIn              // not translated: title, notice and a link to the original
)

// String returns the state as layouts name it.
func (s State) String() string { return [...]string{"full", "summary", "standin"}[s] }

// Page is a page in one language. How it stands to others its site knows: a page
// is shared by the sites in which it is the same.
type Page struct {
	ID      string
	Lang    string
	State   State
	Role    content.Role
	Type    *schema.Type
	Card    *content.Card  // the file; of a stand-in the original's; nil where the page was made without one
	Record  *schema.Record // inherited and computed; of a stand-in the original's
	Pending *content.Card  // of a stand-in: the translation that is still a draft
	URL     string         // from the root of the site, "/en/projects/peer-gynt/"

	entry, lang int      // the numbers of its entry and of its language
	rank        int      // that of its section, -1 without one
	version     *version // what its own file says; nil where it has none that is shown
	keys        *keys    // what lists are sorted by, where it stands in such
}

// Title returns the title, and the language it is in if that is not the page's.
func (p *Page) Title() (title, lang string) {
	if p.Lang != p.Record.Lang {
		lang = p.Record.Lang
	}
	return p.Record.Base.Title, lang
}

// Summary returns the summary in the language of the title.
func (p *Page) Summary() string { return p.Record.Base.Summary }

// Place is where the page can be mended.
func (p *Page) Place() diag.Place {
	if p.Card == nil {
		return diag.Place{File: "site.yaml"}
	}
	return p.Card.Place
}

// Changed returns the latest day on which a page, or a chapter of it, was
// changed by its own words; zero if none says.
func (s *Site) Changed(p *Page) locale.Date {
	latest := p.Record.Base.Date
	if updated := p.Record.Base.Updated; updated.Compare(latest) > 0 {
		latest = updated
	}
	for _, chapter := range s.Chapters(p) {
		if changed := s.Changed(chapter); chapter.Listed() && changed.Compare(latest) > 0 {
			latest = changed
		}
	}
	return latest
}

// Listed reports whether the page stands in lists, sitemaps and hreflang.
func (p *Page) Listed() bool { return p.State != StandIn }

// path returns the path of the page's file in the content tree.
func (p *Page) path() string {
	if p.Card == nil {
		return p.ID
	}
	return p.Card.Path
}

// Original returns the page in the language it was written in, itself if it is
// that; nil where there is no page in that language.
func (s *Site) Original(p *Page) *Page { return s.page(p.entry, s.entries[p.entry].original) }

// Above returns the page in whose list a page stands: the section of a member,
// the book of a chapter; nil for home and for pages at the top.
func (s *Site) Above(p *Page) *Page {
	if above := s.ground.above[p.entry]; above >= 0 {
		return s.page(above, p.lang)
	}
	return nil
}

// Book returns the book of a chapter, nil of any other page.
func (s *Site) Book(p *Page) *Page {
	if p.Role != content.Chapter {
		return nil
	}
	return s.Above(p)
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

// Withholds reports whether a page is in the content and its author keeps it from
// readers now: a draft, not yet or no longer published, by itself or with its book.
func (s *Site) Withholds(id, lang string) bool {
	entry, ok := s.ground.number[id]
	language := languageOf(s.Config, lang)
	if !ok || language < 0 {
		return false
	}
	card := s.entries[entry].versions[language].card
	return s.hidden[entry] || card != nil && s.isPending(card)
}

// isPending reports whether a translation is a draft that is not shown.
func (s *Site) isPending(card *content.Card) bool {
	return card.Record.Base.Draft && !s.input.Drafts
}

// makePages decides which pages there are in which language. Entries are sorted
// by id, so a book has been decided before its chapters.
func (s *Site) makePages() {
	s.hidden = make([]bool, len(s.entries))
	s.slots = make([]*Page, len(s.entries)*len(s.Config.Languages))
	pages := make([]Page, len(s.slots)) // one piece of memory for all
	for i := range s.entries {
		s.hidden[i] = s.hides(i)
		for l := range s.Config.Languages {
			slot := i*len(s.Config.Languages) + l
			if !s.hidden[i] && s.makePage(&pages[slot], i, l) {
				s.slots[slot] = &pages[slot]
			}
		}
	}
}

// hides reports whether an entry is not shown, by itself or with its book.
func (s *Site) hides(i int) bool {
	original := s.entries[i].versions[s.entries[i].original]
	if original.card == nil { // made without a file
		return false
	}
	book := s.ground.above[i]
	return s.isHidden(original.record.Base) || original.card.Role == content.Chapter && (book < 0 || s.hidden[book])
}

// makePage fills in the page of an entry in a language, and reports whether
// there is one.
func (s *Site) makePage(page *Page, i, language int) bool {
	e := s.entries[i]
	v, original := &e.versions[language], &e.versions[e.original]
	*page = Page{ID: e.id, Lang: s.Config.Languages[language].Code, Card: v.card, Record: v.record, entry: i, lang: language}
	switch {
	case original.card == nil: // a section or a home page without a file
		page.Role, page.Type = content.Section, schema.Plain()
		if e.id == "" {
			page.Role = content.Home
		}
		return true
	case original.card.Role == content.Chapter && s.page(s.ground.above[i], language) == nil:
		return false // where there is no book there is no chapter of it
	case v.card == nil || s.isPending(v.card):
		if original.record.Base.Translation == "none" {
			return false
		}
		page.State, page.Pending = StandIn, v.card
		page.Card, page.Record = original.card, original.record
		if original.card.Role == content.Home || original.card.Role == content.Section {
			page.State, page.Record = Full, s.madeRecord(e.id, page.Lang, original.record)
		}
	default:
		page.version = v
		if v.record.Base.Translation == "summary" && language != e.original {
			page.State = Summary
		}
	}
	page.Role, page.Type = original.card.Role, original.card.Type
	return true
}

var noBook = diag.Rule{
	Code:  "K401",
	Words: diag.Words{HU: "A fejezetnek nincs könyve, ezért nem kerülne a honlapra.", EN: "The chapter has no book, so it would not get onto the site."},
	Hint:  diag.Words{HU: "Írja meg a könyv első oldalát ({file}), vagy tegye a fejezetet másik mappába.", EN: "Write the first page of the book ({file}), or move the chapter to another folder."},
}

// checkBook finds chapters of books that are not there: not at all, or not in
// the language of the chapter because the book says that it needs no translation.
func (s *Site) checkBook(i int) diag.List {
	var faults diag.List
	book := s.ground.above[i]
	for l, v := range s.entries[i].versions {
		if v.card == nil || v.card.Role != content.Chapter || s.ground.broken[v.card.Book] {
			continue
		}
		if book >= 0 && (s.hidden[book] || s.page(book, l) != nil) {
			continue
		}
		file := path.Join(path.Dir(v.card.File), "index.md")
		if l > 0 {
			file = strings.TrimSuffix(file, "md") + s.Config.Languages[l].Code + ".md"
		}
		faults = append(faults, noBook.At(v.card.Place, "file", file))
	}
	return faults
}
