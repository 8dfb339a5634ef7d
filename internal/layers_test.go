// Package internal has no code of its own. Its tests hold what no single room
// can see: which room may import which, and that none knows a content type.
package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// bench measures the finished program from outside, as a user would: no page is
// made by it, so it may know the clock and start the program.
const bench = "internal/bench"

// layers is the house from the ground up. A room imports only rooms of the rows
// above its own; rooms of one row do not know each other. A new room is a word
// in one of these rows, and the row is a decision.
var layers = [][]string{
	{"internal/wire/wiretest", "internal/browser"},
	{"internal/wire", "internal/parallel"},
	{"internal/diag", "internal/archive", "internal/drawing", "internal/font", "internal/layout"},
	{"internal/locale", "layouts", "static", "internal/pdf/pdfua"},
	{"internal/typeset", "internal/pdf"},
	{"internal/record", "internal/source", "internal/watch"},
	{"internal/markdown", "internal/config", "internal/schema", "internal/phrase"},
	{"internal/content"},
	{"internal/site"},
	{"internal/output", "internal/cover"},
	{"internal/output/page", "internal/output/redirect", "internal/output/sitemap", "internal/output/asset", "internal/output/image",
		"internal/output/search", "internal/output/feed", "internal/output/calendar", "internal/output/book"},
	{"internal/output/book/markup"},
	{"internal/output/book/pdf", "internal/output/book/epub", "internal/output/book/html", "internal/check", "internal/publish"},
	{"internal/build"},
	{"internal/serve", "internal/importer", "internal/starter", "internal/edition"},
	{"cmd/kalauz", bench, "internal/theme"},
}

// outside says which libraries a room may use; the standard library needs no
// word. What the whole house may use stands under "".
var outside = map[string][]string{
	"":                      {"github.com/shopspring/decimal", "golang.org/x/text"},
	"internal/record":       {"gopkg.in/yaml.v3"},
	"internal/watch":        {"github.com/fsnotify/fsnotify", "golang.org/x/sys"},
	"internal/font":         {"github.com/go-text/typesetting", "github.com/go-fonts/liberation"},
	"internal/pdf/pdfua":    {"github.com/pdfcpu/pdfcpu"},
	"internal/markdown":     {"github.com/yuin/goldmark", "github.com/yuin/goldmark-meta", "github.com/alecthomas/chroma/v2"},
	"internal/publish":      {"golang.org/x/sys"},
	"internal/output/image": {"golang.org/x/image"},
	"internal/serve":        {"golang.org/x/net"},
	"cmd/kalauz":            {"github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/sys", "golang.org/x/term"},
	"internal/browser":      {"github.com/chromedp"},
	bench:                   {"golang.org/x/sys"},
}

// forTests are the rooms that only test files import: none of them is in the
// program.
var forTests = []string{"internal/wire/wiretest", "internal/pdf/pdfua", "internal/browser"}

// forbidden are packages of the standard library that would break a promise:
// below the command nobody starts a process, and only the preview has a network.
var forbidden = map[string][]string{
	"os/exec":  {"cmd/kalauz", bench, "internal/browser"},
	"net/http": {"internal/serve", "cmd/kalauz", bench},
	"net":      {"internal/serve", "cmd/kalauz", bench},
	"plugin":   nil,
	"unsafe":   nil,
}

// inTests are the libraries that test files may use besides.
var inTests = []string{"github.com/google/go-cmp", "github.com/rogpeppe/go-internal", "golang.org/x/net/html", "golang.org/x/tools/txtar", "github.com/chromedp", "golang.org/x/image/font/gofont", "github.com/creack/pty"}

func TestLayers(t *testing.T) {
	row := map[string]int{}
	for i, rooms := range layers {
		for _, room := range rooms {
			row[room] = i
		}
	}
	for file, imports := range importsOf(t) {
		room := path.Dir(file)
		isTest := strings.HasSuffix(file, "_test.go")
		if isTest && room == "internal" {
			continue // these tests look at the whole house
		}
		own, known := row[room]
		if !known {
			t.Errorf("%s: %s is in no row of the table in internal/layers_test.go", file, room)
			continue
		}
		for _, imported := range imports {
			if inside, ours := strings.CutPrefix(imported, "kalauz/"); ours {
				if their, known := row[inside]; !known || their >= own && inside != room {
					t.Errorf("%s imports %s, which is not above it", file, inside)
				}
				if !isTest && slices.Contains(forTests, inside) {
					t.Errorf("%s imports %s, which is for tests alone", file, inside)
				}
				continue
			}
			if !isTest {
				checkOutside(t, file, room, imported)
			} else if isLibrary(imported) && !allowed(imported, slices.Concat(outside[""], outside[room], inTests)) {
				t.Errorf("%s imports %s, which tests do not use", file, imported)
			}
		}
	}
}

func checkOutside(t *testing.T, file, room, imported string) {
	rooms, banned := forbidden[imported]
	if banned && !slices.Contains(rooms, room) {
		t.Errorf("%s imports %s, which only these may: %v", file, imported, rooms)
	}
	if isLibrary(imported) && !allowed(imported, slices.Concat(outside[""], outside[room])) {
		t.Errorf("%s imports %s, which is not among the libraries of %s", file, imported, room)
	}
}

// isLibrary tells a library from the standard one, as Go itself does.
func isLibrary(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return strings.Contains(first, ".")
}

func allowed(imported string, list []string) bool {
	return slices.ContainsFunc(list, func(l string) bool { return imported == l || strings.HasPrefix(imported, l+"/") })
}

// importsOf reads what every Go file of the module imports, whatever system it
// is for. No other program is asked.
func importsOf(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, file := range goFiles(t) {
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		all[file] = nil
		for _, spec := range parsed.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			all[file] = append(all[file], name)
		}
	}
	return all
}

// goFiles are the Go files of the module by their paths from its root.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel("..", name)
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() && rel != "." && (base == "testdata" || base == "public" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) {
			return filepath.SkipDir
		}
		if !d.IsDir() && filepath.Ext(base) == ".go" {
			files = append(files, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 100 {
		t.Fatalf("only %d Go files: is this the root of the module?", len(files))
	}
	return files
}

// TestEveryRoomSaysWhatItIs asks for the comment that opens a package.
func TestEveryRoomSaysWhatItIs(t *testing.T) {
	says := map[string]bool{}
	for _, file := range goFiles(t) {
		room := path.Dir(file)
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file), nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		says[room] = says[room] || parsed.Doc != nil && strings.TrimSpace(parsed.Doc.Text()) != ""
	}
	for room, ok := range says {
		if !ok {
			t.Errorf("%s has no package comment", room)
		}
	}
	if _, err := os.Stat("README.md"); err != nil {
		t.Error(err)
	}
}
