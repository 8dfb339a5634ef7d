package typeset

import "sync"

// Setter sets paragraphs. It remembers the words it has seen, so one setter does
// for a book; it is safe for concurrent use, and its zero value is ready. What
// it has seen before never changes what it returns.
type Setter struct {
	words memory
	flows sync.Pool // of *flow, to be used again
}

// Set breaks a paragraph into lines. A paragraph without anything to see has no
// lines.
func (s *Setter) Set(p *Paragraph) []Line {
	f, ok := s.flows.Get().(*flow)
	if !ok {
		f = &flow{words: &s.words}
	}
	defer s.flows.Put(f)
	var lines []Line
	for items := p.Items; len(items) > 0; {
		f.paragraph, f.firstLine = p, len(lines)
		items = f.gather(items)
		f.findPlaces()
		lines = f.compose(lines, f.choose())
	}
	return lines
}
