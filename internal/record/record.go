// Package record reads strict YAML and keeps the place of everything it read.
//
// It does not know what the fields of a document mean, which of them are
// allowed, nor that "2016-04-15" could be a date: the schema decides that.
//
// The rules:
//   - Text stays text: no, 1.10 and 0755 keep what was written.
//   - A field stands once in a map. Its name is text.
//   - Anchors, aliases, merge keys and tags are refused: an editor who needs them
//     is an editor who typed & * << or ! at the head of a text.
//   - The documents that nearly all pages have are read by a reader of our own
//     (simple.go), all others by yaml.v3. Where the first is sure, both say the
//     same; a fuzzer holds them to it.
//   - A document is at most [MaxFile] bytes and [MaxDepth] levels deep.
//   - Every fault has a line and a column. yaml.v3 knows no column, and a line
//     only sometimes; so what it refuses is read again by a scanner of our own
//     (explain.go), whose only task is to say what is wrong and where.
package record

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"

	"gopkg.in/yaml.v3"

	"kalauz/internal/diag"
)

// The limits of a document. yaml.v3 itself stops at 10,000 levels, which takes it
// about 25 ms; with limited bytes there is no need to look before it does.
const (
	MaxFile  = 1 << 20
	MaxDepth = 32
)

var tooLarge = diag.Rule{
	Code:  "K130",
	Words: diag.Words{HU: "A fájl {size} bájt; legfeljebb {limit} lehet.", EN: "The file has {size} bytes; the limit is {limit}."},
	Hint:  diag.Words{HU: "Ossza több fájlra, vagy tegye a hosszú szöveget Markdown-fájlba.", EN: "Split it into several files, or move long text to a Markdown file."},
}

var severalDocuments = diag.Rule{
	Code:  "K131",
	Words: diag.Words{HU: "Itt új dokumentum kezdődik, pedig egy fájlban csak egy állhat.", EN: "A second document begins here, but a file holds only one."},
	Hint:  diag.Words{HU: "Törölje ezt a --- sort, vagy tegye külön fájlba, ami utána jön.", EN: "Delete this --- line, or move what follows to a file of its own."},
}

var unreadable = diag.Rule{
	Code:  "K132",
	Words: diag.Words{HU: "Ez a sor nem értelmezhető (a YAML-olvasó szerint: {reason}).", EN: "This line cannot be understood (the YAML reader says: {reason})."},
	Hint:  diag.Words{HU: "Nézze meg ezt a sort és a fölötte állót: név, kettőspont, szóköz, érték. Ha az értékben különleges jel van, tegye idézőjelbe.", EN: "Look at this line and the one above: name, colon, space, value. If the value has special characters, put it in quotes."},
}

// Parse reads one whole YAML document that begins at line firstLine of a file.
// The node is nil when there are errors or the document is empty.
func Parse(file string, src []byte, firstLine int) (*Node, diag.List) {
	if len(src) > MaxFile {
		place := diag.Place{File: file, Line: firstLine, Column: 1}
		return nil, diag.List{tooLarge.At(place, "size", strconv.Itoa(len(src)), "limit", strconv.Itoa(MaxFile))}
	}
	if node := readSimple(file, src, firstLine); node != nil {
		return node, nil
	}
	return parseAny(file, src, firstLine)
}

// parseAny is Parse for any document, simple or not.
func parseAny(file string, src []byte, firstLine int) (*Node, diag.List) {
	doc, bad := newDocument(file, src, firstLine)
	if bad.HasErrors() {
		return nil, bad
	}
	root, err := doc.decode()
	var second secondDocument
	switch {
	case errors.As(err, &second):
		return nil, diag.List{severalDocuments.At(doc.place(int(second)-1, 0, 3))}
	case err != nil:
		return nil, doc.explain(err)
	case root == nil:
		return nil, nil
	}
	return doc.convert(root)
}

// secondDocument is the line at which a second document begins.
type secondDocument int

func (line secondDocument) Error() string {
	return fmt.Sprintf("second document at line %d", int(line))
}

// decode returns the root value, nil if there is none. yaml.v3 panics at what it
// takes for its own faults; for an author that is a line that cannot be read.
func (d *document) decode() (root *yaml.Node, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			root, err = nil, fmt.Errorf("yaml: %v", fault)
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(d.src))
	var first, second yaml.Node
	if err := decoder.Decode(&first); err == io.EOF {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := decoder.Decode(&second); err == nil {
		return nil, secondDocument(second.Line)
	} else if err != io.EOF {
		return nil, err
	}
	return first.Content[0], nil
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?`)

// explain says in plain words why yaml.v3 refused the document.
func (d *document) explain(err error) diag.List {
	s := scanner{document: d}
	if s.run(); len(s.found) > 0 {
		return s.found
	}
	message := err.Error()
	head := yamlLine.FindStringSubmatch(message)
	line, _ := strconv.Atoi(head[1])
	line = min(max(line-1, 0), len(d.lines)-1)
	column := indentOf(d.lines[line])
	return diag.List{unreadable.At(d.place(line, column, len(d.lines[line])-column), "reason", message[len(head[0]):])}
}
