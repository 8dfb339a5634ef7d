package publish

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kalauz/internal/source"
)

func TestEditorsFilesAreKept(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	own := files{"notes.txt": "n", "a/own.txt": "o", "mine/deep/x": "x", ".git": "gitdir"}
	write(t, dest, files{"a/b": "1", "c/d": "2"})
	put(t, dest, own)
	for _, set := range []files{{"a/b": "1"}, {"c/d/e": "2"}, {}, {"mine/y": "3"}} {
		write(t, dest, set)
		want := maps.Clone(own)
		maps.Copy(want, set)
		equal(t, dest, want)
	}
	if removed, _, err := Clean(dest); err != nil || removed != 1 {
		t.Errorf("Clean: %d %v", removed, err)
	}
	equal(t, dest, own)
	if _, err := os.Lstat(filepath.Join(dest, manifestName)); err == nil {
		t.Error("Clean left the manifest")
	}
}

func TestNothingOfTheEditorsIsOverwritten(t *testing.T) {
	tests := []struct {
		name     string
		old, own files
		set      files
		want     string // paths named
	}{
		{"file", files{"a": "1"}, files{"b": "own"}, files{"a": "2", "b": "new"}, "b"},
		{"equal file", files{"a": "1"}, files{"b": "new"}, files{"a": "2", "b": "new"}, "b"},
		{"file where a folder comes", files{"a": "1"}, files{"b": "own"}, files{"a": "2", "b/c": "new", "b/d": "x"}, "b"},
		{"folder where a file comes", files{"a": "1"}, files{"b/x": "own", "b/y": "own"}, files{"a": "2", "b": "new"}, "b"},
		{"file in a folder of ours that becomes a file", files{"b/c": "1"}, files{"b/own": "x"}, files{"b": "new"}, "b/own"},
		{"two", files{"z": "1"}, files{"b": "own", "a/c": "own"}, files{"b": "1", "a/c": "2", "z": "3"}, "a/c b"},
		{"in the place of a file of ours", files{"a": "1"}, files{"a/own": "x"}, files{"a": "2"}, "a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dest := filepath.Join(t.TempDir(), "public")
			write(t, dest, test.old)
			if test.own["a/own"] != "" {
				if err := os.Remove(filepath.Join(dest, "a")); err != nil {
					t.Fatal(err)
				}
			}
			put(t, dest, test.own)
			before := read(t, dest)
			_, faults, err := Write(context.Background(), dest, test.set.items(), 2)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range faults {
				if f.Code != "K703" {
					t.Errorf("code %s", f.Code)
				}
				got = append(got, strings.TrimPrefix(f.Place.File, filepath.ToSlash(dest)+"/"))
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("named %v, want %s", got, test.want)
			}
			equal(t, dest, before)
			if Unfinished(dest) {
				t.Error("staging was left")
			}
		})
	}
}

func TestLinksInTheDestination(t *testing.T) {
	dir := t.TempDir()
	dest := filepath.Join(dir, "public")
	put(t, dir, files{"outside/x": "precious"})
	write(t, dest, files{"a/x": "1", "b/x": "2", "c": "3"})
	for _, name := range []string{"a", "b"} {
		if err := os.RemoveAll(filepath.Join(dest, name)); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dest, files{"mine/x": "own"})
	link(t, filepath.Join(dir, "outside"), filepath.Join(dest, "a"))
	link(t, "mine", filepath.Join(dest, "b"))

	_, faults, err := Write(context.Background(), dest, files{"a/x": "new", "b/x": "new", "c": "3"}.items(), 1)
	if err != nil || len(faults) != 2 {
		t.Errorf("writing through links: %v %v", faults, err)
	}
	write(t, dest, files{"c": "3"}) // removing a/x and b/x must not follow them either
	if got := read(t, filepath.Join(dir, "outside"))["x"]; got != "precious" {
		t.Errorf("outside: %q", got)
	}
	if got := read(t, filepath.Join(dest, "mine"))["x"]; got != "own" {
		t.Errorf("inside: %q", got)
	}
}

func TestClean(t *testing.T) {
	dir := t.TempDir()
	dest := filepath.Join(dir, "public")
	write(t, dest, files{"a": "1", "b/c/d": "2"})
	if removed, _, err := Clean(dest); err != nil || removed != 2 {
		t.Errorf("%d %v", removed, err)
	}
	if _, err := os.Lstat(dest); err == nil {
		t.Error("the empty destination is still there")
	}
	put(t, dest, files{"own": "x"})
	for _, name := range []string{dest, filepath.Join(dir, "missing")} {
		if removed, _, err := Clean(name); err != nil || removed != 0 {
			t.Errorf("%s: %d %v", name, removed, err)
		}
	}
	equal(t, dest, files{"own": "x"})
	put(t, dest, files{manifestName: "damaged"})
	if removed, faults, err := Clean(dest); err != nil || removed != 0 || len(faults) != 1 || faults[0].Code != isDamaged.Code {
		t.Errorf("a damaged manifest: %d %v %v", removed, faults, err)
	}
	equal(t, dest, files{"own": "x"})
	beside(t, dest)
}

// FuzzManifest holds that a manifest is either refused or read back to the byte.
func FuzzManifest(f *testing.F) {
	f.Add(encodeManifest(nil))
	f.Add(encodeManifest([]entry{{"a", source.Hash(nil), 0, ""}, {"b c/ő", source.Hash([]byte("x")), 1, "a\tnote"}}))
	f.Add([]byte(unnotedHead + "\n" + source.Hash(nil) + " 1 x\n"))
	f.Add([]byte(unnotedHead + "\n" + source.Hash(nil) + " 1 x\tnote\n"))
	f.Add([]byte(manifestHead + "\n" + source.Hash(nil) + " 1 x\t\n"))
	f.Add([]byte(manifestHead + "\n" + source.Hash(nil) + " 1 ../x\n"))
	f.Add([]byte(manifestHead + "\n" + source.Hash(nil) + " +1 x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := decodeManifest(data)
		if err != nil {
			return
		}
		for _, e := range entries {
			if !filepath.IsLocal(e.path) {
				t.Errorf("path %q", e.path)
			}
		}
		again := encodeManifest(entries)
		if rest, ok := bytes.CutPrefix(data, []byte(unnotedHead)); ok {
			data = append([]byte(manifestHead), rest...)
		}
		if !bytes.Equal(again, data) {
			t.Errorf("%q is read as %q", data, again)
		}
	})
}
