package page

import (
	"html/template"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

// View is what the templates of a whole page see. It is made for one page in
// one language and holds values that are ready to print.
type View struct {
	in    reader
	page  *site.Page
	frame *Frame

	Kind                string // "home", "page", "list", "chapter", "term", "standin", "sitemap", "notfound"
	Lang, Tag           string // "hu", "hu-HU"
	Title, Summary      string
	TitleLang           string // if not the page's language
	URL                 string // from the root of the site
	Canonical           string // absolute; "" without base_url
	NoIndex             bool   // search engines are asked to leave it out
	Alternates          []site.Alternate
	Switch              []Switch
	Crumbs              []Crumb
	Sign                schema.Sign
	SiteName            string
	Site                *SiteView
	Page                *Item
	Body                template.HTML
	Headings            []*Heading
	Related             []Related
	Prev, Next          *Item
	Back                *Crumb
	Book                *Item
	Before, After       Pages // the other chapters of the book of a chapter
	Contradictions      []Contradiction
	Downloads, Sheets   []*File // whole books, and sheets of them
	JSONLD              template.JS
	Main                template.HTML
	Type                *TypeView
	Items               []*Item
	Groups              []Group
	Letters             []Group // the same pages by their first letters, where the list is long
	Total               int
	Pager               *Pager
	Upcoming, Past      []*Item
	Sections            []*SectionView
	TermLabel, TermName string
	Others              []*View
	Target              string // of a redirect: the new address, as seen from the old one
}

// Switch leads to another language.
type Switch struct {
	Code, Label, Lang, URL string
	Current                bool
	State                  string // "full", "summary", "standin", or "section" where it leads elsewhere
}

// Crumb is a step on the way to a page.
type Crumb struct {
	in               reader
	Title, URL, Lang string
	Sign             schema.Sign // of a section
}

// String returns the title.
func (c Crumb) String() string { return c.Title }

// Heading is a heading of the body, for the contents.
type Heading struct {
	Level    int
	ID, Text string
	Children []*Heading
}

// Related is the pages that refer to this one, under the heading of the field.
type Related struct {
	Heading string
	Items   []*Item
	Dated   bool
	Sign    schema.Sign
	Type    string
}

// Contradiction is what the sources disagree on.
type Contradiction struct{ Says, But, Where string }

// TypeView is a content type as lists show it.
type TypeView struct {
	Key, Name, Plural, URL string
	Sign                   schema.Sign
	SheetHeading           string
	Bilingual, Book, Dated bool
}

// T returns a phrase of the interface in the page's language.
func (v *View) T(key string, pairs ...any) (string, error) { return v.in.T(key, pairs...) }

// Frame renders a template that sees only what is the same on all pages of a
// language and a section, once for all of them.
func (v *View) Frame(name string) (template.HTML, error) { return v.frame.Once(name) }

// Find returns another page by its id, as its references name it. One that is not
// there is a fault of the template.
func (v *View) Find(id string) (*Item, error) {
	p := v.in.Site.Page(id, v.in.lang)
	if p == nil {
		return nil, diag.Reason{HU: "nincs ilyen azonosítójú oldal: {id}", EN: "there is no page with the id {id}"}.With("id", id)
	}
	return v.in.item(p), nil
}

// Ordinal returns a number as an ordinal: 2., 2nd.
func (v *View) Ordinal(n int) string { return v.in.language().Ordinal(n) }

// T returns a phrase of the interface in a language. Values print themselves.
func (r reader) T(key string, pairs ...any) (string, error) {
	for i := 1; i < len(pairs); i += 2 {
		if v, ok := pairs[i].(*Value); ok {
			pairs[i] = v.String()
		}
	}
	return r.Phrases.Text(r.language(), key, pairs...)
}

// newView makes what every page has.
func (r *Renderer) newView(kind, lang, url string) *View {
	in := reader{Renderer: r, lang: lang}
	v := &View{in: in, Kind: kind, Lang: lang, Tag: in.language().Tag(), URL: url, Canonical: r.Site.Absolute(url)}
	v.SiteName, _ = r.Site.Config.Title.In(lang)
	v.frame = r.frame(lang, url)
	v.Site = v.frame.Site
	return v
}

// pageView makes the view of a page.
func (r *Renderer) pageView(p *site.Page, kind string) *View {
	v := r.newView(kind, p.Lang, p.URL)
	v.page, v.Page = p, v.in.item(p)
	v.Title, v.TitleLang = p.Title()
	v.Summary = p.Summary()
	v.Sign = v.Page.Sign
	v.Alternates = v.absolute(r.Site.Alternates(p))
	v.Switch = v.switches(p)
	v.Crumbs = v.crumbs(p)
	if len(v.Crumbs) > 1 {
		v.Back = &v.Crumbs[len(v.Crumbs)-2]
	}
	v.Type = v.in.typeView(p.Type)
	if p.State == site.StandIn {
		v.NoIndex, v.Canonical = true, ""
		return v
	}
	v.addBody(p)
	v.Related = v.related(p)
	before, after := v.in.Site.Neighbours(p)
	v.Prev, v.Next = v.in.item(before), v.in.item(after)
	v.addBook(p)
	v.addContradictions(p)
	v.JSONLD = v.jsonLD(p)
	return v
}

func (v *View) addBody(p *site.Page) {
	if p.Card == nil {
		return
	}
	doc := v.in.Body(p.Card).Body
	v.Body = v.in.body(p, doc)
	v.Headings = outline(doc)
}

// outline nests the headings of a document by their levels.
func outline(doc *markdown.Document) []*Heading {
	if doc == nil {
		return nil
	}
	root := &Heading{Level: 1}
	way := []*Heading{root}
	for _, h := range doc.Headings {
		node := &Heading{Level: h.Level, ID: h.ID, Text: h.Text}
		for len(way) > 1 && way[len(way)-1].Level >= h.Level {
			way = way[:len(way)-1]
		}
		parent := way[len(way)-1]
		parent.Children = append(parent.Children, node)
		way = append(way, node)
	}
	return root.Children
}

func (v *View) related(p *site.Page) []Related {
	var groups []Related
	for _, g := range v.in.Site.Related(p) {
		heading, _ := g.Field.Back.In(v.in.lang)
		groups = append(groups, Related{Heading: heading, Items: v.in.items(g.Pages), Dated: g.Type.Dated != nil, Sign: g.Type.Sign, Type: g.Type.Name})
	}
	return groups
}

func (v *View) addBook(p *site.Page) {
	book := p
	if of := v.in.Site.Book(p); of != nil {
		book = of
		v.Book = v.in.item(book)
		if v.Prev == nil {
			v.Prev = v.Book
		}
	}
	chapters := v.in.Site.Chapters(book)
	if i := slices.Index(chapters, p); i >= 0 {
		v.Before, v.After = Pages{v.in, chapters[:i]}, Pages{v.in, chapters[i+1:]}
	}
	if p == book && v.Next == nil && len(chapters) > 0 {
		v.Next = v.in.item(chapters[0])
	}
}

// Chapters returns the chapters of the book that the page is, or is in.
func (v *View) Chapters() []*Item {
	if v.page == nil {
		return nil
	}
	book := v.page
	if of := v.in.Site.Book(book); of != nil {
		book = of
	}
	chapters := v.in.items(v.in.Site.Chapters(book))
	for _, chapter := range chapters {
		chapter.Current = chapter.page == v.page
	}
	return chapters
}

func (v *View) addContradictions(p *site.Page) {
	for _, c := range p.Record.Base.Contradictions {
		says, _ := c.Says.In(v.in.lang)
		but, _ := c.But.In(v.in.lang)
		where, _ := c.Where.In(v.in.lang)
		v.Contradictions = append(v.Contradictions, Contradiction{says, but, where})
	}
}

func (v *View) absolute(alternates []site.Alternate) []site.Alternate {
	if v.in.Site.Config.BaseURL == "" {
		return nil // hreflang needs whole addresses
	}
	list := make([]site.Alternate, len(alternates))
	for i, a := range alternates {
		list[i] = site.Alternate{Lang: a.Lang, URL: v.in.Site.Absolute(a.URL)}
	}
	return list
}

func (v *View) switches(p *site.Page) []Switch {
	var list []Switch
	for _, l := range v.in.Site.Languages() {
		to := v.in.Site.Switch(p, l.Code)
		s := Switch{Code: l.Code, Label: l.Label, Lang: l.Locale.Tag(), URL: to.URL, Current: l.Code == v.in.lang, State: to.State.String()}
		if to.ID != p.ID {
			s.State = "section"
		}
		list = append(list, s)
	}
	return list
}

// crumbs is the way from the home page to a page.
func (v *View) crumbs(p *site.Page) []Crumb {
	if p.Role == content.Home {
		return nil
	}
	way := []Crumb{v.in.crumb(p)}
	for above := v.in.Site.Above(p); above != nil; above = v.in.Site.Above(above) {
		way = append(way, v.in.crumb(above))
	}
	way = append(way, v.in.crumb(v.in.Site.Home(v.in.lang)))
	slices.Reverse(way)
	return way
}

func (r reader) crumb(p *site.Page) Crumb {
	title, lang := p.Title()
	step := Crumb{in: r, Title: title, URL: p.URL, Lang: lang}
	if p.Role == content.Section {
		step.Sign = r.Site.Types.ByFolder(p.ID).Sign
	}
	return step
}

func (r reader) typeView(t *schema.Type) *TypeView {
	v := &TypeView{Key: t.Name, Sign: t.Sign, Bilingual: t.Sheet.Bilingual, Book: t.Book != nil, Dated: t.Dated != nil}
	v.Name, _ = t.Label.In(r.lang)
	v.Plural, _ = t.Plural.In(r.lang)
	v.SheetHeading, _ = t.Sheet.Heading.In(r.lang)
	if section := r.Renderer.Site.Section(t.Folder); section != nil && section.Pages[r.lang] != nil {
		v.URL = section.Pages[r.lang].URL
	}
	return v
}

// Absolute returns an address of the site with its base_url, "" without one.
func (v *View) Absolute(url string) string { return v.in.Site.Absolute(url) }

// Description is the summary in one line, for the head of the page.
func (v *View) Description() string { return strings.Join(strings.Fields(v.Summary), " ") }
