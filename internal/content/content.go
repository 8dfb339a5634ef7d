// Package content turns one file of the content tree into one page: its place
// in the tree says what it is, its front matter goes through the schema of its
// type, its body through markdown.
//
// It looks at one file at a time and does not know the other pages: whether a
// reference or a link leads anywhere is the site's business. It knows no
// addresses and no layouts.
package content

import (
	"strings"

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

// Parse reads the page in a file. A page whose front matter cannot be read has a
// nil Record and takes no further part.
func (p Parser) Parse(file source.File, raw []byte) *Page {
	spot, faults := p.Locate(file)
	page := &Page{
		Card: &Card{Spot: spot, Path: file.Path, File: file.Display},
		Own:  &Own{Faults: faults},
	}
	if spot.Role == Unknown || spot.Role == Material {
		return page
	}
	text, faults := source.Text(file.Display, raw, Largest)
	page.Faults = append(page.Faults, faults...)
	if faults.HasErrors() {
		return page
	}
	page.read(p, text)
	return page
}

func (page *Page) read(p Parser, text []byte) {
	if len(strings.TrimSpace(string(text))) == 0 {
		page.fault(emptyFile.At(diag.Place{File: page.File, Line: 1, Column: 1}))
		return
	}
	parts, faults := record.Split(page.File, text)
	page.Faults = append(page.Faults, faults...)
	if faults.HasErrors() {
		return
	}
	if !parts.HasHead {
		page.fault(noFrontMatter.At(diag.Place{File: page.File, Line: 1, Column: 1}))
		return
	}
	node, faults := record.Parse(page.File, parts.Head, parts.HeadLine)
	page.Faults = append(page.Faults, faults...)
	page.Place = diag.Place{File: page.File, Line: parts.HeadLine, Column: 1}
	page.Front = source.Hash(parts.Head)
	if faults.HasErrors() {
		return
	}
	page.readRecord(p, node)
	page.readBody(p, parts)
	page.readMarkdownFields(p)
}

func (page *Page) fault(d diag.Diagnostic) { page.Faults = append(page.Faults, d) }

func (page *Page) readRecord(p Parser, node *record.Node) {
	codes := make([]string, len(p.Languages))
	for i, l := range p.Languages {
		codes[i] = l.Code()
	}
	rec, faults := page.Type.Read(node, page.File, page.Lang, codes)
	page.Faults = append(page.Faults, faults...)
	page.Record = rec
}

func (page *Page) readBody(p Parser, parts record.Parts) {
	body := strings.TrimSpace(string(parts.Body))
	page.HasBody = body != ""
	if !page.HasBody && page.Role == Chapter {
		page.fault(emptyChapter.At(page.Place))
	}
	if r := page.Record; !page.HasBody && page.Role == Member && !page.Faults.HasErrors() && r != nil && len(r.Values) == 0 && r.Base.Translation != "summary" {
		page.fault(onlyFrontMatter.At(page.Place))
	}
	options := p.Markdown
	options.File, options.Line, options.Language = page.File, parts.BodyLine, p.language(page.Lang)
	page.take(markdown.Parse(parts.Body, options))
}

// take gives the page its body, and the card what others may see of it. In a
// book, what a reader of a screen or a printed page cannot do without is an
// error, not a warning.
func (page *Page) take(doc *markdown.Document) {
	page.Body = doc
	page.Card.show(doc)
	page.Links, page.Images, page.Own.Includes, page.Words = doc.Links, doc.Images, doc.Includes, doc.Words
	for _, d := range doc.Faults {
		if page.InBook() && (d.Code == markdown.CodeSkippedLevel || d.Code == markdown.CodeMissingAlt) {
			d.Level = diag.Error
		}
		page.fault(d)
	}
}

// readMarkdownFields parses the fields that hold Markdown. Their links and
// pictures count as the page's own.
func (page *Page) readMarkdownFields(p Parser) {
	if page.Record == nil {
		return
	}
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
		page.Faults = append(page.Faults, doc.Faults...)
	})
}

func (p Parser) language(code string) *locale.Language {
	for _, l := range p.Languages {
		if l.Code() == code {
			return l
		}
	}
	return p.Languages[0]
}
