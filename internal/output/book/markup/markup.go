// Package markup writes the tree of a book as HTML, and as XHTML for EPUB: the
// formats that are made of it differ in little.
//
// It knows neither files nor packages: where a link leads and what the source of
// a picture is, the format says. Nothing of an author's gets out unescaped.
package markup

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
)

// Options is what formats do differently.
type Options struct {
	EPUB  bool                       // XHTML; languages and roles are also said in EPUB's own way
	Shift int                        // added to the level of every heading
	Href  func(id string) string     // the address of a place in the book; "" where it is not in this file
	Src   func(*book.Picture) string // the source of a picture
}

// Writer writes HTML. The zero value is no use; see [New].
type Writer struct {
	Options
	book  *book.Book
	out   []byte
	notes string      // before the ids of the notes of a part
	refs  map[int]int // how often each has been referred to
}

// New returns a writer for a book.
func New(b *book.Book, o Options) *Writer { return &Writer{Options: o, book: b} }

// Bytes returns what has been written.
func (w *Writer) Bytes() []byte { return w.out }

// Raw writes what is markup already. It is never given an author's words.
func (w *Writer) Raw(parts ...string) {
	for _, s := range parts {
		w.out = append(w.out, s...)
	}
}

// Text writes words. What XML cannot hold is left out.
func (w *Writer) Text(s string) {
	out, done := w.out, 0
	for i, r := range s {
		instead := ""
		switch {
		case r == '&':
			instead = "&amp;"
		case r == '<':
			instead = "&lt;"
		case r == '>':
			instead = "&gt;"
		case r == '"':
			instead = "&quot;"
		case isChar(r):
			continue
		}
		out = append(append(out, s[done:i]...), instead...)
		done = i + utf8.RuneLen(r)
	}
	w.out = append(out, s[done:]...)
}

// Attr writes an attribute, unless it is empty.
func (w *Writer) Attr(name, value string) {
	if value != "" {
		w.Always(name, value)
	}
}

// Always writes an attribute, also an empty one.
func (w *Writer) Always(name, value string) {
	w.Raw(" ", name, `="`)
	w.Text(value)
	w.Raw(`"`)
}

// void ends the tag of an element that holds nothing.
func (w *Writer) void() {
	if w.EPUB {
		w.Raw("/")
	}
	w.Raw(">")
}

// Lang writes the language of an element.
func (w *Writer) Lang(lang string) {
	w.Attr("lang", lang)
	if w.EPUB {
		w.Attr("xml:lang", lang)
	}
}

// Role writes what an element is: to programs that read aloud, and to reading
// programs in the words of EPUB.
func (w *Writer) Role(role, epub string) {
	if w.EPUB {
		w.Attr("epub:type", epub)
	}
	w.Attr("role", role)
}

func (w *Writer) attributes(a markdown.Attributes) {
	w.Attr("id", a.ID)
	w.Attr("class", a.Class)
	w.Lang(a.Lang)
}

// Section writes what stands in a section, and its notes below.
func (w *Writer) Section(s *book.Section) { w.Part(s.ID, s.Title, s.Blocks, s.Notes) }

// Part writes the blocks of a part with the notes that they refer to, whose ids
// begin with the given one.
func (w *Writer) Part(id, title string, blocks []markdown.Block, notes []markdown.Note) {
	w.notes, w.refs = id+"-", map[int]int{}
	w.Blocks(blocks)
	w.endNotes(title, notes)
}

// href returns the address of a link, false where it cannot be one.
func (w *Writer) href(dest string) (string, bool) {
	if id, inside := strings.CutPrefix(dest, "#"); inside {
		address := w.Href(id)
		return address, address != ""
	}
	u, err := url.Parse(dest)
	if err != nil {
		return "", false
	}
	if u.Scheme == "" {
		if u.Host == "" {
			return "", false
		}
		u.Scheme = "https"
	}
	return escaped(u.String()), true
}

// escaped writes as %XX what cannot stand in an address.
func escaped(address string) string {
	const plain = "-._~:/?#@!$&'()*+,;=%[]"
	var b strings.Builder
	for _, r := range []byte(address) {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.IndexByte(plain, r) >= 0 {
			b.WriteByte(r)
			continue
		}
		b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(r)|0x100, 16)[1:]))
	}
	return b.String()
}

// isChar reports whether XML can hold a character.
func isChar(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return true
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0xfffe, r == 0xffff:
		return false
	}
	return true
}
