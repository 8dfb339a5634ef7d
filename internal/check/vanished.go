package check

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/site"
)

// Published is a page as readers have it, its title as [TitleLine] gives it. Gone
// says that nothing is to be published at its address any more.
type Published struct {
	URL, ID, Lang, Title string
	Gone                 bool
}

var vanished = diag.Rule{
	Code:  "K580",
	Words: diag.Words{HU: "Eddig oldal volt itt, most semmi sem lenne: {addresses}", EN: "There was a page here, and now there would be nothing: {addresses}"},
	Hint:  diag.Words{HU: "Hogy a régi hivatkozások ide vezessenek, írja ennek a fájlnak a fejlécébe: aliases: [{addresses}]. " + elsewhere.HU, EN: "For old links to lead to this page, write into the front matter of this file: aliases: [{addresses}]. " + elsewhere.EN},
}

var vanishedToo = diag.Rule{
	Code:  vanished.Code,
	Words: vanished.Words,
	Hint:  diag.Words{HU: "Hogy a régi hivatkozások ide vezessenek, vegye fel ebbe a listába: {addresses}. " + elsewhere.HU, EN: "For old links to lead to this page, add to this list: {addresses}. " + elsewhere.EN},
}

var vanishedForGood = diag.Rule{
	Code:  vanished.Code,
	Words: vanished.Words,
	Hint:  diag.Words{HU: "Hogy a régi hivatkozások a rovatba vezessenek, hozza létre ezt a fájlt, a fejlécében két sorral: title: {title} és aliases: [{addresses}]. " + elsewhere.HU, EN: "For old links to lead to the section, make this file, with two lines of front matter: title: {title} and aliases: [{addresses}]. " + elsewhere.EN},
}

// elsewhere is what every hint ends with.
var elsewhere = diag.Words{
	HU: "Ha inkább máshová kell vezetniük, annak az oldalnak a fájljába írja. Ha a honlapot még sosem tették fel az internetre: kalauz clean -d {dest}, majd készítse el újra.",
	EN: "If they should lead elsewhere, write it into the file of that page. If the site was never on the web: kalauz clean -d {dest}, then build again.",
}

// TitleLine returns the title of a page in one line.
func TitleLine(p *site.Page) string {
	title, _ := p.Title()
	return strings.Join(strings.Fields(title), " ")
}

// Vanished finds the addresses at which a folder would hold a page no more, and
// names the file in which a line lets them lead on: one fault for a file. before are
// all pages that the folder dest holds.
//
// Who makes a page a draft, or lets it expire, wants it away. So does who takes a
// language out of site.yaml: no page is left that its readers could be led to, and
// one rule of the host serves them better than a line in every file.
func Vanished(s *site.Site, dest string, before []Published) diag.List {
	w := newWill(s, before)
	var files []string
	heirs, addresses := map[string]*site.Page{}, map[string][]string{}
	for _, p := range before {
		if !p.Gone || !slices.Contains(s.Config.Codes(), p.Lang) || s.Withholds(p.ID, p.Lang) {
			continue
		}
		heir := w.heir(p)
		_, place := lineFor(s, heir)
		if heirs[place.File] == nil {
			files, heirs[place.File] = append(files, place.File), heir
		}
		addresses[place.File] = append(addresses[place.File], p.URL)
	}
	var faults diag.List
	for _, file := range files {
		rule, place := lineFor(s, heirs[file])
		faults = append(faults, rule.At(place, "addresses", strings.Join(addresses[file], ", "), "title", TitleLine(heirs[file]), "dest", dest))
	}
	return faults
}

// lineFor returns where the line belongs that lets old addresses lead to a page, and
// how to say so. What is written into the file that a stand-in is made from leads to
// the original.
func lineFor(s *site.Site, p *site.Page) (diag.Rule, diag.Place) {
	switch {
	case !Written(p) && p.State != site.StandIn:
		name := path.Join("content", p.ID, "index")
		if p.Lang != s.Config.Default().Code {
			name += "." + p.Lang
		}
		return vanishedForGood, diag.Place{File: name + ".md"}
	case len(p.Card.Record.Base.Aliases) > 0:
		return vanishedToo, p.Card.Record.PlaceOf("aliases")
	}
	return vanished, p.Card.Place
}

// will says which page the address of another one falls to. Newcomers are the pages
// that were not there under their id.
type will struct {
	site   *site.Site
	before map[string][]Published // by id
	// titled, named and beside are the ids of the newcomers by language and title, by
	// their last part, and by the rest of them.
	titled        map[[2]string][]string
	named, beside map[string][]string
}

func newWill(s *site.Site, before []Published) *will {
	w := &will{s, map[string][]Published{}, map[[2]string][]string{}, map[string][]string{}, map[string][]string{}}
	for _, p := range before {
		w.before[p.ID] = append(w.before[p.ID], p)
	}
	for _, p := range s.Pages() {
		if !Written(p) || len(w.before[p.ID]) > 0 {
			continue
		}
		title, name, folder := [2]string{p.Lang, TitleLine(p)}, path.Base(p.ID), path.Dir(p.ID)
		w.titled[title] = append(w.titled[title], p.ID)
		w.named[name] = append(w.named[name], p.ID)
		w.beside[folder] = append(w.beside[folder], p.ID)
	}
	return w
}

// heir returns the page that most probably is what the old one was: the same page
// at another address, a new page that is like it, the page in another language, or
// else the book or the section that it was in, and the home page in the last
// resort.
func (w *will) heir(old Published) *site.Page {
	if p := w.site.Page(old.ID, old.Lang); p != nil {
		return p
	}
	for _, id := range []string{w.moved(old.ID), old.ID} {
		for _, lang := range append([]string{old.Lang}, w.site.Config.Codes()...) {
			if p := w.site.Page(id, lang); id != "" && p != nil {
				return p
			}
		}
	}
	for above := path.Dir(old.ID); above != "."; above = path.Dir(above) {
		if p := w.site.Page(above, old.Lang); p != nil {
			return p
		}
	}
	return w.site.Home(old.Lang)
}

// moved returns the id of the newcomer that is most like an old page: by its title,
// in any language, then by its name; of several the one whose id has more in common
// with the old one. It is "" if none is like it.
func (w *will) moved(id string) string {
	points := map[string]int{}
	for _, old := range w.before[id] {
		for _, other := range w.titled[[2]string{old.Lang, old.Title}] {
			points[other] += 2
		}
	}
	for _, other := range w.named[path.Base(id)] {
		points[other]++
	}
	if len(points) == 0 {
		for _, other := range w.beside[path.Dir(id)] {
			if was, is := path.Base(id), path.Base(other); 2*shared(was, is) > max(len(was), len(is)) {
				points[other]++
			}
		}
	}
	best := ""
	for other, n := range points {
		if cmp.Or(cmp.Compare(n, points[best]), cmp.Compare(shared(id, other), shared(id, best)), cmp.Compare(best, other)) > 0 {
			best = other
		}
	}
	return best
}

// shared is how many letters two names have in common at the beginning and at the
// end.
func shared(a, b string) int {
	begin, end := 0, 0
	for begin < min(len(a), len(b)) && a[begin] == b[begin] {
		begin++
	}
	for end < min(len(a), len(b))-begin && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return begin + end
}
