package check

import (
	"path"
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/site"
)

var missingInclude = diag.Rule{
	Code:  "K520",
	Words: diag.Words{HU: "Nincs beilleszthető szöveg ezen a helyen: {path}", EN: "There is no text to include at {path}"},
	Hint:  diag.Words{HU: "Csak olyan Markdown-fájl illeszthető be, amely maga nem oldal: egy oldal mappájában vagy egy aláhúzással (_) kezdődő mappában.", EN: "Only a Markdown file that is not a page itself can be included: in the folder of a page, or in a folder that begins with an underscore (_)."},
}

var includeCycle = diag.Rule{
	Code:  "K521",
	Words: diag.Words{HU: "A beillesztés önmagába tér vissza: {way}", EN: "The inclusion comes back to itself: {way}"},
	Hint:  diag.Words{HU: "Vegye ki az egyik beillesztést.", EN: "Take one of the inclusions out."},
}

// includes follows what pages include, and what that includes in turn.
func includes(s *site.Site) diag.List {
	var faults diag.List
	for _, p := range written(s) {
		faults = append(faults, follow(s, p.Card.Path, p.Card.Includes, []string{p.Card.Path})...)
	}
	return faults
}

func follow(s *site.Site, file string, list []markdown.Include, way []string) diag.List {
	var faults diag.List
	for _, include := range list {
		name := path.Join(path.Dir(file), include.Path)
		snippet := s.Snippet(name)
		switch {
		case snippet == nil:
			faults = append(faults, missingInclude.At(include.Place, "path", include.Path))
		case slices.Contains(way, name):
			faults = append(faults, includeCycle.At(include.Place, "way", strings.Join(append(way, name), " → ")))
		default:
			faults = append(faults, follow(s, name, snippet.Document.Includes, append(way[:len(way):len(way)], name))...)
		}
	}
	return faults
}
