package site

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/schema"
)

// Section is all pages of a type, in each language.
type Section struct {
	Type    *schema.Type
	Pages   map[string]*Page   // the section's own page, by language
	Members map[string][]*Page // in the order of the type
}

// Group is a part of a list under a heading of its own.
type Group struct {
	Key   string
	Title string // "" where the list has no groups
	Lang  string // of the title, if not the page's
	Pages []*Page
}

// listSections collects and sorts the members of every section.
func (s *Site) listSections() diag.List {
	for _, t := range s.Types.All() {
		if t.Folder == "." {
			continue
		}
		e := s.byID[t.Folder]
		if e == nil || len(e.pages) == 0 {
			continue
		}
		section := &Section{Type: t, Pages: e.pages, Members: map[string][]*Page{}}
		for _, p := range s.pages {
			if p.Type == t && p.Role == content.Member && p.Listed() {
				section.Members[p.Lang] = append(section.Members[p.Lang], p)
			}
		}
		for lang, members := range section.Members {
			s.sort(members, t, lang)
		}
		s.sections = append(s.sections, section)
	}
	slices.SortStableFunc(s.sections, func(a, b *Section) int {
		return cmp.Or(cmp.Compare(s.menuRank(a), s.menuRank(b)), cmp.Compare(a.Type.Folder, b.Type.Folder))
	})
	return nil
}

func (s *Site) menuRank(section *Section) int {
	if i := slices.Index(s.Config.Menu, section.Type.Folder); i >= 0 {
		return i
	}
	return len(s.Config.Menu)
}

// Section returns the section of a folder, or nil.
func (s *Site) Section(folder string) *Section {
	i := slices.IndexFunc(s.sections, func(section *Section) bool { return section.Type.Folder == folder })
	if i < 0 {
		return nil
	}
	return s.sections[i]
}

// sort puts pages of one type in the type's order, in the alphabet of lang.
// What the type leaves open the title decides, then the id.
func (s *Site) sort(pages []*Page, t *schema.Type, lang string) {
	compare := s.comparer(pages, lang)
	slices.SortStableFunc(pages, func(a, b *Page) int {
		for _, k := range t.Sort {
			if c := compare(a, b, k.Path); c != 0 {
				if k.Descending {
					return -c
				}
				return c
			}
		}
		return compare(a, b, "title")
	})
}

// byPath sorts pages by one path, then by title.
func (s *Site) byPath(pages []*Page, path, lang string) {
	compare := s.comparer(pages, lang)
	slices.SortStableFunc(pages, func(a, b *Page) int {
		return cmp.Or(compare(a, b, path), compare(a, b, "title"))
	})
}

// comparer compares pages by a path. Titles are compared by keys that are made
// once; what has equal titles is told apart by its id.
func (s *Site) comparer(pages []*Page, lang string) func(a, b *Page, path string) int {
	printer := s.Printer(lang)
	titles := make(map[*Page]string, len(pages))
	for _, p := range pages {
		titles[p] = s.titleKey(p, lang)
	}
	return func(a, b *Page, path string) int {
		if path == "title" {
			return cmp.Or(strings.Compare(titles[a], titles[b]), strings.Compare(a.ID, b.ID))
		}
		return bytes.Compare(printer.Key(a.Record.Get(path)), printer.Key(b.Record.Get(path)))
	}
}

// titleKey sorts a page by its title, or by the sort_key that its author gave
// where letters alone cannot tell (házsor, házszám).
func (s *Site) titleKey(p *Page, lang string) string {
	text := p.Record.Base.SortKey
	if text == "" {
		text = p.Record.Base.Title
	}
	return string(s.Language(lang).Key(text))
}

// Groups splits sorted pages of a type by the type's group_by field. Groups of
// a choice stand in the order of the choices, others in that of their titles.
func (s *Site) Groups(pages []*Page, t *schema.Type, lang string) []Group {
	if t == nil || t.GroupBy == "" {
		return []Group{{Pages: pages}}
	}
	var groups []Group
	first := map[string]*schema.Value{}
	printer := s.Printer(lang)
	for _, p := range pages {
		id := ""
		v := p.Record.Get(t.GroupBy)
		if v != nil {
			id = v.Machine()
		}
		i := slices.IndexFunc(groups, func(g Group) bool { return g.Key == id })
		if i < 0 {
			i = len(groups)
			group := Group{Key: id}
			if v != nil {
				group.Title, group.Lang = printer.Text(v)
			}
			groups, first[id] = append(groups, group), v
		}
		groups[i].Pages = append(groups[i].Pages, p)
	}
	slices.SortStableFunc(groups, func(a, b Group) int {
		return bytes.Compare(printer.Key(first[a.Key]), printer.Key(first[b.Key]))
	})
	return groups
}

// Printer prints values as readers of a language have them.
func (s *Site) Printer(lang string) schema.Printer {
	return schema.Printer{Language: s.Language(lang), Title: func(id string) (string, string) {
		if p := s.Page(id, lang); p != nil {
			return p.Title()
		}
		return s.anyTitle(id)
	}}
}

// anyTitle is the title of a page that is not public or not there in a language.
func (s *Site) anyTitle(id string) (title, lang string) {
	e := s.byID[id]
	if e == nil || e.records[e.original] == nil {
		return id, ""
	}
	return e.records[e.original].Base.Title, e.original
}
