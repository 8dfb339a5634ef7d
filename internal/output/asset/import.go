package asset

import (
	"bytes"
	"path"
	"regexp"
)

// imported is a line of a style sheet that takes another in: @import "a.css";
// An address of another kind is none of ours and stays as it is.
var imported = regexp.MustCompile(`(?m)^@import "([\w./-]+\.css)";\n?`)

// Missing says that a file is not there, or that another names it in vain.
type Missing struct {
	File string
	err  error
}

func (m *Missing) Error() string { return m.File + ": " + m.err.Error() }
func (m *Missing) Unwrap() error { return m.err }

// Bundle returns a file, a style sheet with those that it imports, and the names
// of these. Its error is a *Missing.
func Bundle(file string, read Read) (text []byte, parts []string, err error) {
	b := &bundle{read: read}
	if err := b.add(file); err != nil {
		return nil, nil, err
	}
	return b.text.Bytes(), b.parts[1:], nil
}

// bundle is a file and what went into it.
type bundle struct {
	read  Read
	parts []string // in the order in which they were met, the file itself first
	text  bytes.Buffer
}

// add appends a file. Of a style sheet, those that it imports stand in the place
// of its @import lines: a browser asks for one file, while a site of one's own
// lays its version over any of the parts. A part that is imported twice stands
// where it was met first.
func (b *bundle) add(file string) error {
	for _, known := range b.parts {
		if known == file {
			return nil
		}
	}
	b.parts = append(b.parts, file)
	raw, err := b.read(file)
	if err != nil {
		return &Missing{file, err}
	}
	if path.Ext(file) != ".css" {
		b.text.Write(raw)
		return nil
	}
	at := 0
	for _, m := range imported.FindAllSubmatchIndex(raw, -1) {
		b.text.Write(raw[at:m[0]])
		if err := b.add(path.Join(path.Dir(file), string(raw[m[2]:m[3]]))); err != nil {
			return err
		}
		at = m[1]
	}
	b.text.Write(raw[at:])
	return nil
}
