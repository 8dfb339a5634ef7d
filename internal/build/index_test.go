package build

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kalauz/internal/diag"
)

// process is what a new process does: it builds the garden, with what the last
// one has left in the cache.
func (g *garden) process(change func(*Options)) (Report, diag.List) {
	g.Helper()
	g.memory = Memory{}
	o := g.options()
	o.Cache, o.Engine = filepath.Join(g.dir, ".kalauz"), "this"
	if change != nil {
		change(&o)
	}
	s, err := g.memory.Load(o)
	if err != nil {
		g.Fatal(err)
	}
	report, faults, err := s.Publish(context.Background(), filepath.Join(g.dir, "public"), "")
	if err != nil {
		g.Fatal(err)
	}
	return report, append(s.Faults, faults...)
}

// published returns what is in the destination.
func (g *garden) published() map[string]string {
	g.Helper()
	files := map[string]string{}
	root := os.DirFS(filepath.Join(g.dir, "public"))
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(root, path)
		files[path] = string(raw)
		return err
	})
	if err != nil {
		g.Fatal(err)
	}
	return files
}

func (g *garden) wantClean(name string) {
	g.Helper()
	got := g.published()
	clean := newGarden(g.T)
	if err := os.CopyFS(filepath.Join(clean.dir, "copy"), os.DirFS(filepath.Join(g.dir, "content"))); err != nil {
		g.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(clean.dir, "content")); err != nil {
		g.Fatal(err)
	}
	if err := os.Rename(filepath.Join(clean.dir, "copy"), filepath.Join(clean.dir, "content")); err != nil {
		g.Fatal(err)
	}
	clean.process(func(o *Options) { o.Cache = "" })
	want := clean.published()
	if len(got) != len(want) {
		g.Errorf("%s: %d files, a clean build has %d", name, len(got), len(want))
	}
	for path, text := range want {
		if got[path] != text {
			g.Errorf("%s: %s is not what a clean build makes", name, path)
		}
	}
}

// TestIndex: a new process renders what has changed and nothing else, and its
// site is that of a clean build.
func TestIndex(t *testing.T) {
	g := newGarden(t)
	later := func(o *Options) { o.Now = time.Now().Add(time.Hour) } // all stamps have settled
	if report, _ := g.process(later); report.Written != report.Files {
		t.Fatalf("%d of %d files written at first", report.Written, report.Files)
	}
	const head = "---\ntitle: A cím\n---\n"
	for _, step := range []struct {
		name    string
		change  func()
		written int
	}{
		{"nothing", func() {}, 0},
		{"a body", func() { g.write("content/a.md", head+"Másik.\n\n## Első rész\n\nKettő.\n") }, 1},
		{"a warning comes", func() { g.write("content/a.md", head+"Másik.\n\n## Első rész\n\nKettő ![](x.svg).\n") }, -1},
		{"and goes", func() { g.write("content/a.md", head+"Másik.\n\n## Első rész\n\nKettő.\n") }, -1},
		{"a title", func() { g.write("content/a.md", "---\ntitle: Új cím\n---\nMásik.\n\n## Első rész\n\nKettő.\n") }, -1},
		{"a new page", func() { g.write("content/c.md", head+"Új.\n") }, -1},
		{"a page less", func() {
			_ = os.Remove(filepath.Join(g.dir, "content", "c.md"))
			g.write("content/a.md", "---\ntitle: Új cím\naliases: [/c/]\n---\nMásik.\n\n## Első rész\n\nKettő.\n")
		}, -1},
	} {
		step.change()
		report, faults := g.process(later)
		if step.written >= 0 && report.Written != step.written {
			t.Errorf("%s: %d files written, want %d", step.name, report.Written, step.written)
		}
		if !faults.HasErrors() {
			g.wantClean(step.name)
		}
		if _, again := g.process(later); len(again) != len(faults) {
			t.Errorf("%s: %d faults, and %d the second time", step.name, len(faults), len(again))
		}
	}
}

// TestRacilyClean: a file that was touched when it was read is read again, even
// if its size and time are the same.
func TestRacilyClean(t *testing.T) {
	g := newGarden(t)
	when := time.Now()
	name := filepath.Join(g.dir, "content", "a.md")
	touch := func() {
		if err := os.Chtimes(name, when, when); err != nil {
			t.Fatal(err)
		}
	}
	touch()
	g.process(func(o *Options) { o.Now = when })
	g.write("content/a.md", "---\ntitle: A cím\n---\nHat.\n\n## Első rész\n\nKettő.\n")
	touch()
	g.process(func(o *Options) { o.Now = when })
	g.wantClean("same size, same time")
}

// TestBrokenIndex: an index that is damaged, or another program's, is as good as
// none.
func TestBrokenIndex(t *testing.T) {
	g := newGarden(t)
	g.process(nil)
	name := filepath.Join(g.dir, ".kalauz", indexFile)
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	src, o := g.memory.loaded.Load(), g.options()
	o.Cache, o.Engine = filepath.Dir(name), "this"
	if readIndex(o, src.typesKey, src.types) == nil {
		t.Fatal("the index as it was written is not read")
	}
	for i := range 200 {
		damaged := append([]byte(nil), whole...)
		damaged[random.IntN(len(damaged))] ^= 1 << random.IntN(8)
		if err := os.WriteFile(name, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		if readIndex(o, src.typesKey, src.types) != nil {
			t.Fatal("a damaged index is believed")
		}
		if i%20 != 0 {
			continue
		}
		if report, faults := g.process(nil); report.Written != 0 || len(faults) > 0 {
			t.Fatalf("%d files written, faults %v", report.Written, faults)
		}
	}
	for _, length := range []int{0, 1, 20, len(whole) / 2, len(whole) - 1} {
		if err := os.WriteFile(name, whole[:length], 0o644); err != nil {
			t.Fatal(err)
		}
		if report, _ := g.process(nil); report.Written != 0 {
			t.Fatalf("cut at %d: %d files written", length, report.Written)
		}
	}
	g.process(func(o *Options) { o.Engine = "another" })
	g.wantClean("another program")
}
