package content

import (
	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/source"
)

// Snippet is Markdown that is there to be included by pages. It may carry front
// matter of any sort, which is read and dropped.
type Snippet struct {
	Path     string // in the content tree
	File     string // as the editor knows it
	Lang     string
	Document *markdown.Document
	Includes []string // the texts that it includes itself, as the author wrote them
	Faults   diag.List
}

// Snippet reads a file that is there to be included.
func (p Parser) Snippet(file source.File, raw []byte) *Snippet {
	spot, faults := p.Locate(file)
	s := &Snippet{Path: file.Path, File: file.Display, Lang: spot.Lang, Faults: faults}
	text, faults := source.Text(file.Display, raw, Largest)
	s.Faults = append(s.Faults, faults...)
	if faults.HasErrors() {
		text = nil
	}
	options := p.Markdown
	options.File, options.Line, options.Language = file.Display, 1, p.language(spot.Lang)
	s.Document, _ = markdown.Snippet(text, options)
	s.Includes = outline(s.Document).Includes
	s.Faults = append(s.Faults, s.Document.Faults...)
	return s
}
