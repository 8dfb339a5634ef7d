package markdown

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the cases give into their archives")

// TestCases runs every archive of testdata. In each, NAME.md is a text (NAME.en.md
// an English one), NAME.html its HTML, NAME.faults its faults.
func TestCases(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		given := map[string]string{}
		for _, f := range archive.Files {
			given[f.Name] = string(f.Data)
		}
		out := &txtar.Archive{Comment: archive.Comment}
		for _, f := range archive.Files {
			name, isText := strings.CutSuffix(f.Name, ".md")
			if !isText {
				continue
			}
			html, found := runCase(t, name, f.Data)
			out.Files = append(out.Files, f, txtar.File{Name: name + ".html", Data: []byte(html)})
			if found != "" {
				out.Files = append(out.Files, txtar.File{Name: name + ".faults", Data: []byte(found)})
			}
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+name, func(t *testing.T) {
				if diff := cmp.Diff(given[name+".html"], html); diff != "" && !*update {
					t.Errorf("HTML (-want +got):\n%s", diff)
				}
				if diff := cmp.Diff(given[name+".faults"], found); diff != "" && !*update {
					t.Errorf("faults (-want +got):\n%s", diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(path, txtar.Format(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// runCase returns the HTML and the faults of one text.
func runCase(t *testing.T, name string, src []byte) (html, found string) {
	o := Options{File: name + ".md", Language: language(t, "hu")}
	if strings.HasSuffix(name, ".en") {
		o.Language = language(t, "en")
	}
	d := Parse(src, o)
	return string(d.HTML(resolver())), faults(d)
}
