package source_test

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"kalauz/internal/source"
)

// seen is everything that a scan tells.
type seen struct {
	Files  []file
	Faults []string
}

type file struct {
	Path, Display, Bytes string
	Size                 int64
	Stamp                source.Stamp
}

func look(t *testing.T, tree source.Tree, faults []string) seen {
	t.Helper()
	var s seen
	for _, f := range tree.Files() {
		data, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		s.Files = append(s.Files, file{f.Path, f.Display, string(data), f.Size, f.Stamp})
	}
	s.Faults = faults
	return s
}

// asScanned fails where a second look at the paths gives other than a scan.
func asScanned(t *testing.T, dir string, before source.Tree, paths ...string) source.Tree {
	t.Helper()
	tree, faults, err := before.With(paths...)
	if err != nil {
		t.Fatal(err)
	}
	whole, all, err := source.Scan(dir, "content", options)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(look(t, whole, told(all)), look(t, tree, told(faults))); diff != "" {
		t.Fatalf("%q (-scan +with):\n%s", paths, diff)
	}
	return tree
}

var options = source.Options{Dots: []string{".well-known"}, Skip: func(at string) bool { return path.Base(at) == "skip" }}

// change does what an author does: "a" writes a file, "-a" deletes what is there,
// "a -> b" makes a link, "a => b" moves. It returns the paths that are concerned.
func change(t *testing.T, dir, what string) []string {
	t.Helper()
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if gone, ok := strings.CutPrefix(what, "-"); ok {
		must(os.RemoveAll(at(gone)))
		return []string{gone}
	}
	if old, now, ok := strings.Cut(what, " => "); ok {
		must(os.Rename(at(old), at(now)))
		return []string{old, now}
	}
	name, target, link := strings.Cut(what, " -> ")
	must(os.MkdirAll(filepath.Dir(at(name)), 0o755))
	if link {
		must(os.Symlink(target, at(name)))
	} else {
		must(os.WriteFile(at(name), []byte(what+"!"), 0o644))
	}
	return []string{name}
}

func TestWith(t *testing.T) {
	nfd := norm.NFD.String("kép.svg")
	for _, c := range []struct {
		name    string
		disk    []string
		changes []string
	}{
		{"nothing", []string{"a.md"}, nil},
		{"an edit", []string{"a.md", "b/c.md"}, []string{"b/c.md"}},
		{"a new file", []string{"a.md", "b/c.md"}, []string{"b/d.md"}},
		{"a new folder", []string{"a.md"}, []string{"b/c/d.md"}},
		{"two in a new folder", []string{"a.md"}, []string{"b/c/d.md", "b/e.md"}},
		{"a file deleted", []string{"a.md", "b/c.md"}, []string{"-a.md"}},
		{"the last file of a folder deleted", []string{"a.md", "b/c.md"}, []string{"-b/c.md"}},
		{"a folder deleted", []string{"a.md", "b/c/d.md", "b/e.md"}, []string{"-b"}},
		{"a folder moved", []string{"a.md", "b/c/d.md"}, []string{"b => x"}},
		{"a folder replaced by another", []string{"b/x.md", "c/y.md"}, []string{"-b", "c => b"}},
		{"a file becomes a folder", []string{"a", "b"}, []string{"-a", "a/b"}},
		{"a folder becomes a file", []string{"a/b", "b"}, []string{"-a", "a"}},
		{"hidden", []string{"a.md"}, []string{".git/x", "b~", "skip/x", ".well-known/x"}},
		{"collision", []string{"About", "x/a.md"}, []string{"about/x.md"}},
		{"collision lost by what was there", []string{"about/x.md"}, []string{"About"}},
		{"collision ends", []string{"About", "about/x.md", "about/y/z.md"}, []string{"-About"}},
		{"two forms of accents", []string{nfd}, []string{"kép.svg"}},
		{"edit under the other form", []string{nfd}, []string{nfd}},
		{"new folder in the other form", []string{"a"}, []string{norm.NFD.String("mappá") + "/x"}},
		{"new file in a folder in the other form", []string{norm.NFD.String("mappá") + "/x"}, []string{norm.NFD.String("mappá") + "/y"}},
		{"faults stay", []string{"con", "b/a:b", "b/c.md"}, []string{"b/c.md", "d"}},
		{"faults go", []string{"con", "b/a:b"}, []string{"-con", "-b/a:b"}},
		{"faults come", []string{"a.md"}, []string{"con", "c/d:e"}},
		{"a link comes", []string{"a/x.md"}, []string{"b -> a"}},
		{"behind a link", []string{"a/x.md", "b -> a"}, []string{"a/x.md"}},
		{"a link goes", []string{"a/x.md", "b -> a", "out -> ../.."}, []string{"-out", "-b"}},
		{"a link to nothing finds its file", []string{"x", "b -> a"}, []string{"a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := disk(t, c.disk...)
			before, _, err := source.Scan(dir, "content", options)
			if err != nil {
				t.Fatal(err)
			}
			var concerned []string
			step := before
			for _, what := range c.changes {
				paths := change(t, dir, what)
				step = asScanned(t, dir, step, paths...)
				concerned = append(concerned, paths...)
			}
			asScanned(t, dir, before, concerned...)
			slices.Reverse(concerned)
			asScanned(t, dir, before, append(concerned, "nowhere/x", "../outside", "/etc", "a//b")...)
			asScanned(t, dir, before, ".")
		})
	}
}

func TestWithFolderReplaced(t *testing.T) {
	dir := filepath.Join(disk(t, "content/a.md", "other/b.md"), "content")
	tree, _, err := source.Scan(dir, "content", options)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, dir+"-old"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := tree.With("a.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is gone: %v", err)
	}
	if err := os.Rename(filepath.Join(dir, "../other"), dir); err != nil {
		t.Fatal(err)
	}
	asScanned(t, dir, tree)
}

func TestWithoutFolder(t *testing.T) {
	made := tree(t, "layouts", "a", "b/c")
	if same, faults, err := made.With("a", "b", "c"); err != nil || len(faults) > 0 || paths(same) != "a b/c" {
		t.Errorf("built in: %s, %v, %v", paths(same), faults, err)
	}
	for _, joined := range []source.Tree{{}, source.Over(made, made), made.Under("b")} {
		if _, _, err := joined.With("a"); !errors.Is(err, errors.ErrUnsupported) {
			t.Errorf("%v", err)
		}
	}
}

// FuzzWith: whatever is done to a folder, a second look at the paths that are
// concerned tells what a scan tells. Three bytes are a change.
func FuzzWith(f *testing.F) {
	chance := rand.NewChaCha8([32]byte{})
	for range 200 {
		bytes := make([]byte, 60)
		_, _ = chance.Read(bytes) // never fails
		f.Add(bytes)
	}
	names := []string{
		"a", "a/b", "a/b/c", "a/b/d", "A", "A/b", "é", "e\u0301", "e\u0301/x", "é/y", "con", "x:y/z", "b/c/d/e", "b/c/f", "skip/a", ".a",
	}
	f.Fuzz(func(t *testing.T, bytes []byte) {
		if len(bytes) > 60 {
			return
		}
		dir := t.TempDir()
		tree, _, err := source.Scan(dir, "content", options)
		if err != nil {
			t.Fatal(err)
		}
		var concerned []string
		for i := 0; i+2 < len(bytes); i += 3 {
			name, other := names[bytes[i+1]%16], names[bytes[i+2]%16]
			at, to := filepath.Join(dir, name), filepath.Join(dir, other)
			switch bytes[i] >> 4 % 8 { // what the disk refuses is no change
			case 0, 1:
				if os.MkdirAll(filepath.Dir(at), 0o755) == nil {
					_ = os.WriteFile(at, bytes[:i], 0o644)
				}
			case 2:
				_ = os.RemoveAll(at)
			case 3:
				if os.Rename(at, to) == nil {
					concerned = append(concerned, other)
				}
			case 4:
				_ = os.MkdirAll(at, 0o755)
			case 5:
				if os.MkdirAll(filepath.Dir(at), 0o755) == nil && bytes[i]&1 == 0 {
					_ = os.Symlink(to, at)
				}
			}
			concerned = append(concerned, name)
			if bytes[i+2]&0x80 != 0 {
				tree = asScanned(t, dir, tree, concerned...)
				concerned = nil
			}
		}
		asScanned(t, dir, tree, concerned...)
	})
}
