package typeset

// Setter sets paragraphs. It remembers the words it has seen, so one setter does
// for a book; it is safe for concurrent use, and its zero value is ready. What
// it has seen before never changes what it returns.
type Setter struct {
	words memory
}

// Set breaks a paragraph into lines. A paragraph without anything to see has no
// lines.
func (s *Setter) Set(p *Paragraph) []Line {
	var lines []Line
	for _, f := range s.flows(p) {
		places := f.places(p)
		lines = append(lines, f.lines(p, &places[0], choose(p, places, len(lines)))...)
	}
	return lines
}
