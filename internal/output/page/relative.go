package page

import (
	"bytes"
	"slices"
	"strings"
)

// linkAttributes are the attributes whose addresses the last pass rewrites.
var linkAttributes = []string{"href", "src", "action", "poster", "data"}

// rootRelative begins an address from the root of the site. Text cannot hold
// it: every quotation mark that an author writes is escaped by then.
var rootRelative = []byte(`="/`)

// address appends an address from the root of the site to out as it is
// published.
type address func(out, url []byte) []byte

// Rewrite changes every address from the root of the site, as layouts and
// bodies write them, into the one that is published. So a fragment that stands
// on many pages can be rendered once.
func Rewrite(html []byte, address address) []byte {
	buffer := newBuffer()
	defer buffer.release()
	out := &buffer.Buffer // the limit is that of a page before this
	for {
		i := bytes.Index(html, rootRelative)
		if i < 0 {
			break
		}
		start := i + len(rootRelative) - 1
		length := bytes.IndexByte(html[start:], '"')
		if length < 0 {
			break
		}
		url := html[start : start+length]
		out.Write(html[:start])
		if isLink(html[:i]) && !bytes.HasPrefix(url, []byte("//")) {
			url = address(out.AvailableBuffer(), url)
		}
		out.Write(url)
		html = html[start+length:]
	}
	out.Write(html)
	return bytes.Clone(out.Bytes())
}

func isLink(before []byte) bool {
	for _, name := range linkAttributes {
		if n := len(before) - len(name); n > 0 && string(before[n:]) == name && (before[n-1] == ' ' || before[n-1] == '\n' || before[n-1] == '\t') {
			return true
		}
	}
	return false
}

// Relative returns addresses as seen from the page at from: the same folder of
// files works at the root of a host and below any path.
func Relative(from string) address {
	here := from[:strings.LastIndexByte(from, '/')+1]
	return func(out, url []byte) []byte {
		target, rest := cutAddress(url)
		same := 0 // how much of the way is common: whole folders
		for i := 0; i < min(len(here), len(target)) && here[i] == target[i]; i++ {
			if here[i] == '/' {
				same = i + 1
			}
		}
		before := len(out)
		for _, c := range []byte(here[same:]) {
			if c == '/' {
				out = append(out, "../"...)
			}
		}
		out = append(out, target[same:]...)
		if len(out) == before && (string(target) != from || !bytes.HasPrefix(rest, []byte("#"))) {
			out = append(out, "./"...)
		}
		return append(out, rest...)
	}
}

// OnDisk returns addresses as Relative does, for a site that is opened from a disk:
// there nobody answers for a folder, so its page is named.
func OnDisk(from string) address {
	relative := Relative(from)
	return func(out, url []byte) []byte {
		target, rest := cutAddress(url)
		isHere := string(target) == from && bytes.HasPrefix(rest, []byte("#"))
		if bytes.HasSuffix(target, []byte("/")) && !isHere {
			url = slices.Concat(target, []byte("index.html"), rest)
		}
		return relative(out, url)
	}
}

// Below returns addresses below a path, "/kozok/": for pages that a host shows
// at any address, such as 404.html.
func Below(path string) address {
	folder := strings.TrimSuffix(path, "/")
	return func(out, url []byte) []byte { return append(append(out, folder...), url...) }
}

// cutAddress splits an address before its query or fragment.
func cutAddress(url []byte) (path, rest []byte) {
	if i := bytes.IndexAny(url, "?#"); i >= 0 {
		return url[:i], url[i:]
	}
	return url, nil
}
