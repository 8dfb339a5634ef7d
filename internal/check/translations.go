package check

import (
	"kalauz/internal/diag"
	"kalauz/internal/site"
)

var missingTranslation = diag.Rule{
	Code: "K530", Level: diag.Warning,
	Words: diag.Words{HU: "Ennek az oldalnak nincs fordítása ({lang}); ott egy rövid értesítés áll a helyén.", EN: "This page has no translation ({lang}); a short notice stands in its place there."},
	Hint:  diag.Words{HU: "Fordítsa le (kalauz new --translate {file}), vagy írja a fejlécbe: translation: none.", EN: "Translate it (kalauz new --translate {file}), or write translation: none into its front matter."},
}

// translations names the pages that are not there in a language, unless their
// author says that they need not be.
func translations(s *site.Site) diag.List {
	var faults diag.List
	for _, p := range s.Pages() {
		if p.State == site.StandIn && p.Card != nil {
			faults = append(faults, missingTranslation.At(diag.Place{File: p.Card.File}, "lang", p.Lang, "file", p.Card.File))
		}
	}
	return faults
}
