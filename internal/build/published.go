package build

import (
	"fmt"
	"path/filepath"

	"kalauz/internal/output"
	"kalauz/internal/publish"
)

// published is what was last published, and of which site.
type published struct {
	dest  string
	site  string          // see [Memory.siteKey]
	files map[string]made // by path below the destination
	same  bool            // the site to be published is that one
}

// made is a published file: what it was made of, and what publish knows of it.
type made struct {
	path    string
	sources string // see [sources.sourcesOf]
	file    publish.File
}

// known is what is known of the files in a destination.
func (s *Site) known(dest string) published {
	m := s.memory
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.published
	if p.dest != place(dest) {
		return published{}
	}
	p.same = s.Checked && p.site == m.siteKey(s.sources, s.options)
	return p
}

// item is an output as far as it need not be rendered to be known.
func (p published) item(out output.Output, src *sources) publish.Item {
	was := p.files[out.Path]
	item := publish.Item{Path: out.Path, Last: was.file}
	if p.same && was.sources != "" {
		item.Same = was.sources == src.sourcesOf(out)
	}
	return item
}

// remember takes down what was published.
func (s *Site) remember(dest string, outputs []output.Output, files []publish.File) {
	m := s.memory
	m.mu.Lock()
	p := published{dest: place(dest), site: m.siteKey(s.sources, s.options), files: make(map[string]made, len(files))}
	for i, file := range files {
		p.files[outputs[i].Path] = made{outputs[i].Path, s.sources.sourcesOf(outputs[i]), file}
	}
	m.published = p
	m.mu.Unlock()
	s.Remember()
}

func place(dest string) string {
	whole, err := filepath.Abs(dest)
	if err != nil {
		return dest
	}
	return whole
}

// sourcesOf is the key of the text that goes into an output, "" where the files
// do not vouch for it.
func (src *sources) sourcesOf(out output.Output) string {
	if out.Sources == nil {
		return fmt.Sprint(src.files)
	}
	key := "-"
	for _, path := range out.Sources {
		file, _ := src.content.Lookup(path)
		d := src.digests.of(file.Display)
		switch {
		case d.hash != "":
			key += d.hash
		case file.Stamp.Settled(src.now):
			key += fmt.Sprint(file.Stamp)
		default:
			return ""
		}
	}
	return key
}
