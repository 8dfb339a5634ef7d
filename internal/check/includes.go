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
		f := follower{site: s, done: map[string]bool{}}
		f.follow(p.Card.Path, p.Card.Includes, []string{p.Card.Path})
		faults = append(faults, f.faults...)
	}
	return faults
}

// follower follows every text once: files that include each other twice would
// double at every step.
type follower struct {
	site   *site.Site
	done   map[string]bool
	faults diag.List
}

func (f *follower) follow(file string, list []markdown.Include, way []string) {
	for _, include := range list {
		name := path.Join(path.Dir(file), include.Path)
		snippet := f.site.Snippet(name)
		switch {
		case snippet == nil:
			f.faults = append(f.faults, missingInclude.At(include.Place, "path", include.Path))
		case slices.Contains(way, name):
			f.faults = append(f.faults, includeCycle.At(include.Place, "way", strings.Join(append(way, name), " → ")))
		case !f.done[name]:
			f.follow(name, snippet.Document.Includes, append(way[:len(way):len(way)], name))
			f.done[name] = true
		}
	}
}
