// Package book makes books of pages: a page whose type has the trait, its
// chapters, and what a book has besides them: a title, a colophon, contents,
// numbered figures and tables, a list of abbreviations.
//
// A [Book] is a value that holds everything that a format needs, with nothing
// left to ask: links lead to a place in the book or to a whole address outside
// it, pictures are there, words are in the reader's language. So a format is a
// function of a Book, and all formats say the same.
//
// It knows no format: those are rooms of their own below it, and are handed in.
// It knows no type of content either: which field holds what, the trait says.
package book

import (
	"slices"
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/schema"
)

// Book is a book in one language. It is never changed after it has been made.
type Book struct {
	ID             string // of its page
	Name           string // of its files, without ending
	Lang, Tag      string // "hu", "hu-HU"
	Title, Summary string
	URL            string // of its page, whole; "" on a site that does not know its address
	Sign           schema.Sign

	Authors                  []string
	Publisher, Edition, Year string
	ISBN                     map[string]string // by format, digits only
	Licence                  Licence
	Date                     string // when it was last changed, "2026-11-22"; "" if no page says
	Sources                  string // a hash of every file that it was made of
	Cite                     []markdown.InlineNode
	Colophon                 []markdown.Block

	Cover    *Picture // its own; nil without one
	Sections []*Section
	Figures  []Entry
	Tables   []Entry
	Pictures []*Picture // all in the sections, in the order of their first use

	// Labels are the numbers of figures and tables.
	Labels map[markdown.Block]Label

	word func(key string, pairs ...any) (string, error)
}

// Licence is the terms on which the book may be used.
type Licence struct{ Name, URL string }

// String returns both, for where nothing can be linked.
func (l Licence) String() string { return strings.TrimSpace(l.Name + " " + l.URL) }

// Role is what a section is in the book.
type Role uint8

// The roles, in the order in which they stand.
const (
	Introduction Role = iota // the text of the book's own page
	Chapter
	Glossary // the abbreviations
)

// Section is a part of the book with a title of its own. The levels of its
// headings begin at 2: its title is the 1.
type Section struct {
	Role     Role
	ID       string // all ids in it begin with it and a hyphen
	Number   int    // of a chapter, from 1
	Title    string
	Lang     string // of the title, if it is not the book's
	Blocks   []markdown.Block
	Notes    []markdown.Note
	Headings []markdown.Heading
}

// Sheet is a part of a section that is also there alone, to be handed out.
type Sheet struct {
	ID     string // of its heading
	Title  string
	Lang   string           // of the title, if it is not the book's
	Blocks []markdown.Block // without the heading
	Notes  []markdown.Note  // those that the blocks refer to
}

// Picture is a picture that the book holds.
type Picture struct {
	Src           string // what its images name
	Name          string // safe in every archive, "01-map.svg"
	Type          string // "image/svg+xml"
	Width, Height int    // 0 where unknown
	Alt           string // of a cover
	Bytes         []byte
}

// Label is the number of a figure or a table, in words.
type Label struct{ ID, Text string }

// Entry is a line of a list of figures or tables.
type Entry struct {
	Label
	Title string
}

// Word returns a phrase of the layouts in the language of the book, its key
// where there is none.
func (b *Book) Word(key string, pairs ...any) string {
	if b.word == nil {
		return key
	}
	text, err := b.word(key, pairs...)
	if err != nil {
		return key
	}
	return text
}

// Filled returns those of the texts that are not empty: not every book has a
// publisher, a year or an edition.
func Filled(texts ...string) []string {
	var filled []string
	for _, text := range texts {
		if text != "" {
			filled = append(filled, text)
		}
	}
	return filled
}

// Parts divides the sections: between the text and what looks words up stand the
// lists of figures and tables.
func (b *Book) Parts() (text, glossary []*Section) {
	for i, s := range b.Sections {
		if s.Role == Glossary {
			return b.Sections[:i], b.Sections[i:]
		}
	}
	return b.Sections, nil
}

// chapter returns the section with an id; the files of a book are made of chapters
// that are there.
func (b *Book) chapter(id string) *Section {
	return b.Sections[slices.IndexFunc(b.Sections, func(s *Section) bool { return s.ID == id })]
}

// Picture returns the picture that an image names, nil if it has none.
func (b *Book) Picture(src string) *Picture {
	for _, p := range b.Pictures {
		if p.Src == src {
			return p
		}
	}
	return nil
}
