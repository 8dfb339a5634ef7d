package build

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/layouts"
	"kalauz/static"
)

// garden is a small site on a disk that is edited and loaded again with what is
// remembered.
type garden struct {
	*testing.T
	dir    string
	memory Memory
}

func newGarden(t *testing.T) *garden {
	g := &garden{T: t, dir: t.TempDir()}
	g.write("site.yaml", "title: {hu: Próba, en: Trial}\nbase_url: https://example.org/\ntime_zone: Europe/Budapest\n"+
		"languages:\n  - {code: hu, label: Magyar, locale: hu-HU}\n  - {code: en, label: English, locale: en-GB}\n")
	for _, name := range []string{"index.md", "index.en.md", "a.md", "a.en.md", "b.md", "b.en.md"} {
		g.write("content/"+name, "---\ntitle: A cím\n---\nEgy.\n\n## Első rész\n\nKettő.\n")
	}
	return g
}

func (g *garden) write(name, text string) {
	g.Helper()
	name = filepath.Join(g.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		g.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		g.Fatal(err)
	}
}

func (g *garden) options() Options {
	return Options{Dir: g.dir, Layouts: layouts.FS, Static: static.FS, Now: time.Unix(0, 0), Today: locale.Date{Year: 2026, Month: 1, Day: 1}}
}

// load gives the codes and places of the faults.
func (g *garden) load() []string {
	g.Helper()
	s, err := g.memory.Load(g.options())
	if err != nil {
		g.Fatal(err)
	}
	if s, err = s.Check(context.Background()); err != nil {
		g.Fatal(err)
	}
	var faults []string
	for _, d := range s.Faults {
		faults = append(faults, d.Code+" "+d.Place.String())
	}
	return faults
}

// TestTitleEdit: after another title the pages that have not changed are looked at
// no more, and what was found in them stands.
func TestTitleEdit(t *testing.T) {
	g := newGarden(t)
	const body, broken = "\n\n## Első rész\n\nKettő.\n", "K500 content/b.md:4:1"
	g.write("content/b.md", "---\ntitle: B\n---\n[x](x.md)"+body)
	if faults := g.load(); strings.Join(faults, ", ") != broken {
		t.Fatal(faults)
	}
	before := g.memory.joined
	for _, step := range []struct{ name, text, faults string }{
		{"content/a.md", "---\ntitle: Más\n---\nEgy." + body, broken},
		{"content/a.md", "---\ntitle: Ismét más\n---\n[y](y.md)" + body, "K500 content/a.md:4:1, " + broken},
		{"content/b.md", "---\ntitle: C\n---\n[x](a.md)" + body, "K500 content/a.md:4:1"},
	} {
		g.write(step.name, step.text)
		if faults := g.load(); strings.Join(faults, ", ") != step.faults {
			t.Errorf("%s: faults %v, want %s", step.text, faults, step.faults)
		}
		if home := before.site.Home("en"); g.memory.joined == before || !g.memory.joined.site.Has(home) {
			t.Errorf("%s: another site with the same home page is wanted", step.text)
		}
	}
}

// TestBodyEditJoinsNothing: after an edit inside a body the joined site is the
// one that was, and the rules of that page see the edit all the same.
func TestBodyEditJoinsNothing(t *testing.T) {
	g := newGarden(t)
	const head, body = "---\ntitle: A cím\n---\n", "Egy.\n\n## Első rész\n\nKettő.\n"
	if faults := g.load(); len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, step := range []struct {
		name, text, faults string
		same               bool
	}{
		{"a paragraph more", head + "Nulla.\n\n" + body, "", true},
		{"a broken link", head + "Nulla.\n\n[x](x.md)\n\n" + body, "K500 content/a.md:6:1", true},
		{"the link has moved", head + "Nulla.\n\nFél.\n\n[x](x.md)\n\n" + body, "K500 content/a.md:8:1", true},
		{"and is mended", head + "Nulla.\n\nFél.\n\n[x](b.md)\n\n" + body, "", true},
		{"another heading", head + "Nulla.\n\n[x](b.md)\n\n" + strings.Replace(body, "Első", "Másik", 1), "", true},
		{"another title", strings.Replace(head, "A cím", "Más cím", 1) + body, "", false},
	} {
		before := g.memory.joined.site
		g.write("content/a.md", step.text)
		faults := g.load()
		if strings.Join(faults, ", ") != step.faults {
			t.Errorf("%s: faults %v, want %s", step.name, faults, step.faults)
		}
		if same := g.memory.joined.site == before; same != step.same {
			t.Errorf("%s: the joined site is the same: %v, want %v", step.name, same, step.same)
		}
	}
}

// TestHeadingEdit: other headings make what was found doubtful in those pages
// alone whose rules asked for them.
func TestHeadingEdit(t *testing.T) {
	g := newGarden(t)
	const head, rest = "---\ntitle: B\n---\n", "\n\n## Első rész\n\nKettő.\n"
	g.write("content/b.md", head+"[x](a.md#elso-resz)"+rest)
	if faults := g.load(); len(faults) > 0 {
		t.Fatal(faults)
	}
	findings := g.memory.joined.pages
	for p, found := range findings.byPage {
		if p.ID != "a" && p.ID != "b" {
			found.faults = diag.List{{Code: "kept"}}
			findings.byPage[p], findings.faulty[p] = found, true
		}
	}
	o := g.options()
	o.Changed = []string{"content/a.md"}
	g.write("content/a.md", "---\ntitle: A cím\n---\nEgy.\n\n## Más rész\n\nKettő.\n")
	s, err := g.memory.Load(o)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, d := range s.Faults {
		codes = append(codes, d.Code)
	}
	if got := strings.Join(codes, " "); !s.Checked || got != "kept K502 kept" {
		t.Errorf("found: %s", got)
	}
	g.memory = Memory{}
	if faults := strings.Join(g.load(), ", "); faults != "K502 content/b.md:4:1" {
		t.Error(faults)
	}
	g.write("content/a.md", "---\ntitle: A cím\n---\nEgy.\n\n## Első rész\n\nKettő.\n")
	if faults := g.load(); len(faults) > 0 {
		t.Error(faults)
	}
}

// TestFolderExchanged: a folder that was taken away and put back is read where it
// is, although nothing in the list of what is published has changed.
func TestFolderExchanged(t *testing.T) {
	g := newGarden(t)
	g.write("static/a.txt", "before")
	g.write("content/c/index.md", "---\ntitle: C\n---\n")
	g.write("content/c/b.txt", "before")
	g.load()
	if err := os.RemoveAll(filepath.Join(g.dir, "static")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(g.dir, "content"), filepath.Join(t.TempDir(), "content")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.md", "index.en.md", "a.md", "a.en.md", "b.md", "b.en.md"} {
		g.write("content/"+name, "---\ntitle: A cím\n---\nEgy.\n\n## Első rész\n\nKettő.\n")
	}
	g.write("static/a.txt", "before") // with other bytes there would be another list
	g.write("content/c/index.md", "---\ntitle: C\n---\n")
	g.write("content/c/b.txt", "after")
	s, err := g.memory.Load(g.options())
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"a.txt": "before", "c/b.txt": "after"} {
		out, _ := s.Output(path)
		if raw, err := s.Render(out); err != nil || string(raw) != want {
			t.Errorf("%s: %q, %v", path, raw, err)
		}
	}
}
