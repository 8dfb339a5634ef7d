package watch

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// deadline is only there so that a fault fails instead of hanging.
const deadline = 60 * time.Second

// rig is a watcher over real folders that can be asked how often it has spoken,
// without guessing how long to wait: marks that it ignores are written beside, and
// events come in order.
type rig struct {
	*testing.T
	w      *Watcher
	dir    string // holds root, and what is beside it
	marks  string // a root of its own, which stays
	marked chan string
	last   int
	opened atomic.Int32
}

// setup watches dir/root (made here), dir/site.yaml and dir/late/er, which do not
// exist yet. before may make more, while nobody watches.
func setup(t *testing.T, options Options, change func(*system), before ...func(r *rig)) *rig {
	t.Helper()
	r := &rig{T: t, dir: t.TempDir(), marks: t.TempDir(), marked: make(chan string, 1000)}
	r.folder("root")
	for _, do := range before {
		do(r)
	}
	options.Ignore = func(path string) bool {
		name := filepath.Base(path)
		if strings.HasPrefix(name, "mark-") {
			select {
			case r.marked <- name:
			default:
			}
		}
		return strings.HasPrefix(name, "mark-") || strings.HasPrefix(name, "ignored")
	}
	s := real()
	s.remote = func(string) (string, bool) { return "", false } // wherever the test runs
	s.every = time.Millisecond
	if change != nil {
		change(&s)
	}
	open := s.open
	s.open = func() (*fsnotify.Watcher, error) {
		r.opened.Add(1)
		return open()
	}
	w, err := start([]string{r.path("root"), r.path("site.yaml"), r.path("late/er"), r.marks}, options, s)
	if err != nil {
		t.Fatal(err)
	}
	r.w = w
	t.Cleanup(func() { w.Close() })
	return r
}

// told waits until the watcher has nothing more to say and returns how often it
// has spoken.
func (r *rig) told() int {
	r.Helper()
	count := 0
	late := time.Now().Add(deadline)
	take := func() {
		select {
		case <-r.w.Changes():
			count++
		default:
		}
		if time.Now().After(late) {
			r.Fatal("the watcher does not come to rest")
		}
	}
	// The first mark is seen after all before it. The second is seen in a later
	// turn, when the first has been acted upon; the third is for a watcher by
	// looking, which may have begun its turn before the first.
	for range 3 {
		r.last++
		name := "mark-" + strconv.Itoa(r.last)
		for seen := false; !seen; take() {
			// Again and again, since where events are lost marks are too.
			r.must(os.WriteFile(filepath.Join(r.marks, name), nil, 0o644))
			seen = r.sees(name)
		}
	}
	for r.busy() {
		take()
		time.Sleep(time.Millisecond)
	}
	take()
	return count
}

func (r *rig) sees(name string) bool {
	soon := time.After(20 * time.Millisecond)
	for {
		select {
		case seen := <-r.marked:
			if seen == name {
				return true
			}
		case <-soon:
			return false
		}
	}
}

func (r *rig) busy() bool {
	r.w.mu.Lock()
	defer r.w.mu.Unlock()
	return r.w.busy
}

func (r *rig) once(what string) {
	r.Helper()
	if n := r.told(); n != 1 {
		r.Errorf("%s: told %d times, want once", what, n)
	}
}

func (r *rig) atLeastOnce(what string) {
	r.Helper()
	if r.told() == 0 {
		r.Errorf("%s: not told", what)
	}
}

func (r *rig) never(what string) {
	r.Helper()
	if n := r.told(); n != 0 {
		r.Errorf("%s: told %d times, want never", what, n)
	}
}

func (r *rig) path(path string) string { return filepath.Join(r.dir, filepath.FromSlash(path)) }

func (r *rig) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *rig) write(path, text string) {
	r.Helper()
	r.must(os.WriteFile(r.path(path), []byte(text), 0o644))
}

func (r *rig) folder(path string) {
	r.Helper()
	r.must(os.MkdirAll(r.path(path), 0o755))
}

func (r *rig) remove(path string) {
	r.Helper()
	r.must(os.RemoveAll(r.path(path)))
}

func (r *rig) rename(from, to string) {
	r.Helper()
	r.must(os.Rename(r.path(from), r.path(to)))
}

// codes are those of the warnings.
func (r *rig) codes() string {
	var codes []string
	for _, d := range r.w.Warnings() {
		codes = append(codes, d.Code)
	}
	return strings.Join(codes, " ")
}

var errTest = errors.New("test")
