package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/diag"
)

// files is a folder as a test sees it: bytes by path, without what is ours.
type files map[string]string

// items makes a set of the files.
func (f files) items() []Item {
	var items []Item
	for name, text := range f {
		items = append(items, Item{Path: name, Render: func() ([]byte, error) { return []byte(text), nil }})
	}
	return items
}

// read returns every file below a folder but the manifest, and fails on
// anything else of ours that was left there.
func read(t *testing.T, dir string) files {
	t.Helper()
	got := files{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == dir {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil || rel == manifestName {
			return err
		}
		if d.Type()&fs.ModeSymlink != 0 {
			target, err := os.Readlink(name)
			got[filepath.ToSlash(rel)] = "link to " + target
			return err
		}
		data, err := os.ReadFile(name)
		got[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func equal(t *testing.T, dir string, want files) {
	t.Helper()
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", dir, diff)
	}
}

func write(t *testing.T, dest string, set files) Report {
	t.Helper()
	report, faults, err := Write(context.Background(), dest, set.items(), 3)
	if err != nil || len(faults) > 0 {
		t.Fatalf("Write: %v %v", faults, err)
	}
	return report
}

// put writes files of the editor's own.
func put(t *testing.T, dir string, own files) {
	t.Helper()
	for name, text := range own {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// beside fails when anything of ours is left beside the destination.
func beside(t *testing.T, dest string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dest))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.Contains(e.Name(), ".kalauz-") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// counts are the numbers of a report.
type counts struct {
	written, unchanged, removed int
	bytes                       int64
}

func TestOneSetAfterAnother(t *testing.T) {
	tests := []struct {
		name     string
		old, new files
		want     counts
	}{
		{"first", nil, files{"index.html": "a", "en/index.html": "b"}, counts{2, 0, 0, 2}},
		{"same", files{"a": "1", "b/c": "22"}, files{"a": "1", "b/c": "22"}, counts{0, 2, 0, 3}},
		{"changed", files{"a": "1", "b/c": "2"}, files{"a": "1", "b/c": "3"}, counts{1, 1, 0, 2}},
		{"gone", files{"a": "1", "b/c/d": "2", "b/e": "3"}, files{"a": "1", "b/e": "3"}, counts{0, 2, 1, 2}},
		{"all gone", files{"a": "1", "b/c": "2"}, files{}, counts{0, 0, 2, 0}},
		{"file becomes folder", files{"a": "1", "z": "0"}, files{"a/b/c": "2", "z": "0"}, counts{1, 1, 1, 2}},
		{"folder becomes file", files{"a/b/c": "1", "a/d": "2"}, files{"a": "3"}, counts{1, 0, 2, 1}},
		{"folder becomes file inside a folder", files{"x/a/b": "1", "x/k": "k"}, files{"x/a": "2", "x/k": "k"}, counts{1, 1, 1, 2}},
		{"other case", files{"A/b": "1", "c": "2"}, files{"a/b": "1", "C": "2"}, counts{2, 0, 2, 2}},
		{"moved", files{"a/x": "1"}, files{"b/x": "1"}, counts{1, 0, 1, 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dest := filepath.Join(t.TempDir(), "public")
			if test.old != nil {
				write(t, dest, test.old)
			}
			r := write(t, dest, test.new)
			if got := (counts{r.Written, r.Unchanged, r.Removed, r.Bytes}); got != test.want {
				t.Errorf("report %+v, want %+v", got, test.want)
			}
			equal(t, dest, test.new)
			emptyFolders(t, dest)
			beside(t, dest)
		})
	}
}

// emptyFolders fails on a folder in which nothing is.
func emptyFolders(t *testing.T, dir string) {
	t.Helper()
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			if entries, _ := os.ReadDir(name); len(entries) == 0 {
				t.Errorf("empty folder left: %s", name)
			}
		}
		return err
	})
}

func TestSameSetWritesNothing(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	set := files{"a": "1", "b/c": "2"}
	write(t, dest, set)
	state := func() map[string]os.FileInfo {
		infos := map[string]os.FileInfo{}
		err := filepath.WalkDir(dest, func(name string, _ fs.DirEntry, err error) error {
			infos[name], _ = os.Lstat(name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return infos
	}
	before := state()
	write(t, dest, set)
	for name, info := range state() {
		if !info.ModTime().Equal(before[name].ModTime()) || !os.SameFile(info, before[name]) {
			t.Errorf("%s was written again", name)
		}
	}
}

func TestManifestDependsOnTheSetAlone(t *testing.T) {
	dir := t.TempDir()
	direct, detour, empty := filepath.Join(dir, "direct"), filepath.Join(dir, "detour"), filepath.Join(dir, "empty")
	last := files{"index.html": "x", "a b/ő.html": "y"}
	write(t, direct, last)
	write(t, detour, files{"index.html": "old", "gone": ""})
	write(t, detour, last)
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, empty, last)
	want, err := os.ReadFile(filepath.Join(direct, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{detour, empty} {
		if got, err := os.ReadFile(filepath.Join(other, manifestName)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v\n%s\nwant\n%s", other, err, got, want)
		}
	}
}

func TestDamagedCopyIsMended(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	set := files{"a": "1", "b": "2", "c/d": "3"}
	write(t, dest, set)
	put(t, dest, files{"a": "X"}) // the same size, other bytes
	if err := os.RemoveAll(filepath.Join(dest, "c")); err != nil {
		t.Fatal(err)
	}
	if got := write(t, dest, set); got.Written != 2 {
		t.Errorf("%+v", got)
	}
	equal(t, dest, set)
}

func TestErrorChangesNothing(t *testing.T) {
	boom := errors.New("boom")
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	tests := []struct {
		name   string
		ctx    context.Context
		render func() ([]byte, error)
		want   string
	}{
		{"error", context.Background(), func() ([]byte, error) { return nil, boom }, "m: boom"},
		{"panic", context.Background(), func() ([]byte, error) { panic("crash") }, "m: panic: crash"},
		{"cancelled", cancelled, func() ([]byte, error) { return nil, nil }, "context canceled"},
	}
	for _, test := range tests {
		for _, old := range []files{nil, {"a": "1", "gone": "2"}} {
			t.Run(test.name, func(t *testing.T) {
				dest := filepath.Join(t.TempDir(), "public")
				if old != nil {
					write(t, dest, old)
				}
				items := append(files{"a": "new", "z": "9"}.items(), Item{Path: "m", Render: test.render})
				_, _, err := Write(test.ctx, dest, items, 2)
				if err == nil || !strings.HasPrefix(err.Error(), test.want) {
					t.Fatalf("error %v, want %s", err, test.want)
				}
				if old == nil {
					if _, err := os.Lstat(dest); err == nil {
						t.Error("the destination was made")
					}
				} else {
					equal(t, dest, old)
				}
				beside(t, dest)
			})
		}
	}
}

func TestFaultsOfAuthorsAreFaults(t *testing.T) {
	fault := func(file string) diag.List {
		return diag.List{{Code: "K000", Place: diag.Place{File: file}, Words: diag.Words{EN: "wrong"}}}
	}
	for _, old := range []files{nil, {"a": "1"}} {
		dest := filepath.Join(t.TempDir(), "public")
		if old != nil {
			write(t, dest, old)
		}
		items := append(files{"a": "new"}.items(),
			Item{Path: "y", Render: func() ([]byte, error) { return nil, fault("y.md") }},
			Item{Path: "x", Render: func() ([]byte, error) { return nil, fmt.Errorf("rendering: %w", fault("x.md")) }})
		_, faults, err := Write(context.Background(), dest, items, 2)
		if err != nil || len(faults) != 2 || faults[0].Place.File != "x.md" || faults[1].Place.File != "y.md" {
			t.Errorf("%v %v", faults, err)
		}
		equal(t, dest, union(old, nil))
		beside(t, dest)
	}
}

func TestAllFailuresAreTold(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	var items []Item
	for _, name := range []string{"c", "a", "b"} {
		items = append(items, Item{Path: name, Render: func() ([]byte, error) { return nil, errors.New("no " + name) }})
	}
	_, _, err := Write(context.Background(), dest, items, 2)
	if want := "a: no a\nb: no b\nc: no c"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	var failed *RenderError
	if !errors.As(err, &failed) || failed.Path != "a" {
		t.Errorf("no RenderError for a in %v", err)
	}
}
