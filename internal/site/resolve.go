package site

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kalauz/internal/content"
	"kalauz/internal/record"
)

// Kind says what a link in Markdown leads to.
type Kind uint8

// The kinds of targets. Those from Missing on are faults.
const (
	External Kind = iota // another site, mail, telephone
	Internal             // a page of this site
	Asset                // a file of this site
	Missing              // nothing
	Outside              // a place outside the content tree
	NoAnchor             // a page, but not the place on it
	Hidden               // a page that is not public
	Unread               // a page that cannot be read; it has said so itself
)

// Target is what a link leads to.
type Target struct {
	Kind   Kind
	URL    string // from the root of the site, with fragment; of an external link as it is written
	Page   *Page  // of an internal link
	File   string // of a file of the content tree, its path there
	Nearby string // what may have been meant, as it would be written
	// OnlyOriginal says that the anchor is on the original but not on the page in
	// the reader's language.
	OnlyOriginal bool
}

// Resolve follows a link that stands in a file of the content tree, for readers
// of a language. Links point to source files, as every Markdown tool
// understands them.
func (s *Site) Resolve(from *Page, file, dest string) Target {
	if isExternal(dest) {
		return Target{Kind: External, URL: dest}
	}
	target, fragment, _ := strings.Cut(dest, "#")
	if target == "" {
		return s.anchor(from, from, fragment)
	}
	target, _, _ = strings.Cut(target, "?")
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	name, inside := relativeTo(file, norm.NFC.String(target))
	if !inside {
		return Target{Kind: Outside}
	}
	if content.IsPage(name) || path.Ext(name) == "" {
		return s.resolvePage(from, name, fragment)
	}
	return s.resolveFile(file, name)
}

// isExternal reports whether a link has a scheme or a host.
func isExternal(dest string) bool {
	if strings.HasPrefix(dest, "//") {
		return true
	}
	scheme, _, ok := strings.Cut(dest, ":")
	return ok && !strings.ContainsAny(scheme, "/#?.")
}

// relativeTo is the path in the content tree that a link in a file means. A
// slash at the beginning means the root of the content tree.
func relativeTo(file, target string) (string, bool) {
	if strings.ContainsAny(target, "\\\x00") {
		return "", false
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if !strings.HasPrefix(target, "/") {
		name = path.Join(path.Dir(file), target)
	}
	return name, name != ".." && !strings.HasPrefix(name, "../")
}

func (s *Site) resolvePage(from *Page, name, fragment string) Target {
	// Whichever language the link names; a folder stands for its index.md.
	i, ok := s.ground.files[name]
	switch {
	case !ok && s.ground.broken[name]:
		return Target{Kind: Unread}
	case !ok:
		return Target{Kind: Missing, Nearby: s.nearestFile(from, name)}
	case s.hidden[i]:
		return Target{Kind: Hidden}
	}
	page := s.page(i, from.lang)
	if page == nil {
		page = s.page(i, s.entries[i].original)
	}
	if page == nil {
		return Target{Kind: Hidden}
	}
	return s.anchor(from, page, fragment)
}

// ResolveFile finds a file that a page names: a picture, a download.
func (s *Site) ResolveFile(file, name string) Target {
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	name, inside := relativeTo(file, norm.NFC.String(name))
	if !inside {
		return Target{Kind: Outside}
	}
	return s.resolveFile(file, name)
}

// resolveFile finds a file by its path; from is the file that names it.
func (s *Site) resolveFile(from, name string) Target {
	if address, ok := s.resource[name]; ok {
		return Target{Kind: Asset, URL: escape(address), File: name}
	}
	if s.static[name] {
		return Target{Kind: Asset, URL: escape("/" + name)}
	}
	known := make([]string, len(s.resources)) // by path
	for i, r := range s.resources {
		known[i] = r.Path
	}
	near, _ := record.Nearest(name, known)
	for _, file := range known {
		if near == "" && strings.EqualFold(file, name) {
			near = file
		}
	}
	if near != "" {
		near = relativePath(path.Dir(from), near)
	}
	return Target{Kind: Missing, Nearby: near}
}

// escape writes in an address what would end its path: the names of files may
// hold these signs.
func escape(address string) string {
	return strings.NewReplacer("%", "%25", "#", "%23", "?", "%3F").Replace(address)
}

// anchor finds a place on a page.
func (s *Site) anchor(from, page *Page, fragment string) Target {
	t := Target{Kind: Internal, URL: page.URL, Page: page}
	if fragment == "" || page.State == StandIn {
		return t
	}
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	ids := s.Anchors(page)
	if slices.Contains(ids, fragment) {
		t.URL += "#" + fragment
		return t
	}
	if original := s.Original(page); original != nil && original != page && slices.Contains(s.Anchors(original), fragment) {
		t.OnlyOriginal = true
		return t
	}
	t.Kind = NoAnchor
	t.Nearby, _ = record.Nearest(fragment, ids)
	return t
}

// nearestFile suggests the file that a broken link may have meant, as the link
// would have to be written.
func (s *Site) nearestFile(from *Page, name string) string {
	var files []string
	bases := map[string]string{}
	for _, e := range s.entries {
		if card := e.versions[e.original].card; card != nil {
			files = append(files, card.Path)
			bases[path.Base(card.ID)] = card.Path
		}
	}
	near, ok := record.Nearest(name, files)
	if !ok {
		base := strings.TrimSuffix(path.Base(name), ".md")
		if file, same := bases[base]; same {
			near, ok = file, true
		} else if b, close := record.Nearest(base, slices.Sorted(maps.Keys(bases))); close {
			near, ok = bases[b], true
		}
	}
	if !ok {
		return ""
	}
	return relativePath(path.Dir(from.path()), near)
}

// relativePath is the way from one folder to a file.
func relativePath(dir, file string) string {
	up := ""
	for dir != "." && dir != "" && !strings.HasPrefix(file, dir+"/") {
		up, dir = up+"../", path.Dir(dir)
	}
	if dir != "." && dir != "" {
		file = strings.TrimPrefix(file, dir+"/")
	}
	return up + file
}
