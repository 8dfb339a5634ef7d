package page

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/output"
	"kalauz/internal/phrase"
	"kalauz/internal/schema"
	"kalauz/internal/site"
	"kalauz/internal/source"
	"kalauz/layouts"
)

// rig is a small site with the built-in layouts and the archive's own over them.
type rig struct {
	*Renderer
	outputs map[string]output.Output
}

// newRig makes a site of an archive: site.yaml, content/…, layouts/….
func newRig(t *testing.T, archive string) *rig {
	t.Helper()
	files := map[string]fstest.MapFS{"content": {}, "layouts": {}}
	var settings []byte
	for _, file := range txtar.Parse([]byte(archive)).Files {
		folder, name, _ := strings.Cut(file.Name, "/")
		if file.Name == config.FileName {
			settings = file.Data
			continue
		}
		files[folder][name] = &fstest.MapFile{Data: file.Data}
	}
	built := tree(t, layouts.FS, "layouts")
	all := source.Over(tree(t, files["layouts"], "layouts"), built)
	types, faults := schema.Load(all)
	none(t, faults)
	c, faults := config.Load(config.FileName, settings)
	none(t, faults)
	phrases, faults, err := phrase.Load(c.Locales(), built)
	none(t, faults)
	if err != nil {
		t.Fatal(err)
	}
	theme, faults := ParseTheme(all, phrases, Functions(Static{
		Address: func(name string) (string, bool) { return "/" + name, true },
		Style:   func(name string) (string, bool) { return "/* " + name + " */", true },
		Drawing: func(string) (string, bool) { return "<svg></svg>", true },
	}))
	none(t, faults)

	bodies := map[*content.Card]*content.Page{}
	in := site.Input{Config: c, Types: types, Today: locale.Date{Year: 2020, Month: 6, Day: 15},
		Outline: func(card *content.Card) *content.Outline { return bodies[card].Outline }}
	parser := content.Parser{Types: types, Languages: c.Locales()}
	for _, file := range tree(t, files["content"], "content").Files() {
		raw, err := file.Read()
		if err != nil {
			t.Fatal(err)
		}
		page := parser.Parse(file, raw)
		none(t, page.Faults())
		in.Cards, bodies[page.Card] = append(in.Cards, page.Card), page
	}
	in.Outline = func(card *content.Card) *content.Outline { return bodies[card].Outline }
	assembled, faults := site.Assemble(in)
	none(t, faults)
	r := &rig{&Renderer{Site: assembled, Theme: theme, Phrases: phrases,
		Body:    func(card *content.Card) *content.Page { return bodies[card] },
		Measure: func(string) (int, int) { return 0, 0 }}, map[string]output.Output{}}
	for _, out := range r.Outputs() {
		r.outputs[out.Path] = out
	}
	return r
}

// render renders what is published as a file.
func (r *rig) render(t *testing.T, path string) (string, error) {
	t.Helper()
	out, ok := r.outputs[path]
	if !ok {
		t.Fatalf("nothing is published as %s", path)
	}
	raw, err := out.Render(func(string) (output.Facts, error) { return output.Facts{}, nil })
	return string(raw), err
}

func tree(t *testing.T, files fs.FS, name string) source.Tree {
	t.Helper()
	tree, err := source.FromFS(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func none(t *testing.T, faults diag.List) {
	t.Helper()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
}
