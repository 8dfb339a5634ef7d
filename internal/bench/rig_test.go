package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kalauz/internal/build"
	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output"
	"kalauz/internal/schema"
	"kalauz/internal/site"
	"kalauz/internal/source"
	"kalauz/layouts"
	"kalauz/static"
)

// fewPairs is enough for pages of all kinds, and for lists of several pages.
const fewPairs = 100

// rig is the corpus on a disk and what the rooms make of it, step by step.
type rig struct {
	dir    string
	parser content.Parser
	files  []source.File // the pages' sources
	texts  [][]byte
	input  site.Input
}

func newRig(tb testing.TB) *rig {
	tb.Helper()
	r := &rig{dir: filepath.Join(tb.TempDir(), "site")}
	must(tb, dialects[0].write(r.dir, small(tb)))
	built, err := source.FromFS(layouts.FS, "layouts")
	must(tb, err)
	own, faults, err := source.Scan(filepath.Join(r.dir, "layouts"), "layouts", source.Options{})
	must(tb, err)
	clean(tb, faults)
	types, faults := schema.Load(source.Over(own, built))
	clean(tb, faults)
	raw, err := os.ReadFile(filepath.Join(r.dir, config.FileName))
	must(tb, err)
	c, faults := config.Load(config.FileName, raw)
	clean(tb, faults)
	r.parser = content.Parser{Types: types, Languages: c.Locales(), Markdown: markdown.Options{Code: markdown.NewHighlighter(64<<20, nil)}}
	r.input = site.Input{Config: c, Types: types, Today: locale.Date{Year: 2025, Month: 1, Day: 15}}
	r.read(tb)
	return r
}

// read reads the pages and makes their cards.
func (r *rig) read(tb testing.TB) {
	tree, faults, err := source.Scan(filepath.Join(r.dir, "content"), "content", source.Options{})
	must(tb, err)
	clean(tb, faults)
	for _, file := range tree.Files() {
		raw, err := file.Read()
		must(tb, err)
		if !content.IsPage(file.Path) {
			clean(tb, r.input.Vocabulary.ReadTerms(file.Display, raw))
			continue
		}
		p := r.parser.Parse(file, raw)
		clean(tb, p.Faults())
		r.files, r.texts, r.input.Cards = append(r.files, file), append(r.texts, raw), append(r.input.Cards, p.Card)
	}
}

// load gives the whole site, ready to be rendered, and its pages.
func (r *rig) load(tb testing.TB) (s *build.Site, pages []output.Output) {
	tb.Helper()
	s, err := build.Load(build.Options{Dir: r.dir, Layouts: layouts.FS, Static: static.FS, Now: time.Now(), Today: r.input.Today})
	must(tb, err)
	clean(tb, s.Faults)
	for _, out := range s.Outputs {
		if strings.HasSuffix(out.Path, "index.html") && !strings.HasPrefix(out.Path, "old/") {
			pages = append(pages, out)
		}
	}
	return s, pages
}

func small(tb testing.TB) *corpus {
	tb.Helper()
	m, err := readMaterial()
	must(tb, err)
	return grow(m, fewPairs, 1)
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// clean wants no faults: what reports them would be measured else.
func clean[F any](tb testing.TB, faults []F) {
	tb.Helper()
	if len(faults) > 0 {
		tb.Fatal(faults)
	}
}
