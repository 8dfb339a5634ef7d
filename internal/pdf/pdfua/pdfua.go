// Package pdfua checks whether a PDF file keeps to PDF/UA-1 (ISO 14289-1), as far
// as a machine can tell: the conditions of the Matterhorn Protocol 1.1 that ask
// for no human judgement, in fourteen groups. It is for tests: it reads what we
// have written with eyes of its own, so it shares nothing with the room that
// writes.
//
// It reads files as we write them, and not all that PDF has: no encryption, no
// filters but Flate, fonts by two bytes a character.
package pdfua

import (
	"bytes"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// Group is a kind of mistakes. The numbers are those of the checkpoints of the
// protocol.
type Group string

// The groups.
const (
	Metadata     Group = "metadata (06, 07)"
	Tagging      Group = "tagged or artifact (01)"
	Marks        Group = "balanced marked content (ISO 32000-1, 14.6)"
	Types        Group = "standard types (02)"
	ParentTree   Group = "parent tree (ISO 32000-1, 14.7.4.4)"
	Tables       Group = "tables (09-004)"
	Lists        Group = "lists and contents (09-005, 09-006)"
	Languages    Group = "languages (11)"
	Alternatives Group = "descriptions (13, 17)"
	Headings     Group = "heading levels (14)"
	HeaderCells  Group = "header cells (15)"
	Notes        Group = "notes (19)"
	Links        Group = "links and outline (28)"
	Fonts        Group = "fonts (10, 31)"
)

// Groups are all of them.
var Groups = []Group{
	Metadata, Tagging, Marks, Types, ParentTree, Tables, Lists, Languages, Alternatives, Headings, HeaderCells, Notes, Links, Fonts,
}

// Fault is a mistake that was found.
type Fault struct {
	Group Group
	Text  string
}

func (f Fault) String() string { return string(f.Group) + ": " + f.Text }

// Check returns the faults of a file. An error says that it could not be read.
func Check(data []byte) ([]Fault, error) {
	c, err := open(data)
	if err != nil {
		return nil, err
	}
	c.checkMetadata()
	c.checkTypes()
	c.checkParents()
	c.checkElements()
	c.checkHeadings()
	c.checkLinks()
	c.checkFonts()
	return c.faults, c.file.err
}

// open reads a file: its pages and its tree.
func open(data []byte) (*checker, error) {
	f, err := read(data)
	if err != nil {
		return nil, err
	}
	c := &checker{file: f, catalog: f.dict(f.trailer["Root"])}
	c.readPages()
	c.readStructure()
	return c, nil
}

// Valid asks pdfcpu whether a file keeps to ISO 32000, strictly.
func Valid(data []byte) error {
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	return api.Validate(bytes.NewReader(data), conf)
}

// checker is what is known of a file while it is checked.
type checker struct {
	file     *file
	catalog  dict
	pages    []*page
	byRef    map[ref]*page
	root     *element
	elements []*element // in the order of reading
	fonts    map[ref]*fontUse
	faults   []Fault
}

func (c *checker) fault(g Group, format string, args ...any) {
	c.faults = append(c.faults, Fault{g, fmt.Sprintf(format, args...)})
}
