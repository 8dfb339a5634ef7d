package pdf

import (
	"kalauz/internal/drawing"
	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// callouts are the colours and the signs of boxes, as on the site.
var callouts = map[string]struct {
	colour pdf.Colour
	sign   string
}{
	"note":       {blue, `<path d="M7 6.5h2.2V13H7zM7 3h2.2v2.2H7z"/>`},
	"important":  {violet, `<path d="M7 6.5h2.2V13H7zM7 3h2.2v2.2H7z"/>`},
	"tip":        {green, `<path fill="none" stroke="currentColor" stroke-width="2.2" d="M3 8.5l3.5 3.5L13 4.5"/>`},
	"warning":    {red, `<path d="M6.8 2.5h2.4l-.4 7H7.2zM6.9 11h2.2v2.3H6.9z"/>`},
	"caution":    {red, `<path d="M6.8 2.5h2.4l-.4 7H7.2zM6.9 11h2.2v2.3H6.9z"/>`},
	"exercise":   {red, `<path d="M8 2l6 11H2z"/>`},
	"case-study": {brown, `<circle cx="8" cy="8" r="4.6" fill="none" stroke="currentColor" stroke-width="2.6"/>`},
	"example":    {brown, `<circle cx="8" cy="8" r="4.6" fill="none" stroke="currentColor" stroke-width="2.6"/>`},
	"tool":       {violet, `<path d="M3 3h10v10H3z"/>`},
}

// The painted rectangle of a sign, and how far the words are from it.
const (
	signWidth  = 16 * pt
	signHeight = 11 * pt
	signGap    = 6 * pt
)

// addCallout adds a box beside the text.
func (c *composer) addCallout(s *stack, b *markdown.Callout, ctx context) {
	kind, ok := callouts[b.Kind]
	if !ok {
		kind = callouts["note"]
	}
	inner := ctx.inside(barWidth+padding, padding).within(pdf.Division).speaking(b.Lang)
	inside := &stack{}
	title := inner.inside(signWidth+signGap, 0).within(pdf.Paragraph).looking(inner.look.in(sans, labelSize).strong().painted(kind.colour))
	words := &listItem{mark: &sign{svg: kind.sign, colour: kind.colour, x: inner.x, look: title.look}, body: &stack{}, end: never}
	words.body.add(c.par(b.Title, title, b.ID).title(), 0, 0)
	inside.add(words, 0, halfLine/2)
	blocks := b.Blocks
	if len(blocks) > 0 && isFacts(blocks[0]) {
		facts := inner.within(pdf.Paragraph).looking(inner.look.in(sans, headSize).painted(muted))
		p := c.par(blocks[0].(*markdown.Paragraph).Content, facts)
		p.end = never
		inside.add(p, 0, halfLine/2)
		blocks = blocks[1:]
	}
	c.addBlocks(inside, blocks, inner)
	ground, bar := sunk, kind.colour
	f := &framed{frame: frame{x: ctx.x, width: ctx.width, ground: &ground, bar: &bar}, inside: inside, pad: padding}
	s.add(f, leading, leading)
}

// isFacts reports whether a paragraph says what one needs to know beforehand.
func isFacts(b markdown.Block) bool {
	p, ok := b.(*markdown.Paragraph)
	if !ok || len(p.Content) != 1 {
		return false
	}
	span, ok := p.Content[0].(*markdown.Span)
	return ok && span.Class == "callout-facts"
}

// sign is a painted rectangle with a sign in its middle. What it says stands
// beside it in words.
type sign struct {
	svg    string
	colour pdf.Colour
	x      typeset.Length
	look   look
}

func (s *sign) paint(on *paper, top typeset.Length) {
	on.decorate()
	above := top + (s.look.leading-signHeight)/2
	var path pdf.Path
	path.Rect(on.rect(s.x, above, s.x+signWidth, above+signHeight))
	on.Fill(path, white, pdf.NonZero)
	on.Stroke(path, rule, pdf.Line{Width: 0.5})
	d, err := drawing.Read([]byte(`<svg viewBox="0 0 16 16" color="` + hex(s.colour) + `" fill="currentColor">` + s.svg + `</svg>`))
	if err != nil {
		return // ours are not wrong: a test reads them
	}
	const size = signHeight * 4 / 5
	on.draw(d, s.x+(signWidth-size)/2, above+(signHeight-size)/2, size)
}
