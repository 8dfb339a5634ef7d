package publish

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// links makes a symbolic link, or skips where the system allows none.
func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

func TestDestinationsThatAreRefused(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, files{
		"site/content/index.md":        "x",
		"site/static/style.css":        "x",
		"foreign/own.txt":              "x",
		"file":                         "x",
		"tidy/.gitkeep":                "",
		"begun/.kalauz-unfinished/0":   "x",
		"other/" + manifestName:        manifestHead + "\n",
		"other/notes.txt":              "the editor's own",
		"linked/content/deep/index.md": "x",
	})
	link(t, filepath.Join(dir, "tidy"), filepath.Join(dir, "link"))
	link(t, filepath.Join(dir, "linked"), filepath.Join(dir, "alias"))
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, dest, want string
		sources          []string
	}{
		{"the root", "/", "K710", nil},
		{"the home folder", "site", "K711", nil},
		{"above the home folder", ".", "K711", nil},
		{"the content", "site/content", "K711", []string{"site/content", "site/static"}},
		{"the content, spelled otherwise", "site/static/../content/", "K711", []string{"site/content"}},
		{"above the content", "linked", "K711", []string{"linked/content"}},
		{"above the content, through a link", "linked", "K711", []string{"alias/content"}},
		{"the content, not there yet", "nothing", "K711", []string{"nothing"}},
		{"in the content", "site/content/public", "K712", []string{"site/content"}},
		{"in the content, through a link", "alias/content/deep/public", "K712", []string{"linked/content"}},
		{"a link", "link", "K713", nil},
		{"a link with a stroke", "link/", "K713", nil},
		{"a file", "file", "K714", nil},
		{"a foreign folder", "foreign", "K715", nil},
		{"missing", "new/public", "", []string{"site/content"}},
		{"beside the content", "site/public", "", []string{"site/content", "site/static"}},
		{"empty", "empty", "", nil},
		{"empty but for git", "tidy", "", nil},
		{"begun", "begun", "", nil},
		{"ours, with a file of the editor's", "other", "", nil},
		{"a name that begins like the content's", "site/content2", "", []string{"site/content"}},
	}
	before := read(t, dir)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dest := test.dest
			if dest != "/" {
				dest = dir + "/" + dest // not Join: the spelling is the test
			}
			var sources []string
			for _, s := range test.sources {
				sources = append(sources, filepath.Join(dir, s))
			}
			faults, err := Check(dest, filepath.Join(dir, "site"), sources...)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, f := range faults {
				got += f.Code
				for _, words := range []string{f.Words.HU, f.Words.EN, f.Hint.HU, f.Hint.EN} {
					if words == "" || strings.ContainsAny(words, "{}") {
						t.Errorf("words: %q", words)
					}
				}
			}
			if got != test.want {
				t.Errorf("got %q, want %q: %v", got, test.want, faults)
			}
			if diff := cmp.Diff(before, read(t, dir)); diff != "" {
				t.Errorf("touched:\n%s", diff)
			}
		})
	}
}

// Write refuses by itself what can be known without the sources.
func TestWriteRefusesDestination(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, files{"foreign/own.txt": "x", "damaged/" + manifestName: "?", "file": "x", "target/keep": "x"})
	link(t, filepath.Join(dir, "target"), filepath.Join(dir, "link"))
	before := read(t, dir)
	for name, code := range map[string]string{"foreign": "K715", "damaged": "K716", "file": "K714", "link": "K713"} {
		_, faults, err := Write(context.Background(), filepath.Join(dir, name), files{"a": "1"}.items(), 1)
		if err != nil || len(faults) != 1 || faults[0].Code != code {
			t.Errorf("%s: %v %v, want %s", name, faults, err, code)
		}
	}
	if diff := cmp.Diff(before, read(t, dir)); diff != "" {
		t.Errorf("touched:\n%s", diff)
	}
}
