package site

import (
	"bytes"
	"cmp"
	"slices"

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

// placeSections makes the sections in their order, still without members.
func (s *Site) placeSections() {
	s.sections = nil
	for _, t := range s.Types.All() {
		i, ok := s.ground.number[t.Folder]
		if !ok || s.hidden[i] {
			continue
		}
		section := &Section{Type: t, Pages: map[string]*Page{}, Members: map[string][]*Page{}}
		for l, language := range s.Config.Languages {
			if p := s.page(i, l); p != nil {
				section.Pages[language.Code] = p
			}
		}
		if len(section.Pages) > 0 {
			s.sections = append(s.sections, section)
		}
	}
	slices.SortStableFunc(s.sections, func(a, b *Section) int {
		return cmp.Or(cmp.Compare(s.menuRank(a), s.menuRank(b)), cmp.Compare(a.Type.Folder, b.Type.Folder))
	})
}

// fillSections gives the sections their members.
func (s *Site) fillSections() {
	for _, section := range s.sections {
		for l, language := range s.Config.Languages {
			if pages := s.list(listKey{kind: members, lang: l, of: section.Type}); pages != nil {
				section.Members[language.Code] = pages
			}
		}
	}
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

// Groups splits sorted pages of a type by the type's group_by field. Groups of
// a choice stand in the order of the choices, others in that of their titles.
// Without a type, pages of several sections are split by their sections.
func (s *Site) Groups(pages []*Page, t *schema.Type, lang string) []Group {
	switch {
	case t == nil:
		return s.bySection(pages, lang)
	case t.GroupBy == "":
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

// bySection splits pages by their sections, in the order in which they come.
func (s *Site) bySection(pages []*Page, lang string) []Group {
	var groups []Group
	for _, p := range pages {
		i := slices.IndexFunc(groups, func(g Group) bool { return g.Key == p.Type.Folder })
		if i < 0 {
			i = len(groups)
			group := Group{Key: p.Type.Folder}
			if section := s.Section(p.Type.Folder); section != nil && section.Pages[lang] != nil {
				group.Title, group.Lang = section.Pages[lang].Title()
			}
			groups = append(groups, group)
		}
		groups[i].Pages = append(groups[i].Pages, p)
	}
	if len(groups) == 1 {
		groups[0].Title = ""
	}
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
	i, ok := s.ground.number[id]
	if !ok {
		return id, ""
	}
	e := s.entries[i]
	return e.versions[e.original].record.Base.Title, s.Config.Languages[e.original].Code
}
