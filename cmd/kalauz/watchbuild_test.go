package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestWatcherNames: what the watcher sees has the name that the build knows it
// by, whether the folder was given from the root or from where the editor is.
func TestWatcherNames(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.MkdirAll(filepath.Join("site", "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{filepath.Join(dir, "site"), "site", filepath.Join("..", filepath.Base(dir), "site")} {
		f := watchFlags{siteFlags: siteFlags{source: source}}
		watcher, err := f.watcher()
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(source, "content", "page.md")
		if err := os.WriteFile(file, []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
		<-watcher.Changes()
		paths, sure := watcher.Seen()
		if want := []string{filepath.ToSlash(file)}; !slices.Equal(paths, want) || !sure {
			t.Errorf("%s: seen %q, %v; want %q", source, paths, sure, want)
		}
		if err := watcher.Close(); err != nil {
			t.Error(err)
		}
	}
}
