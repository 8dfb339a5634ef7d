package source_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"kalauz/internal/diag"
	"kalauz/internal/source"
)

// disk makes a folder on the disk: names that end with / are folders, and
// "a -> b" is a link.
func disk(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		name, target, link := strings.Cut(name, " -> ")
		at := filepath.Join(dir, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(at), 0o755)
		switch {
		case err != nil:
		case link:
			err = os.Symlink(target, at)
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(at, 0o755)
		default:
			err = os.WriteFile(at, []byte(name), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// told lists faults as "level code place".
func told(list diag.List) []string {
	var lines []string
	for _, d := range list {
		lines = append(lines, d.Level.String()+" "+d.Code+" "+d.Place.String())
	}
	return lines
}

func TestScan(t *testing.T) {
	nfd := norm.NFD.String("kép.svg")
	for _, c := range []struct {
		name   string
		disk   []string
		files  string
		faults []string
	}{
		{"sorted", []string{"b.md", "a/x.md", "a.md", "a-b.md"}, "a-b.md a.md a/x.md b.md", nil},
		{"an empty folder", []string{"a/"}, "", nil},
		{"dots", []string{".git/config", ".env", "a/.hidden.md", ".well-known/security.txt", "x.md"}, ".well-known/security.txt x.md", nil},
		{"leftovers", []string{"x.md~", ".x.md.swp", "x.swp", "#x.md#", "Thumbs.db", ".DS_Store", "~$x.docx", "x.tmp", "desktop.ini", "#x.md"}, "#x.md", nil},
		{"skipped", []string{"skip/a.md", "a.md", "b/skip"}, "a.md b/skip", nil},
		{"NFD", []string{nfd, norm.NFD.String("mappá") + "/x.md"}, "kép.svg mappá/x.md", nil},
		{"NFD and NFC", []string{nfd, "kép.svg"}, "kép.svg", []string{"error K106 content/kép.svg"}},
		{"case", []string{"a/Kép.svg", "a/kép.svg", "b/kép.svg"}, "a/Kép.svg b/kép.svg", []string{"error K107 content/a/kép.svg"}},
		{"file against folder", []string{"About", "about/x.md"}, "About", []string{"error K107 content/about"}},
		{"devices", []string{"con", "nul.md", "a/LPT1.txt", "com.md", "com12", "aux/x.md"}, "com.md com12", []string{
			"error K101 content/a/LPT1.txt", "error K101 content/aux", "error K101 content/con", "error K101 content/nul.md"}},
		{"signs", []string{"a:b.md", "mi?.md", "a\\b", "új\nsor", "vissza\u202e.md"}, "", []string{
			"error K102 content/a:b.md", "error K102 content/a\\b", "error K102 content/mi?.md", "error K102 content/vissza\ufffd.md", "error K102 content/új\ufffdsor"}},
		{"ends", []string{"a.", "b ", "c/x."}, "", []string{"error K103 content/a.", "error K103 content/b ", "error K103 content/c/x."}},
		{"a name of old", []string{"k\xf6nyv.md"}, "", []string{"error K100 content/k\ufffdnyv.md"}},
		{"links inside", []string{"a/x.md", "b -> a", "c.md -> a/x.md", "a/up.md -> ../c.md"}, "a/up.md a/x.md b/up.md b/x.md c.md", nil},
		{"a link to nothing", []string{"a -> b"}, "", []string{"warning K109 content/a"}},
		{"a link to itself", []string{"a -> a", "b -> c", "c -> b"}, "", []string{"warning K108 content/a", "warning K108 content/b", "warning K108 content/c"}},
		{"a link to the folder above", []string{"a/x.md", "a/b/up -> ../..", "here -> ."}, "a/x.md", []string{"warning K108 content/a/b/up", "warning K108 content/here"}},
		{"links to each other", []string{"a/x.md", "a/l -> ../b", "b/l -> ../a"}, "a/x.md b/l/x.md", []string{"warning K108 content/a/l/l", "warning K108 content/b/l/l"}},
		{"links out", []string{"a -> ..", "b -> /etc", "c -> /etc/passwd", "d -> ../../../../etc/passwd", "e/x -> ../.."}, "", []string{
			"error K110 content/a", "error K110 content/b", "error K110 content/c", "error K110 content/d", "error K110 content/e/x"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree, faults, err := source.Scan(disk(t, c.disk...), "content", source.Options{
				Dots: []string{".well-known"},
				Skip: func(path string) bool { return path == "skip" },
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := paths(tree); got != c.files {
				t.Errorf("files: %s\nwant:  %s", got, c.files)
			}
			if diff := cmp.Diff(c.faults, told(faults)); diff != "" {
				t.Error(diff)
			}
			for _, file := range tree.Files() {
				if _, err := tree.Read(file.Path); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// Eight folders, each with two links to the next, are 2^8 paths to the last; in
// real life there are more, and no end of them.
func TestScanLinksUponLinks(t *testing.T) {
	names := []string{"9/x.md"}
	for n := '1'; n < '9'; n++ {
		names = append(names, string(n)+"/l -> ../"+string(n+1), string(n)+"/m -> ../"+string(n+1))
	}
	tree, faults, err := source.Scan(disk(t, names...), "content", source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := paths(tree), "8/l/x.md 8/m/x.md 9/x.md"; got != want {
		t.Errorf("files: %s, want %s", got, want)
	}
	if len(faults) != 7*2*2 || faults[0].Code != "K111" {
		t.Errorf("%v", told(faults))
	}
}

func TestScanWithoutFolder(t *testing.T) {
	if _, _, err := source.Scan(filepath.Join(t.TempDir(), "nowhere"), "content", source.Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

func TestReadAfterChange(t *testing.T) {
	dir := disk(t, "a.md", "b.md")
	tree, _, err := source.Scan(dir, "content", source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "a.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "a.md")); err != nil {
		t.Fatal(err)
	}
	if data, err := tree.Read("a.md"); err == nil {
		t.Errorf("a file outside was read: %q", data)
	}
	if err := os.Remove(filepath.Join(dir, "b.md")); err != nil {
		t.Fatal(err)
	}
	if _, err := tree.Read("b.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a deleted file: %v", err)
	}
}

// Names and paths that no disk of this system can hold come from other ones.
func TestScanLength(t *testing.T) {
	long := strings.Repeat("é", 128)
	deep := strings.Repeat(strings.Repeat("d", 99)+"/", 41) + "x.md"
	_, err := source.FromFS(fstest.MapFS{long: {}}, "content")
	if err == nil || !strings.Contains(err.Error(), "256 bytes long; the limit is 255") {
		t.Errorf("%v", err)
	}
	_, err = source.FromFS(fstest.MapFS{deep: {}}, "content")
	if err == nil || !strings.Contains(err.Error(), "the limit is 4096") {
		t.Errorf("%v", err)
	}
}

// FuzzScan: whatever a name is, the file is in the tree under its composed form
// and can be read, or it is told of, or it is one that is left out.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{"a.md", "con", "a/b:c", "é", "e\u0301", "x~", ".a", "a.", "COM¹.x", "\u202e"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if !fs.ValidPath(name) || name == "." {
			t.Skip()
		}
		tree, err := source.FromFS(fstest.MapFS{name: {Data: []byte("x")}}, "content")
		if err != nil || tree.Len() == 0 {
			return
		}
		file, ok := tree.Lookup(norm.NFC.String(name))
		if !ok || strings.ContainsAny(file.Path, "<>:\"|?*\\\n\x00") {
			t.Fatalf("%q is in the tree as %q", name, paths(tree))
		}
		if data, err := file.Read(); err != nil || string(data) != "x" {
			t.Errorf("%q, %v", data, err)
		}
	})
}
