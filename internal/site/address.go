package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

var badSlug = diag.Rule{
	Code:  "K413",
	Words: diag.Words{HU: "Ez nem lehet egy webcím vége: „{slug}”.", EN: "This cannot be the end of an address: “{slug}”."},
	Hint:  diag.Words{HU: "Ékezet nélküli kisbetűk, számok és kötőjelek állhatnak benne; például: {near}.", EN: "It may hold small letters without accents, digits and hyphens; for example {near}."},
}

// File returns the file that an address of the site is published as.
func File(url string) string {
	file := strings.TrimPrefix(url, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

// giveAddresses finishes all pages, and puts them in the order of their
// addresses.
func (s *Site) giveAddresses() {
	s.pages = make([]*Page, 0, len(s.slots))
	for _, page := range s.slots { // sorted by id: books come before their chapters
		if page != nil {
			s.finish(page)
			s.pages = append(s.pages, page)
		}
	}
	slices.SortFunc(s.pages, func(a, b *Page) int {
		if c := strings.Compare(a.URL, b.URL); c != 0 {
			return c
		}
		return cmp.Or(a.entry-b.entry, a.lang-b.lang) // two that claim one address
	})
}

// finish gives a page its address, and what it is sorted by.
func (s *Site) finish(page *Page) {
	page.URL = s.address(page)
	page.rank = s.rank(page.Type)
	if page.version == nil {
		return
	}
	page.keys = page.version.keys
	if page.keys != nil && page.keys.foreign {
		page.keys = newKeys(page.ID, page.Record, page.Type, s.Printer(page.Lang))
		s.foreign = true
	}
}

func (s *Site) address(page *Page) string {
	root := s.Root(page.Lang)
	switch page.Role {
	case content.Home:
		return root
	case content.Section:
		return root + s.sectionPath(page.ID, page.Lang)
	case content.Chapter:
		return s.Above(page).URL + s.slug(page) + "/"
	}
	return root + s.sectionPath(page.Type.Folder, page.Lang) + s.slug(page) + "/"
}

// Root returns the address of a language: "/" for the default, else "/en/".
func (s *Site) Root(lang string) string {
	if lang == s.Config.Default().Code {
		return "/"
	}
	return "/" + lang + "/"
}

func (s *Site) sectionPath(folder, lang string) string {
	t := s.Types.ByFolder(folder)
	if t == nil {
		return folder + "/"
	}
	if name, _ := t.Path.In(lang); name != "" {
		return name + "/"
	}
	return ""
}

// slug is the last part of a page's address. A stand-in has the original's.
func (s *Site) slug(page *Page) string {
	if page.version != nil {
		return page.version.slug
	}
	e := s.entries[page.entry]
	return e.versions[e.original].slug
}

// isSlug reports whether a text can be one part of an address. What cannot must
// never reach an address: "../.." would lead out of the site.
func isSlug(text string) bool { return text != "" && text == locale.Slug(text) && SafePath(text) }

// checkSlug finds a last part that its author gave and that cannot be one.
func checkSlug(page *Page) diag.List {
	slug := page.Record.Base.Slug
	if slug == "" || slug == page.version.slug {
		return nil
	}
	near := locale.Slug(path.Base(slug)) // what may have been meant
	if !isSlug(near) {
		near = page.version.slug
	}
	return diag.List{badSlug.At(page.Record.PlaceOf("slug"), "slug", slug, "near", near)}
}
