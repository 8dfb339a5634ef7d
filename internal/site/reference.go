package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/schema"
)

// reference is one page that refers to another by a field.
type reference struct {
	from  *Page
	field *schema.Field
}

// Related is the pages that refer to a page by one field.
type Related struct {
	Field *schema.Field
	Type  *schema.Type
	Pages []*Page
}

var brokenReference = diag.Rule{
	Code:  "K420",
	Words: diag.Words{HU: "Nincs ilyen azonosítójú oldal: {id}", EN: "There is no page with the id {id}"},
	Hint:  diag.Words{HU: "Az azonosító a fájl útja a content mappától, nyelv és végződés nélkül, például {example}.", EN: "An id is the path of the file from the content folder without language and ending, for example {example}."},
}

var brokenReferenceNear = diag.Rule{
	Code:  "K420",
	Words: brokenReference.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}.", EN: "Did you mean {near}?"},
}

var wrongType = diag.Rule{
	Code:  "K421",
	Words: diag.Words{HU: "Ide más típusú oldal azonosítója kell. Ez itt: {id} ({is}).", EN: "A page of another type is needed here. This one is {id} ({is})."},
	Hint:  diag.Words{HU: "Várt típus: {wanted}.", EN: "Type needed: {wanted}."},
}

var hiddenReference = diag.Rule{
	Code: "K422", Level: diag.Warning,
	Words: diag.Words{HU: "A hivatkozott oldal most nem nyilvános (vázlat, még nem közzétett vagy lejárt), ezért itt nem jelenik meg: {id}", EN: "The page referred to is not public now (a draft, not yet published or expired), so it is not shown here: {id}"},
	Hint:  diag.Words{HU: "Tegye közzé, vagy vegye ki a hivatkozást.", EN: "Publish it, or take the reference out."},
}

// resolveReferences follows every reference and tells the pages at the other
// end who refers to them.
func (s *Site) resolveReferences() diag.List {
	var faults diag.List
	for _, e := range s.entries {
		if e.hidden {
			continue
		}
		for _, l := range s.Config.Languages {
			page := e.pages[l.Code]
			if page == nil || page.State == StandIn {
				continue
			}
			page.Record.Walk(func(v *schema.Value) {
				if ref, ok := v.Data.(schema.Ref); ok {
					faults = append(faults, s.follow(page, v, ref)...)
				}
			})
		}
	}
	return faults
}

func (s *Site) follow(from *Page, v *schema.Value, ref schema.Ref) diag.List {
	if s.broken[ref.ID] {
		return nil
	}
	target := s.byID[ref.ID]
	if target == nil || target.cards[target.original] == nil {
		return diag.List{s.noSuchPage(v.Place, ref.ID, v.Field.To)}
	}
	t := target.cards[target.original].Type
	if len(v.Field.To) > 0 && !slices.Contains(v.Field.To, t.Name) {
		wanted := make([]string, len(v.Field.To))
		for i, name := range v.Field.To {
			wanted[i] = s.Types.ByName(name).Folder + "/…"
		}
		return diag.List{wrongType.At(v.Place, "id", ref.ID, "is", t.Folder, "wanted", strings.Join(wanted, ", "))}
	}
	if target.hidden {
		return diag.List{hiddenReference.At(v.Place, "id", ref.ID)}
	}
	if to := target.pages[from.Lang]; to != nil {
		to.referBy(reference{from, v.Field})
	}
	return nil
}

// referBy remembers who refers to a page, each once.
func (p *Page) referBy(r reference) {
	if p.referred[r] {
		return
	}
	if p.referred == nil {
		p.referred = map[reference]bool{}
	}
	p.referred[r] = true
	p.related = append(p.related, r)
}

// noSuchPage looks for the id that was meant: the nearest whole id, else the
// nearest last part among the pages that the field may refer to.
func (s *Site) noSuchPage(place diag.Place, id string, types []string) diag.Diagnostic {
	var ids []string
	last := map[string]string{}
	for _, e := range s.entries {
		card := e.cards[e.original]
		if card == nil || card.Role != content.Member || len(types) > 0 && !slices.Contains(types, card.Type.Name) {
			continue
		}
		ids = append(ids, e.id)
		last[path.Base(e.id)] = e.id
	}
	if near, ok := record.Nearest(id, ids); ok {
		return brokenReferenceNear.At(place, "id", id, "near", near)
	}
	names := slices.Sorted(keys(last))
	if near, ok := record.Nearest(path.Base(id), names); ok {
		return brokenReferenceNear.At(place, "id", id, "near", last[near])
	}
	if near, ok := last[path.Base(id)]; ok {
		return brokenReferenceNear.At(place, "id", id, "near", near)
	}
	example := "…/…"
	if len(ids) > 0 {
		example = nearestOf(id, ids)
	}
	return brokenReference.At(place, "id", id, "example", example)
}

// nearestOf is the id with the smallest distance, however large.
func nearestOf(id string, ids []string) string {
	return slices.MinFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(locale.Distance(id, a), locale.Distance(id, b)), strings.Compare(a, b))
	})
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// Related returns who refers to a page, by type in the order of the sections
// and by field, each group in the order of its type. Fields without a heading
// for the other end are left out.
func (s *Site) Related(p *Page) []Related {
	var groups []Related
	for _, r := range p.related {
		if len(r.field.Back) == 0 || !r.from.Listed() {
			continue
		}
		i := slices.IndexFunc(groups, func(g Related) bool { return g.Field == r.field && g.Type == r.from.Type })
		if i < 0 {
			i = len(groups)
			groups = append(groups, Related{Field: r.field, Type: r.from.Type})
		}
		groups[i].Pages = append(groups[i].Pages, r.from)
	}
	for _, g := range groups {
		s.sort(g.Pages, g.Type, p.Lang)
	}
	slices.SortStableFunc(groups, func(a, b Related) int {
		return cmp.Or(cmp.Compare(s.rank(a.Type), s.rank(b.Type)), cmp.Compare(fieldRank(a), fieldRank(b)))
	})
	return groups
}

// rank is the place of a type among the sections.
func (s *Site) rank(t *schema.Type) int {
	return slices.IndexFunc(s.sections, func(section *Section) bool { return section.Type == t })
}

func fieldRank(r Related) int {
	top, _, _ := strings.Cut(r.Field.Path, ".")
	return slices.IndexFunc(r.Type.Fields, func(f *schema.Field) bool { return f.Name == strings.TrimSuffix(top, "[]") })
}
