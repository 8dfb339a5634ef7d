package check

import (
	"path"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/site"
)

var unusedText = diag.Rule{
	Code: "K524", Level: diag.Warning,
	Words: diag.Words{HU: "Ez a fájl nem lesz oldal, és egyik oldal sem illeszti be.", EN: "No page is made of this file, and no page includes it."},
	Hint:  diag.Words{HU: "Ha oldalnak szánta, tegye eggyel feljebb, a rovat mappájába; ha beillesztésre, írja a szövegbe: [!INCLUDE]({name}).", EN: "If it should be a page, move it one folder up; if it is to be included, write [!INCLUDE]({name}) into a text."},
}

// unusedTexts finds the texts that are there to be included and that no page
// includes.
func unusedTexts(s *site.Site) diag.List {
	if len(s.Snippets()) == 0 {
		return nil
	}
	used := map[string]bool{}
	for _, p := range s.Pages() {
		if Written(p) {
			for _, name := range s.Included(p) {
				used[name] = true
			}
		}
	}
	var faults diag.List
	for _, snippet := range s.Snippets() {
		if !used[snippet.Path] && !strings.HasPrefix(snippet.Path, "_") && !strings.Contains(snippet.Path, "/_") {
			faults = append(faults, unusedText.At(diag.Place{File: snippet.File}, "name", path.Base(snippet.Path)))
		}
	}
	return faults
}
