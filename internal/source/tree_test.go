package source_test

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/source"
)

// tree makes a tree whose files hold their own path.
func tree(t *testing.T, prefix string, paths ...string) source.Tree {
	t.Helper()
	files := fstest.MapFS{}
	for _, path := range paths {
		files[path] = &fstest.MapFile{Data: []byte(prefix + ":" + path)}
	}
	made, err := source.FromFS(files, prefix)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func paths(t source.Tree) string {
	var all []string
	for _, file := range t.Files() {
		all = append(all, file.Path)
	}
	return strings.Join(all, " ")
}

func TestTree(t *testing.T) {
	made := tree(t, "layouts", "types/recipe/page.html", "base.html", "types-old.html", "types.html", "types/menu/page.html")
	if got, want := paths(made), "base.html types-old.html types.html types/menu/page.html types/recipe/page.html"; got != want {
		t.Errorf("Files: %s, want %s", got, want)
	}
	if got, want := paths(made.Under("types")), "menu/page.html recipe/page.html"; got != want {
		t.Errorf("Under: %s, want %s", got, want)
	}
	if got, want := paths(made.Under("types/").Under("recipe")), "page.html"; got != want {
		t.Errorf("Under twice: %s, want %s", got, want)
	}
	if got := made.Under("typ").Len() + made.Under("nowhere").Len(); got != 0 {
		t.Errorf("Under what is no folder: %d files", got)
	}
	if got := made.Under(".").Len(); got != made.Len() {
		t.Errorf("Under the root: %d files", got)
	}
	file, ok := made.Under("types").Lookup("recipe/page.html")
	if !ok || file.Display != "(built-in) layouts/types/recipe/page.html" || file.Size != int64(len("layouts:types/recipe/page.html")) {
		t.Errorf("Lookup: %+v, %v", file, ok)
	}
	if data, err := made.Under("types").Read("recipe/page.html"); err != nil || string(data) != "layouts:types/recipe/page.html" {
		t.Errorf("Read: %q, %v", data, err)
	}
	if _, err := made.Read("recipe/page.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Read of what is absent: %v", err)
	}
	files := made.Files()
	files[0].Path = "changed"
	if _, ok := made.Lookup("base.html"); !ok {
		t.Error("the tree was changed from outside")
	}
}

func TestOver(t *testing.T) {
	both := source.Over(tree(t, "top", "b", "a/x"), tree(t, "base", "a/x", "a/y", "c"))
	var got []string
	for _, file := range both.Files() {
		data, err := both.Read(file.Path)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(data))
	}
	if diff := cmp.Diff([]string{"top:a/x", "base:a/y", "top:b", "base:c"}, got); diff != "" {
		t.Error(diff)
	}
	if got := paths(source.Over(source.Tree{}, tree(t, "base", "c"))); got != "c" {
		t.Errorf("over nothing: %s", got)
	}
}

func TestNearest(t *testing.T) {
	made := tree(t, "content", "services/artér.md", "services/arter.en.md", "recipes/leves.md", "index.md", "images/Kép.PNG")
	for wanted, want := range map[string]string{
		"images/kep.png":     "images/Kép.PNG",
		"services/Artér.md":  "services/artér.md",
		"services/arter.md":  "services/artér.md",
		"services/artér.dm":  "services/artér.md",
		"servces/artér.md":   "services/artér.md",
		"services/leves.md":  "recipes/leves.md",
		"services/gulyás.md": "",
		"":                   "",
	} {
		if got, ok := made.Nearest(wanted); got != want || ok != (want != "") {
			t.Errorf("Nearest(%q) = %q, want %q", wanted, got, want)
		}
	}
}

// saving is a file that another program is writing: each look finds it at its
// next size, and at the last one for ever.
type saving struct {
	fstest.MapFS
	sizes *[]int
}

const whole = "kész szöveg"

func (s saving) state(advance bool) *fstest.MapFile {
	size := (*s.sizes)[0]
	if advance && len(*s.sizes) > 1 {
		*s.sizes = (*s.sizes)[1:]
	}
	return &fstest.MapFile{Data: []byte(whole[:size]), ModTime: time.Unix(int64(size), 0)}
}

func (s saving) Open(name string) (fs.File, error) {
	if name == "." {
		return s.MapFS.Open(name)
	}
	return &opened{saving: s}, nil
}

// opened is the file while it is being read.
type opened struct {
	saving
	read int
}

func (o *opened) Stat() (fs.FileInfo, error) { return fstest.MapFS{"a.md": o.state(true)}.Stat("a.md") }

func (o *opened) Read(p []byte) (int, error) {
	data := o.state(true).Data
	if o.read >= len(data) {
		return 0, io.EOF
	}
	n := copy(p, data[o.read:])
	o.read += n
	return n, nil
}

func (o *opened) Close() error { return nil }

func TestReadWhileSaved(t *testing.T) {
	for _, c := range []struct {
		sizes []int
		want  string
	}{
		{[]int{0, len(whole)}, whole},
		{[]int{len(whole), 0, 4, len(whole)}, whole},
		{[]int{4, 4, len(whole)}, whole},
		{[]int{len(whole)}, whole},
	} {
		made, err := source.FromFS(saving{fstest.MapFS{"a.md": {}}, &c.sizes}, "content")
		if err != nil {
			t.Fatal(err)
		}
		if data, err := made.Read("a.md"); err != nil || string(data) != c.want {
			t.Errorf("%q, %v; want %q", data, err, c.want)
		}
	}
	var endless []int
	for n := range 100 {
		endless = append(endless, n%5)
	}
	made, err := source.FromFS(saving{fstest.MapFS{"a.md": {}}, &endless}, "content")
	if err != nil {
		t.Fatal(err)
	}
	if data, err := made.Read("a.md"); err == nil || !strings.Contains(err.Error(), "content/a.md") {
		t.Errorf("a file that never rests: %q, %v", data, err)
	}
}

func TestFileText(t *testing.T) {
	made := tree(t, "content", "a.md")
	file, _ := made.Lookup("a.md")
	if text, faults, err := file.Text(100); string(text) != "content:a.md" || len(faults) > 0 || err != nil {
		t.Errorf("%q, %v, %v", text, faults, err)
	}
	if text, faults, err := file.Text(3); text != nil || len(faults) != 1 || faults[0].Code != "K114" || err != nil {
		t.Errorf("%q, %v, %v", text, faults, err)
	}
}
