package publish

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What one call opens is what os.Root opens, and nothing else.
func TestFolderOpens(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, files{"outside": "secret", "in/a": "1", "in/b/c": "2"})
	for name, target := range map[string]string{
		"link": "a", "deep": "b/c", "folder": "b", "out": "../outside", "up": "..", "far": filepath.Join(dir, "outside"), "circle": "circle",
	} {
		link(t, target, filepath.Join(dir, "in", name))
	}
	place, err := locate(filepath.Join(dir, "in"))
	if err != nil {
		t.Fatal(err)
	}
	in, err := place.open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	rooted := &folder{Root: in.Root}
	for name, want := range map[string]string{
		"a": "1", "b/c": "2", "b/../a": "1", "link": "1", "deep": "2", "folder/c": "2",
		"missing": "", "b/missing": "", "a/x": "", "out": "", "up/outside": "", "far": "", "circle": "", "../outside": "", filepath.Join(dir, "outside"): "",
	} {
		for _, f := range []*folder{in, rooted} {
			got := ""
			if file, err := f.OpenFile(name, os.O_RDONLY, 0); err == nil {
				data, err := io.ReadAll(file)
				if err != nil {
					t.Error(err)
				}
				got = string(data)
				file.Close()
			}
			if got != want {
				t.Errorf("%s: %q, want %q (in one call: %v)", name, got, want, f == in)
			}
		}
	}
	for _, name := range []string{"a", "link", "out", "up/new", "b/missing/new"} {
		for _, f := range []*folder{in, rooted} {
			if _, err := writeFile(f, name, []byte("x")); err == nil {
				t.Errorf("%s was written", name)
			}
		}
	}
	if got := read(t, dir)["outside"]; got != "secret" {
		t.Errorf("outside: %q", got)
	}
}

func TestFolderMakesAll(t *testing.T) {
	names := []string{"a", "a-b", "a-b/c", "a/b", "a/b/c", "a/b/c/d", "a/bc", "a/bc/d", "b", "b/a", "c"}
	for _, masked := range []bool{false, true} {
		dir := t.TempDir()
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		in, err := newFolder(root, "in")
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		in.masked = masked
		if err := in.makeAll(names); err != nil {
			t.Fatal(err)
		}
		var got []string
		err = filepath.WalkDir(filepath.Join(dir, "in"), func(name string, d os.DirEntry, err error) error {
			if rel, _ := filepath.Rel(filepath.Join(dir, "in"), name); rel != "." {
				got = append(got, filepath.ToSlash(rel))
			}
			return err
		})
		slices.Sort(got)
		if err != nil || !slices.Equal(got, names) {
			t.Errorf("%v %v", got, err)
		}
		if err := in.makeAll([]string{"x/y"}); err == nil {
			t.Error("a folder was made in one that is not there")
		}
	}
}
