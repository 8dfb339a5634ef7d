package page

import (
	"path"
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/site"
)

// resolver answers what a document asks while it becomes HTML. file is the file
// of the content tree that the document comes from: links are relative to it.
func (r *Renderer) resolver(p *site.Page, file string, extra func(int) []string) markdown.Resolver {
	l := r.Site.Language(p.Lang)
	return markdown.Resolver{
		Link:  func(dest string) markdown.Target { return r.link(p, file, dest) },
		Image: func(src string) markdown.Picture { return r.picture(file, src) },
		Include: func(name string) *markdown.Document {
			if snippet := r.Site.Snippet(path.Join(path.Dir(file), name)); snippet != nil {
				return snippet.Document
			}
			return nil
		},
		Within: func(included *markdown.Document) markdown.Resolver {
			return r.resolver(p, strings.TrimPrefix(included.File, "content/"), nil)
		},
		Word: func(key string, pairs ...string) string {
			args := make([]any, len(pairs))
			for i, pair := range pairs {
				args[i] = pair
			}
			text, err := r.Phrases.Text(l, key, args...)
			if err != nil {
				return key
			}
			return text
		},
		Abbreviation: func(short string) (string, string, bool) {
			whole, ok := r.Site.Vocabulary.Abbreviations[p.Lang][short]
			return whole, "", ok
		},
		ExtraIDs: extra,
	}
}

func (r *Renderer) link(p *site.Page, file, dest string) markdown.Target {
	t := r.Site.Resolve(p, file, dest)
	switch t.Kind {
	case site.External:
		return markdown.Target{Href: t.URL, External: true, OK: true}
	case site.Internal:
		target := markdown.Target{Href: t.URL, OK: true}
		if t.Page.Lang != p.Lang || t.Page.State == site.StandIn {
			target.Lang = r.Site.Original(t.Page).Lang
		}
		if t.Page == p && strings.Contains(t.URL, "#") {
			target.Href = t.URL[strings.IndexByte(t.URL, '#'):]
		}
		return target
	case site.Asset:
		return markdown.Target{Href: t.URL, OK: true}
	}
	return markdown.Target{}
}

func (r *Renderer) picture(file, src string) markdown.Picture {
	t := r.Site.ResolveFile(file, src)
	if t.Kind != site.Asset {
		return markdown.Picture{}
	}
	width, height := r.Measure(t.File)
	return markdown.Picture{Src: t.URL, Width: width, Height: height, OK: true}
}
