package build

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestSweep: what nobody saw change is found, whatever it is.
func TestSweep(t *testing.T) {
	g := newGarden(t)
	o := g.options()
	o.Now = time.Now().Add(time.Hour) // so that the stamps can be trusted
	for _, step := range []struct {
		what    string
		change  func()
		changed []string
		sure    bool
	}{
		{"nothing", func() {}, nil, true},
		{"an edit", func() { g.write("content/a.md", "---\ntitle: Más\n---\n") }, []string{"content/a.md"}, true},
		{"a new page", func() { g.write("content/c.md", "---\ntitle: C\n---\n") }, []string{"content/c.md"}, true},
		{"a page gone", func() { _ = os.Remove(filepath.Join(g.dir, "content", "c.md")) }, []string{"content/c.md"}, true},
		{"a name that cannot be", func() { g.write("content/c:d.md", "") }, nil, false},
		{"it is gone", func() { _ = os.Remove(filepath.Join(g.dir, "content", "c:d.md")) }, nil, false},
		{"a template", func() { g.write("layouts/partials/foot.html", "x") }, nil, false},
		{"a static file", func() { g.write("static/x.txt", "x") }, nil, false},
		{"the settings", func() { g.write("site.yaml", "title: {hu: Próba, en: Trial}\nbase_url: https://example.org/\n") }, nil, false},
	} {
		s, err := g.memory.Load(o)
		if err != nil {
			t.Fatal(err)
		}
		step.change()
		changed, sure := s.Sweep()
		if sure != step.sure || sure && !slices.Equal(changed, step.changed) {
			t.Errorf("%s: %q, %v", step.what, changed, sure)
		}
	}
}

// TestSweepRacily: a change that left size and time as they were is found where
// the file had only just been written when it was read.
func TestSweepRacily(t *testing.T) {
	g := newGarden(t)
	o := g.options()
	o.Now = time.Now()
	s, err := g.memory.Load(o)
	if err != nil {
		t.Fatal(err)
	}
	g.write("content/a.md", "---\ntitle: B cím\n---\nEgy.\n\n## Első rész\n\nKettő.\n")
	seen := *s.sources // with the stamps of now
	if _, err := seen.scan(o); err != nil {
		t.Fatal(err)
	}
	s.sources.content = seen.content
	if changed, sure := s.Sweep(); !sure || !slices.Equal(changed, []string{"content/a.md"}) {
		t.Errorf("%q, %v", changed, sure)
	}
}
