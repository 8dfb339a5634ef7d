package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestSameSeedSameBytes: who repeats a measurement measures the same site.
func TestSameSeedSameBytes(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	must(t, writeSites(first, fewPairs, 7))
	must(t, writeSites(second, fewPairs, 7))
	must(t, fs.WalkDir(os.DirFS(first), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		a, err := os.ReadFile(filepath.Join(first, name))
		must(t, err)
		b, err := os.ReadFile(filepath.Join(second, name))
		must(t, err)
		if string(a) != string(b) {
			t.Errorf("%s is another one the second time", name)
		}
		return nil
	}))
}

// TestBodiesAreEqual: both programs get the same words; only the way in which
// links are written differs.
func TestBodiesAreEqual(t *testing.T) {
	c := small(t)
	target := regexp.MustCompile(`\]\([^)]*\)`)
	for _, p := range c.pages {
		for _, lang := range languages {
			var bodies [2]string
			for i, d := range dialects {
				text, err := d.page(c, p, lang)
				must(t, err)
				_, body, _ := strings.Cut(text, "\n---\n")
				bodies[i] = target.ReplaceAllString(body, "]()")
			}
			if bodies[0] != bodies[1] {
				t.Errorf("%s in %s is not the same for both", p.path(), lang)
			}
			if n := len(strings.Fields(bodies[0])); n < 200 || n > 1200 {
				t.Errorf("%s in %s has %d words", p.path(), lang, n)
			}
		}
	}
}

// TestBothPublishTheSamePages builds the site with both programs, if Hugo is
// there, and compares the addresses of the pages and of the old addresses.
func TestBothPublishTheSamePages(t *testing.T) {
	r := newRig(t)
	s, _ := r.load(t)
	var ours []string
	for _, out := range s.Outputs {
		ours = append(ours, out.Path)
	}
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		t.Skip("hugo is not there")
	}
	dir := filepath.Join(t.TempDir(), "hugo")
	must(t, dialects[1].write(dir, small(t)))
	cmd := exec.Command(hugo, "build", "--quiet")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Fatalf("%v: %s", err, out)
	}
	theirs, err := fs.Glob(os.DirFS(filepath.Join(dir, "public")), "*/*/index.html")
	must(t, err)
	for _, name := range theirs {
		// the terms have other addresses, and Kalauz's lists go on at 2/, not at page/2/
		folder, _, _ := strings.Cut(name, "/")
		if folder == "tags" || folder == "target_groups" || folder == "en" || strings.Contains(name, "/page/") {
			continue
		}
		if !slices.Contains(ours, name) {
			t.Errorf("only Hugo publishes %s", name)
		}
	}
	if len(theirs) < fewPairs/3 {
		t.Errorf("Hugo published %d pages", len(theirs))
	}
}

func TestMedianAndTable(t *testing.T) {
	a, b := &program{name: "A"}, &program{name: "B"}
	r := results{}
	for _, ms := range []time.Duration{30, 10, 20} {
		r.add("cold", a, usage{wall: ms * time.Millisecond, cpu: 2 * ms * time.Millisecond, peak: 50 << 20})
		r.add("cold", b, usage{wall: 100 * ms * time.Millisecond, cpu: 4 * ms * time.Millisecond})
	}
	var out strings.Builder
	writeTable(&out, []*program{a, b}, r)
	if want := "| cold build | 20.0 ms | 40.0 ms | 50 MiB | 2.00 s | 80.0 ms | – | 0.0100 | 0.50 | – |\n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("%s\nwant at its end\n%s", out.String(), want)
	}
}

// TestEdits: a change that changes nothing would never be seen.
func TestEdits(t *testing.T) {
	text := []byte("---\ntitle: \"Old\"\n---\nBody.\n")
	for name, change := range map[string]func([]byte, string) []byte{"appended": appended, "retitled": retitled, "redrawn": redrawn} {
		if got := string(change(text, "Marker1")); !strings.Contains(got, "Marker1") || !strings.Contains(got, "Old") {
			t.Errorf("%s: %s", name, got)
		}
	}
	if string(text) != "---\ntitle: \"Old\"\n---\nBody.\n" {
		t.Error("the text that was given is changed")
	}
}
