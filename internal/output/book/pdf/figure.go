package pdf

import (
	"bytes"
	"image"
	_ "image/gif" // a picture that a book may hold
	"image/png"
	"math"
	"path"
	"strings"

	"kalauz/internal/drawing"
	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	photo "kalauz/internal/output/image"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// picture is a picture as it can be painted: dots or lines.
type picture struct {
	image         *pdf.Image
	drawing       *drawing.Drawing
	width, height float64 // in pixels of the web, 96 to the inch
}

// picture returns a picture of the book, nil where there is none that can be read.
func (c *composer) picture(p *book.Picture) *picture {
	if p == nil {
		return nil
	}
	if known, ok := c.images[p]; ok {
		return known
	}
	made := c.readPicture(p)
	c.images[p] = made
	return made
}

// Left names what a PDF leaves out of a picture, by the name of its file: elements
// of a drawing, "svg" if it is all of it.
func Left(name string, raw []byte) []string {
	if !strings.EqualFold(path.Ext(name), ".svg") {
		return nil
	}
	d, err := drawing.Read(raw)
	if err != nil {
		return []string{"svg"}
	}
	return d.Left
}

func (c *composer) readPicture(p *book.Picture) *picture {
	if p.Type == "image/svg+xml" {
		d, err := drawing.Read(p.Bytes)
		if err != nil {
			return nil
		}
		return &picture{drawing: d, width: d.Width, height: d.Height}
	}
	raw := p.Bytes
	if p.Type == "image/gif" {
		raw = still(raw)
	}
	i, err := c.doc.Image(raw)
	if err != nil {
		return nil
	}
	i = i.Turned(photo.Orientation(p.Bytes))
	return &picture{image: i, width: float64(i.Width), height: float64(i.Height)}
}

// still is the first picture of a GIF, as a PNG.
func still(raw []byte) []byte {
	i, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil
	}
	var out bytes.Buffer
	if err := png.Encode(&out, i); err != nil {
		return nil
	}
	return out.Bytes()
}

// fit is how large a picture is painted: not larger than it is, and into a room.
func (p *picture) fit(width, height typeset.Length) (w, h typeset.Length) {
	const pixel = 0.75 * float64(pt)
	scale := math.Min(1, math.Min(float64(width)/(p.width*pixel), float64(height)/(p.height*pixel)))
	return typeset.Length(p.width * pixel * scale), typeset.Length(p.height * pixel * scale)
}

// addFigure adds a picture with its caption. Where a page has no room for it, the
// text goes on and the picture stands at the head of the next one.
func (c *composer) addFigure(s *stack, f *markdown.Figure, ctx context) {
	i := f.Image
	p := c.picture(c.book.Picture(i.Src))
	if p == nil {
		s.add(c.line(i.Alt, ctx.within(pdf.Paragraph)), halfLine, halfLine)
		return
	}
	label := c.book.Labels[f]
	var ids []string
	for _, id := range []string{i.ID, label.ID} {
		if c.makes(id) {
			ids = append(ids, id)
		}
	}
	outer := ctx.within(pdf.Division)
	shown := &shown{picture: p, ctx: ctx, ids: ids}
	shown.width, shown.height = p.fit(ctx.width, largestPicture)
	if i.Alt != "" {
		shown.element = outer.element.Add(pdf.Figure)
		shown.element.Alt = i.Alt
		if i.Lang != "" && i.Lang != ctx.look.lang {
			shown.element.Lang = i.Lang
		}
		shown.slot = shown.element.Text()
	}
	inside := &stack{}
	inside.add(shown, 0, 5*pt)
	if caption := c.caption(i, label.Text); len(caption) > 0 {
		words := outer.within(pdf.Caption).looking(ctx.look.in(sans, captionSize).painted(muted))
		inside.add(c.par(caption, words), 0, 0)
	}
	s.add(&floating{inside}, leading, leading)
}

// caption is the number of a picture, what it shows, and whose it is.
func (c *composer) caption(i *markdown.ImageInline, label string) []markdown.InlineNode {
	var nodes []markdown.InlineNode
	add := func(n markdown.InlineNode) {
		if len(nodes) > 0 {
			nodes = append(nodes, &markdown.Text{Value: " "})
		}
		nodes = append(nodes, n)
	}
	if label != "" {
		add(&markdown.Emphasis{Kind: markdown.Strong, Content: []markdown.InlineNode{&markdown.Text{Value: label}}})
	}
	if i.Title != "" {
		add(&markdown.Span{Attributes: markdown.Attributes{Lang: i.Lang}, Content: []markdown.InlineNode{&markdown.Text{Value: i.Title}}})
	}
	if i.Credit != "" {
		add(&markdown.Element{Tag: "small", Content: []markdown.InlineNode{&markdown.Text{Value: i.Credit}}})
	}
	return nodes
}

// floating is what is never cut, and may give way to the text that follows.
type floating struct{ inside *stack }

func (f *floating) after() int { return freely }

func (f *floating) flow(g *galley) {
	inner := &galley{}
	f.inside.flow(inner)
	it := g.box(pile{inner.items}, inner.height())
	it.notes = inner.notesIn()
	it.floats = g.frame == nil
}

// shown is a picture in its place. One without a slot says nothing.
type shown struct {
	*picture
	ctx           context
	element       *pdf.Element
	slot          *pdf.Slot
	width, height typeset.Length
	ids           []string
}

func (s *shown) after() int { return never }

func (s *shown) flow(g *galley) { g.box(s, s.height) }

func (s *shown) paint(on *paper, top typeset.Length) {
	left := s.ctx.x + (s.ctx.width-s.width)/2
	for _, id := range s.ids {
		on.place(id, s.ctx.x, top)
	}
	if s.slot == nil {
		on.decorate()
	} else {
		on.tag(s.slot)
		box := on.rect(left, top, left+s.width, top+s.height)
		s.element.Box = &box
	}
	on.picture(s.picture, left, top, s.width, s.height)
}

// image adds a picture in a line of text: as high as the line, if it is small as
// it is, else as wide as there is room.
func (in *inlines) image(n *markdown.ImageInline, p *place) {
	in.id(n.ID)
	made := in.picture(in.book.Picture(n.Src))
	if made == nil {
		in.text(n.Alt, p)
		return
	}
	width, height := made.fit(measure/2, largestPicture/2)
	r := &run{picture: made, link: p.link}
	if n.Alt != "" {
		element := p.element.Add(pdf.Figure)
		element.Alt = n.Alt
		if n.Lang != "" && n.Lang != p.lang {
			element.Lang = n.Lang
		}
		r.slot = element.Text()
		p.slot = nil
	}
	in.items = append(in.items, &typeset.Box{Width: width, Ascent: height, Tag: r})
}
