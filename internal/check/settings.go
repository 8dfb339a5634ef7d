package check

import (
	"strconv"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/site"
)

var noSuchPage = diag.Rule{
	Code:  "K550",
	Words: diag.Words{HU: "A beállítások nem létező oldalra hivatkoznak ({key}): {id}", EN: "The settings refer to a page that does not exist ({key}): {id}"},
	Hint:  diag.Words{HU: "Írja be egy oldal azonosítóját (mappa/név) vagy egy rovat mappáját, például: {known}.", EN: "Give the id of a page (folder/name) or the folder of a section, for example {known}."},
}

var hiddenInSettings = diag.Rule{
	Code: "K551", Level: diag.Warning,
	Words: diag.Words{HU: "A beállítások olyan oldalra hivatkoznak ({key}), amely most nem nyilvános (vázlat, még nem közzétett vagy lejárt), ezért nem jelenik meg: {id}", EN: "The settings refer to a page ({key}) that is not public now (a draft, not yet published or expired), so it is not shown: {id}"},
	Hint:  diag.Words{HU: "Tegye közzé az oldalt, vagy vegye ki a beállításokból.", EN: "Publish the page, or take it out of the settings."},
}

// settings looks for the pages that site.yaml names.
func settings(s *site.Site) diag.List {
	var faults diag.List
	lang := s.Config.Default().Code
	check := func(key, place, id string) {
		switch {
		case id == "" || s.Page(id, lang) != nil || key == "foot" && id == "sitemap" || s.IsUnread(id):
		case s.IsHidden(id):
			faults = append(faults, hiddenInSettings.At(s.Config.Place(place), "key", key, "id", id))
		default:
			faults = append(faults, noSuchPage.At(s.Config.Place(place), "key", key, "id", id, "known", nearest(s, id)))
		}
	}
	check("publisher", "publisher", s.Config.Publisher)
	for i, id := range s.Config.Menu {
		check("menu", "menu."+strconv.Itoa(i), id)
	}
	for i, id := range s.Config.Foot {
		check("foot", "foot."+strconv.Itoa(i), id)
	}
	if block := s.Config.Infoblock; block != nil {
		if !strings.Contains(block.Href, ":") {
			check("infoblock.href", "infoblock.href", block.Href)
		}
		faults = append(faults, file(s, "", block.Image, s.Config.Place("infoblock.image"))...)
	}
	return faults
}

// nearest is the id that may have been meant, else the folders of the sections.
func nearest(s *site.Site, id string) string {
	var ids []string
	folders := ""
	for _, p := range s.Pages() {
		ids = append(ids, p.ID)
	}
	if near, ok := record.Nearest(id, ids); ok {
		return near
	}
	for i, section := range s.Sections() {
		if i > 0 {
			folders += ", "
		}
		folders += section.Type.Folder
	}
	return folders
}
