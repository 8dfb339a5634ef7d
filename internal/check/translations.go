package check

import (
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/site"
)

var missingTranslation = diag.Rule{
	Code: "K530", Level: diag.Warning,
	Words: diag.Words{HU: "Ennek az oldalnak nincs fordítása ({lang}); ott egy rövid értesítés áll a helyén.", EN: "This page has no translation ({lang}); a short notice stands in its place there."},
	Hint:  diag.Words{HU: "Fordítsa le (kalauz new --translate {file}), vagy írja a fejlécbe: translation: none.", EN: "Translate it (kalauz new --translate {file}), or write translation: none into its front matter."},
}

var draftTranslation = diag.Rule{
	Code: "K531", Level: diag.Warning,
	Words: diag.Words{HU: "Ez a fordítás még vázlat; addig egy rövid értesítés áll a helyén.", EN: "This translation is still a draft; until then a short notice stands in its place."},
	Hint:  diag.Words{HU: "Ha elkészült, törölje belőle a draft: true sort.", EN: "When it is done, delete the line draft: true from it."},
}

// translations names the pages that are not there in a language, unless their
// author says that they need not be.
func translations(s *site.Site) diag.List {
	var faults diag.List
	for _, p := range s.Pages() {
		switch {
		case p.State != site.StandIn || p.Card == nil:
		case p.Pending != nil:
			faults = append(faults, draftTranslation.At(p.Pending.Record.Get("draft").Place))
		default:
			faults = append(faults, missingTranslation.At(diag.Place{File: p.Card.File}, "lang", p.Lang, "file", quoted(p.Card.File)))
		}
	}
	return faults
}

// quoted is the name of a file as it has to be typed.
func quoted(file string) string {
	if strings.ContainsAny(file, " &'();") {
		return `"` + file + `"`
	}
	return file
}
