package book

import (
	"net/url"
	"path"
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/site"
)

// contentName and staticName stand before the names of the files that a site
// publishes as they are, as outputs ask for them.
const (
	contentName = "content/"
	staticName  = "static/"
)

// resolver answers what the documents of a page ask while they become a part of
// the book. file is the file of the content tree that a document comes from.
func (b *binder) resolver(p *site.Page, file, prefix string) markdown.Resolver {
	extra, _ := b.Site.ExtraIDs(p)
	return markdown.Resolver{
		Prefix: prefix,
		Link:   func(dest string) markdown.Target { return b.link(p, file, dest) },
		Image:  func(src string) markdown.Picture { return b.image(file, src) },
		Include: func(name string) *markdown.Document {
			snippet := b.Site.Snippet(path.Join(path.Dir(file), name))
			if snippet == nil {
				return nil
			}
			b.abbreviations(snippet.Document)
			return snippet.Document
		},
		Within: func(included *markdown.Document) markdown.Resolver {
			return b.resolver(p, strings.TrimPrefix(included.File, contentName), prefix)
		},
		Word: func(key string, pairs ...string) string {
			args := make([]any, len(pairs))
			for i, pair := range pairs {
				args[i] = pair
			}
			return b.book.Word(key, args...)
		},
		Abbreviation: func(short string) (string, string, bool) {
			whole, ok := b.Site.Vocabulary.Abbreviations[p.Lang][short]
			return whole, "", ok
		},
		ExtraIDs: func(heading int) []string { return extra[heading] },
	}
}

// link leads to a place in the book or to a whole address. A book is read far
// from its site: where the site does not know its address, links to its other
// pages are only words.
func (b *binder) link(p *site.Page, file, dest string) markdown.Target {
	t := b.Site.Resolve(p, file, dest)
	switch t.Kind {
	case site.External:
		return markdown.Target{Href: t.URL, External: true, OK: true}
	case site.Internal:
		_, fragment, _ := strings.Cut(t.URL, "#")
		if prefix, inside := b.prefix[t.Page]; inside {
			return markdown.Target{Href: "#" + place(prefix, fragment), OK: true}
		}
		target := b.outside(t.URL)
		if t.Page.Lang != p.Lang || t.Page.State == site.StandIn {
			target.Lang = b.Site.Original(t.Page).Lang
		}
		return target
	case site.Asset:
		return b.outside(t.URL)
	}
	return markdown.Target{}
}

func place(prefix, fragment string) string {
	if fragment == "" {
		return prefix
	}
	return prefix + "-" + fragment
}

func (b *binder) outside(address string) markdown.Target {
	whole := b.Site.Absolute(address)
	return markdown.Target{Href: whole, External: true, OK: whole != ""}
}

// types are the pictures that every reading program knows.
var types = map[string]string{
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
}

// CanHold reports whether a book can hold a picture, by the name of its file.
func CanHold(name string) bool { return types[strings.ToLower(path.Ext(name))] != "" }

// image takes a picture into the book, once.
func (b *binder) image(file, src string) markdown.Picture {
	t := b.Site.ResolveFile(file, src)
	if t.Kind != site.Asset {
		return markdown.Picture{}
	}
	name := contentName + t.File
	if t.File == "" {
		plain, err := url.PathUnescape(strings.TrimPrefix(t.URL, "/"))
		if err != nil { // it was escaped by the site
			return markdown.Picture{}
		}
		name = staticName + plain
	}
	picture := b.picture(name)
	if picture == nil {
		return markdown.Picture{}
	}
	return markdown.Picture{Src: name, Width: picture.Width, Height: picture.Height, OK: true}
}

// picture returns a picture by the name of its output, nil where it is none that
// a book can hold.
func (b *binder) picture(name string) *Picture {
	if known := b.book.Picture(name); known != nil {
		return known
	}
	kind := types[strings.ToLower(path.Ext(name))]
	if kind == "" {
		return nil
	}
	facts, err := b.need(name)
	if err != nil {
		if b.err == nil {
			b.err = err
		}
		return nil
	}
	p := &Picture{Src: name, Name: pictureName(len(b.book.Pictures)+1, name), Type: kind, Bytes: facts.Bytes}
	if file, ok := strings.CutPrefix(name, contentName); ok {
		p.Width, p.Height = b.Measure(file)
	}
	b.book.Pictures = append(b.book.Pictures, p)
	return p
}

// mendLinks lets links to a place that is not in the book lead to the beginning
// of its section: an id may have given way to another where a text is included
// twice.
func (b *binder) mendLinks() {
	ids := map[string]bool{}
	var links []*markdown.LinkInline
	find := markdown.Visitor{Inline: func(n markdown.InlineNode) {
		if l, ok := n.(*markdown.LinkInline); ok {
			links = append(links, l)
		}
	}}
	for _, s := range b.book.Sections {
		ids[s.ID] = true
		for _, blocks := range s.texts() {
			find.Walk(blocks)
			for _, id := range IDs(blocks) {
				ids[id] = true
			}
		}
	}
	for _, l := range links {
		if id, inside := strings.CutPrefix(l.Dest, "#"); inside && !ids[id] {
			section, _, _ := strings.Cut(id, "-")
			if !ids[section] { // an introduction that says nothing is not there
				section = b.book.Sections[0].ID
			}
			l.Dest = "#" + section
		}
	}
}

// texts are the blocks of a section and those of its notes.
func (s *Section) texts() [][]markdown.Block {
	texts := [][]markdown.Block{s.Blocks}
	for _, note := range s.Notes {
		texts = append(texts, note.Blocks)
	}
	return texts
}

// IDs returns the ids in a text that a link may lead to.
func IDs(blocks []markdown.Block) []string {
	var ids []string
	take := func(id string) {
		if id != "" {
			ids = append(ids, id)
		}
	}
	markdown.Visitor{
		Block: func(block markdown.Block) {
			switch block := block.(type) {
			case *markdown.HeadingBlock:
				take(block.ID)
			case *markdown.Callout:
				take(block.ID)
			}
		},
		Inline: func(n markdown.InlineNode) {
			switch n := n.(type) {
			case *markdown.LinkInline:
				take(n.ID)
			case *markdown.Span:
				take(n.ID)
			case *markdown.ImageInline:
				take(n.ID)
			}
		},
	}.Walk(blocks)
	return ids
}
