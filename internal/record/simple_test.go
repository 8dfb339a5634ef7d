package record

import (
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// simpleDocuments are read without yaml.v3, and so are pages like them.
var simpleDocuments = []string{
	"title: Közösségi munka\nsummary: \"Egy: 'mondat'\"\nempty:\nno: no\nnone: ~\nnull: null\nlink: http://x.hu/a?b\n",
	"a:\n  b:\n    c: 'x: #\"'\n\n  d: [x, \"y, z\", [], {}, {a: b}]\ne: {hu: egy  kettő, en: \"\", t: 10:00}\n",
	"list:\n- a\n- b: c\n  d: [ e ,f ]\n- {g: 1}\nother:\n    - x\n    - {y: z }\nlast:",
	"- a\n- b: 1\n  c:\n    - d\n",
}

// notSimple are documents that mean something else than they seem to, or that
// are wrong.
var notSimple = []string{
	"", "a", "a: b: c", "a: b # c", "a: b\n  c", "a: \"b\\n\"", "a: 'b''c'", "a: \"b\" c", "a: &b c", "a: [b", "a: [b, ]", "a: [b\n]", "a: {b}", "a: {b: }",
	"a: [b: c]", "a: [b? c]", "a: [b:]", "a: |\n  b", "? a", "a:\n\tb: c", "a: b\na: c", "a: b\n b: c", "a:\n  b: c\n d: e", "a: b\n---\nc: d", "a: b ", "a: b:",
	"- a\n-", "- - a", "a:\n  b", "- a\nb: c", "a: - b", "a: \u2028", "a: {b: c, b: d}", "\"a\": b", "a: @b", "a: b\r\n", " a: b", "a: [[b]c]", "a: -", "<<: a",
	strings.Repeat("a", 2000) + ": b", strings.Repeat("a: {", 50), "a: " + strings.Repeat("[", 40) + strings.Repeat("]", 40),
}

func TestSimple(t *testing.T) {
	for _, src := range simpleDocuments {
		if readSimple("x.md", []byte(src), 2) == nil {
			t.Errorf("left to yaml.v3: %q", src)
		}
	}
	for _, src := range notSimple {
		if node := readSimple("x.md", []byte(src), 2); node != nil {
			t.Errorf("read: %q as %v", src, node)
		}
	}
}

// FuzzSimple: what is read without yaml.v3 is what is read with it, without a
// fault.
func FuzzSimple(f *testing.F) {
	for _, src := range append(simpleDocuments, notSimple...) {
		f.Add([]byte(src))
	}
	archive, err := os.ReadFile("testdata/faults.txtar")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(archive)
	f.Fuzz(func(t *testing.T, src []byte) { checkSimple(t, src) })
}

// TestSimpleRandom tries what fuzzing by bytes seldom finds: documents of pieces
// that are simple each.
func TestSimpleRandom(t *testing.T) {
	pieces := []string{
		"a", "b:", "c: ", "d: x", ": ", ":", "- ", "-", "  ", " ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\nk: ", "\n  l: ", "[", "]", "{", "}", ", ", ",", "{m: ", "{n: o}", "[p, q]",
		"\"", "'", "\"r\"", "'s'", "é", "~", "null", "<<", "?", "#", "! ", "0", ".", "...", "---", "|", "x:y", "\\", "@",
	}
	random := rand.New(rand.NewPCG(1, 2))
	taken := 0
	for range 100_000 {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if checkSimple(t, []byte(b.String())) {
			taken++
		}
	}
	if taken < 1000 {
		t.Errorf("only %d documents were simple", taken)
	}
}

// checkSimple compares the two ways, and reports whether the document is simple.
func checkSimple(t *testing.T, src []byte) bool {
	t.Helper()
	got := readSimple("x.md", src, 2)
	if got == nil {
		return false
	}
	want, faults := parseAny("x.md", src, 2)
	if len(faults) > 0 || !reflect.DeepEqual(got, want) {
		t.Fatalf("%q: %s\n%v", src, cmp.Diff(want, got), faults)
	}
	return true
}
