package page

import (
	"slices"
	"strconv"
	"sync"

	"kalauz/internal/content"
	"kalauz/internal/locale"
	"kalauz/internal/output"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

// Group is a part of a list.
type Group struct {
	Key, Title, Lang string
	ID               string // for links to it
	Items            []*Item
}

// Pager leads through a list that is longer than a page.
type Pager struct {
	N, Of      int
	Prev, Next string
	Pages      []PagerPage
}

// PagerPage is one page of the list.
type PagerPage struct {
	N       int
	URL     string
	Current bool
}

// SectionView is a section as the home page and the site map show it.
type SectionView struct {
	Title, URL, Summary string
	Key                 string // the name of its type's folder
	Sign                schema.Sign
	Items               []*Item
	Total               int
	Dated, Book         bool
	MoreURL             string
}

// newest is how many pages of a section, and of what is over, the home page gets.
const newest = 12

func (r *Renderer) addSection(add adder, p *site.Page) {
	section := r.Site.Section(p.ID)
	if section == nil {
		return
	}
	members := section.Members[p.Lang]
	ordered := func() []*site.Page { return members }
	if section.Type.Dated != nil {
		ordered = sync.OnceValue(func() []*site.Page { return r.agenda(section, p.Lang) })
	}
	name := r.Theme.first("types/"+section.Type.Name+"/list.html", "common/list.html")
	r.addList(add, p.URL, name, len(members), func(part part) *View {
		v := r.pageView(p, "list")
		v.Type, v.Sign = v.in.typeView(section.Type), section.Type.Sign
		v.move(part)
		v.addItems(ordered()[part.from:part.to], section.Type)
		v.Total = len(members)
		if v.Pager == nil {
			v.addLetters(members)
		}
		return v
	})
}

// agenda is the members of a dated section in the order in which it lists them:
// what is to come, soonest first, what has no date yet, and what is over, latest
// first.
func (r *Renderer) agenda(section *site.Section, lang string) []*site.Page {
	list, past := r.Site.Dated(lang, section)
	for _, p := range section.Members[lang] {
		if p.When() == nil {
			list = append(list, p)
		}
	}
	return append(list, past...)
}

func (r *Renderer) addTerm(add adder, t *site.Term) {
	r.addList(add, t.URL, "common/term.html", len(t.Pages), func(part part) *View {
		v := r.newView("term", t.Lang, t.URL)
		v.Title, v.TermName, v.TermLabel = t.Title, t.Title, t.Label
		v.Crumbs = []Crumb{v.in.crumb(r.Site.Home(t.Lang)), {in: v.in, Title: t.Title, URL: t.URL}}
		v.Back = &v.Crumbs[0]
		v.Switch = v.termSwitches(t)
		v.move(part)
		v.addItems(t.Pages[part.from:part.to], nil)
		v.Total = len(t.Pages)
		return v
	})
}

// part is one page of a list that may need several.
type part struct {
	url      string
	from, to int // of the pages that are listed
	pager    *Pager
}

// addList adds a list of n pages, in as many parts as it needs.
func (r *Renderer) addList(add adder, url, name string, n int, view func(part) *View) {
	size := r.Site.Config.PerPage
	parts := max(1, (n+size-1)/size)
	for i := range parts {
		address := pageURL(url, i)
		add(address, func() *View {
			return view(part{address, i * size, min(n, (i+1)*size), pager(url, i, parts)})
		}, name)
	}
}

func pageURL(url string, i int) string {
	if i == 0 {
		return url
	}
	return url + strconv.Itoa(i+1) + "/"
}

func pager(url string, i, of int) *Pager {
	if of < 2 {
		return nil
	}
	p := &Pager{N: i + 1, Of: of}
	if i > 0 {
		p.Prev = pageURL(url, i-1)
	}
	if i+1 < of {
		p.Next = pageURL(url, i+1)
	}
	for n := range of {
		p.Pages = append(p.Pages, PagerPage{N: n + 1, URL: pageURL(url, n), Current: n == i})
	}
	return p
}

// move makes the view that of a part of its list; only the first is the page
// itself, with its text.
func (v *View) move(part part) {
	v.Pager = part.pager
	if part.url == v.URL {
		return
	}
	v.URL, v.Canonical, v.Alternates = part.url, v.Absolute(part.url), nil
	v.Body, v.Headings = "", nil
}

// addItems gives the view what it lists: as one list, in the groups of the type,
// and, where the type is dated, as what is to come and what is over.
func (v *View) addItems(pages []*site.Page, t *schema.Type) {
	v.Items = v.in.items(pages)
	for _, g := range v.in.Site.Groups(pages, t, v.in.lang) {
		v.Groups = append(v.Groups, Group{Key: g.Key, Title: g.Title, Lang: g.Lang, ID: groupID(g), Items: v.in.items(g.Pages)})
	}
	if t == nil || t.Dated == nil {
		return
	}
	for _, item := range v.Items {
		if item.Past() {
			v.Past = append(v.Past, item)
		} else {
			v.Upcoming = append(v.Upcoming, item)
		}
	}
}

func (v *View) termSwitches(t *site.Term) []Switch {
	var list []Switch
	for _, l := range v.in.Site.Languages() {
		s := Switch{Code: l.Code, Label: l.Label, Lang: l.Locale.Tag(), Current: l.Code == v.in.lang, State: "section", URL: v.in.Site.Home(l.Code).URL}
		if other := v.in.Site.Term(t.Field, t.Key, l.Code); other != nil {
			s.URL, s.State = other.URL, "full"
		}
		list = append(list, s)
	}
	return list
}

func (r *Renderer) homeView(p *site.Page) *View {
	v := r.pageView(p, "home")
	v.Sections = v.sections(newest)
	upcoming, past := r.Site.Dated(v.in.lang, r.Site.Sections()...)
	v.Upcoming, v.Past = v.in.items(upcoming), v.in.items(past[:min(newest, len(past))])
	return v
}

// sections lists the sections with their first members, all with a limit of 0.
func (v *View) sections(limit int) []*SectionView {
	var list []*SectionView
	for _, section := range v.in.Site.Sections() {
		p := section.Pages[v.in.lang]
		if p == nil {
			continue
		}
		members := section.Members[v.in.lang]
		s := &SectionView{URL: p.URL, Summary: p.Summary(), Key: section.Type.Name, Sign: section.Type.Sign, Total: len(members),
			Dated: section.Type.Dated != nil, Book: section.Type.Book != nil}
		s.Title, _ = p.Title()
		if limit > 0 && len(members) > limit {
			members = members[:limit]
		}
		s.Items = v.in.items(members)
		list = append(list, s)
	}
	return list
}

func (r *Renderer) siteMapView(lang string) *View {
	v := r.newView("sitemap", lang, r.siteMapURL(lang))
	v.Title, _ = v.T("nav.sitemap")
	v.Crumbs = []Crumb{v.in.crumb(r.Site.Home(lang)), {in: v.in, Title: v.Title, URL: v.URL}}
	v.Back = &v.Crumbs[0]
	for _, l := range r.Site.Languages() {
		v.Switch = append(v.Switch, Switch{Code: l.Code, Label: l.Label, Lang: l.Locale.Tag(), URL: r.siteMapURL(l.Code), Current: l.Code == lang, State: "full"})
		v.Alternates = append(v.Alternates, site.Alternate{Lang: l.Code, URL: r.siteMapURL(l.Code)})
	}
	v.Alternates = v.absolute(append(v.Alternates, site.Alternate{Lang: "x-default", URL: v.Alternates[0].URL}))
	v.Sections = v.sections(0)
	for _, p := range r.Site.Pages() { // pages that lie at the top belong to no section
		if p.Lang == lang && p.Role == content.Member && v.in.Site.Above(p) == nil && p.Listed() {
			v.Items = append(v.Items, v.in.item(p))
		}
	}
	return v
}

// notFound is the page for lost readers: one for hosts that know only one, in
// all languages, the default first, and one for each other language. A host
// shows it at any address, so its styles are inside and its addresses whole.
func (r *Renderer) notFound() []output.Output {
	var outputs []output.Output
	for _, l := range r.Site.Languages() {
		outputs = append(outputs, output.Output{
			Path:    site.File(r.Site.Root(l.Code) + "404.html"),
			Sources: noText,
			Render:  func(output.Need) ([]byte, error) { return r.renderNotFound(l.Code) },
		})
	}
	return outputs
}

// groupID is the id of a group's heading, for links to it.
func groupID(g site.Group) string {
	if g.Key == "" {
		return ""
	}
	return locale.Slug(g.Key)
}

// longList is from how many pages on a list has an alphabet beside its groups.
const longList = 12

// addLetters gives a long list in groups the same pages by their first letters.
func (v *View) addLetters(pages []*site.Page) {
	if len(pages) < longList || len(v.Groups) < 2 {
		return
	}
	l := v.in.language()
	items := v.in.items(pages)
	slices.SortStableFunc(items, func(a, b *Item) int { return l.Compare(a.Title, b.Title) })
	for _, item := range items {
		letter := l.IndexLetter(item.Title)
		if n := len(v.Letters); n == 0 || v.Letters[n-1].Title != letter {
			v.Letters = append(v.Letters, Group{Title: letter})
		}
		last := &v.Letters[len(v.Letters)-1]
		last.Items = append(last.Items, item)
	}
}
