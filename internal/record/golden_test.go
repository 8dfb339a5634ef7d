package record_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

var update = flag.Bool("update", false, "write the golden file anew")

// read is what a caller does with a file of the archive.
func read(name string, src []byte) diag.List {
	if filepath.Ext(name) != ".md" {
		_, list := record.Parse(name, src, 1)
		return list
	}
	parts, list := record.Split(name, src)
	_, faults := record.Parse(name, parts.Head, parts.HeadLine)
	return append(list, faults...)
}

func TestFaults(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/faults.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for _, file := range archive.Files {
		lines := strings.Split(string(file.Data), "\n")
		list := read(file.Name, file.Data)
		if len(list) == 0 {
			t.Errorf("%s: nothing was found", file.Name)
		}
		for _, lang := range []string{"hu", "en"} {
			if err := diag.Print(&got, list, lang, func(_ string, n int) string { return lines[n-1] }); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprintln(&got)
	}
	const golden = "testdata/faults.golden"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
}

// elsewhere are the codes that a table below tries, for bytes and sizes that do
// not go well into an archive, or that a caller makes.
var elsewhere = map[string]bool{"K130": true, "K133": true, "K134": true, "K163": true, "K165": true}

func TestEveryRuleHasItsCase(t *testing.T) {
	golden, err := os.ReadFile("testdata/faults.golden")
	if err != nil {
		t.Fatal(err)
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(`Code:\s+"(K\d+)"`).FindAllSubmatch(text, -1) {
			code := string(match[1])
			if seen[code] != "" {
				t.Errorf("%s is in %s and in %s", code, seen[code], source)
			}
			seen[code] = source
			if code < "K130" || code > "K169" {
				t.Errorf("%s in %s is not one of this room's codes", code, source)
			}
			if !elsewhere[code] && !bytes.Contains(golden, []byte(" "+code+":")) {
				t.Errorf("%s in %s has no case in testdata/faults.txtar", code, source)
			}
		}
	}
}

func TestBytesAndSizes(t *testing.T) {
	long := strings.Repeat("x", record.MaxHead)
	for _, c := range []struct {
		name, src string
		want      string
	}{
		{"NUL.yaml", "a: b\nc: x\x00y", "NUL.yaml:2:5: K134"},
		{"C1.yaml", "a: á\u0085b: c", "C1.yaml:1:5: K134"},
		{"separator.yaml", "a: b\u2028c", "separator.yaml:1:5: K134"},
		{"latin.yaml", "title: k\xf6nyv", "latin.yaml:1:9: K133"},
		{"large.yaml", "a: " + strings.Repeat("x", record.MaxFile), "large.yaml:1:1: K130"},
		{"head.md", "---\na: " + long + "\n---\n", "head.md:1:1: K163"},
		{"brackets.yaml", strings.Repeat("[", 20_000), "brackets.yaml:1:33: K139"},
		{"braces.yaml", strings.Repeat("{a: ", 20_000), "braces.yaml:1:129: K139"},
		{"dashes.yaml", strings.Repeat("- ", 20_000), "dashes.yaml:1:65: K139"},
		{"deep.yaml", "a: " + strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000), "deep.yaml:1:35: K139"},
		{"bom.yaml", "\ufefftitle: A: b", "bom.yaml:1:9: K148"},
		{"crlf.yaml", "a: 1\r\ntitle: A: b\r\n", "crlf.yaml:2:9: K148"},
		{"cr.yaml", "a: 1\rtitle: A: b\r", "cr.yaml:2:9: K148"},
	} {
		list := read(c.name, []byte(c.src))
		if len(list) != 1 {
			t.Errorf("%s: %d faults, want 1: %v", c.name, len(list), list)
			continue
		}
		if got := list[0].Place.String() + ": " + list[0].Code; got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
