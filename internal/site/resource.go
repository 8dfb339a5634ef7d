package site

import (
	"path"
	"slices"
	"strings"

	"kalauz/internal/content"
)

// Resource is a file of the content tree that is published as it is, once,
// beside the page whose folder it lies in.
type Resource struct {
	Path string // in the content tree
	URL  string
}

// wantedResources gives the other files of the content tree the addresses that
// they want, by path.
func (s *Site) wantedResources() []Resource {
	folders := s.pageFolders()
	var resources []Resource
	for _, file := range slices.Sorted(slices.Values(s.input.Resources)) {
		if url, ok := resourceURL(folders, file); ok {
			resources = append(resources, Resource{Path: file, URL: url})
		}
	}
	return resources
}

// placeFiles remembers what is published as it is, and what there is to include.
func (s *Site) placeFiles() {
	s.static = make(map[string]bool, len(s.input.Static))
	for _, file := range s.input.Static {
		s.static[file] = true
	}
	s.snippets = make(map[string]*content.Snippet, len(s.input.Snippets))
	for _, snippet := range s.input.Snippets {
		s.snippets[snippet.Path] = snippet
	}
}

// pageFolders maps the folders of the content tree that are pages to the
// address of the original, "" where the page is hidden.
func (s *Site) pageFolders() map[string]string {
	folders := map[string]string{"": "/"}
	for i, e := range s.entries {
		url := ""
		if page := s.page(i, e.original); page != nil {
			url = page.URL
		}
		if card := e.versions[e.original].card; card != nil && card.Dir != "" {
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
func resourceURL(folders map[string]string, file string) (string, bool) {
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
