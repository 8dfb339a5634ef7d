package serve

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kalauz/internal/build"
	"kalauz/layouts"
)

// TestPreviewNeverLies: after any sequence of edits, what is served and what the
// watching build has published is, byte for byte, what a clean build makes of
// the files; while they are broken, it is the last that was not. Now and then the
// process ends and a new one begins on the index of the last.
//
// KALAUZ_STEPS sets the number of steps, KALAUZ_LONG=1 makes it 10,000,
// KALAUZ_SEED repeats a run.
func TestPreviewNeverLies(t *testing.T) {
	steps, seed := 150, uint64(time.Now().UnixNano())
	if os.Getenv("KALAUZ_LONG") != "" {
		steps = 10_000
	}
	if n, err := strconv.Atoi(os.Getenv("KALAUZ_STEPS")); err == nil {
		steps = n
	}
	if n, err := strconv.ParseUint(os.Getenv("KALAUZ_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Run("small theme", func(t *testing.T) { walk(t, smallTheme(t), steps, seed) })
	t.Run("default theme", func(t *testing.T) { walk(t, layouts.FS, steps/25, seed+1) })
}

// walker makes the edits and looks at what comes of them.
type walker struct {
	*rig
	random  *rand.Rand
	garden  *garden
	good    *garden           // the last without errors
	disk    map[string]string // what was written
	log     []string
	known   map[string]map[string]string // revision → what its clean build published
	order   []string                     // of the revisions in known
	served  map[string]string            // what was last served of an address
	retired []string                     // addresses that have vanished, the last ones last
	ill     bool                         // the files are broken
	broken  int                          // steps after which they were
	skipped int
}

func walk(t *testing.T, theme fs.FS, steps int, seed uint64) {
	t.Logf("seed %d, %d steps", seed, steps)
	w := &walker{random: seeded(seed), garden: newGarden(), known: map[string]map[string]string{}, served: map[string]string{}}
	dir := filepath.Join(workplace(t), "site")
	w.rig = &rig{T: t, dir: dir}
	w.write(w.garden.files())
	w.good = w.garden.clone()
	w.rig = newRig(t, dir, buildOptions(theme))
	if w.look(-1); w.ill {
		t.Fatal("the site is broken from the start")
	}
	for i := range steps {
		if w.step(); t.Failed() {
			t.Fatalf("seed %d, step %d; the last steps:\n%s", seed, i, strings.Join(w.log[max(0, len(w.log)-8):], "\n"))
		}
	}
	t.Logf("%d steps, %d of them broken, %d where the last good site was one in between", steps, w.broken, w.skipped)
	if w.skipped > 2+steps/20 {
		t.Errorf("too many steps could not be compared: %d", w.skipped)
	}
}

// workplace is a folder in memory where there is one: the disk is not what is
// tried here.
func workplace(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "kalauz-*")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// step makes an edit, or takes back what has broken the site.
func (w *walker) step() {
	name := "mend"
	if w.ill && w.random.IntN(2) == 0 {
		count := w.garden.count
		w.garden = w.good.clone()
		w.garden.count = count
	} else {
		name = choose(w.garden, w.random)
	}
	if !w.ill && w.random.IntN(12) == 0 { // a new process knows no site but one that can be made
		w.restart()
	}
	began := w.server.begun.Load()
	changed := w.write(w.garden.files())
	w.log = append(w.log, fmt.Sprintf("%s: %s", name, strings.Join(changed, ", ")))
	if len(changed) == 0 {
		return
	}
	if len(w.served) > 0 && w.random.IntN(3) == 0 { // somebody asks before the watcher has told anything
		w.get(pick(w.random, slices.Sorted(maps.Keys(w.served))))
	}
	w.look(began)
}

// restart ends the preview and the watching build and begins anew, on what they
// have left in the cache.
func (w *walker) restart() {
	w.log = append(w.log, "restart")
	w.rig.stop()
	w.rig = newRig(w.T, w.dir, w.options)
	w.look(-1)
}

// write brings the files onto the disk in the ways in which programs save.
func (w *walker) write(files map[string]string) (changed []string) {
	w.Helper()
	for name, text := range w.disk {
		if now, ok := files[name]; !ok || now != text {
			changed = append(changed, name)
		}
	}
	for name := range files {
		if _, ok := w.disk[name]; !ok {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	w.random.Shuffle(len(changed), func(i, j int) { changed[i], changed[j] = changed[j], changed[i] })
	for _, name := range changed {
		if text, ok := files[name]; ok {
			w.save(filepath.Join(w.dir, name), text)
		} else {
			w.must(os.Remove(filepath.Join(w.dir, name)))
			w.prune(filepath.Dir(name))
		}
	}
	w.disk = maps.Clone(files)
	return changed
}

func (w *walker) save(name, text string) {
	w.Helper()
	w.must(os.MkdirAll(filepath.Dir(name), 0o755))
	switch w.random.IntN(3) {
	case 0: // in place
		w.must(os.WriteFile(name, []byte(text), 0o644))
	case 1: // beside, then renamed
		w.must(os.WriteFile(name+"~", []byte(text), 0o644))
		w.must(os.Rename(name+"~", name))
	case 2: // in two parts, the old one away before
		_ = os.Remove(name)
		w.must(os.WriteFile(name, []byte(text[:len(text)/2]), 0o644))
		w.must(os.WriteFile(name, []byte(text), 0o644))
	}
}

// prune removes folders that are empty now.
func (w *walker) prune(dir string) {
	for ; dir != "."; dir = filepath.Dir(dir) {
		if os.Remove(filepath.Join(w.dir, dir)) != nil {
			return
		}
	}
}

func (w *walker) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// look builds the site with nothing remembered and compares.
func (w *walker) look(began int64) {
	clean, err := build.Load(w.options)
	w.must(err)
	clean, err = clean.Check(context.Background())
	w.must(err)
	if !w.await(began, clean.Revision) {
		latest, err := w.server.Latest()
		w.Errorf("not told in time: %v; latest %v, clean %v", err, latest != nil && latest.Revision == clean.Revision, clean.Faults)
		return
	}
	pages, failing := rendered(clean)
	if w.ill = clean.Faults.HasErrors() || len(failing) > 0; w.ill {
		w.broken++
	}
	if clean.Faults.HasErrors() {
		w.compareBroken()
		return
	}
	w.remember(clean.Revision, pages)
	w.compareServed(pages, failing)
	if !w.ill {
		w.good = w.garden.clone()
		w.comparePublished(clean, pages)
	} else {
		w.comparePublished(nil, nil)
	}
	w.lookForVanished(pages, failing)
}

// rendered renders all outputs of a site; failing are those that cannot be.
func rendered(s *build.Site) (pages map[string]string, failing []string) {
	pages = map[string]string{}
	if s.Faults.HasErrors() {
		return pages, nil
	}
	for _, out := range s.Outputs {
		raw, err := s.Render(out)
		if err != nil {
			failing = append(failing, out.Path)
			continue
		}
		pages[out.Path] = string(raw)
	}
	return pages, failing
}

// remember takes down what a revision is, for when it is the last good one.
func (w *walker) remember(revision string, pages map[string]string) {
	if _, ok := w.known[revision]; !ok {
		w.order = append(w.order, revision)
	}
	if w.known[revision] = pages; len(w.order) > 40 {
		delete(w.known, w.order[0])
		w.order = w.order[1:]
	}
}
