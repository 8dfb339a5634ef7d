package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadme: results take the place of the last ones of their name, and of
// nothing else; the README has a place for those that are published.
func TestReadme(t *testing.T) {
	raw, err := os.ReadFile("README.md")
	must(t, err)
	file := filepath.Join(t.TempDir(), "README.md")
	must(t, os.WriteFile(file, raw, 0o644))
	for _, name := range []string{"1000 pairs", "10000 pairs", "growth"} {
		must(t, rewrite(file, name, "first of "+name+"\n"))
		must(t, rewrite(file, name, "second of "+name+"\n"))
	}
	now, err := os.ReadFile(file)
	must(t, err)
	for _, name := range []string{"1000 pairs", "10000 pairs", "growth"} {
		if want := "<!-- " + name + " -->\nsecond of " + name + "\n<!-- end of " + name + " -->\n"; strings.Count(string(now), want) != 1 {
			t.Errorf("%s: not there once:\n%s", name, now)
		}
	}
	if strings.Contains(string(now), "first of") {
		t.Error("older results have stayed")
	}
	for _, text := range []string{"# Kalauz beside Hugo\n", "\n## The corpus\n", "\n## Fairness\n"} {
		if !strings.Contains(string(now), text) {
			t.Errorf("gone: %q", text)
		}
	}
	if err := rewrite(file, "7 pairs", "x"); err == nil {
		t.Error("there is no place for these results, and nobody says so")
	}
}
