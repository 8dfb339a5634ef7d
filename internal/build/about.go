package build

import (
	"errors"
	"slices"
	"strings"
	"time"

	"kalauz/internal/locale"
	"kalauz/internal/site"
	"kalauz/internal/source"
)

// errNoPhrases says that the layouts have no phrases that can be read.
var errNoPhrases = errors.New("no phrases")

// About is what a preview says of a page.
type About struct {
	Source string   // its file, as the editor knows it
	Pair   string   // how much of the translation there is: "full", "summary", "standin", ""
	Files  []string // every file that its text comes from
}

// About returns what is known of the page at a path below the destination.
func (s *Site) About(file string) About {
	p := s.pageAt(file)
	if p == nil || p.Card == nil {
		return About{}
	}
	about := About{Source: p.Card.File}
	for _, f := range s.filesOf(p) {
		about.Files = append(about.Files, f.Display)
	}
	if p.State != site.Full {
		about.Pair = p.State.String()
		return about
	}
	for _, l := range s.Languages() {
		if l.Code == p.Lang {
			continue
		}
		if other := s.Page(p.ID, l.Code); other != nil {
			about.Pair = other.State.String()
		}
	}
	return about
}

// filesOf returns the files that a page's text comes from: its own, its
// original's, and those they include.
func (s *Site) filesOf(p *site.Page) []source.File {
	var files []source.File
	for _, q := range []*site.Page{p, s.Original(p)} {
		if q == nil || q.Card == nil {
			continue
		}
		for _, name := range append([]string{q.Card.Path}, s.Included(q)...) {
			file, ok := s.sources.content.Lookup(name)
			if ok && !slices.ContainsFunc(files, func(f source.File) bool { return f.Path == name }) {
				files = append(files, file)
			}
		}
	}
	return files
}

// IsSource reports whether a name is that of a file of the user's that the site
// was made from.
func (s *Site) IsSource(name string) bool {
	if name == settingsFile {
		return true
	}
	for prefix, tree := range map[string]source.Tree{contentDir: s.sources.content, layoutsDir: s.sources.userLayouts, staticDir: s.sources.userStatic} {
		if rest, ok := strings.CutPrefix(name, prefix+"/"); ok {
			_, found := tree.Lookup(rest)
			return found
		}
	}
	return false
}

// Phrase returns a phrase of the layouts.
func (s *Site) Phrase(l *locale.Language, key string, pairs ...any) (string, error) {
	if s.sources.phrases == nil {
		return "", errNoPhrases
	}
	return s.sources.phrases.Text(l, key, pairs...)
}

// Zone is the time zone in which the site's days begin.
func (s *Site) Zone() *time.Location {
	if s.sources.zone == nil {
		return time.UTC
	}
	return s.sources.zone
}
