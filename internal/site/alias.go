package site

import (
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// Alias is an old address that leads to a page.
type Alias struct {
	From string // "/regi-cim/"
	To   *Page
}

var badAlias = diag.Rule{
	Code:  "K440",
	Words: diag.Words{HU: "Ez nem lehet a honlap egyik címe: {alias}", EN: "This cannot be an address of the site: {alias}"},
	Hint:  diag.Words{HU: "A régi cím perjellel kezdődik, és nincs benne „..”, fordított perjel, kettőspont vagy százalékjel, például /regi/cim/.", EN: "An old address begins with a slash and holds no “..”, backslash, colon or percent sign, for example /old/address/."},
}

var aliasOfPage = diag.Rule{
	Code:  "K441",
	Words: diag.Words{HU: "Ezen a címen már van oldal: {alias}", EN: "There is a page at this address already: {alias}"},
	Hint:  diag.Words{HU: "Törölje az aliases mezőből, vagy nevezze át a másik oldalt: {other}.", EN: "Delete it from the field aliases, or rename the other page: {other}."},
}

var aliasTwice = diag.Rule{
	Code:  "K442",
	Words: diag.Words{HU: "Ezt a régi címet két oldal is magáénak mondja: {alias}", EN: "Two pages claim this old address: {alias}"},
	Hint:  diag.Words{HU: "Csak az egyiknél hagyja meg. A másik: {other}.", EN: "Leave it with one of them. The other one: {other}."},
}

var aliasItself = diag.Rule{
	Code:  "K443",
	Words: diag.Words{HU: "A régi cím önmagára mutatna: {alias}", EN: "The old address would lead to itself: {alias}"},
	Hint:  diag.Words{HU: "Ez az oldal mostani címe: törölje az aliases mezőből.", EN: "This is the page's present address; delete it from the field aliases."},
}

// oldAddress is an alias and the value that asks for it.
type oldAddress struct {
	Alias
	value *schema.Value
}

// oldAddresses returns the aliases that can be addresses of the site.
func (s *Site) oldAddresses() ([]oldAddress, diag.List) {
	var list []oldAddress
	var faults diag.List
	for _, p := range s.pages {
		if p.version == nil || len(p.Record.Base.Aliases) == 0 {
			continue
		}
		for _, v := range p.Record.At("aliases[]") {
			switch from, ok := cleanAlias(v.Machine()); {
			case !ok:
				faults = append(faults, badAlias.At(v.Place, "alias", v.Machine()))
			case from == p.URL:
				faults = append(faults, aliasItself.At(v.Place, "alias", v.Machine()))
			default:
				list = append(list, oldAddress{Alias{From: from, To: p}, v})
			}
		}
	}
	return list, faults
}

// renewAliases lets the aliases lead to the pages of this site.
func (s *Site) renewAliases() {
	s.aliases = slices.Clone(s.aliases)
	for i, a := range s.aliases {
		s.aliases[i].To = s.page(a.To.entry, a.To.lang)
	}
}

// refusal says who has the address: another old address, or a page or file.
func (o oldAddress) refusal(owner claim, alias bool) diag.Diagnostic {
	rule := aliasOfPage
	if alias && owner.url == o.From {
		rule = aliasTwice
	}
	return rule.At(o.value.Place, "alias", o.value.Machine(), "other", owner.place.File)
}

// cleanAlias brings an alias to the form of the site's addresses: a slash at
// either end, unless it names a file ("/regi.html").
func cleanAlias(alias string) (string, bool) {
	if !strings.HasPrefix(alias, "/") || !SafePath(strings.TrimSuffix(alias[1:], "/")) {
		return "", false
	}
	last := alias[strings.LastIndexByte(alias, '/')+1:]
	if last != "" && !strings.Contains(last, ".") {
		alias += "/"
	}
	return alias, true
}

// SafePath reports whether a relative address stays inside the site on every
// system and host: no empty part, no hidden one, no reserved name or character.
func SafePath(p string) bool {
	if p == "" || len(p) > 1024 || strings.ContainsAny(p, "\\:%?#*\"<>|\x00") {
		return false
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == "" || strings.HasPrefix(part, ".") && part != ".well-known" || source.Device(part) || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || len(part) > 255 {
			return false
		}
		for _, r := range part {
			if r < ' ' || r == 0x7f {
				return false
			}
		}
	}
	return true
}
