package record

import (
	"bytes"
	"regexp"
	"strconv"

	"kalauz/internal/diag"
)

// MaxHead is the limit of a page's front matter in bytes.
const MaxHead = 64 << 10

var notOpened = diag.Rule{
	Code:  "K160",
	Words: diag.Words{HU: "Az oldal fejlécének nincs nyitó sora: a fájl legelső sora csak három kötőjel lehet.", EN: "The front matter has no opening line: the very first line of the file must be three hyphens."},
	Hint:  diag.Words{HU: "Írja a fájl első sorába: ---.", EN: "Make --- the first line of the file."},
}

var notClosed = diag.Rule{
	Code:  "K161",
	Words: diag.Words{HU: "Az itt kezdődő fejlécnek nincs záró sora.", EN: "The front matter that begins here has no closing line."},
	Hint:  diag.Words{HU: "A mezők után, a szöveg elé írjon egy sort, amelyben csak három kötőjel áll: ---.", EN: "After the fields, before the text, put a line of three hyphens: ---."},
}

var twoHeads = diag.Rule{
	Code:  "K162",
	Words: diag.Words{HU: "Itt második fejléc kezdődik, pedig egy oldalnak csak egy lehet.", EN: "A second front matter begins here, but a page has only one."},
	Hint:  diag.Words{HU: "Vonja össze a kettőt a fájl elején; ha ez már szöveg, hagyjon előtte üres sort.", EN: "Make them one at the head of the file; if this is text already, leave an empty line before it."},
}

var headTooLarge = diag.Rule{
	Code:  "K163",
	Words: diag.Words{HU: "A fejléc {size} bájt; legfeljebb {limit} lehet.", EN: "The front matter has {size} bytes; the limit is {limit}."},
	Hint:  diag.Words{HU: "A hosszú szöveg helye a fejléc után van; nézze meg azt is, megvan-e a záró --- sor.", EN: "Long text belongs after the front matter; see also whether the closing --- line is there."},
}

var foreignHead = diag.Rule{
	Code:  "K164",
	Words: diag.Words{HU: "Ez a fejléc más program formátumát követi ({sign}).", EN: "This front matter follows the format of another program ({sign})."},
	Hint:  diag.Words{HU: "Tegye --- sorok közé, és így írja a mezőket: név, kettőspont, szóköz, érték.", EN: "Put it between --- lines and write the fields so: name, colon, space, value."},
}

// Parts is a page's file cut in two. The lines are those of the file.
type Parts struct {
	Head     []byte // between the two --- lines
	HeadLine int    // the line of the file at which Head begins
	Body     []byte
	BodyLine int
	HasHead  bool
}

// Split cuts the front matter off a page. It takes only a first line of three
// hyphens for its beginning, and tells a head that was meant but not opened. The
// text is as source.Text leaves it: lines end with \n. With errors Parts is empty.
func Split(file string, src []byte) (Parts, diag.List) {
	first, rest, _ := bytes.Cut(src, []byte("\n"))
	if !fence(first) {
		if d, meant := meantHead(file, src); meant {
			return Parts{}, diag.List{d}
		}
		return Parts{Body: src, BodyLine: 1}, nil
	}
	place := diag.Place{File: file, Line: 1, Column: 1, Width: 3}
	head, body, lines, closed := cutAtFence(rest)
	switch {
	case !closed:
		return Parts{}, diag.List{notClosed.At(place)}
	case len(head) > MaxHead:
		return Parts{}, diag.List{headTooLarge.At(place, "size", strconv.Itoa(len(head)), "limit", strconv.Itoa(MaxHead))}
	}
	parts := Parts{Head: head, HeadLine: 2, Body: body, BodyLine: lines + 3, HasHead: true}
	if secondHead(body) {
		return Parts{}, diag.List{twoHeads.At(diag.Place{File: file, Line: parts.BodyLine, Column: 1})}
	}
	return parts, nil
}

// fence reports whether a line is three hyphens and nothing else.
func fence(line []byte) bool {
	return bytes.HasPrefix(line, []byte("---")) && len(bytes.TrimRight(line[3:], " \t\r")) == 0
}

// cutAtFence returns what stands before and after the first fence, and the number
// of lines before it.
func cutAtFence(text []byte) (before, after []byte, lines int, found bool) {
	for rest := text; len(rest) > 0; lines++ {
		line, next, _ := bytes.Cut(rest, []byte("\n"))
		if fence(line) {
			return text[:len(text)-len(rest)], next, lines, true
		}
		rest = next
	}
	return text, nil, lines, false
}

// field is a line that begins as a field does: the names of fields are small
// letters. A sentence of the text ("Figyelem: …") does not.
var field = regexp.MustCompile(`^[a-z][a-z0-9_]*:(?:[ \t\r]|$)`)

// fieldsThenFence reports whether a text begins with a field and, before any
// empty line or a line that is neither field nor indented, comes to a fence.
func fieldsThenFence(text []byte) bool {
	for n := 0; len(text) > 0; n++ {
		line, next, _ := bytes.Cut(text, []byte("\n"))
		switch {
		case fence(line):
			return n > 0
		case field.Match(line):
		case n > 0 && len(line) > 0 && (line[0] == ' ' || line[0] == '\t' || line[0] == '-' || line[0] == '#'):
		default:
			return false
		}
		text = next
	}
	return false
}

// secondHead reports whether another front matter follows the first at once.
func secondHead(body []byte) bool {
	if line, next, _ := bytes.Cut(body, []byte("\n")); fence(line) {
		body = next
	}
	return fieldsThenFence(body)
}

// meantHead finds a head without its first line: fields up to a --- line at the
// very beginning; a --- line with fields after it that is not the first line, or
// has the wrong hyphens (a word processor makes — of --); another program's.
func meantHead(file string, src []byte) (diag.Diagnostic, bool) {
	line := 1
	for len(src) > 0 {
		text, next, _ := bytes.Cut(src, []byte("\n"))
		if len(bytes.TrimSpace(text)) > 0 {
			break
		}
		src, line = next, line+1
	}
	text, next, _ := bytes.Cut(src, []byte("\n"))
	place := diag.Place{File: file, Line: line, Column: 1}
	switch sign := bytes.TrimSpace(text); {
	case string(sign) == "+++" || string(sign) == "{":
		return foreignHead.At(place, "sign", string(sign)), true
	case fieldsThenFence(src), hyphens.Match(sign) && fieldsThenFence(next):
		return notOpened.At(place), true
	}
	return diag.Diagnostic{}, false
}

var hyphens = regexp.MustCompile(`^[-–—−]+$`)
