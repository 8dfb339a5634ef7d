package schema

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/source"
)

// mark is a fault that a test file expects on its line: the code, and the text
// that stands at the place.
var mark = regexp.MustCompile(`# (K\d+) (\S+)`)

// expected reads the marks of a test file, as "line code text".
func expected(src string) []string {
	var out []string
	for i, line := range strings.Split(src, "\n") {
		for _, m := range mark.FindAllStringSubmatch(line, -1) {
			out = append(out, fmt.Sprintf("%d %s %s", i+1, m[1], m[2]))
		}
	}
	slices.Sort(out)
	return out
}

// found writes faults as the marks do; width is that of the mark on the line.
func found(src string, faults diag.List) []string {
	lines := strings.Split(src, "\n")
	var out []string
	for _, d := range faults {
		line := lines[d.Place.Line-1]
		at := string([]rune(line)[d.Place.Column-1:])
		text := at
		for _, m := range mark.FindAllStringSubmatch(line, -1) {
			if m[1] == d.Code && strings.HasPrefix(at, m[2]) {
				text = m[2]
			}
		}
		out = append(out, fmt.Sprintf("%d %s %s", d.Place.Line, d.Code, text))
	}
	slices.Sort(out)
	return out
}

func testTypes(t testing.TB) *Types {
	t.Helper()
	tree, err := source.FromFS(os.DirFS("testdata/layouts"), "layouts")
	if err != nil {
		t.Fatal(err)
	}
	types, faults := Load(tree)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return types
}

// readRecord reads front matter as a file of the first language.
func readRecord(t testing.TB, typ *Type, file, lang, src string) (*Record, diag.List) {
	t.Helper()
	node, faults := record.Parse(file, []byte(src), 1)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	return typ.Read(node, file, lang, []string{"hu", "en"})
}

// TestFaults reads pages that mark their own faults.
func TestFaults(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	for _, file := range glob(t, "testdata/faults/*.yaml") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src := textOf(t, file)
			rec, faults := readRecord(t, typ, file, "hu", src)
			_, more := typ.Complete(rec)
			all := append(faults, more...).Sorted()
			if diff := cmp.Diff(expected(src), found(src, all)); diff != "" {
				t.Error(diff)
			}
			wellWorded(t, all)
		})
	}
}

// TestTypeFaults reads descriptions of types that mark their own faults.
func TestTypeFaults(t *testing.T) {
	for _, file := range glob(t, "testdata/types/*.yaml") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src := textOf(t, file)
			_, faults := loadSources(t, map[string]string{"recipe": src})
			all := faults.Sorted()
			if diff := cmp.Diff(expected(src), found(src, all)); diff != "" {
				t.Error(diff)
			}
			wellWorded(t, all)
		})
	}
}

// TestTypesTogether finds what types say of each other that cannot be.
func TestTypesTogether(t *testing.T) {
	head := "name: {hu: a, en: a}\nplural: {hu: a, en: a}\nfolder: %s\npath: {hu: %s, en: %s}\n"
	cook := fmt.Sprintf(head, "cooks", "szakacsok", "cooks") + "fields: {soups: {kind: number, label: {hu: a, en: a}}}\n"
	tests := []struct{ name, first, second, code string }{
		{"a good pair", cook, fmt.Sprintf(head, "a", "b", "c"), ""},
		{"one folder", cook, fmt.Sprintf(head, "cooks", "b", "c"), "K366"},
		{"one address", cook, fmt.Sprintf(head, "a", "szakacsok", "c"), "K367"},
		{"a reference to no type", cook, fmt.Sprintf(head, "a", "b", "c") + "fields: {by: {kind: ref, to: cok, label: {hu: a, en: a}}}\n", "K365"},
		{"a reference in a list", cook, fmt.Sprintf(head, "a", "b", "c") + "fields: {by: {kind: list, of: {kind: ref, to: nobody}, label: {hu: a, en: a}}}\n", "K365"},
		{"a count of no type", cook + "checks: [{count_of: {type: soup, by: x}, equals: soups}]\n", fmt.Sprintf(head, "a", "b", "c"), "K365"},
		{"a count by no field", cook + "checks: [{count_of: {type: recipe, by: x}, equals: soups}]\n", fmt.Sprintf(head, "a", "b", "c"), "K358"},
		{"a count by what is no reference here", cook + "checks: [{count_of: {type: recipe, by: date}, equals: soups}]\n", fmt.Sprintf(head, "a", "b", "c"), "K359"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, faults := loadSources(t, map[string]string{"cook": test.first, "recipe": test.second})
			var want []string
			if test.code != "" {
				want = []string{test.code}
			}
			if diff := cmp.Diff(want, codes(faults)); diff != "" {
				t.Errorf("%s\n%v", diff, faults)
			}
			wellWorded(t, faults)
		})
	}
}

// TestEveryRuleHasItsCase reads the rules out of the source: a fault that no
// test file shows is a fault that nobody has ever seen.
func TestEveryRuleHasItsCase(t *testing.T) {
	shown := "K333 K345 K365 K366 K367" // shown by tests of their own
	for _, pattern := range []string{"testdata/faults/*.yaml", "testdata/types/*.yaml"} {
		for _, file := range glob(t, pattern) {
			shown += textOf(t, file)
		}
	}
	declared := regexp.MustCompile(`Code:\s+"(K\d+)"`)
	seen := map[string]string{}
	for _, file := range glob(t, "*.go") {
		for _, m := range declared.FindAllStringSubmatch(textOf(t, file), -1) {
			if other, ok := seen[m[1]]; ok {
				t.Errorf("%s is declared in %s and in %s", m[1], other, file)
			}
			seen[m[1]] = file
			if !strings.Contains(shown, m[1]) {
				t.Errorf("%s (%s) is shown by no test", m[1], file)
			}
		}
	}
}

func loadSources(t *testing.T, sources map[string]string) (*Types, diag.List) {
	t.Helper()
	files := fstest.MapFS{}
	for name, src := range sources {
		files["types/"+name+"/type.yaml"] = &fstest.MapFile{Data: []byte(src)}
	}
	tree, err := source.FromFS(files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	return Load(tree)
}

func codes(faults diag.List) []string {
	var out []string
	for _, d := range faults {
		out = append(out, d.Code)
	}
	return out
}

// wellWorded holds every fault against what an editor may expect of it.
func wellWorded(t *testing.T, faults diag.List) {
	t.Helper()
	for _, d := range faults {
		for _, text := range []string{d.Words.HU, d.Words.EN, d.Hint.HU, d.Hint.EN} {
			if text == "" || regexp.MustCompile(`\{[a-z]+\}`).MatchString(text) {
				t.Errorf("%s: unfinished words: %q", d.Code, text)
			}
		}
		for _, hint := range []string{d.Hint.HU, d.Hint.EN} {
			if !strings.HasSuffix(hint, ".") && !strings.HasSuffix(hint, "?") {
				t.Errorf("%s: the hint has no end: %q", d.Code, hint)
			}
		}
	}
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal(pattern, err)
	}
	return files
}

func textOf(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSpace(raw)) + "\n"
}
