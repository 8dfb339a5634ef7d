package internal

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kalauz/internal/build"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
	"kalauz/layouts"
	"kalauz/static"
)

// TestTypesCanHaveAnyName gives every type of the sample site a nonsense name,
// folder and address, in layouts, content and settings alike, and builds it. But
// for these words the two sites are the same, byte for byte.
func TestTypesCanHaveAnyName(t *testing.T) {
	types := shippedTypes(t)
	nonsense := renames(types)
	dir := t.TempDir()
	renameSite(t, dir, types, nonsense)

	want := outputs(t, build.Options{Dir: "..", Layouts: layouts.FS})
	got := outputs(t, build.Options{Dir: dir, Layouts: os.DirFS(filepath.Join(dir, "built-in"))})
	back := nonsense.undo()
	renamed, changed := map[string]string{}, 0
	for name, text := range got {
		if back.Replace(name) != name {
			changed++
		}
		renamed[back.Replace(name)] = back.Replace(text)
	}
	if changed < 100 {
		t.Errorf("only %d addresses have been renamed: this test tests nothing", changed)
	}
	if len(want) < 200 || len(renamed) != len(want) {
		t.Errorf("%d outputs of the sample site, %d of the renamed one", len(want), len(renamed))
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		switch text, there := renamed[name]; {
		case !there:
			t.Errorf("%s is not on the renamed site", name)
		case path.Ext(name) == ".xml": // its entries stand in the order of their addresses
			if !slices.Equal(lines(text), lines(want[name])) {
				t.Errorf("%s has other entries", name)
			}
		case path.Ext(name) == ".pdf": // addresses are printed in it, and are as wide as they are long
			if !strings.HasPrefix(text, "%PDF-") {
				t.Errorf("%s is none", name)
			}
		case text != want[name]:
			t.Errorf("%s is another: %s", name, firstDifference(want[name], text))
		}
	}
}

// words are the new names of old ones, by what kind of name it is.
type words map[string]map[string]string

// renames makes up names that sort as the real ones do, so that no order changes
// but that of the addresses.
func renames(types []*schema.Type) words {
	w := words{}
	add := func(kind string, old func(*schema.Type) string) {
		sorted := slices.SortedFunc(slices.Values(types), func(a, b *schema.Type) int { return cmp.Compare(old(a), old(b)) })
		w[kind] = map[string]string{}
		for i, typ := range sorted {
			w[kind][old(typ)] = fmt.Sprintf("q%sq%d", kind, i)
		}
	}
	add("name", func(typ *schema.Type) string { return typ.Name })
	add("folder", func(typ *schema.Type) string { return typ.Folder })
	add("hu", func(typ *schema.Type) string { return typ.Path["hu"] })
	add("en", func(typ *schema.Type) string { return typ.Path["en"] })
	return w
}

// undo turns nonsense back into names.
func (w words) undo() *strings.Replacer {
	var pairs []string
	for _, names := range w {
		for old, made := range names {
			pairs = append(pairs, made, old)
		}
	}
	return strings.NewReplacer(pairs...)
}

// renameSite writes the sample site and the theme under their new names.
func renameSite(t *testing.T, dir string, types []*schema.Type, w words) {
	t.Helper()
	references := w.inContent()
	copyTree(t, os.DirFS("../content"), filepath.Join(dir, "content"), func(name string) string {
		first, rest, below := strings.Cut(name, "/")
		if made, ok := w["folder"][first]; ok && below {
			return made + "/" + rest
		}
		return name
	}, func(name, text string) string {
		if path.Ext(name) == ".svg" {
			return text
		}
		return references(text)
	})
	copyTree(t, layouts.FS, filepath.Join(dir, "built-in"), func(name string) string {
		if parts := strings.SplitN(name, "/", 3); parts[0] == "types" && w["name"][parts[1]] != "" {
			return "types/" + w["name"][parts[1]] + "/" + parts[2]
		}
		return name
	}, func(name, text string) string {
		if path.Base(name) == "type.yaml" {
			return w.inType(text)
		}
		return text
	})
	own := filepath.Join(dir, "layouts", "pages") // templates of single pages are the sample site's, not the theme's
	copyTree(t, os.DirFS("../layouts/pages"), own, same, func(_, text string) string { return references(text) })
	settings, err := os.ReadFile("../site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "site.yaml"), w.inSettings(references(string(settings))))
	copyTree(t, os.DirFS("../static"), filepath.Join(dir, "static"), same, func(_, text string) string { return text })
}

func same(name string) string { return name }

// inContent renames the folders in ids, links and inclusions.
func (w words) inContent() func(string) string {
	folder := regexp.MustCompile(`\b(` + strings.Join(slices.Sorted(maps.Keys(w["folder"])), "|") + `)/`)
	return func(text string) string {
		return folder.ReplaceAllStringFunc(text, func(found string) string {
			return w["folder"][strings.TrimSuffix(found, "/")] + "/"
		})
	}
}

var menuLine = regexp.MustCompile(`(?m)^(menu|foot): .*$`)

// inSettings renames the folders in the menu.
func (w words) inSettings(text string) string {
	word := regexp.MustCompile(`[a-z]+`)
	return menuLine.ReplaceAllStringFunc(text, func(line string) string {
		return word.ReplaceAllStringFunc(line, func(found string) string { return cmp.Or(w["folder"][found], found) })
	})
}

var (
	folderLine = regexp.MustCompile(`(?m)^folder: (\S+)`)
	pathLine   = regexp.MustCompile(`(?m)^path:\s+\{hu: (\S+), en: (\S+)\}`)
	reference  = regexp.MustCompile(`\b(to|type): ([a-z]+)`)
)

// inType renames a type's own names and those of the types that it refers to.
func (w words) inType(text string) string {
	text = folderLine.ReplaceAllStringFunc(text, func(line string) string {
		old := folderLine.FindStringSubmatch(line)[1]
		return "folder: " + cmp.Or(w["folder"][old], old)
	})
	text = pathLine.ReplaceAllStringFunc(text, func(line string) string {
		m := pathLine.FindStringSubmatch(line)
		return fmt.Sprintf("path: {hu: %s, en: %s}", cmp.Or(w["hu"][m[1]], m[1]), cmp.Or(w["en"][m[2]], m[2]))
	})
	return reference.ReplaceAllStringFunc(text, func(found string) string {
		m := reference.FindStringSubmatch(found)
		return m[1] + ": " + cmp.Or(w["name"][m[2]], m[2])
	})
}

// copyTree copies the files of a tree under other names and with other texts.
func copyTree(t *testing.T, from fs.FS, to string, rename func(string) string, rewrite func(name, text string) string) {
	t.Helper()
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(from, name)
		if err == nil {
			write(t, filepath.Join(to, filepath.FromSlash(rename(name))), rewrite(name, string(raw)))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// outputs renders a whole site.
func outputs(t *testing.T, o build.Options) map[string]string {
	t.Helper()
	o.Static, o.Today, o.Clock = static.FS, locale.Date{Year: 2026, Month: 11, Day: 22}, time.Now
	s, err := build.Load(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Faults {
		if s.Faults.HasErrors() {
			t.Errorf("%v %s: %s", d.Place, d.Code, d.Words.EN)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	all := map[string]string{}
	for _, out := range s.Outputs {
		raw, err := s.Render(out)
		if err != nil {
			t.Fatalf("%s: %v", out.Path, err)
		}
		all[out.Path] = withoutSums(readable(t, out.Path, raw))
	}
	return all
}

// readable returns a file as text: an archive as the files in it, one after the
// other, and lines that are folded by their length as they were before.
func readable(t *testing.T, name string, raw []byte) string {
	t.Helper()
	switch path.Ext(name) {
	case ".epub":
	case ".ics":
		return strings.ReplaceAll(string(raw), "\r\n ", "")
	default:
		return string(raw)
	}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var text strings.Builder
	for _, f := range archive.File {
		file, err := f.Open()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		inside, err := io.ReadAll(file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		fmt.Fprintf(&text, "%s\n%s\n", f.Name, inside)
	}
	return text.String()
}

// sums are what cannot but change with a name: checksums, names made of
// checksums, the sizes of files.
var sums = regexp.MustCompile(`[0-9a-f]{64}|urn:uuid:[0-9a-f-]{36}|\d+\x{00a0}kB`)

func withoutSums(text string) string { return sums.ReplaceAllString(text, "…") }

func lines(text string) []string { return slices.Sorted(strings.SplitSeq(text, "\n")) }

// firstDifference shows the first line that is not the same.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			return fmt.Sprintf("line %d:\n%s\n%s", i+1, w[i], strings.Join(g[min(i, len(g)):min(i+1, len(g))], ""))
		}
	}
	return "lines were added at the end"
}
