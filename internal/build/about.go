package build

import (
	"errors"
	"path"
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
	Pair   string   // how much of it there is in the other languages: "full", "summary", "standin", ""
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

// pageAt returns the page that is published as a file, nil if none is.
func (s *Site) pageAt(file string) *site.Page {
	return s.pageByFile[file]
}

// filesOf returns the files that a page's text comes from: its own, its
// original's, and those it includes.
func (s *Site) filesOf(p *site.Page) []source.File {
	var files []source.File
	add := func(name string) {
		if file, ok := s.sources.content.Lookup(name); ok {
			files = append(files, file)
		}
	}
	from := []*site.Page{p}
	if p.Original != nil && p.Original.Card != p.Card {
		from = append(from, p.Original)
	}
	for _, q := range from {
		if q.Card == nil {
			continue
		}
		add(q.Card.Path)
		for _, include := range q.Card.Includes {
			add(path.Join(path.Dir(q.Card.Path), include.Path))
		}
	}
	return files
}

// Stale reports whether the sources of what is published as a file are not what
// was read. What is not there yet is stale if the tree has changed.
func (s *Site) Stale(file string) bool {
	p := s.pageAt(file)
	if p == nil || p.Card == nil {
		_, known := s.byPath[file]
		return !known // it may have been made just now
	}
	for _, f := range s.filesOf(p) {
		now, err := f.Stat()
		if err != nil || now != f.Stamp {
			return true
		}
		if was := s.sources.digests[f.Display]; !was.settled { // touched when it was read: the bytes decide
			raw, err := f.Read()
			if err != nil || source.Hash(raw) != was.hash {
				return true
			}
		}
	}
	return false
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
