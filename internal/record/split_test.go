package record_test

import (
	"bytes"
	"testing"

	"kalauz/internal/record"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, src  string
		head, body string
		bodyLine   int
		has        bool
	}{
		{"both", "---\ntitle: A\n---\nSzöveg.\n", "title: A\n", "Szöveg.\n", 4, true},
		{"blanks after the hyphens", "--- \ntitle: A\n---\t\nSzöveg.\n", "title: A\n", "Szöveg.\n", 4, true},
		{"empty head", "---\n---\nSzöveg.\n", "", "Szöveg.\n", 3, true},
		{"no body", "---\ntitle: A\n---", "title: A\n", "", 4, true},
		{"a rule in the body", "---\ntitle: A\n---\nEgy\n\n---\n\nkettő\n", "title: A\n", "Egy\n\n---\n\nkettő\n", 4, true},
		{"a heading in the body", "---\ntitle: A\n---\nFigyelem: ez cím\n---\n", "title: A\n", "Figyelem: ez cím\n---\n", 4, true},
		{"a term in the body", "---\ntitle: A\n---\nnote: kisbetűs\n\nszöveg\n---\n", "title: A\n", "note: kisbetűs\n\nszöveg\n---\n", 4, true},
		{"no head", "# Cím\n\nnév: érték\n", "", "# Cím\n\nnév: érték\n", 1, false},
		{"no head but a rule", "note: ez\nszöveg\n\n---\n", "", "note: ez\nszöveg\n\n---\n", 1, false},
		{"four hyphens end nothing", "---\na: |\n  x\n----\n---\n", "a: |\n  x\n----\n", "", 6, true},
		{"empty", "", "", "", 1, false},
	} {
		parts, list := record.Split("x.md", []byte(c.src))
		if len(list) > 0 {
			t.Errorf("%s: %v", c.name, list)
		}
		if string(parts.Head) != c.head || string(parts.Body) != c.body || parts.BodyLine != c.bodyLine || parts.HasHead != c.has {
			t.Errorf("%s: %+v", c.name, parts)
		}
	}
}

// FuzzSplit: nothing of a file is lost, and the lines of its parts are true.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"---\na: b\n---\nc\n", "a: b\n---\n", "---\n---\n---\na: b\n---", "\n\n---\na: b\n---\n", "+++\n", "---\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		parts, list := record.Split("x.md", src)
		for _, d := range list {
			if d.Place.Line < 1 || d.Place.Line > bytes.Count(src, []byte("\n"))+1 {
				t.Errorf("%v is outside the file", d.Place)
			}
		}
		if list.HasErrors() {
			if parts.Head != nil || parts.Body != nil || parts.HasHead {
				t.Errorf("errors and parts: %+v", parts)
			}
			return
		}
		if !bytes.HasSuffix(src, parts.Body) || !bytes.Contains(src, parts.Head) {
			t.Fatalf("the parts are not the file's: %+v", parts)
		}
		before := src[:len(src)-len(parts.Body)]
		if n := bytes.Count(before, []byte("\n")) + 1; n != parts.BodyLine && len(parts.Body) > 0 {
			t.Errorf("the body begins at line %d, not %d", n, parts.BodyLine)
		}
		if !parts.HasHead && len(before) > 0 {
			t.Errorf("lost without a head: %q", before)
		}
	})
}
