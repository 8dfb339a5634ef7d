// Package page renders the pages of the site through the layouts: every page in
// every language, lists, terms, stand-ins, the site map, the pages for lost
// readers, redirects.
//
// It knows the site and the templates, not the disk and not the other outputs.
// No type of content and no phrase for readers is named here: types bring their
// templates, phrases lie with the layouts. Templates see [View], [Item] and
// [Value], made for them, and nothing else.
//
// Addresses are written from the root of the site ("/projektek/") everywhere,
// and made relative in the last step (see relative.go).
package page

import (
	"html/template"
	"sync"

	"kalauz/internal/content"
	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output"
	"kalauz/internal/phrase"
	"kalauz/internal/site"
)

// Renderer renders the pages of one site.
type Renderer struct {
	Site    *site.Site
	Theme   *Theme
	Phrases *phrase.Set
	// Body returns the body of a card, and the documents of its Markdown fields.
	Body func(*content.Card) *content.Page
	// Measure returns the size of a picture of the content tree in pixels, 0 0
	// where it is unknown.
	Measure func(path string) (width, height int)
	// Downloads returns the files that are made of a page; nil for none.
	Downloads func(*site.Page) []Download
	// Calendar returns the address of the file with which readers take the date of
	// a page over into their calendars, "" where there is none; nil for none.
	Calendar func(*site.Page) string

	// Disk says that the site is for a disk, not for a host: nobody finds the page of
	// a folder, and nobody is lost.
	Disk bool

	frames      sync.Map // frameKey → *Frame
	fragments   fragments
	entriesOnce sync.Once
	entryURLs   map[string]bool
}

// Outputs returns all pages.
func (r *Renderer) Outputs() []output.Output {
	var outputs []output.Output
	sources := noText
	add := func(url string, view func() *View, template string) {
		outputs = append(outputs, output.Output{
			Path:    site.File(url),
			Sources: sources,
			Render: func(need output.Need) ([]byte, error) {
				v := view()
				if err := v.addDownloads(need); err != nil {
					return nil, err
				}
				return r.render(v, template)
			},
		})
	}
	for _, p := range r.Site.Pages() {
		sources = r.sources(p)
		r.addPage(add, p)
	}
	sources = noText
	for _, t := range r.Site.Terms() {
		r.addTerm(add, t)
	}
	for _, l := range r.Site.Languages() {
		add(r.siteMapURL(l.Code), func() *View { return r.siteMapView(l.Code) }, "sitemap.html")
	}
	if r.Disk {
		return append(outputs, r.start())
	}
	return append(outputs, r.notFound()...)
}

// seenFrom returns the addresses of the site as seen from a page.
func (r *Renderer) seenFrom(url string) address {
	if r.Disk {
		return OnDisk(url)
	}
	return Relative(url)
}

// noText are the sources of a page that shows no body.
var noText = []string{}

// sources are the files whose text goes into a page. One that tells of its book
// depends on all that is in it.
func (r *Renderer) sources(p *site.Page) []string {
	switch {
	case p.Card == nil:
		return noText
	case r.Downloads != nil && len(r.Site.Chapters(p)) > 0:
		return nil
	}
	return []string{p.Card.Path}
}

// adder takes an address, what makes the view of it, and its template.
type adder func(url string, view func() *View, template string)

// render renders the inner template, then the base around it, then makes the
// addresses relative.
func (r *Renderer) render(v *View, name string) ([]byte, error) {
	return r.Theme.guard(v.URL, func(at func(string)) (raw []byte, err error) {
		at(name)
		if v.Main, err = v.in.text(name, v.URL, v); err != nil {
			return nil, err
		}
		at("base.html")
		return r.publish(v.in.language(), "base.html", v.URL, v, r.seenFrom(v.URL))
	})
}

// publish renders a template, with its addresses as they are published.
func (r *Renderer) publish(l *locale.Language, name, page string, data any, address address) ([]byte, error) {
	out := newBuffer()
	defer out.release()
	if err := r.Theme.Execute(out, l, name, page, data); err != nil {
		return nil, err
	}
	return Rewrite(out.Bytes(), address), nil
}

// addPage adds a page as what it is: home, a section with its list, a chapter,
// a stand-in, or a page of its type. A page may have a template to itself, by its
// id: layouts/pages/about.html.
func (r *Renderer) addPage(add adder, p *site.Page) {
	t := p.Type.Name
	switch {
	case p.State == site.StandIn:
		add(p.URL, func() *View { return r.pageView(p, "standin") }, "common/standin.html")
	case p.Role == content.Home:
		add(p.URL, func() *View { return r.homeView(p) }, "home.html")
	case p.Role == content.Section:
		r.addSection(add, p)
	case p.Role == content.Chapter:
		add(p.URL, func() *View { return r.pageView(p, "chapter") }, "common/chapter.html")
	default:
		add(p.URL, func() *View { return r.pageView(p, "page") }, r.Theme.first("pages/"+p.ID+".html", "types/"+t+"/page.html", "common/page.html"))
	}
}

// extraIDs are the further ids of a page's headings.
func (r *Renderer) extraIDs(p *site.Page) func(heading int) []string {
	ids, _ := r.Site.ExtraIDs(p)
	return func(heading int) []string { return ids[heading] }
}

// body renders a document of a page for the page's readers.
func (r *Renderer) body(p *site.Page, doc *markdown.Document) template.HTML {
	if doc == nil {
		return ""
	}
	out := newBuffer()
	defer out.release()
	out.Buffer.Write(doc.AppendHTML(out.AvailableBuffer(), r.resolver(p, p.Card.Path, r.extraIDs(p)))) // a body has limits of its own
	return template.HTML(out.String())
}
