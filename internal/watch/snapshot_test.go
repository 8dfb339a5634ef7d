package watch

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestSnapshot(t *testing.T) {
	tests := []struct {
		name string
		same bool
		do   func(file string) error
	}{
		{"nothing", true, func(string) error { return nil }},
		{"rights", true, func(file string) error { return os.Chmod(file, 0o600) }},
		{"longer", false, func(file string) error { return os.WriteFile(file, []byte("longer"), 0o644) }},
		{"later", false, func(file string) error { return os.Chtimes(file, time.Time{}, time.Unix(2e9, 0)) }},
		{"removed", false, os.Remove},
		{"renamed", false, func(file string) error { return os.Rename(file, file+"2") }},
		{"another kind", false, func(file string) error {
			if err := os.Remove(file); err != nil {
				return err
			}
			return os.Mkdir(file, 0o755)
		}},
		{"a new folder", false, func(file string) error { return os.Mkdir(file+".d", 0o755) }},
		{"ignored", true, func(file string) error { return os.WriteFile(file+".tmp", nil, 0o644) }},
	}
	if runtime.GOOS == "linux" || runtime.GOOS == "darwin" {
		tests = append(tests, struct {
			name string
			same bool
			do   func(file string) error
		}{"other bytes of the same length, and the old time put back", false, func(file string) error {
			info, err := os.Stat(file)
			if err != nil {
				return err
			}
			if err := os.WriteFile(file, []byte("other"), 0o644); err != nil {
				return err
			}
			return os.Chtimes(file, time.Time{}, info.ModTime())
		}})
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "folder", "file")
			if err := os.Mkdir(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte("first"), 0o644); err != nil {
				t.Fatal(err)
			}
			// The system's own clock for files steps in some milliseconds.
			time.Sleep(20 * time.Millisecond)
			ignore := func(path string) bool { return filepath.Ext(path) == ".tmp" }
			roots := []string{dir, filepath.Join(dir, "not", "there")}
			before := look(roots, ignore)
			if err := test.do(file); err != nil {
				t.Fatal(err)
			}
			after := look(roots, ignore)
			if got := after.same(before) && before.same(after); got != test.same {
				t.Errorf("same: %v, want %v", got, test.same)
			}
		})
	}
}
