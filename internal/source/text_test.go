package source_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"kalauz/internal/source"
)

func TestText(t *testing.T) {
	utf16le := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteByte(byte(r))
			b.WriteByte(byte(r >> 8))
		}
		return b.String()
	}
	for _, c := range []struct {
		name, raw string
		want      string // the text
		fault     string // place, level and code
		words     string // part of the words
	}{
		{"plain", "# Cím\n\nő\n", "# Cím\n\nő\n", "", ""},
		{"empty", "", "", "", ""},
		{"BOM", "\ufeff# Cím\n", "# Cím\n", "", ""},
		{"two BOMs", "\ufeff\ufeff# Cím\n", "# Cím\n", "", ""},
		{"only a BOM", "\ufeff", "", "", ""},
		{"CRLF", "a\r\nb\r\n", "a\nb\n", "", ""},
		{"CR", "a\rb\r", "a\nb\n", "", ""},
		{"mixed", "a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd", "", ""},
		{"CR CR LF", "a\r\r\nb", "a\n\nb", "", ""},
		{"tab", "a\tb", "a\tb", "", ""},
		{"Windows-1250", "els\xf5\nk\xf6nyv\n", "", "x.md:1:4 error K115", "Windows-1250"},
		{"Windows-1250 after CRLF", "a\r\nk\xf6nyv\r\n", "", "x.md:2:2 error K115", "Windows-1250"},
		{"UTF-16 with mark", "\xff\xfe" + utf16le("# Cím\n"), "", "x.md:1:1 error K115", "UTF-16"},
		{"UTF-16 big-endian with mark", "\xfe\xff\x00#\x00 ", "", "x.md:1:1 error K115", "UTF-16"},
		{"UTF-16 without mark", utf16le("# Cím és szöveg\n"), "", "x.md:1:1 error K115", "UTF-16"},
		{"damaged UTF-8", "árvíztűrő\ntük\xc3rfúrógép", "", "x.md:2:4 error K116", "damaged"},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "", "x.md:1:1 error K119", "not a text"},
		{"NUL", "ab\nő\x00b", "", "x.md:2:2 error K117", "U+0000"},
		{"escape", "a\x1b[31m", "", "x.md:1:2 error K117", "U+001B"},
		{"C1", "a\u0085b", "", "x.md:1:2 error K117", "U+0085"},
		{"bidi", "a\u202eb\u2066c", "a\u202eb\u2066c", "x.md:1:2 warning K118", "in all: 2"},
		{"large", strings.Repeat("x", 101), "", "x.md error K114", "has 101 bytes; the limit is 100"},
	} {
		got, faults := source.Text("x.md", []byte(c.raw), 100)
		if string(got) != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if (c.fault != "") != (len(faults) == 1) {
			t.Errorf("%s: %v", c.name, faults)
			continue
		}
		if c.fault == "" {
			continue
		}
		d := faults[0]
		if at := d.Place.String() + " " + d.Level.String() + " " + d.Code; at != c.fault || !strings.Contains(d.Words.EN, c.words) {
			t.Errorf("%s: %s: %s; want %s: … %s …", c.name, at, d.Words.EN, c.fault, c.words)
		}
	}
}

// FuzzText: what is accepted is UTF-8 without \r, NUL and byte order mark, and
// accepted again as it is; places lie inside the text.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"\ufeffa\r\nb\r", "k\xf6nyv", "\xff\xfea\x00", "a\u202eb", "a\x00b"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		const limit = 1 << 16
		text, faults := source.Text("x.md", raw, limit)
		lines := bytes.Count(raw, []byte("\n")) + bytes.Count(raw, []byte("\r")) + 1
		for _, d := range faults {
			if d.Place.Line > lines || d.Place.Column > len(raw)+1 {
				t.Errorf("%v is outside of %q", d.Place, raw)
			}
		}
		if faults.HasErrors() {
			if text != nil {
				t.Errorf("errors and text: %q", text)
			}
			return
		}
		if !utf8.Valid(text) || bytes.ContainsAny(text, "\r\x00") || bytes.HasPrefix(text, []byte("\ufeff")) {
			t.Errorf("accepted: %q", text)
		}
		again, _ := source.Text("x.md", text, limit)
		if !bytes.Equal(again, text) {
			t.Errorf("%q became %q", text, again)
		}
	})
}

func TestHash(t *testing.T) {
	const want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	if got := source.Hash([]byte("abc")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
