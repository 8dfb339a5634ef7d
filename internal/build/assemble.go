package build

import (
	"slices"

	"kalauz/internal/check"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/output"
	"kalauz/internal/output/asset"
	"kalauz/internal/output/page"
	"kalauz/internal/output/redirect"
	"kalauz/internal/output/sitemap"
	"kalauz/internal/site"
)

// assemble joins the pages, applies the rules of the whole site, and lists what
// is to be published. The list of outputs stands here and nowhere else.
func (s *Site) assemble(o Options) {
	src := s.sources
	theme, faults := page.ParseTheme(src.layouts, page.Functions(s.address, s.drawing))
	s.Faults = append(s.Faults, faults...)
	hashed, faults := s.hashed(theme)
	s.Faults = append(s.Faults, faults...)

	static := s.staticFiles(hashed)
	joined, faults := site.Assemble(site.Input{
		Config: src.config, Types: src.types, Vocabulary: src.vocabulary, Cards: cards(src.pages),
		Snippets: src.snippets, Resources: src.resources, Static: static,
		Today: src.today, Drafts: o.Drafts, Future: o.Future,
	})
	s.Site = joined
	s.Faults = append(append(s.Faults, faults...), check.All(joined)...)

	pages := &page.Renderer{Site: joined, Theme: theme, Phrases: src.phrases, Body: s.body(), Measure: s.measure, Asset: s.address}
	s.add(hashed...)
	s.add(pages.Outputs()...)
	s.add(redirect.Outputs(joined, pages.Redirect)...)
	s.add(sitemap.Outputs(joined, func(path string) bool { return slices.Contains(static, path) })...)
	s.add(asset.Resources(joined, src.content.Read)...)
	for _, file := range static {
		s.add(asset.Static(file, src.static.Read))
	}
}

func (s *Site) add(outputs ...output.Output) {
	if s.byName == nil {
		s.byName = map[string]output.Output{}
	}
	for _, out := range outputs {
		s.Outputs = append(s.Outputs, out)
		if out.Name != "" {
			s.byName[out.Name] = out
		}
	}
}

func cards(pages []*content.Page) []*content.Card {
	list := make([]*content.Card, len(pages))
	for i, p := range pages {
		list[i] = &p.Card
	}
	return list
}

// body returns what finds the page of a card.
func (s *Site) body() func(*content.Card) *content.Page {
	byCard := map[*content.Card]*content.Page{}
	for _, p := range s.sources.pages {
		byCard[&p.Card] = p
	}
	return func(card *content.Card) *content.Page { return byCard[card] }
}

func (s *Site) measure(path string) (width, height int) {
	size := s.sources.sizes[path]
	return size.width, size.height
}

var missingAsset = diag.Rule{
	Code:  "K623",
	Words: diag.Words{HU: "A sablonok olyan fájlt neveznek meg, amely nincs meg: static/{name}", EN: "The layouts name a file that is not there: static/{name}"},
	Hint:  diag.Words{HU: "Tegye a fájlt a static mappába, vagy javítsa a nevét az asset mellett.", EN: "Put the file into the static folder, or correct its name beside asset."},
}

// hashed returns the static files that the layouts name, under names that
// change with their bytes. Their addresses have to be known before any page is
// rendered, so they are the one thing that is read ahead.
func (s *Site) hashed(theme *page.Theme) ([]output.Output, diag.List) {
	var outputs []output.Output
	var faults diag.List
	names := slices.Clone(theme.Assets())
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		out, err := asset.Hashed(name, s.sources.static.Read)
		if err != nil {
			faults = append(faults, missingAsset.At(diag.Place{File: "layouts"}, "name", name))
			continue
		}
		outputs = append(outputs, out)
	}
	return outputs, faults
}

// address is the published name of a static file that layouts name.
func (s *Site) address(name string) (string, bool) {
	out, ok := s.byName["asset/"+name]
	return "/" + out.Path, ok
}

// drawing is the SVG of a sign's shape.
func (s *Site) drawing(shape string) (string, bool) {
	raw, err := s.sources.static.Read("marks/" + shape + ".svg")
	return string(raw), err == nil
}

// staticFiles are the files of static/ that are published under their own
// names: all of the user's, and of the built-in ones those that have no hashed
// name.
func (s *Site) staticFiles(hashed []output.Output) []string {
	var files []string
	for _, file := range s.sources.static.Files() {
		_, own := s.sources.userStatic.Lookup(file.Path)
		named := slices.ContainsFunc(hashed, func(out output.Output) bool { return out.Name == "asset/"+file.Path })
		if own || !named {
			files = append(files, file.Path)
		}
	}
	return files
}
