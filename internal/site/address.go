package site

import (
	"path"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// addresses remembers who has which address, so that nothing gets another's.
type addresses struct {
	owner map[string]diag.Place // by file, in lower case: "projektek/x/index.html"
	exact map[string]string
}

var sameAddress = diag.Rule{
	Code:  "K410",
	Words: diag.Words{HU: "Két oldalnak vagy fájlnak ugyanaz a címe: {address}", EN: "Two pages or files have the same address: {address}"},
	Hint:  diag.Words{HU: "Adjon az egyiknek más címet a slug mezővel, vagy nevezze át a fájlt. A másik: {other}.", EN: "Give one of them another address with the field slug, or rename the file. The other one: {other}."},
}

var caseAddress = diag.Rule{
	Code:  "K411",
	Words: diag.Words{HU: "Két cím csak a kis- és nagybetűkben különbözik: {address} és {second}", EN: "Two addresses differ only in capital letters: {address} and {second}"},
	Hint:  diag.Words{HU: "Nevezze át az egyiket: sok tárhely és minden Windows-gép egynek veszi őket. A másik: {other}.", EN: "Rename one of them: many hosts and every Windows computer take them for one. The other one: {other}."},
}

var fileAgainstFolder = diag.Rule{
	Code:  "K412",
	Words: diag.Words{HU: "Egyszerre fájl és mappa volna ezen a címen: {address}", EN: "The address {address} would be a file and a folder at once."},
	Hint:  diag.Words{HU: "Nevezze át az egyiket. A másik: {other}.", EN: "Rename one of them. The other one: {other}."},
}

var badSlug = diag.Rule{
	Code:  "K413",
	Words: diag.Words{HU: "Ez nem lehet egy webcím vége: „{slug}”.", EN: "This cannot be the end of an address: “{slug}”."},
	Hint:  diag.Words{HU: "Ékezet nélküli kisbetűk, számok és kötőjelek állhatnak benne; például: {near}.", EN: "It may hold small letters without accents, digits and hyphens; for example {near}."},
}

// take gives an address to its owner, or says who has it.
func (a *addresses) take(url string, place diag.Place) (diag.Diagnostic, bool) {
	file := File(url)
	key := strings.ToLower(file)
	if other, taken := a.owner[key]; taken {
		if a.exact[key] != file {
			return caseAddress.At(place, "address", "/"+file, "second", "/"+a.exact[key], "other", other.String()), false
		}
		return sameAddress.At(place, "address", url, "other", other.String()), false
	}
	a.owner[key], a.exact[key] = place, file
	return diag.Diagnostic{}, true
}

// foldersAgainstFiles finds files that stand where a folder has to be.
func (a *addresses) foldersAgainstFiles() diag.List {
	var faults diag.List
	for key, place := range a.owner {
		for dir := path.Dir(key); dir != "." && dir != "/"; dir = path.Dir(dir) {
			if other, taken := a.owner[dir]; taken {
				faults = append(faults, fileAgainstFolder.At(other, "address", "/"+a.exact[dir], "other", place.String()))
			}
		}
	}
	return faults.Sorted()
}

// File returns the file that an address of the site is published as.
func File(url string) string {
	file := strings.TrimPrefix(url, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

// giveAddresses gives every page its address.
func (s *Site) giveAddresses() diag.List {
	s.addresses = &addresses{owner: map[string]diag.Place{}, exact: map[string]string{}}
	var faults diag.List
	told := map[*content.Card]bool{}
	for _, page := range s.pages { // sorted by id: sections and books come before what is in them
		if fault, ok := checkSlug(page); !ok {
			faults = append(faults, fault)
		}
		page.URL = s.address(page)
		if page.Role == content.Member && page.Type.Folder != "." {
			page.Section = s.Page(page.Type.Folder, page.Lang)
		}
		if fault, ok := s.addresses.take(page.URL, page.Place()); !ok && !told[page.Card] {
			faults = append(faults, fault) // once: a stand-in collides where its original does
			told[page.Card] = true
		}
	}
	slices.SortFunc(s.pages, func(a, b *Page) int { return strings.Compare(a.URL, b.URL) })
	return faults
}

func (s *Site) address(page *Page) string {
	root := s.Root(page.Lang)
	switch page.Role {
	case content.Home:
		return root
	case content.Section:
		return root + s.sectionPath(page.ID, page.Lang)
	case content.Chapter:
		page.Book = s.Page(page.Card.Book, page.Lang)
		if page.Book != nil {
			return page.Book.URL + slug(page) + "/"
		}
	}
	return root + s.sectionPath(page.Type.Folder, page.Lang) + slug(page) + "/"
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

// slug is the last part of an address. A stand-in has the original's.
func slug(page *Page) string {
	if isSlug(page.Record.Base.Slug) {
		return page.Record.Base.Slug
	}
	return locale.Slug(path.Base(page.ID))
}

// isSlug reports whether a text can be one part of an address. What cannot must
// never reach an address: "../.." would lead out of the site.
func isSlug(text string) bool { return text != "" && text == locale.Slug(text) && SafePath(text) }

// checkSlug finds a last part that its author gave and that cannot be one. A
// stand-in only borrows the original's.
func checkSlug(page *Page) (diag.Diagnostic, bool) {
	slug := page.Record.Base.Slug
	if slug == "" || isSlug(slug) || page.State == StandIn {
		return diag.Diagnostic{}, true
	}
	return badSlug.At(page.Record.PlaceOf("slug"), "slug", slug, "near", nearSlug(page)), false
}

// nearSlug is the slug that its author may have meant, else that of the file.
func nearSlug(page *Page) string {
	if near := locale.Slug(path.Base(page.Record.Base.Slug)); isSlug(near) {
		return near
	}
	return locale.Slug(path.Base(page.ID))
}
