package build

import (
	"errors"
	"slices"
	"strings"

	"kalauz/internal/check"
	"kalauz/internal/diag"
	"kalauz/internal/output"
	"kalauz/internal/output/asset"
	"kalauz/internal/output/page"
	"kalauz/internal/site"
)

// assemble joins the pages, applies the rules of the whole site, and lists what
// is to be published.
func (m *Memory) assemble(s *Site, o Options) {
	src := s.sources
	o.Progress.Begin(Joining, len(src.cards))
	theme := m.theme(src, o)
	static := src.staticFiles(theme.hashed, theme.within)
	joined := m.join(src, static, o)
	s.Site, s.findings = joined.site, joined.pages
	s.listing = m.list(src, joined, theme, static, o)
	for _, more := range []diag.List{theme.faults, theme.missing, joined.faults} {
		s.Faults = append(s.Faults, more...)
	}
	if !s.Faults.HasErrors() {
		s.Faults = append(s.Faults, s.clashes...)
	}
}

// theme parses the layouts, if they or what they name have changed. What is
// remembered holds nothing of the site that it was first parsed for.
func (m *Memory) theme(src *sources, o Options) themeParts {
	layouts, err := m.hashTree(src.layouts, o.Now, isTheme)
	static, err2 := m.hashTree(src.static, o.Now, func(string) bool { return true })
	if err != nil || err2 != nil { // a file that cannot be read says so when it is parsed
		return parseTheme(src)
	}
	src.themeKey = layouts + static
	if src.phrases != nil {
		src.themeKey += src.phrases.Hash()
	}
	return m.themes.get(src.themeKey, func() themeParts { return parseTheme(src) })
}

// isTheme reports whether a file of the layouts is a template or a style sheet.
func isTheme(path string) bool {
	return strings.HasSuffix(path, ".html") || strings.HasSuffix(path, ".css")
}

func parseTheme(src *sources) (parts themeParts) {
	addresses, drawings := map[string]string{}, map[string]string{}
	for file := range src.static.Under("marks").All() {
		if raw, err := file.Read(); err == nil {
			drawings[file.Path] = string(raw)
		}
	}
	styles := map[string]string{}
	parts.theme, parts.faults = page.ParseTheme(src.layouts, src.phrases, page.Functions(page.Static{
		Address: func(name string) (string, bool) { url, ok := addresses[name]; return url, ok },
		Style:   func(name string) (string, bool) { text, ok := styles[name]; return text, ok },
		Drawing: func(shape string) (string, bool) { svg, ok := drawings[shape+".svg"]; return svg, ok },
	}))
	parts.hashed, parts.within, parts.missing = src.hashed(parts.theme, styles)
	parts.styles = src.bookStyles(drawings)
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
	assembled, faults := m.sites.Assemble(input)
	old := m.joined
	if old != nil && old.site == assembled {
		return old
	}
	m.joined = &joined{site: assembled, faults: append(faults, check.Site(assembled)...), pages: new(findings)}
	if old != nil && old.site.Reach() == assembled.Reach() {
		m.joined.pages = old.pages.next(assembled)
	}
	return m.joined
}

var missingAsset = diag.Rule{
	Code:  "K623",
	Words: diag.Words{HU: "A sablonok vagy a stíluslapok olyan fájlt neveznek meg, amely nincs meg: static/{name}", EN: "The layouts or the style sheets name a file that is not there: static/{name}"},
	Hint:  diag.Words{HU: "Tegye a fájlt a static mappába, vagy javítsa a nevét az asset, illetve az @import mellett.", EN: "Put the file into the static folder, or correct its name beside asset or @import."},
}

// hashed returns the static files that the layouts name, under names that
// change with their bytes; it collects the style sheets that stand in pages, and
// the names of the files that are published within others. Addresses have to be
// known before any page is rendered, so these files are read ahead.
func (src *sources) hashed(theme *page.Theme, styles map[string]string) (outputs []output.Output, within []string, faults diag.List) {
	missing := func(err error) {
		var m *asset.Missing
		if errors.As(err, &m) {
			faults = append(faults, missingAsset.At(diag.Place{File: "layouts"}, "name", m.File))
		}
	}
	for _, name := range sorted(theme.Assets()) {
		out, parts, err := asset.Hashed(name, src.static.Read)
		if err != nil {
			missing(err)
			continue
		}
		outputs, within = append(outputs, out), append(within, parts...)
	}
	for _, name := range sorted(theme.Styles()) {
		text, parts, err := asset.Bundle(name, src.static.Read)
		if err != nil {
			missing(err)
			continue
		}
		styles[name] = string(text)
		within = append(append(within, name), parts...)
	}
	return outputs, within, faults
}

// sorted returns names in their order, each once.
func sorted(names []string) []string { return slices.Compact(slices.Sorted(slices.Values(names))) }

// embedding is the file that makes the folder static/ of the program's own
// repository a part of the program. It is no file of the site.
const embedding = "embed.go"

// staticFiles are the files of static/ that are published under their own
// names: all of the user's, and of the built-in ones those that have no hashed
// name and are in no file that has one.
func (src *sources) staticFiles(hashed []output.Output, within []string) []string {
	var files []string
	for file := range src.static.All() {
		if file.Path == embedding {
			continue
		}
		_, own := src.userStatic.Lookup(file.Path)
		named := slices.ContainsFunc(hashed, func(out output.Output) bool { return out.Name == "asset/"+file.Path })
		if own || !named && !slices.Contains(within, file.Path) {
			files = append(files, file.Path)
		}
	}
	return files
}
