// Package config reads site.yaml: what the editors of a site have settled once
// for all its pages.
//
// It is as strict as content: a key that is not known is an error with the
// nearest one, and every fault has its place. What is left out has a sensible
// value, and only a missing base_url is worth a warning.
//
// The package does not know pages, content types or layouts: whether the menu
// names a section and the publisher a page is asked where those are known.
package config

import (
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
)

// Config is the settings of a site.
type Config struct {
	Title       locale.Text
	Description locale.Text
	BaseURL     string // ends in "/", or is ""
	TimeZone    string
	Languages   []Language // at least one; the first is the default
	Publisher   string     // the id of a page, "" for none
	Menu, Foot  []string
	Infoblock   *Infoblock // nil for none
	Outputs     Outputs
	PerPage     int    // the most items on one page of a list
	File        string // as the editor knows it

	places map[string]diag.Place
}

// Language is one language of the site.
type Language struct {
	Code   string // "hu"
	Label  string // what it calls itself, "Magyar"
	Locale *locale.Language
}

// Infoblock is the mark of the funders, shown on every page.
type Infoblock struct {
	Image    string
	Alt      locale.Text
	Href     string
	Position string // "top-right", "bottom-left", …
}

// Outputs says what is published beside the pages.
type Outputs struct{ Books, Search, Images bool }

// perPage is enough for a list that can still be read through.
const perPage = 50

// Load reads the settings. With errors the Config is good for nothing but its
// languages, so that faults elsewhere can still be found.
func Load(file string, src []byte) (Config, diag.List) {
	r := &reader{config: Config{
		TimeZone: "Europe/Budapest", PerPage: perPage, File: file,
		Outputs: Outputs{Books: true, Search: true, Images: true}, places: map[string]diag.Place{},
	}}
	root, faults := record.Parse(file, src, 1)
	r.faults = faults
	if root != nil {
		r.read(root)
	} else if !faults.HasErrors() {
		r.fault(empty, diag.Place{File: file, Line: 1, Column: 1})
	}
	if len(r.config.Languages) == 0 {
		r.config.Languages = usual()
	}
	return r.config, r.faults
}

// Default returns the language of the pages without a suffix, at "/".
func (c Config) Default() Language { return c.Languages[0] }

// Language returns the language of the site with a code.
func (c Config) Language(code string) (Language, bool) {
	for _, l := range c.Languages {
		if l.Code == code {
			return l, true
		}
	}
	return Language{}, false
}

// Codes returns the codes of the languages, the default first.
func (c Config) Codes() []string {
	codes := make([]string, len(c.Languages))
	for i, l := range c.Languages {
		codes[i] = l.Code
	}
	return codes
}

// Locales returns what is known of the languages, the default first.
func (c Config) Locales() []*locale.Language {
	out := make([]*locale.Language, len(c.Languages))
	for i, l := range c.Languages {
		out[i] = l.Locale
	}
	return out
}

// Place returns where a setting stands, for faults that are found elsewhere:
// "publisher", "menu.2" (counted from 0), "infoblock.image".
func (c Config) Place(name string) diag.Place {
	if place, ok := c.places[name]; ok {
		return place
	}
	return diag.Place{File: c.File, Line: 1, Column: 1}
}

// usual is the languages of a site that says nothing of them.
func usual() []Language {
	l, _ := locale.For("hu")
	return []Language{{Code: "hu", Label: "Magyar", Locale: l}}
}
