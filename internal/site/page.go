package site

import (
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

// Page is a page in one language.
type Page struct {
	ID       string
	Lang     string
	State    State
	Card     *content.Card  // the file; of a stand-in the original's; nil where the page was made without one
	Record   *schema.Record // inherited and computed; of a stand-in the original's
	Pending  *content.Card  // of a stand-in: the translation that is still a draft
	Original *Page          // the page in the language it was written in; itself if it is that
	URL      string         // from the root of the site, "/en/projects/peer-gynt/"
	Role     content.Role
	Type     *schema.Type

	Section  *Page   // where it is listed; nil for home and for pages at the top
	Book     *Page   // of a chapter
	Chapters []*Page // of a book, in order
	Prev     *Page   // in the book or the sequence
	Next     *Page

	related  []reference
	referred map[reference]bool // what is in related
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
func (p *Page) Changed() locale.Date {
	latest := p.Record.Base.Date
	if updated := p.Record.Base.Updated; updated.Compare(latest) > 0 {
		latest = updated
	}
	for _, chapter := range p.Chapters {
		if changed := chapter.Changed(); chapter.Listed() && changed.Compare(latest) > 0 {
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
