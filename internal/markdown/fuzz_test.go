package markdown

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzParse: whatever the bytes, a text parses, its HTML is well formed and holds
// nothing but what is allowed, its faults stand inside the file, and the same
// bytes come out twice.
func FuzzParse(f *testing.F) {
	seed(f)
	l := language(f, "hu")
	f.Fuzz(func(t *testing.T, src []byte) {
		o := Options{File: "x.md", Line: 5, Language: l}
		d := Parse(src, o)
		checkDocument(t, d, src, o)
		out := d.HTML(resolver())
		if again := Parse(src, o).HTML(resolver()); !bytes.Equal(out, again) {
			t.Errorf("not the same twice:\n%s\n%s", out, again)
		}
		if !bytes.Equal(out, d.HTML(resolver())) {
			t.Error("rendering changed the document")
		}
	})
}

// FuzzSnippet: the same for a text with any head, included into a page.
func FuzzSnippet(f *testing.F) {
	seed(f)
	f.Add([]byte("---\ntitle: A: b\n---\n# x\n"))
	f.Add([]byte("---\na: &a [x]\nb: [*a,*a]\n---\nx[^1]\n\n[^1]: y"))
	f.Fuzz(func(t *testing.T, src []byte) {
		o := Options{File: "x.md"}
		d, _ := Snippet(src, o)
		checkDocument(t, d, src, o)
		page := Parse([]byte("## a\n\n[!INCLUDE](x.md)\n\nb[^1]\n\n[!INCLUDE](x.md)\n\n[^1]: c"), Options{})
		r := resolver()
		r.Include = func(string) *Document { return d }
		for _, fault := range inspect(page.HTML(r)) {
			t.Errorf("%s\n%s", fault, page.HTML(r))
		}
	})
}

// FuzzInline: a line stays a line.
func FuzzInline(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		o := Options{File: "x.md", Line: 3, Column: 8}
		d := Inline(string(src), o)
		for _, b := range d.Blocks {
			if paragraph, ok := b.(*Paragraph); !ok || !paragraph.Tight {
				t.Errorf("a block: %T", b)
			}
		}
		for _, fault := range inspect(d.HTML(Resolver{})) {
			t.Errorf("%s\n%s", fault, d.HTML(Resolver{}))
		}
		for _, fault := range d.Faults {
			if fault.Place.Line != 3 || fault.Place.Column < 8 {
				t.Errorf("outside the line: %v", fault.Place)
			}
		}
	})
}

func checkDocument(t *testing.T, d *Document, src []byte, o Options) {
	t.Helper()
	out := d.HTML(resolver())
	if !utf8.Valid(out) {
		t.Error("not UTF-8")
	}
	if strings.ContainsFunc(string(out), func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }) {
		t.Errorf("a control character: %q", out)
	}
	for _, fault := range inspect(out) {
		t.Errorf("%s\n%s", fault, out)
	}
	lines := strings.Split(string(clean(src)), "\n")
	first := max(o.Line, 1)
	for _, f := range d.Faults {
		n := f.Place.Line - first
		if f.Place.File != o.File || n < 0 || n >= len(lines) || f.Place.Column < 1 || f.Place.Column > utf8.RuneCountInString(lines[n])+1 {
			t.Errorf("outside the file: %v %s", f.Place, f.Code)
		}
	}
	if d.Words > len(src) {
		t.Errorf("%d words of %d bytes", d.Words, len(src))
	}
	checkResolved(t, d)
}

// seed gives the fuzzers every case and every hostile text.
func seed(f *testing.F) {
	for _, text := range texts(f) {
		f.Add(text)
	}
}

// texts are the Markdown of every case and every hostile text.
func texts(t testing.TB) [][]byte {
	t.Helper()
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all [][]byte
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".md") {
				all = append(all, file.Data)
			}
		}
	}
	for i, place := range places {
		all = append(all, []byte(strings.ReplaceAll(place, "%s", hostile[i%len(hostile)])))
	}
	return all
}
