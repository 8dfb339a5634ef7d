package build

import (
	"path/filepath"
	"slices"
	"strings"

	"kalauz/internal/check"
	"kalauz/internal/diag"
	"kalauz/internal/output"
	"kalauz/internal/publish"
)

// checkFolder finds out whether the site may go into a folder: what the folder is,
// and what would vanish from it.
func (s *Site) checkFolder(dest, home string) (diag.List, error) {
	faults, err := publish.Check(dest, home, s.sources.dirs()...)
	if err != nil || faults.HasErrors() {
		return faults, err
	}
	vanished, err := s.vanished(dest)
	if len(vanished) > 0 { // then everything is told at once
		vanished = s.withFound(vanished)
	}
	return append(faults, vanished...), err
}

// note is what a publish notes of the page that an output is, so that the next one
// can ask where it has gone: language, id and title, with tabs between them. It is
// "" for everything that is not made of a page's own file.
func (s *Site) note(out output.Output) string {
	p := s.pageAt(out.Path)
	if p == nil || !check.Written(p) {
		return ""
	}
	return p.Lang + "\t" + p.ID + "\t" + check.TitleLine(p)
}

// vanished finds the addresses of the last publish into a folder at which there
// would be nothing any more.
func (s *Site) vanished(dest string) (diag.List, error) {
	if dest == "" {
		return nil, nil
	}
	notes, faults, err := publish.Notes(dest)
	if err != nil || faults.HasErrors() || !slices.ContainsFunc(notes, s.lacks) {
		return faults, err
	}
	before := make([]check.Published, len(notes))
	for i, n := range notes {
		lang, rest, _ := strings.Cut(n.Note, "\t")
		id, title, _ := strings.Cut(rest, "\t")
		before[i] = check.Published{URL: "/" + strings.TrimSuffix(n.Path, "index.html"), ID: id, Lang: lang, Title: title, Gone: s.lacks(n)}
	}
	return check.Vanished(s.Site, filepath.ToSlash(filepath.Clean(dest)), before), nil
}

// lacks reports whether a file that was published is not to be published again.
func (s *Site) lacks(was publish.Noted) bool {
	_, ok := s.Output(was.Path)
	return !ok
}
