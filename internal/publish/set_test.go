package publish

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPathsThatNeverReachTheDisk(t *testing.T) {
	for _, name := range []string{
		"", ".", "..", "../x", "a/../../x", "a/..", "/etc/passwd", "//host/x", "a//b", "a/", "./a",
		`a\b`, `..\x`, "a\x00b", "a\nb", "a\x7f", "\xff", ".kalauz-manifest", ".kalauz-unfinished/journal",
	} {
		dest := filepath.Join(t.TempDir(), "public")
		_, _, err := Write(context.Background(), dest, files{name: "x", "ok": "y"}.items(), 1)
		if err == nil {
			t.Errorf("%q was published", name)
		}
		if _, err := os.Lstat(dest); err == nil {
			t.Errorf("%q: the destination was made", name)
		}
	}
}

func TestCollisions(t *testing.T) {
	tests := []struct {
		name  string
		paths []string
		want  string
	}{
		{"none", []string{"a", "b/a", "b/c"}, ""},
		{"the same path", []string{"x/a", "x/a"}, "K700 x/a"},
		{"case of a file", []string{"x/A.html", "x/a.html"}, "K701 x/a.html"},
		{"case beyond ASCII", []string{"Ő", "ő"}, "K701 ő"},
		{"composed and decomposed", []string{"o\u030b", "ő"}, "K701 ő"},
		{"case of a folder", []string{"A/x", "a/y"}, "K701 a"},
		{"file against folder", []string{"a", "a/b"}, "K702 a"},
		{"file against folder, other files between", []string{"a", "a-b", "a/b"}, "K702 a"},
		{"file against folder in another case", []string{"A/b", "a"}, "K701 a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var items []Item
			for _, p := range test.paths {
				items = append(items, Item{Path: p, Render: func() ([]byte, error) { return nil, nil }})
			}
			for _, old := range []files{nil, {"x/a": "1"}} {
				dest := filepath.Join(t.TempDir(), "public")
				if old != nil {
					write(t, dest, old)
				}
				_, faults, err := Write(context.Background(), dest, items, 1)
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, f := range faults {
					got = append(got, f.Code+" "+f.Place.File)
					for _, words := range []string{f.Words.HU, f.Words.EN, f.Hint.HU, f.Hint.EN} {
						if words == "" || strings.ContainsAny(words, "{}") {
							t.Errorf("words: %q", words)
						}
					}
				}
				if strings.Join(got, ", ") != test.want {
					t.Errorf("got %v, want %s", got, test.want)
				}
				if test.want != "" {
					equal(t, dest, union(old, nil))
					beside(t, dest)
				}
				if _, err := os.Lstat(dest); old == nil && err == nil == (test.want != "") {
					t.Errorf("published: %v", err == nil)
				}
			}
		})
	}
}

// FuzzPath holds that whatever path is accepted stays inside the destination
// and can be read back under the same name.
func FuzzPath(f *testing.F) {
	for _, seed := range []string{"a", "../a", "a/..", "a\\..", "//a", "%2e%2e/a", "…/.. ", "a/./b", ".kalauz-x", "con", "ő"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if len(name) > 200 {
			return
		}
		dir := t.TempDir()
		dest := filepath.Join(dir, "a", "public")
		_, _, err := Write(context.Background(), dest, files{name: "x"}.items(), 1)
		if err == nil {
			if got := read(t, dest); got[name] != "x" || len(got) != 1 {
				t.Errorf("%q: %q", name, got)
			}
		}
		for name := range read(t, dir) {
			if !strings.HasPrefix(name, "a/public/") {
				t.Errorf("outside: %s", name)
			}
		}
	})
}
