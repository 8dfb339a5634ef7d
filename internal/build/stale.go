package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kalauz/internal/output/book"
	"kalauz/internal/site"
	"kalauz/internal/source"
)

// Stale names the sources of what is published as a file that are not what was
// read, as the editor knows them. sure is false where something else may have
// changed: what is not there may have been made just now.
func (s *Site) Stale(file string) (changed []string, sure bool) {
	if pages := s.madeOf(file); len(pages) > 0 && pages[0].Card != nil {
		for _, p := range pages {
			for _, f := range s.filesOf(p) {
				if !slices.Contains(changed, f.Display) && s.changed(f) {
					changed = append(changed, f.Display)
				}
			}
		}
		p := pages[0]
		return changed, p.State != site.StandIn || !s.translated(p)
	}
	if f, ok := s.Copied(file); ok {
		if s.changed(f) {
			changed = append(changed, f.Display)
		}
		return changed, true
	}
	_, known := s.Output(file)
	return nil, known
}

// madeOf returns the pages whose texts decide what is published as a file. The
// page of a book prints the size of its files, in every language.
func (s *Site) madeOf(file string) []*site.Page {
	p := s.pageAt(file)
	if p == nil {
		p = s.bookByFile[file]
	}
	if p == nil || !book.Is(s.Site, p) {
		return slices.DeleteFunc([]*site.Page{p}, func(p *site.Page) bool { return p == nil })
	}
	pages := append([]*site.Page{p}, s.Chapters(p)...)
	for _, l := range s.Languages() {
		if other := s.Page(p.ID, l.Code); other != nil && other != p {
			pages = append(append(pages, other), s.Chapters(other)...)
		}
	}
	return pages
}

// changed reports whether a file is not what was read.
func (s *Site) changed(f source.File) bool {
	now, err := f.Stat()
	if err != nil || now != f.Stamp {
		return true
	}
	return s.sources.doubtful(f) && s.sources.rewritten(f)
}

// doubtful reports whether a file was being touched when it was read, so that its
// stamp does not vouch for its bytes. What was not read is read anew whenever it is
// asked for.
func (src *sources) doubtful(f source.File) bool {
	was := src.digests.of(f.Display)
	return was.hash != "" && !was.settled
}

// rewritten reports whether the bytes of a file are not those that were read.
func (src *sources) rewritten(f source.File) bool {
	raw, err := f.Read()
	return err != nil || source.Hash(raw) != src.digests.of(f.Display).hash
}

// translated reports whether the file has come that a stand-in stands for.
func (s *Site) translated(p *site.Page) bool {
	name := strings.TrimSuffix(strings.TrimSuffix(p.Card.Path, ".md"), "."+p.Card.Lang)
	if p.Lang != s.Config.Default().Code {
		name += "." + p.Lang
	}
	name += ".md"
	if _, was := s.sources.content.Lookup(name); was {
		return false
	}
	_, err := os.Stat(filepath.Join(s.sources.dir, contentDir, filepath.FromSlash(name)))
	return err == nil
}

// Copied returns the source of what is published as a file just as it is. Its
// bytes are those on the disk whenever it is rendered.
func (s *Site) Copied(file string) (source.File, bool) {
	out, _ := s.Output(file)
	if rest, ok := strings.CutPrefix(out.Name, contentDir+"/"); ok {
		return s.sources.content.Lookup(rest)
	}
	if rest, ok := strings.CutPrefix(out.Name, staticDir+"/"); ok {
		return s.sources.static.Lookup(rest)
	}
	return source.File{}, false
}
