package watch

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// still is a tree over a folder that holds what is named, of whose events nothing
// is heard.
func still(t *testing.T, folders ...string) (*tree, string) {
	t.Helper()
	dir := t.TempDir()
	for _, folder := range folders {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	s := real()
	s.remote = func(string) (string, bool) { return "", false }
	s.open = func() (*fsnotify.Watcher, error) {
		w, err := fsnotify.NewWatcher()
		if err == nil {
			w.Events = make(chan fsnotify.Event)
		}
		return w, err
	}
	tree, err := newTree([]string{dir}, func(string) bool { return false }, s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(tree.close)
	return tree, dir
}

// The news that x has come is there, the news that a has gone into it is not yet.
func TestFoundBeforeItLeft(t *testing.T) {
	tree, dir := still(t, "a/c")
	for _, err := range []error{
		os.Mkdir(filepath.Join(dir, "x"), 0o755),
		os.Rename(filepath.Join(dir, "a"), filepath.Join(dir, "x", "a")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	tree.dirty[filepath.Join(dir, "x")] = true
	if err := tree.mend(); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"x", "x/a", "x/a/c"} {
		if !slices.Contains(tree.notices.WatchList(), filepath.Join(dir, folder)) {
			t.Errorf("%s is not watched under its name", folder)
		}
	}
}

// What became a file just before it was watched is no folder.
func TestFolderThatIsAFile(t *testing.T) {
	tree, dir := still(t)
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := tree.folder(file); err != nil {
		t.Fatal(err)
	}
	if tree.folders[file] || slices.Contains(tree.notices.WatchList(), file) {
		t.Error("a file is watched")
	}
}

// Some systems say of a folder that it was written when a file in it was.
func TestCounts(t *testing.T) {
	tree, dir := still(t, "a")
	for _, test := range []struct {
		event fsnotify.Event
		want  bool
	}{
		{fsnotify.Event{Name: filepath.Join(dir, "a"), Op: fsnotify.Write}, false},
		{fsnotify.Event{Name: filepath.Join(dir, "a"), Op: fsnotify.Chmod}, false},
		{fsnotify.Event{Name: filepath.Join(dir, "a"), Op: fsnotify.Write | fsnotify.Remove}, true},
		{fsnotify.Event{Name: filepath.Join(dir, "f"), Op: fsnotify.Write}, true},
		{fsnotify.Event{Name: filepath.Join(dir, "f"), Op: fsnotify.Write | fsnotify.Chmod}, true},
		{fsnotify.Event{Name: filepath.Dir(dir), Op: fsnotify.Write}, false},
		{fsnotify.Event{Name: filepath.Dir(dir), Op: fsnotify.Rename}, true},
	} {
		if got := tree.counts(test.event); got != test.want {
			t.Errorf("%v: counts is %v", test.event, got)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	dir := b.TempDir()
	for i := range 10_000 {
		if err := os.MkdirAll(filepath.Join(dir, string(rune('a'+i%20)), string(rune('a'+i/20%20)), string(rune(0x4e00+i))), 0o755); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		w, err := New([]string{dir}, Options{})
		if err != nil {
			b.Fatal(err)
		}
		w.Close()
	}
}
