package page

import (
	"bytes"
	"strings"
)

// linkAttributes are the attributes whose addresses the last pass rewrites.
var linkAttributes = []string{"href", "src", "action", "poster", "data"}

// rootRelative begins an address from the root of the site. Text cannot hold
// it: every quotation mark that an author writes is escaped by then.
var rootRelative = []byte(`="/`)

// Rewrite changes every address from the root of the site, as layouts and
// bodies write them, into the one that is published. So a fragment that stands
// on many pages can be rendered once.
func Rewrite(html []byte, address func(url string) string) []byte {
	var out bytes.Buffer
	out.Grow(len(html) + len(html)/16)
	for {
		i := bytes.Index(html, rootRelative)
		if i < 0 {
			out.Write(html)
			return out.Bytes()
		}
		start := i + len(rootRelative) - 1
		end := bytes.IndexByte(html[start:], '"')
		if end < 0 {
			out.Write(html)
			return out.Bytes()
		}
		url := string(html[start : start+end])
		out.Write(html[:start])
		if isLink(html[:i]) && !strings.HasPrefix(url, "//") {
			url = address(url)
		}
		out.WriteString(url)
		html = html[start+end:]
	}
}

func isLink(before []byte) bool {
	for _, name := range linkAttributes {
		if n := len(before) - len(name); n > 0 && string(before[n:]) == name && (before[n-1] == ' ' || before[n-1] == '\n' || before[n-1] == '\t') {
			return true
		}
	}
	return false
}

// Relative returns the address of url as seen from the page at from: the same
// folder of files works at the root of a host and below any path.
func Relative(from string) func(url string) string {
	here := strings.Split(strings.Trim(from[:strings.LastIndexByte(from, '/')+1], "/"), "/")
	if here[0] == "" {
		here = nil
	}
	return func(url string) string {
		target, rest := cutAddress(url)
		parts := strings.Split(strings.TrimPrefix(target, "/"), "/")
		same := 0
		for same < len(here) && same < len(parts)-1 && here[same] == parts[same] {
			same++
		}
		path := strings.Repeat("../", len(here)-same) + strings.Join(parts[same:], "/")
		if path == "" {
			path = "./"
			if target == from && strings.HasPrefix(rest, "#") {
				path = ""
			}
		}
		return path + rest
	}
}

// Below returns addresses below a path, "/kozok/": for pages that a host shows
// at any address, such as 404.html.
func Below(path string) func(url string) string {
	return func(url string) string { return strings.TrimSuffix(path, "/") + url }
}

// cutAddress splits an address before its query or fragment.
func cutAddress(url string) (path, rest string) {
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		return url[:i], url[i:]
	}
	return url, ""
}
