package check

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"kalauz/internal/content"
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
	Hint:  diag.Words{HU: "Törölje az egyik beillesztést.", EN: "Delete one of the inclusions."},
}

var deepInclude = diag.Rule{
	Code:  "K522",
	Words: diag.Words{HU: "Túl mélyen egymásba ágyazott beillesztések: legfeljebb {limit} lehet egymásban.", EN: "Inclusions are nested too deep: at most {limit} may lie in each other."},
	Hint:  diag.Words{HU: "Illessze be a szöveget közvetlenül az oldalba.", EN: "Include the text in the page directly."},
}

var manyIncludes = diag.Rule{
	Code:  "K523",
	Words: diag.Words{HU: "Az oldalra túl sok szöveg van beillesztve: legfeljebb {limit} lehet, az ismétlődőket is számolva.", EN: "Too many texts are included in the page: at most {limit}, counting repeated ones."},
	Hint:  diag.Words{HU: "Vonja össze a beillesztett szövegeket.", EN: "Join the included texts."},
}

// includes follows what a page includes, and what that includes in turn.
func includes(s *site.Site, p *site.Page, own *content.Own) diag.List {
	if len(own.Inclusions) == 0 {
		return nil
	}
	f := follower{site: s, done: map[string]bool{}, count: map[string]int{}}
	f.follow(p.Card.Path, own.Inclusions, []string{p.Card.Path})
	if n := f.shown(p.Card.Path, s.Outline(p).Includes); n > markdown.MaxIncluded && !f.faults.HasErrors() {
		f.faults = append(f.faults, manyIncludes.At(own.Inclusions[0].Place, "limit", strconv.Itoa(markdown.MaxIncluded)))
	}
	return f.faults
}

// follower follows every text once: files that include each other twice would
// double at every step.
type follower struct {
	site   *site.Site
	done   map[string]bool
	count  map[string]int // how many texts a text shows, itself too
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
		case len(way) > markdown.MaxIncludeDepth:
			f.faults = append(f.faults, deepInclude.At(include.Place, "limit", strconv.Itoa(markdown.MaxIncludeDepth)))
		case !f.done[name]:
			f.follow(name, snippet.Document.Includes, append(way[:len(way):len(way)], name))
			f.done[name] = true
		}
	}
}

// shown counts the texts that a file shows, those inside them too, as often as
// they stand there. It stops to count where the limit is passed.
func (f *follower) shown(file string, includes []string) int {
	total := 0
	for _, include := range includes {
		name := path.Join(path.Dir(file), include)
		snippet := f.site.Snippet(name)
		if snippet == nil {
			continue
		}
		n, known := f.count[name]
		if !known {
			f.count[name] = 0 // a circle ends here
			n = 1 + f.shown(name, snippet.Includes)
			f.count[name] = n
		}
		if total += n; total > markdown.MaxIncluded {
			return total
		}
	}
	return total
}
