package markdown

import "kalauz/internal/wire"

// Figure is a picture in a paragraph of its own, with its caption and credit.
type Figure struct {
	Image *ImageInline
	Line  int
}

// Gallery is a paragraph of nothing but pictures.
type Gallery struct {
	Figures []*Figure
	Line    int
}

// figures makes a figure or a gallery of a paragraph that holds only pictures;
// nil of any other.
func figures(content []InlineNode, line int) Block {
	var all []*Figure
	for _, n := range content {
		switch n := n.(type) {
		case *ImageInline:
			all = append(all, &Figure{n, line})
		case *Break:
		default:
			if !blank(n) {
				return nil
			}
		}
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return &Gallery{all, line}
}

func (f *Figure) html(p *page) {
	i := f.Image
	p.raw("<figure")
	p.attributes(Attributes{ID: i.ID, Class: i.Class})
	p.raw(">")
	i.img(p, Attributes{Lang: i.Lang}, "")
	if i.Title != "" || i.Credit != "" {
		p.raw("<figcaption>")
		i.caption(p)
		if i.Credit != "" {
			if i.Title != "" {
				p.raw(" ")
			}
			i.credit(p)
		}
		p.raw("</figcaption>")
	}
	p.raw("</figure>\n")
}

// caption writes the words of the author; those of the page, such as "Photo:",
// are in the page's language whatever the picture's.
func (i *ImageInline) caption(p *page) {
	if i.Lang == "" || i.Title == "" {
		p.text(i.Title)
		return
	}
	(&Span{Attributes{Lang: i.Lang}, []InlineNode{&Text{i.Title}}}).html(p)
}

func (f *Figure) plain(t *plainText) {
	if f.Image.Title != "" {
		t.text(f.Image.Title)
		t.line()
	}
}

func (f *Figure) wire(c *wire.Codec) {
	if c.Reading() {
		f.Image = new(ImageInline)
	}
	f.Image.wire(c)
	c.Int(&f.Line)
}

func (g *Gallery) html(p *page) {
	p.raw("<ul class=\"gallery\">\n")
	for _, f := range g.Figures {
		p.raw("<li>")
		f.html(p)
		p.raw("</li>\n")
	}
	p.raw("</ul>\n")
}

func (g *Gallery) plain(t *plainText) {
	for _, f := range g.Figures {
		f.plain(t)
	}
}

func (g *Gallery) wire(c *wire.Codec) {
	wire.Pointers(c, &g.Figures, (*Figure).wire)
	c.Int(&g.Line)
}

func (f *Figure) resolve(p *page) []Block {
	if image, ok := f.Image.resolve(p)[0].(*ImageInline); ok {
		return []Block{&Figure{Image: image, Line: f.Line}}
	}
	return (&Paragraph{Content: []InlineNode{&Text{f.Image.Alt}}, Line: f.Line}).resolve(p)
}

func (g *Gallery) resolve(p *page) []Block {
	gallery := &Gallery{Line: g.Line}
	for _, f := range g.Figures {
		if figure, ok := f.resolve(p)[0].(*Figure); ok {
			gallery.Figures = append(gallery.Figures, figure)
		}
	}
	return []Block{gallery}
}
