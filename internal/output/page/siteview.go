package page

import (
	"slices"

	"kalauz/internal/content"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
)

// SiteView is what every page shows of the site as a whole.
type SiteView struct {
	Title      string
	Publisher  *Item
	Home       string
	Menu       []MenuEntry
	Foot       []MenuEntry
	Languages  []Language
	Infoblock  *Infoblock
	Today      *Value
	SitemapURL string
	BaseURL    string
}

// MenuEntry is a way from every page.
type MenuEntry struct {
	Title, URL, Key string
	Current         bool // the page, or the section that it is in
	Here            bool // the page itself
	Sign            schema.Sign
	Count           int
}

// Language is a language of the site.
type Language struct{ Code, Label, Tag, Home string }

// Infoblock is the funder's block that public money asks for on every page.
type Infoblock struct {
	Image    *Picture
	Href     string
	Position string
}

// Frame is what templates see of a part that is the same on many pages: the
// menu, the foot. It holds nothing of the single page, so what is rendered with
// it can be kept for all pages of a language and a section.
type Frame struct {
	in    reader
	place string
	Lang  string
	Site  *SiteView
}

// T returns a phrase of the interface in the page's language.
func (f *Frame) T(key string, pairs ...any) (string, error) { return f.in.T(key, pairs...) }

// frameKey tells frames apart: the language, and the place in menu and foot.
type frameKey struct{ lang, place string }

// frame returns the frame of the page at an address.
func (r *Renderer) frame(lang, url string) *Frame {
	key := frameKey{lang, r.placeOf(lang, url)}
	if known, ok := r.frames.Load(key); ok {
		return known.(*Frame)
	}
	in := reader{Renderer: r, lang: lang}
	made, _ := r.frames.LoadOrStore(key, &Frame{in: in, place: key.place, Lang: lang, Site: in.siteView(key.place)})
	return made.(*Frame)
}

// placeOf is the address itself if menu or foot lead there, else that of the
// section around it, else nothing.
func (r *Renderer) placeOf(lang, url string) string {
	if r.entries()[url] {
		return url
	}
	for _, section := range r.Site.Sections() {
		if p := section.Pages[lang]; p != nil && within(url, p.URL) {
			if url != p.URL {
				return p.URL + "…" // inside, not at the section itself
			}
			return url
		}
	}
	return ""
}

func (r reader) siteView(url string) *SiteView {
	s := r.Renderer.Site
	v := &SiteView{Home: s.Root(r.lang), BaseURL: s.Config.BaseURL, SitemapURL: r.siteMapURL(r.lang)}
	v.Title, _ = s.Config.Title.In(r.lang)
	v.Today = r.wrap(nil, &schema.Value{Field: &schema.Field{Kind: "date"}, Data: schema.Date{Value: s.Today}})
	if s.Config.Publisher != "" {
		v.Publisher = r.item(s.Page(s.Config.Publisher, r.lang))
	}
	for _, id := range s.Config.Menu {
		v.addMenu(r, id, url)
	}
	for _, id := range s.Config.Foot {
		v.addFoot(r, id, url)
	}
	for _, l := range s.Languages() {
		v.Languages = append(v.Languages, Language{l.Code, l.Label, l.Locale.Tag(), s.Root(l.Code)})
	}
	if block := s.Config.Infoblock; block != nil {
		picture := r.picture("", block.Image)
		alt, lang := block.Alt.In(r.lang)
		if lang == r.lang {
			lang = ""
		}
		v.Infoblock = &Infoblock{Href: r.hrefOf(block.Href), Position: block.Position,
			Image: &Picture{Src: picture.Src, Width: picture.Width, Height: picture.Height, Alt: alt, Lang: lang}}
	}
	return v
}

func (v *SiteView) addMenu(r reader, id, url string) {
	if section := r.Renderer.Site.Section(id); section != nil && section.Pages[r.lang] != nil {
		p := section.Pages[r.lang]
		title, _ := section.Type.Plural.In(r.lang)
		v.Menu = append(v.Menu, MenuEntry{Title: title, URL: p.URL, Key: section.Type.Name, Sign: section.Type.Sign,
			Count: len(section.Members[r.lang]), Current: within(url, p.URL), Here: url == p.URL})
		return
	}
	if p := r.Renderer.Site.Page(id, r.lang); p != nil {
		item := r.item(p)
		v.Menu = append(v.Menu, MenuEntry{Title: item.Title, URL: p.URL, Sign: item.Sign, Current: url == p.URL, Here: url == p.URL})
	}
}

// addFoot adds a page to the foot; "sitemap" is the site map.
func (v *SiteView) addFoot(r reader, id, url string) {
	if id == "sitemap" {
		title, _ := r.T("nav.sitemap")
		v.Foot = append(v.Foot, MenuEntry{Title: title, URL: v.SitemapURL, Key: id, Current: url == v.SitemapURL, Here: url == v.SitemapURL})
		return
	}
	if p := r.Renderer.Site.Page(id, r.lang); p != nil && p.Role != content.Home {
		item := r.item(p)
		v.Foot = append(v.Foot, MenuEntry{Title: item.Title, URL: p.URL, Key: id, Current: url == p.URL, Here: url == p.URL})
	}
}

// hrefOf is the address of a page named by its id, else the address as it is.
func (r reader) hrefOf(id string) string {
	if p := r.Renderer.Site.Page(id, r.lang); p != nil && id != "" {
		return p.URL
	}
	return id
}

func within(url, section string) bool {
	return len(url) >= len(section) && url[:len(section)] == section
}

// entries are the addresses to which menu and foot lead, in all languages.
func (r *Renderer) entries() map[string]bool {
	r.entriesOnce.Do(func() {
		r.entryURLs = map[string]bool{}
		for _, l := range r.Site.Languages() {
			r.entryURLs[r.siteMapURL(l.Code)] = true
			for _, id := range slices.Concat(r.Site.Config.Menu, r.Site.Config.Foot) {
				if p := r.Site.Page(id, l.Code); p != nil {
					r.entryURLs[p.URL] = true
				}
			}
		}
	})
	return r.entryURLs
}

// siteMapURL is the address of the page that lists all pages.
func (r *Renderer) siteMapURL(lang string) string {
	title, _ := reader{Renderer: r, lang: lang}.T("nav.sitemap")
	return r.Site.Root(lang) + locale.Slug(title) + "/"
}
