package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestSingle(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.yaml")
	for name, text := range map[string]string{filepath.Join(dir, "site.yaml"): "\ufefftitle: A\r\n", outside: "x"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"inside.yaml": "site.yaml", "out.yaml": outside, "nowhere.yaml": "none.yaml"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.yaml"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, text, code string }{
		{"site.yaml", "title: A\n", ""},
		{"inside.yaml", "title: A\n", ""},
		{"out.yaml", "", "K110"},
		{"nowhere.yaml", "", "K109"},
		{"folder.yaml", "", "K114"},
	} {
		text, faults, err := Single(dir, test.name, 100)
		code := ""
		if len(faults) > 0 {
			code = faults[0].Code
		}
		if err != nil || string(text) != test.text || code != test.code || faults.HasErrors() != (test.code != "") {
			t.Errorf("%s: %q %v %v", test.name, text, faults, err)
		}
	}
	if _, _, err := Single(dir, "none.yaml", 100); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
