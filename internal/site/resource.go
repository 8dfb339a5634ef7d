package site

import (
	"path"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
)

// Resource is a file of the content tree that is published as it is, once,
// beside the page whose folder it lies in.
type Resource struct {
	Path string // in the content tree
	URL  string
}

// placeResources gives the other files of the content tree their addresses,
// and remembers what there is to include.
func (s *Site) placeResources() diag.List {
	var faults diag.List
	s.resource, s.static = map[string]string{}, map[string]bool{}
	folders := s.pageFolders()
	for _, file := range slices.Sorted(slices.Values(s.input.Resources)) {
		url, ok := s.resourceURL(folders, file)
		if !ok {
			continue
		}
		if fault, free := s.addresses.take(url, diag.Place{File: "content/" + file}); !free {
			faults = append(faults, fault)
			continue
		}
		s.resource[file] = url
		s.resources = append(s.resources, Resource{Path: file, URL: url})
	}
	for _, file := range slices.Sorted(slices.Values(s.input.Static)) {
		s.static[file] = true
		if fault, free := s.addresses.take("/"+file, diag.Place{File: "static/" + file}); !free {
			faults = append(faults, fault)
		}
	}
	s.snippets = map[string]*content.Snippet{}
	for _, snippet := range s.input.Snippets {
		s.snippets[snippet.Path] = snippet
	}
	return faults
}

// pageFolders maps the folders of the content tree that are pages to the
// address of the original, "" where the page is hidden.
func (s *Site) pageFolders() map[string]string {
	folders := map[string]string{"": "/"}
	for _, e := range s.entries {
		url := ""
		if page := e.pages[e.original]; page != nil {
			url = page.URL
		}
		if card := e.cards[e.original]; card != nil && card.Dir != "" {
			folders[card.Dir] = url
		} else if card == nil && e.id != "" { // a section without a file of its own
			folders[e.id] = url
		}
	}
	return folders
}

// resourceURL is the address of the nearest folder above that is a page, and
// the rest of the path. A file of a hidden page has none, nor has one that
// belongs to the site as a whole.
func (s *Site) resourceURL(folders map[string]string, file string) (string, bool) {
	if file == content.TermsFile || file == content.AbbreviationsFile {
		return "", false
	}
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if strings.HasPrefix(path.Base(dir), "_") {
			return "", false
		}
		if dir == "." {
			return "/" + file, true
		}
		if url, ok := folders[dir]; ok {
			return url + strings.TrimPrefix(file, dir+"/"), url != ""
		}
	}
}
