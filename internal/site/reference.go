package site

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/schema"
)

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

// checkReferences finds references that lead nowhere, or to what is not shown.
func (s *Site) checkReferences(p *Page) diag.List {
	var faults diag.List
	for _, v := range p.version.refs {
		faults = append(faults, s.checkReference(v)...)
	}
	return faults
}

func (s *Site) checkReference(v *schema.Value) diag.List {
	id := v.Machine()
	if s.ground.broken[id] {
		return nil
	}
	i, ok := s.ground.number[id]
	if !ok || s.entries[i].versions[s.entries[i].original].card == nil {
		return diag.List{s.noSuchPage(v.Place, id, v.Field.To)}
	}
	t := s.entries[i].versions[s.entries[i].original].card.Type
	if len(v.Field.To) > 0 && !slices.Contains(v.Field.To, t.Name) {
		wanted := make([]string, len(v.Field.To))
		for i, name := range v.Field.To {
			wanted[i] = s.Types.ByName(name).Folder + "/…"
		}
		return diag.List{wrongType.At(v.Place, "id", id, "is", t.Folder, "wanted", strings.Join(wanted, ", "))}
	}
	if s.hidden[i] {
		return diag.List{hiddenReference.At(v.Place, "id", id)}
	}
	return nil
}

// noSuchPage looks for the id that was meant: the nearest whole id, else the
// nearest last part among the pages that the field may refer to.
func (s *Site) noSuchPage(place diag.Place, id string, types []string) diag.Diagnostic {
	var ids []string
	last := map[string]string{}
	for _, e := range s.entries {
		card := e.versions[e.original].card
		if card == nil || card.Role != content.Member || len(types) > 0 && !slices.Contains(types, card.Type.Name) {
			continue
		}
		ids = append(ids, e.id)
		last[path.Base(e.id)] = e.id
	}
	if near, ok := record.Nearest(id, ids); ok {
		return brokenReferenceNear.At(place, "id", id, "near", near)
	}
	names := slices.Sorted(maps.Keys(last))
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

// Related returns who refers to a page, by type in the order of the sections
// and by field, each group in the order of its type. Fields without a heading
// for the other end are left out.
func (s *Site) Related(p *Page) []Related {
	var groups []Related
	for _, t := range s.Types.All() {
		for f := range t.References() {
			if len(f.To) > 0 && !slices.Contains(f.To, p.Type.Name) {
				continue
			}
			if pages := s.list(listKey{kind: referers, lang: p.lang, by: f, value: p.ID}); len(pages) > 0 {
				groups = append(groups, Related{Field: f, Type: t, Pages: pages})
			}
		}
	}
	slices.SortStableFunc(groups, func(a, b Related) int { return cmp.Compare(s.rank(a.Type), s.rank(b.Type)) })
	return groups
}

// rank is the place of a type among the sections, -1 for one that has none.
func (s *Site) rank(t *schema.Type) int {
	return slices.IndexFunc(s.sections, func(section *Section) bool { return section.Type == t })
}
