// Package content turns one file of the content tree into one page: its place
// in the tree says what it is, its front matter goes through the schema of its
// type, its body through markdown.
//
// It looks at one file at a time and does not know the other pages: whether a
// reference or a link leads anywhere is the site's business. It knows no
// addresses and no layouts.
package content

import (
	"bytes"
	"crypto/sha256"
	"slices"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/record"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// ToFill is what stands in the files of new pages where an editor has to write.
var ToFill = diag.Words{HU: "KITÖLTENDŐ", EN: "TO BE FILLED IN"}

// Largest is the most bytes that a page may have. A methodology handbook of 300
// pages has under 1 MB of text.
const Largest = 8 << 20

// Parser knows what is the same for all files of a site.
type Parser struct {
	Types     *schema.Types
	Languages []*locale.Language // the first is the default
	Markdown  markdown.Options   // what is the same for every document
}

// Parse reads the whole page in a file.
func (p Parser) Parse(file source.File, raw []byte) *Page { return p.Page(p.Card(file, raw), raw) }

// Card reads what can be known of a file without its body. A page whose front
// matter cannot be read has a nil Record and takes no further part.
func (p Parser) Card(file source.File, raw []byte) *Card {
	spot, faults := p.Locate(file)
	card := &Card{Spot: spot, Path: file.Path, File: file.Display, Faults: faults}
	if spot.Role == Unknown || spot.Role == Material {
		return card
	}
	text, faults := source.Text(file.Display, raw, Largest)
	card.fault(faults...)
	if !faults.HasErrors() {
		card.read(p, text)
	}
	return card
}

func (c *Card) read(p Parser, text []byte) {
	if len(bytes.TrimSpace(text)) == 0 {
		c.fault(emptyFile.At(diag.Place{File: c.File, Line: 1, Column: 1}))
		return
	}
	parts, faults := record.Split(c.File, text)
	c.fault(faults...)
	if faults.HasErrors() {
		return
	}
	if !parts.HasHead {
		c.fault(noFrontMatter.At(diag.Place{File: c.File, Line: 1, Column: 1}))
		return
	}
	node, faults := record.Parse(c.File, parts.Head, parts.HeadLine)
	c.fault(faults...)
	c.Place = diag.Place{File: c.File, Line: parts.HeadLine, Column: 1}
	c.Front = sha256.Sum256(parts.Head)
	if faults.HasErrors() {
		return
	}
	c.Record, faults = c.Type.Read(node, c.File, c.Lang, p.codes())
	c.fault(faults...)
	c.HasBody = len(bytes.TrimSpace(parts.Body)) > 0
	if !c.HasBody {
		c.checkEmpty()
	}
}

// checkEmpty says what a page without a body lacks.
func (c *Card) checkEmpty() {
	switch r := c.Record; {
	case r != nil && r.Base.Draft: // still to be written
	case c.Role == Chapter:
		c.fault(emptyChapter.At(c.Place))
	case c.Role == Member && !c.Faults.HasErrors() && r != nil && len(r.Values) == 0 && r.Base.Translation != "summary":
		c.fault(onlyFrontMatter.At(c.Place))
	}
}

func (c *Card) fault(faults ...diag.Diagnostic) { c.Faults = append(c.Faults, faults...) }

// Page reads the body of a page. raw is what its card was read from; the faults
// of the card are not among those of the body.
func (p Parser) Page(card *Card, raw []byte) *Page {
	page := &Page{Card: card, Outline: &Outline{}, Own: &Own{}}
	if card.Record == nil {
		return page
	}
	text, _ := source.Text(card.File, raw, Largest) // the card has the faults of both
	parts, _ := record.Split(card.File, text)
	options := p.Markdown
	options.File, options.Line, options.Language = card.File, parts.BodyLine, p.language(card.Lang)
	page.take(markdown.Parse(parts.Body, options))
	if card.InBook() {
		page.Foreign = foreign(parts.Body, card.File, parts.BodyLine)
	}
	page.readMarkdownFields(p)
	return page
}

// take gives the page its body.
func (page *Page) take(doc *markdown.Document) {
	page.Body = doc
	page.Outline = outline(doc)
	page.Links, page.Images, page.Inclusions = doc.Links, doc.Images, doc.Includes
	page.blame(doc)
}

// blame takes the faults of a text of the page.
func (page *Page) blame(doc *markdown.Document) {
	faults := doc.Faults
	if page.InBook() {
		faults = AsInBook(faults)
	}
	page.Own.Faults = append(page.Own.Faults, faults...)
}

// AsInBook returns the faults of a text as they are in a book: there, what a
// reader of a screen or a printed page cannot do without is an error, not a
// warning.
func AsInBook(faults diag.List) diag.List {
	out := slices.Clone(faults)
	for i, d := range out {
		if slices.Contains(markdown.InBook, d.Code) {
			out[i].Level = diag.Error
		}
	}
	return out
}

// readMarkdownFields parses the fields that hold Markdown. Their links and
// pictures count as the page's own.
func (page *Page) readMarkdownFields(p Parser) {
	page.Record.Walk(func(v *schema.Value) {
		text, ok := v.Data.(schema.Markdown)
		if !ok {
			return
		}
		options := p.Markdown
		options.File, options.Line, options.Language = v.Place.File, v.Place.Line, p.language(page.Lang)
		doc := markdown.Parse([]byte(text.Source), options)
		if page.Fields == nil {
			page.Fields = map[string]*markdown.Document{}
		}
		page.Fields[v.Field.Path] = doc
		page.Links = append(page.Links, doc.Links...)
		page.Images = append(page.Images, doc.Images...)
		page.blame(doc)
	})
}

// codes are those of the site's languages.
func (p Parser) codes() []string {
	codes := make([]string, len(p.Languages))
	for i, l := range p.Languages {
		codes[i] = l.Code()
	}
	return codes
}

func (p Parser) language(code string) *locale.Language {
	for _, l := range p.Languages {
		if l.Code() == code {
			return l
		}
	}
	return p.Languages[0]
}
