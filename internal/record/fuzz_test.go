package record_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"gopkg.in/yaml.v3"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

// FuzzParse: a document is either refused with errors or read; every place lies
// inside the file; and what is read is what yaml.v3 itself reads.
func FuzzParse(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/faults.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(file.Data)
	}
	for _, seed := range []string{"a: |\n  x\n", "- [a, {b: c}]\n- 'd'\n", "a:\n# x\n  - b\n # y\n", "\"a\nb\"", "a: \"\\\n", "k: {a: [\n", "- - ? a\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		const first = 5
		stuck := time.AfterFunc(10*time.Second, func() { panic(fmt.Sprintf("Parse does not end: %q", src)) })
		node, list := record.Parse("x.yaml", src, first)
		stuck.Stop()
		in := inside{t: t, lines: lines(src), first: first}
		for _, d := range list {
			in.check(d.Place)
			for _, note := range d.Notes {
				in.check(note.Place)
			}
		}
		if node == nil {
			return
		}
		if list.HasErrors() {
			t.Fatalf("read with errors: %v", list)
		}
		var document yaml.Node
		if err := yaml.Unmarshal(src, &document); err != nil {
			t.Fatalf("read, but yaml.v3 says: %v", err)
		}
		in.same(node, document.Content[0])
	})
}

// lines splits at every end of line that source.Text knows.
func lines(src []byte) []string {
	text := strings.TrimPrefix(string(src), "\ufeff")
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
}

type inside struct {
	t     *testing.T
	lines []string
	first int
}

func (in inside) check(p diag.Place) {
	in.t.Helper()
	if p.Line < in.first || p.Line >= in.first+len(in.lines) {
		in.t.Fatalf("%v is not a line of the file", p)
	}
	if length := len([]rune(in.lines[p.Line-in.first])); p.Column < 1 || p.Column > length+1 || p.Width < 1 || p.Column+p.Width > max(length, p.Column)+1 {
		in.t.Fatalf("%v, %d wide, is not in its line of %d", p, p.Width, length)
	}
}

func (in inside) same(n *record.Node, y *yaml.Node) {
	in.check(n.Place)
	switch y.Kind {
	case yaml.MappingNode:
		if n.Kind != record.Map || len(n.Entries)*2 != len(y.Content) {
			in.t.Fatalf("%v is not the map of yaml.v3", n)
		}
		for i, entry := range n.Entries {
			in.check(entry.Place)
			key := y.Content[2*i]
			if entry.Name != key.Value {
				in.t.Fatalf("name %q, yaml.v3 has %q", entry.Name, key.Value)
			}
			// In brackets yaml.v3 may keep a name over several lines.
			line := []rune(in.lines[entry.Place.Line-in.first])[entry.Place.Column-1:]
			if key.Style == 0 && len([]rune(key.Value)) <= len(line) && !bytes.ContainsRune([]byte(key.Value), ' ') && !strings.HasPrefix(string(line), key.Value) && line[0] != '?' {
				in.t.Fatalf("name %q is not at %v", entry.Name, entry.Place)
			}
			in.same(entry.Value, y.Content[2*i+1])
		}
	case yaml.SequenceNode:
		if n.Kind != record.List || len(n.Items) != len(y.Content) {
			in.t.Fatalf("%v is not the list of yaml.v3", n)
		}
		for i, item := range n.Items {
			in.same(item, y.Content[i])
		}
	default:
		if n.Kind > record.Scalar || n.Text != y.Value {
			in.t.Fatalf("%q, yaml.v3 has %q", n.Text, y.Value)
		}
	}
}
