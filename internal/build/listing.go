package build

import (
	"maps"
	"slices"

	"kalauz/internal/diag"
	"kalauz/internal/output"
	"kalauz/internal/output/asset"
	"kalauz/internal/output/book"
	"kalauz/internal/output/calendar"
	"kalauz/internal/output/page"
	"kalauz/internal/output/redirect"
	"kalauz/internal/output/sitemap"
	"kalauz/internal/phrase"
	"kalauz/internal/site"
)

// listing is everything that is published of a joined site. Its functions ask for
// bodies and files when they are called, so it stays what it is as long as only
// those change.
type listing struct {
	of     grounds
	static []string
	sizes  map[string]size
	frozen map[string]string

	Outputs []output.Output
	pages   []*site.Page
	*places
	// bookByFile finds the page of the book that a file holds.
	bookByFile map[string]*site.Page
	press      *book.Press // nil where there are no books
	clashes    diag.List   // outputs that would overwrite each other, or are not there
}

// grounds is what a listing is made on, beside the files that are named in it.
type grounds struct {
	joined  *joined
	theme   *page.Theme
	phrases *phrase.Set
	books   bool
	disk    bool
	// outlines counts those of bodies that took the place of others: pages show what
	// they say.
	outlines int
}

// list lists what is to be published, if that is another thing than before. The
// list of outputs stands here and nowhere else.
func (m *Memory) list(src *sources, joined *joined, theme themeParts, static []string, o Options) *listing {
	of := grounds{joined, theme.theme, src.phrases, src.config.Outputs.Books && !o.PagesOnly, o.Disk, m.bodies.replaced()}
	if old := m.listing; old != nil && old.of == of && slices.Equal(old.static, static) && maps.Equal(old.sizes, src.sizes) && maps.Equal(old.frozen, src.frozen) {
		return old
	}
	l := &listing{of: of, static: static, sizes: src.sizes, frozen: src.frozen}
	s := joined.site
	pages := &page.Renderer{Site: s, Theme: theme.theme, Phrases: src.phrases, Body: m.page, Measure: m.measure, Calendar: calendar.URL, Disk: o.Disk}
	if of.books {
		l.press = m.press(src, s, theme.styles)
		pages.Downloads = downloads(l.press)
		l.add(l.press.Outputs())
		l.bookByFile, l.clashes = l.press.Books(), l.press.Faults()
	}
	l.add(theme.hashed)
	l.add(pages.Outputs())
	l.add(redirect.Outputs(s, pages.Redirect))
	l.add(calendar.Outputs(s, src.zone))
	if !o.Disk {
		l.add(sitemap.Outputs(s, func(path string) bool { return slices.Contains(static, path) }))
	}
	l.add(asset.Resources(s, m.publishedBytes))
	for _, file := range static {
		l.add([]output.Output{asset.Static(file, m.readStatic)})
	}
	l.pages = s.Pages()
	l.index(m.listing)
	m.listing = l
	return l
}

func (l *listing) add(outputs []output.Output) { l.Outputs = append(l.Outputs, outputs...) }

var samePath = diag.Rule{
	Code:  "K681",
	Words: diag.Words{HU: "Két különböző dolog kerülne ugyanarra a címre: /{path}", EN: "Two different things would have the same address: /{path}"},
	Hint:  diag.Words{HU: "Adjon más címet annak, amelyik az Öné: oldalnak a slug mezővel, fájlnak átnevezéssel.", EN: "Give the one that is yours another address: a page with the field slug, a file by renaming it."},
}

// places finds outputs and pages: where they stand in their lists.
type places struct {
	byName, byPath map[string]int
	pageByFile     map[string]int // that is published as a file
	taken          diag.List      // paths that two outputs have
}

// index makes the outputs found by name and path. Pages and files know each
// other's addresses already; that two have the same one can only be of what is
// made beside them. In a list like the old one everything stands where it stood.
func (l *listing) index(old *listing) {
	if old != nil && slices.EqualFunc(l.Outputs, old.Outputs, sameName) && slices.EqualFunc(l.pages, old.pages, sameAddress) {
		l.places = old.places
	} else {
		l.places = newPlaces(l.Outputs, l.pages)
	}
	l.clashes = append(l.clashes, l.taken...)
}

func newPlaces(outputs []output.Output, pages []*site.Page) *places {
	at := &places{byName: map[string]int{}, byPath: make(map[string]int, len(outputs)), pageByFile: make(map[string]int, len(pages))}
	for i, out := range outputs {
		if _, taken := at.byPath[out.Path]; taken {
			at.taken = append(at.taken, samePath.At(diag.Place{File: out.Path}, "path", out.Path))
		}
		at.byPath[out.Path] = i
		if out.Name != "" {
			at.byName[out.Name] = i
		}
	}
	for i, p := range pages {
		at.pageByFile[site.File(p.URL)] = i
	}
	return at
}

func sameName(a, b output.Output) bool { return a.Path == b.Path && a.Name == b.Name }

func sameAddress(a, b *site.Page) bool { return a == b || a.URL == b.URL }

// Output returns the output at a path below the destination.
func (l *listing) Output(path string) (output.Output, bool) { return l.find(l.byPath, path) }

// named returns the output that others ask for by a name.
func (l *listing) named(name string) (output.Output, bool) { return l.find(l.byName, name) }

func (l *listing) find(places map[string]int, key string) (output.Output, bool) {
	i, ok := places[key]
	if !ok {
		return output.Output{}, false
	}
	return l.Outputs[i], true
}

// pageAt returns the page that is published as a file, nil if none is.
func (l *listing) pageAt(file string) *site.Page {
	i, ok := l.pageByFile[file]
	if !ok {
		return nil
	}
	return l.pages[i]
}
