package serve

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kalauz/internal/build"
)

// compareServed asks for every address.
func (w *walker) compareServed(pages map[string]string, failing []string) {
	for _, path := range slices.Sorted(maps.Keys(pages)) {
		w.served[path] = w.compare(path, 200, pages[path])
	}
	for _, path := range failing {
		if last, ok := w.served[path]; ok {
			w.compare(path, 200, last)
		} else if status, _ := w.get(path); status != 503 {
			w.Errorf("%s cannot be rendered and never could: status %d", path, status)
		}
	}
}

func (w *walker) compare(path string, wantStatus int, want string) string {
	status, got := w.get(path)
	if status != wantStatus || got != want {
		w.Errorf("/%s: status %d, want %d; the first difference:\n%s", path, status, wantStatus, difference(got, want))
	}
	return got
}

// compareBroken asks for the last good site.
func (w *walker) compareBroken() {
	good := w.server.snapshot().good
	if good == nil {
		return
	}
	pages, ok := w.known[good.Revision]
	if !ok { // two parts of one step were told as two changes
		w.skipped++
		return
	}
	for _, path := range slices.Sorted(maps.Keys(pages)) {
		w.compare(path, 200, pages[path])
	}
	w.comparePublished(nil, nil)
}

// comparePublished looks at the folder of the watching build: of the last site
// that could be published. Now and then a clean build is published beside it.
func (w *walker) comparePublished(clean *build.Site, pages map[string]string) {
	w.mu.Lock()
	good := w.rig.good
	w.mu.Unlock()
	if clean == nil {
		pages = w.known[good]
	}
	if pages == nil {
		w.skipped++
		return
	}
	got := tree(w.T, w.out)
	if clean != nil && w.random.IntN(8) == 0 {
		beside := filepath.Join(filepath.Dir(w.dir), "clean")
		_, faults, err := clean.Publish(context.Background(), beside, "")
		w.must(err)
		if faults.HasErrors() {
			w.Errorf("a clean build cannot be published: %v", faults)
		}
		w.compareTrees(got, tree(w.T, beside))
		w.must(os.RemoveAll(beside))
	}
	delete(got, ".kalauz-manifest")
	w.compareTrees(got, pages)
}

func (w *walker) compareTrees(got, want map[string]string) {
	w.Helper()
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if got[path] != want[path] {
			w.Errorf("published %s: the first difference:\n%s", path, difference(got[path], want[path]))
		}
	}
	for path := range got {
		if _, ok := want[path]; !ok {
			w.Errorf("published %s, which a clean build does not have", path)
		}
	}
}

// lookForVanished asks for addresses that there were.
func (w *walker) lookForVanished(pages map[string]string, failing []string) {
	for path := range w.served {
		if _, ok := pages[path]; !ok && !slices.Contains(failing, path) {
			w.retired = append(w.retired, path)
			delete(w.served, path)
		}
	}
	w.retired = w.retired[max(0, len(w.retired)-200):]
	asked := w.retired[max(0, len(w.retired)-4):]
	if len(w.retired) > 0 {
		asked = append(slices.Clone(asked), pick(w.random, w.retired))
	}
	for _, path := range asked {
		if _, ok := pages[path]; ok || slices.Contains(failing, path) {
			continue // it has come back
		}
		want, ok := pages["404.html"]
		if strings.HasPrefix(path, "en/") {
			want, ok = pages["en/404.html"]
		}
		if status, got := w.get(path); status != 404 || ok && strings.HasSuffix(path, ".html") && got != want {
			w.Errorf("/%s has vanished: status %d, the first difference:\n%s", path, status, difference(got, want))
		}
	}
}

// difference shows where two texts part.
func difference(got, want string) string {
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	from := max(0, i-60)
	return fmt.Sprintf(" got …%.160q\nwant …%.160q", got[from:], want[from:])
}
