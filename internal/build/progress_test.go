package build_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/build"
	"kalauz/internal/locale"
	"kalauz/layouts"
	"kalauz/static"
)

// told is a progress that takes down what it is told.
type told struct {
	mu     sync.Mutex
	phases []phase
}

type phase struct {
	phase       build.Phase
	total, done int
}

func (t *told) Begin(p build.Phase, total int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.phases = append(t.phases, phase{phase: p, total: total})
}

func (t *told) Done(n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.phases[len(t.phases)-1].done += n
}

// TestProgress: whoever watches is told of every phase once, in order, and of
// every file that was parsed or rendered.
func TestProgress(t *testing.T) {
	const pages = 60 // more than a load reads at once
	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("site.yaml", "title: {hu: Tár, en: Library}\nlanguages:\n  - {code: hu, label: Magyar, locale: hu-HU}\n  - {code: en, label: English, locale: en-GB}\n")
	for i := range pages {
		put(fmt.Sprintf("content/oldal-%d.md", i), "---\ntitle: Cím\nsummary: Rövid.\ntranslation: none\n---\n\nSzöveg.\n")
	}
	load := func(progress build.Progress) *build.Site {
		t.Helper()
		s, err := build.Load(build.Options{Dir: dir, Layouts: layouts.FS, Static: static.FS, Today: locale.Date{Year: 2026, Month: 4, Day: 15}, Progress: progress})
		if err != nil || s.Faults.HasErrors() {
			t.Fatal(err, s.Faults)
		}
		return s
	}
	loaded := []phase{{build.Reading, 0, 0}, {build.Parsing, pages, pages}, {build.Joining, pages, 0}}
	for name, test := range map[string]struct {
		work func(*build.Site) error
		then func(outputs int) []phase
	}{
		"check": {
			func(s *build.Site) error { _, err := s.RenderAll(); return err },
			func(n int) []phase { return []phase{{build.Rendering, n, n}} },
		},
		"build": {
			func(s *build.Site) error {
				_, _, err := s.Publish(context.Background(), filepath.Join(dir, "public"), "")
				return err
			},
			func(n int) []phase { return []phase{{build.Rendering, n, n}, {build.Writing, n, 0}} },
		},
	} {
		t.Run(name, func(t *testing.T) {
			var progress told
			s := load(&progress)
			if err := test.work(s); err != nil {
				t.Fatal(err)
			}
			want := append(loaded[:len(loaded):len(loaded)], test.then(len(s.Outputs))...)
			if diff := cmp.Diff(want, progress.phases, cmp.AllowUnexported(phase{})); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("nobody", func(t *testing.T) {
		if _, err := load(nil).RenderAll(); err != nil {
			t.Fatal(err)
		}
	})
}
