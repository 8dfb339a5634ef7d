package build

import (
	"slices"
	"strings"

	"kalauz/internal/check"
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
func (m *Memory) assemble(s *Site, o Options) {
	src := s.sources
	o.Progress.Begin(Joining, len(src.cards))
	theme := m.theme(s, o)
	hashed, faults := theme.hashed, theme.missing
	s.add(hashed...)
	static := s.staticFiles(hashed)
	joined := m.join(src, static, o)
	s.Site, s.findings = joined.site, &joined.pages
	for _, more := range []diag.List{theme.faults, faults, joined.faults} {
		s.Faults = append(s.Faults, more...)
	}

	pages := &page.Renderer{Site: s.Site, Theme: theme.theme, Phrases: src.phrases, Body: s.page, Measure: s.measure}
	s.add(pages.Outputs()...)
	s.add(redirect.Outputs(s.Site, pages.Redirect)...)
	s.add(sitemap.Outputs(s.Site, func(path string) bool { return slices.Contains(static, path) })...)
	s.add(asset.Resources(s.Site, src.content.Read)...)
	for _, file := range static {
		s.add(asset.Static(file, src.static.Read))
	}
	s.Faults = append(s.Faults, s.samePaths()...)
	s.pageByFile = make(map[string]*site.Page, len(s.Pages()))
	for _, p := range s.Pages() {
		s.pageByFile[site.File(p.URL)] = p
	}
}

// theme parses the layouts, if they or what they name have changed. What is
// remembered holds nothing of the site that it was first parsed for.
func (m *Memory) theme(s *Site, o Options) themeParts {
	src := s.sources
	layouts, err := m.hashTree(src.layouts, o.Now, func(path string) bool { return strings.HasSuffix(path, ".html") })
	static, err2 := m.hashTree(src.static, o.Now, func(string) bool { return true })
	if err != nil || err2 != nil { // a file that cannot be read says so when it is parsed
		return parseTheme(src)
	}
	src.themeKey = layouts + static
	return m.themes.get(src.themeKey, func() themeParts { return parseTheme(src) })
}

func parseTheme(src *sources) (parts themeParts) {
	addresses, drawings := map[string]string{}, map[string]string{}
	for _, file := range src.static.Under("marks").Files() {
		if raw, err := file.Read(); err == nil {
			drawings[file.Path] = string(raw)
		}
	}
	parts.theme, parts.faults = page.ParseTheme(src.layouts, page.Functions(
		func(name string) (string, bool) { url, ok := addresses[name]; return url, ok },
		func(shape string) (string, bool) { svg, ok := drawings[shape+".svg"]; return svg, ok }))
	parts.hashed, parts.missing = src.hashed(parts.theme)
	for _, out := range parts.hashed {
		addresses[strings.TrimPrefix(out.Name, "asset/")] = "/" + out.Path
	}
	return parts
}

// join assembles the site and applies the rules of the whole site, if anything
// that they see has changed.
func (m *Memory) join(src *sources, static []string, o Options) *joined {
	input := site.Input{
		Config: src.config, Types: src.types, Vocabulary: src.vocabulary, Cards: src.cards,
		Snippets: src.snippets, Resources: src.resources, Static: static,
		Today: src.today, Drafts: o.Drafts, Future: o.Future,
		Outline: m.outline,
	}
	if old := m.joined; old != nil && old.config == src.settings && old.words == src.words && sameInput(old.input, input) {
		return old
	}
	assembled, faults := site.Assemble(input)
	o.Progress.Begin(Checking, len(src.cards))
	m.joined = &joined{input: input, config: src.settings, words: src.words, site: assembled,
		faults: append(faults, check.Site(assembled)...)}
	return m.joined
}

var samePath = diag.Rule{
	Code:  "K681",
	Words: diag.Words{HU: "Két különböző dolog kerülne ugyanarra a címre: /{path}", EN: "Two different things would have the same address: /{path}"},
	Hint:  diag.Words{HU: "Adjon más címet annak, amelyik az Öné: oldalnak a slug mezővel, fájlnak átnevezéssel.", EN: "Give the one that is yours another address: a page with the field slug, a file by renaming it."},
}

// samePaths finds outputs that would overwrite each other. Pages and files know
// each other's addresses already; this is for what is made beside them.
func (s *Site) samePaths() diag.List {
	var faults diag.List
	s.byPath = make(map[string]output.Output, len(s.Outputs))
	for _, out := range s.Outputs {
		if _, taken := s.byPath[out.Path]; taken && !s.Faults.HasErrors() {
			faults = append(faults, samePath.At(diag.Place{File: out.Path}, "path", out.Path))
		}
		s.byPath[out.Path] = out
	}
	return faults
}

// Output returns the output at a path below the destination.
func (s *Site) Output(path string) (output.Output, bool) {
	out, ok := s.byPath[path]
	return out, ok
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
func (src *sources) hashed(theme *page.Theme) ([]output.Output, diag.List) {
	var outputs []output.Output
	var faults diag.List
	names := slices.Clone(theme.Assets())
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		out, err := asset.Hashed(name, src.static.Read)
		if err != nil {
			faults = append(faults, missingAsset.At(diag.Place{File: "layouts"}, "name", name))
			continue
		}
		outputs = append(outputs, out)
	}
	return outputs, faults
}

// embedding is the file that makes the folder static/ of the program's own
// repository a part of the program. It is no file of the site.
const embedding = "embed.go"

// staticFiles are the files of static/ that are published under their own
// names: all of the user's, and of the built-in ones those that have no hashed
// name.
func (s *Site) staticFiles(hashed []output.Output) []string {
	var files []string
	for _, file := range s.sources.static.Files() {
		if file.Path == embedding {
			continue
		}
		_, own := s.sources.userStatic.Lookup(file.Path)
		named := slices.ContainsFunc(hashed, func(out output.Output) bool { return out.Name == "asset/"+file.Path })
		if own || !named {
			files = append(files, file.Path)
		}
	}
	return files
}
