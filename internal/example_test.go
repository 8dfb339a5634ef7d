package internal

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// example holds three small changes as somebody would make them who has read
// README.md and nothing else: a type, an output, a check.
const example = "testdata/example"

// TestTenMinutes makes the three changes on a copy of what they touch, and uses
// the program that comes of it. The copy is an overlay: nothing is written into
// the module. That only these files are in it shows what a change has to touch.
func TestTenMinutes(t *testing.T) {
	replaced := map[string]string{
		absolute(t, "output/humans/humans.go"): absolute(t, example, "output/humans.go"),
		absolute(t, "check/longtitle.go"):      absolute(t, example, "check/longtitle.go"),
	}
	dir := t.TempDir()
	for name, text := range withLines(t) {
		if strings.HasSuffix(name, "_test.go") {
			continue // that the line has a place is all that can be tested
		}
		changed := filepath.Join(dir, filepath.Base(name))
		write(t, changed, text)
		replaced[absolute(t, "..", name)] = changed
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "overlay.json"), string(overlay))
	program := filepath.Join(dir, "kalauz")
	command(t, "go", "build", "-overlay", filepath.Join(dir, "overlay.json"), "-o", program, "kalauz/cmd/kalauz")

	public := filepath.Join(dir, "public")
	said := command(t, program, "build", "--lang", "en", "--today", "2026-11-22", "-s", absolute(t, example, "type"), "-d", public)
	if want := "content/recipes/soup.md:2:"; !strings.Contains(said, want) || !strings.Contains(said, "warning K599: The title has 92 characters") {
		t.Errorf("the new check does not say %s … K599:\n%s", want, said)
	}
	for name, want := range map[string]string{
		"humans.txt":                 "Magyar: Konyha\nEnglish: Kitchen\n",
		"receptek/leves/index.html":  "90 perc",
		"receptek/index.html":        "Receptek",
		"en/recipes/soup/index.html": "90 minutes",
	} {
		raw, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
		} else if text := strings.ReplaceAll(string(raw), "\u00a0", " "); !strings.Contains(text, want) {
			t.Errorf("%s does not hold %q", name, want)
		}
	}
}

// withLines returns the files of the module that the examples add a line to,
// with their lines.
func withLines(t *testing.T) map[string]string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(example, "lines.txt"))
	if err != nil {
		t.Fatal(err)
	}
	changed := map[string]string{}
	for _, part := range strings.Split(strings.TrimSpace(string(raw)), "\n\n")[1:] {
		lines := strings.Split(part, "\n")
		if len(lines) != 3 || !strings.HasPrefix(lines[2], "+") {
			t.Fatalf("lines.txt: a file, a line, a line with +, not:\n%s", part)
		}
		name, after, added := lines[0], lines[1]+"\n", lines[2][1:]+"\n"
		if changed[name] == "" {
			text, err := os.ReadFile(filepath.Join("..", name))
			if err != nil {
				t.Fatal(err)
			}
			changed[name] = string(text)
		}
		if strings.Count(changed[name], after) != 1 {
			t.Fatalf("lines.txt: the line is not, or not once, in %s: %s", name, after)
		}
		changed[name] = strings.Replace(changed[name], after, after+added, 1)
	}
	return changed
}

func absolute(t *testing.T, parts ...string) string {
	t.Helper()
	name, err := filepath.Abs(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// command runs a program and returns what it says.
func command(t *testing.T, name string, args ...string) string {
	t.Helper()
	var said bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = &said, &said
	if err := c.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, said.String())
	}
	return said.String()
}
