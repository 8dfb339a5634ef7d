package serve

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// edit changes a garden as an editor might, or reports false where there is
// nothing of the kind to change.
type edit struct {
	name   string
	weight int
	do     func(g *garden, r *rand.Rand) bool
}

// edits is everything that can happen to a site. What breaks it stands last.
var edits = []edit{
	{"body", 10, onWords(func(g *garden, r *rand.Rand, p *plant, w *saying) {
		w.Body = fmt.Sprintf("Szöveg %d.", r.IntN(1000))
	})},
	{"title", 6, onWords(func(g *garden, r *rand.Rand, p *plant, w *saying) {
		w.Title = fmt.Sprintf("Cím %d", r.IntN(1000))
	})},
	{"slug", 5, onWords(func(g *garden, r *rand.Rand, p *plant, w *saying) {
		w.Slug = pick(r, []string{"", "uj", fmt.Sprintf("s-%d", r.IntN(20))})
	})},
	{"date", 3, onPage(func(g *garden, r *rand.Rand, p *plant) bool { p.Date = r.IntN(300); return true })},
	{"number", 3, onPage(func(g *garden, r *rand.Rand, p *plant) bool { p.Portions = r.IntN(90); return p.isRecipe() })},
	{"type", 3, onPage(func(g *garden, r *rand.Rand, p *plant) bool {
		if p.Folder || strings.HasPrefix(p.ID, "books/") {
			return false
		}
		name := p.ID[strings.LastIndex(p.ID, "/")+1:]
		to := pick(r, []string{name, "recipes/" + name})
		if g.page(to) != nil {
			return false
		}
		p.ID = to
		return true
	})},
	{"draft", 4, onWords(func(g *garden, r *rand.Rand, p *plant, w *saying) { w.Draft = !w.Draft })},
	{"summary only", 2, onWords(func(g *garden, r *rand.Rand, p *plant, w *saying) { w.Summary = !w.Summary })},
	{"alias", 4, onWords(func(g *garden, r *rand.Rand, p *plant, w *saying) {
		if len(w.Aliases) > 0 && r.IntN(2) == 0 {
			w.Aliases = nil
			return
		}
		w.Aliases = append(w.Aliases, fmt.Sprintf("/regi/%d/", r.IntN(40)))
	})},
	{"reference", 4, onPage(func(g *garden, r *rand.Rand, p *plant) bool {
		p.With = pick(r, []string{"", pick(r, g.Pages).ID})
		return p.isRecipe()
	})},
	{"link", 4, onWords(func(g *garden, r *rand.Rand, p *plant, w *saying) {
		if w.Links = nil; r.IntN(3) > 0 {
			w.Links = []string{pick(r, g.Pages).ID}
		}
	})},
	{"include", 3, onWords(func(g *garden, r *rand.Rand, p *plant, w *saying) {
		w.Include = pick(r, []string{"", "yes"})
	})},
	{"included text", 4, func(g *garden, r *rand.Rand) bool { g.Snippets["_parts/salt.md"] = r.IntN(1000); return true }},
	{"picture", 4, func(g *garden, r *rand.Rand) bool {
		g.Pictures[pick(r, slices.Sorted(mapKeys(g.Pictures)))] = r.IntN(200)
		return true
	}},
	{"picture shown", 2, func(g *garden, r *rand.Rand) bool {
		p := g.page("recipes/soup")
		if p == nil || p.HU == nil || !p.Folder {
			return false
		}
		p.HU.Picture = pick(r, []string{"", "pot.png", "plate.svg"})
		return true
	}},
	{"picture comes", 2, func(g *garden, r *rand.Rand) bool {
		g.Pictures[fmt.Sprintf("recipes/soup/p%d.png", r.IntN(4))] = r.IntN(200)
		return true
	}},
	{"static", 3, func(g *garden, r *rand.Rand) bool {
		name := pick(r, []string{"robots2.txt", "style.css", "a/b/c.txt", "robots.txt"})
		if _, ok := g.Static[name]; ok && r.IntN(3) == 0 {
			delete(g.Static, name)
		} else {
			g.Static[name] = fmt.Sprintf("/* %d */\n", r.IntN(1000))
		}
		return true
	}},
	{"phrase", 3, func(g *garden, r *rand.Rand) bool {
		if len(g.Phrases) > 0 && r.IntN(3) == 0 {
			g.Phrases = map[string]string{}
		} else {
			g.Phrases[pick(r, []string{"nav.menu", "list.groups"})] = fmt.Sprintf("Szavak %d", r.IntN(1000))
		}
		return true
	}},
	{"template", 4, func(g *garden, r *rand.Rand) bool {
		name := pick(r, []string{"common/page.html", "types/recipe/card.html", "common/list.html"})
		if _, ok := g.Layouts[name]; ok && r.IntN(3) == 0 {
			delete(g.Layouts, name)
		} else {
			g.Layouts[name] = fmt.Sprintf("<p>%d {{ .Title }}</p>\n", r.IntN(1000))
		}
		return true
	}},
	{"type.yaml", 4, func(g *garden, r *rand.Rand) bool {
		if r.IntN(3) == 0 {
			g.Books = r.IntN(9)
		} else {
			g.Recipes = r.IntN(12)
		}
		return true
	}},
	{"site.yaml", 3, func(g *garden, r *rand.Rand) bool {
		g.Settings = r.IntN(9)
		g.Menu = pick(r, [][]string{{"recipes", "books"}, {"recipes"}, {"books", "recipes"}, {}})
		return true
	}},
	{"terms", 2, func(g *garden, r *rand.Rand) bool { g.Terms = r.IntN(100); return true }},
	{"abbreviations", 2, func(g *garden, r *rand.Rand) bool { g.Abbr = r.IntN(100); return true }},
	{"create", 6, func(g *garden, r *rand.Rand) bool {
		id := pick(r, []string{"recipes/n%d", "recipes/n%d", "n%d", "books/good/%02d-n"})
		id = fmt.Sprintf(id, r.IntN(60))
		if g.page(id) != nil || len(g.Pages) > 11 {
			return false
		}
		g.add(id).Folder = strings.HasPrefix(id, "recipes/") && r.IntN(2) == 0
		return true
	}},
	{"delete", 5, func(g *garden, r *rand.Rand) bool {
		if len(g.Pages) < 8 {
			return false
		}
		p := pick(r, g.Pages)
		g.Pages = slices.DeleteFunc(g.Pages, func(q *plant) bool {
			return q == p || p.isBook() && strings.HasPrefix(q.ID, p.ID+"/")
		})
		return true
	}},
	{"rename", 5, onPage(func(g *garden, r *rand.Rand, p *plant) bool {
		id := p.ID[:strings.LastIndex(p.ID, "/")+1] + fmt.Sprintf("r%d", r.IntN(60))
		if p.isBook() || g.page(id) != nil {
			return false
		}
		p.ID = id
		return true
	})},
	{"file to folder", 3, onPage(func(g *garden, r *rand.Rand, p *plant) bool {
		if !p.isRecipe() || p.HU != nil && p.HU.Picture != "" {
			return false
		}
		p.Folder = !p.Folder
		return true
	})},
	{"one language goes", 3, onPage(func(g *garden, r *rand.Rand, p *plant) bool {
		if p.HU == nil || p.EN == nil {
			return false
		}
		if r.IntN(3) == 0 {
			p.HU = nil
		} else {
			p.EN = nil
		}
		return true
	})},
	{"one language comes", 4, onPage(func(g *garden, r *rand.Rand, p *plant) bool {
		switch n := r.IntN(1000); {
		case p.HU == nil:
			p.HU = &saying{Title: fmt.Sprintf("Új %d", n), Body: "Új."}
		case p.EN == nil:
			p.EN = &saying{Title: fmt.Sprintf("New %d", n), Body: "New."}
		default:
			return false
		}
		return true
	})},
	{"folder away", 1, func(g *garden, r *rand.Rand) bool {
		g.Gone[pick(r, []string{"static", "content/books", "content/recipes/soup", "layouts/phrases"})] = true
		return true
	}},
	{"folder back", 3, func(g *garden, r *rand.Rand) bool {
		had := len(g.Gone) > 0
		g.Gone = map[string]bool{}
		return had
	}},
	{"break a page", 4, onPage(func(g *garden, r *rand.Rand, p *plant) bool {
		lang := "hu"
		if p.HU == nil {
			lang = "en"
		}
		g.Raw["content/"+p.file(lang)] = pick(r, []string{"---\ntitle: A: b\n---\n", "---\ntitle: A\nno: 1\n---\n", "---\ntitle: A\n---\n[x](nowhere.md)\n", "\xff\xfe\x00", ""})
		return true
	})},
	{"break a template", 4, breaking("layouts/common/page.html", "{{ if }}", "{{ .Nope }}", "{{ range .Title.No }}{{ end }}")},
	{"break the card", 2, breaking("layouts/common/card.html", "{{ .Nope }}")},
	{"break a type", 3, breaking("layouts/types/recipe/type.yaml", "name: [", "name: {hu: a, en: b}\n", "fields: {x: {kind: nothing}}\n")},
	{"break the settings", 3, breaking("site.yaml", "title: [", "titel: x\n", "languages: []\n")},
	{"break the phrases", 2, breaking("layouts/phrases/hu.yaml", "a:\n - b\n", "nav.home: 'x {nope'\n")},
	{"break a picture", 2, breaking("content/recipes/soup/pot.png", "no picture")},
	{"break the vocabulary", 1, breaking("content/terms.yaml", "tags: [")},
}

func breaking(file string, texts ...string) func(*garden, *rand.Rand) bool {
	return func(g *garden, r *rand.Rand) bool { g.Raw[file] = pick(r, texts); return true }
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func onPage(do func(*garden, *rand.Rand, *plant) bool) func(*garden, *rand.Rand) bool {
	return func(g *garden, r *rand.Rand) bool { return do(g, r, pick(r, g.Pages)) }
}

func onWords(do func(*garden, *rand.Rand, *plant, *saying)) func(*garden, *rand.Rand) bool {
	return onPage(func(g *garden, r *rand.Rand, p *plant) bool {
		w := p.HU
		if w == nil || p.EN != nil && r.IntN(3) == 0 {
			w = p.EN
		}
		do(g, r, p, w)
		return true
	})
}

// choose takes an edit by its weight and returns its name.
func choose(g *garden, r *rand.Rand) string {
	total := 0
	for _, e := range edits {
		total += e.weight
	}
	for {
		n := r.IntN(total)
		for _, e := range edits {
			if n -= e.weight; n < 0 {
				if e.do(g, r) {
					return e.name
				}
				break
			}
		}
	}
}
