package site

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/content"
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
// Originals stand for their translations.
func (s *Site) checkAcrossPages() diag.List {
	var faults diag.List
	for _, t := range s.Types.All() {
		members := s.originals(t)
		for _, check := range t.CrossChecks() {
			switch check.Kind {
			case schema.CheckUnique:
				faults = append(faults, s.checkUnique(check, members)...)
			case schema.CheckCountOf:
				faults = append(faults, s.checkCount(check, members)...)
			case schema.CheckExactlyOne:
				faults = append(faults, s.checkExactlyOne(check, members)...)
			}
		}
	}
	return faults
}

// originals returns the public pages of a type in the language they were
// written in, by id.
func (s *Site) originals(t *schema.Type) []*Page {
	var pages []*Page
	for _, e := range s.entries {
		if p := e.pages[e.original]; p != nil && p.Type == t && p.Role == content.Member {
			pages = append(pages, p)
		}
	}
	return pages
}

// byScope splits pages by the value of a path; without a path there is one scope.
func (s *Site) byScope(pages []*Page, within string) [][]*Page {
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
	for _, scope := range slices.Sorted(keys(scopes)) {
		list = append(list, scopes[scope])
	}
	return list
}

func (s *Site) checkUnique(check *schema.Check, members []*Page) diag.List {
	var faults diag.List
	for _, scope := range s.byScope(members, check.Within) {
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

func (s *Site) checkCount(check *schema.Check, members []*Page) diag.List {
	var faults diag.List
	counted := s.Types.ByName(check.Count.Type)
	pages := s.originals(counted)
	for _, p := range members {
		stated := p.Record.Get(check.Equals)
		number, ok := numberOf(stated)
		if !ok {
			continue
		}
		n := 0
		for _, other := range pages {
			if s.refersTo(other, check.Count.By, p.ID) && meets(other.Record, check.Count.Where) {
				n++
			}
		}
		if !number.Equal(decimal.NewFromInt(int64(n))) {
			faults = append(faults, otherCount.As(check.Level).At(stated.Place, "stated", number.String(), "counted", strconv.Itoa(n)))
		}
	}
	return faults
}

func numberOf(v *schema.Value) (decimal.Decimal, bool) {
	if v == nil {
		return decimal.Decimal{}, false
	}
	n, ok := v.Data.(schema.Number)
	return n.Value, ok
}

func (s *Site) refersTo(p *Page, path, id string) bool {
	return slices.ContainsFunc(p.Record.At(path), func(v *schema.Value) bool {
		ref, ok := v.Data.(schema.Ref)
		return ok && ref.ID == id
	})
}

func meets(r *schema.Record, conditions []schema.Condition) bool {
	return !slices.ContainsFunc(conditions, func(c schema.Condition) bool { return !c.Holds(r) })
}

func (s *Site) checkExactlyOne(check *schema.Check, members []*Page) diag.List {
	var faults diag.List
	for _, scope := range s.byScope(members, check.Within) {
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
		faults = append(faults, notExactlyOne.As(check.Level).At(s.placeOfOne(check, scope, with),
			"what", describe(check.When), "count", strconv.Itoa(len(with)), "pages", strings.Join(files, ", ")))
	}
	return faults
}

// placeOfOne is where one too many says that it is the one, else the last page.
func (s *Site) placeOfOne(check *schema.Check, scope, with []*Page) diag.Place {
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
