package site

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/schema"
)

var notUnique = diag.Rule{
	Code:  "K460",
	Words: diag.Words{HU: "Ez az érték két oldalon is szerepel: {field}: {value}{scope}", EN: "Two pages have this value: {field}: {value}{scope}"},
	Hint:  diag.Words{HU: "Adjon az egyiknek más értéket. A másik oldal: {other}.", EN: "Give one of them another value. The other page: {other}."},
}

var otherCount = diag.Rule{
	Code:  "K461",
	Words: diag.Words{HU: "A megadott szám {stated}, de {counted} oldal hivatkozik ide.", EN: "The stated number is {stated}, but the number of pages that refer here is {counted}."},
	Hint:  diag.Words{HU: "Egyeztesse a számot az oldalakkal; ha a forrás téved, maradhat így.", EN: "Compare the number with the pages; if the source is wrong, it may stay."},
}

var notExactlyOne = diag.Rule{
	Code:  "K462",
	Words: diag.Words{HU: "Pontosan egy oldalon kell ennek állnia: {what}. Most ennyin áll: {count}.", EN: "Exactly one page must have {what}. At present the number of such pages is {count}."},
	Hint:  diag.Words{HU: "Ezek tartoznak össze: {pages}.", EN: "These belong together: {pages}."},
}

// checkAcrossPages runs the checks of the types that need more than one page.
func (s *Site) checkAcrossPages() {
	s.checked = map[*schema.Type]diag.List{}
	for _, t := range s.Types.All() {
		s.checkType(t)
	}
}

// checkChanged runs those of the checks that look at one of some pages.
func (s *Site) checkChanged(pages []*Page) {
	s.checked = maps.Clone(s.checked)
	for _, t := range s.Types.All() {
		looksAt := func(p *Page) bool {
			return p.Type == t || slices.ContainsFunc(t.CrossChecks(), func(c *schema.Check) bool { return c.Count != nil && c.Count.Type == p.Type.Name })
		}
		if slices.ContainsFunc(pages, looksAt) {
			s.checkType(t)
		}
	}
}

// checkType runs the checks of a type on its pages. Originals stand for their
// translations.
func (s *Site) checkType(t *schema.Type) {
	checks := t.CrossChecks()
	if len(checks) == 0 {
		return
	}
	s.checked[t] = nil
	members := s.originals(t)
	for _, check := range checks {
		switch check.Kind {
		case schema.CheckUnique:
			s.checked[t] = append(s.checked[t], checkUnique(check, members)...)
		case schema.CheckCountOf:
			s.checked[t] = append(s.checked[t], checkCount(check, members, s.originals(s.Types.ByName(check.Count.Type)))...)
		case schema.CheckExactlyOne:
			s.checked[t] = append(s.checked[t], checkExactlyOne(check, members)...)
		}
	}
}

// originals returns the public pages of a type in the language they were
// written in, by id.
func (s *Site) originals(t *schema.Type) []*Page {
	var pages []*Page
	for l := range s.Config.Languages {
		for _, p := range s.list(listKey{kind: members, lang: l, of: t}) {
			if s.Original(p) == p {
				pages = append(pages, p)
			}
		}
	}
	slices.SortFunc(pages, func(a, b *Page) int { return a.entry - b.entry })
	return pages
}

// byScope splits pages by the value of a path; without a path there is one scope.
func byScope(pages []*Page, within string) [][]*Page {
	if within == "" {
		return [][]*Page{pages}
	}
	scopes := map[string][]*Page{}
	for _, p := range pages {
		if v := p.Record.Get(within); v != nil {
			scopes[v.Machine()] = append(scopes[v.Machine()], p)
		}
	}
	var list [][]*Page
	for _, scope := range slices.Sorted(maps.Keys(scopes)) {
		list = append(list, scopes[scope])
	}
	return list
}

func checkUnique(check *schema.Check, members []*Page) diag.List {
	var faults diag.List
	for _, scope := range byScope(members, check.Within) {
		first := map[string]*schema.Value{}
		for _, p := range scope {
			for _, v := range p.Record.At(check.Paths[0]) {
				value := v.Machine()
				if other := first[value]; other != nil {
					fault := notUnique.As(check.Level).At(v.Place, "field", check.Paths[0], "value", value,
						"scope", scopeOf(p, check.Within), "other", other.Place.String())
					faults = append(faults, fault)
					continue
				}
				first[value] = v
			}
		}
	}
	return faults
}

// scopeOf names what the pages share, among which a value must be unique.
func scopeOf(p *Page, within string) string {
	if v := p.Record.Get(within); within != "" && v != nil {
		return " (" + within + ": " + v.Machine() + ")"
	}
	return ""
}

func checkCount(check *schema.Check, members, pages []*Page) diag.List {
	counted := map[string]int{} // by the id of the page referred to
	for _, p := range pages {
		if meets(p.Record, check.Count.Where) {
			for _, id := range references(p, check.Count.By) {
				counted[id]++
			}
		}
	}
	var faults diag.List
	for _, p := range members {
		stated := p.Record.Get(check.Equals)
		number, ok := numberOf(stated)
		if ok && !number.Equal(decimal.NewFromInt(int64(counted[p.ID]))) {
			faults = append(faults, otherCount.As(check.Level).At(stated.Place, "stated", number.String(), "counted", strconv.Itoa(counted[p.ID])))
		}
	}
	return faults
}

// references returns the ids that a page refers to at a path, each once.
func references(p *Page, path string) []string {
	var ids []string
	for _, v := range p.Record.At(path) {
		if ref, ok := v.Data.(schema.Ref); ok && !slices.Contains(ids, ref.ID) {
			ids = append(ids, ref.ID)
		}
	}
	return ids
}

func numberOf(v *schema.Value) (decimal.Decimal, bool) {
	if v == nil {
		return decimal.Decimal{}, false
	}
	n, ok := v.Data.(schema.Number)
	return n.Value, ok
}

func meets(r *schema.Record, conditions []schema.Condition) bool {
	return !slices.ContainsFunc(conditions, func(c schema.Condition) bool { return !c.Holds(r) })
}

func checkExactlyOne(check *schema.Check, members []*Page) diag.List {
	var faults diag.List
	for _, scope := range byScope(members, check.Within) {
		var with []*Page
		var files []string
		for _, p := range scope {
			files = append(files, p.Card.File)
			if meets(p.Record, check.When) {
				with = append(with, p)
			}
		}
		if len(with) == 1 {
			continue
		}
		faults = append(faults, notExactlyOne.As(check.Level).At(placeOfOne(check, scope, with),
			"what", describe(check.When), "count", strconv.Itoa(len(with)), "pages", strings.Join(files, ", ")))
	}
	return faults
}

// placeOfOne is where one too many says that it is the one, else the last page.
func placeOfOne(check *schema.Check, scope, with []*Page) diag.Place {
	if len(with) > 0 {
		if v := with[len(with)-1].Record.Get(check.When[0].Path); v != nil {
			return v.Place
		}
	}
	return scope[len(scope)-1].Place()
}

// describe is a condition as front matter writes it.
func describe(conditions []schema.Condition) string {
	var words []string
	for _, c := range conditions {
		words = append(words, c.Path+": "+strings.Join(c.Values, ", "))
	}
	return strings.Join(words, ", ")
}
