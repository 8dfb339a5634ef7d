package markdown

import (
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"kalauz/internal/diag"
	"kalauz/internal/wire"
)

// Image is what others need to know of a picture.
type Image struct {
	Src        string // as the author wrote it, escapes resolved
	Alt        string
	Decorative bool // says nothing; needs no alternative text
	Place      diag.Place
}

// ImageInline is a picture in a line of text.
type ImageInline struct {
	Image
	Attributes
	Title  string // the caption of a figure
	Credit string
}

var missingAlt = diag.Rule{
	Code:  "K230",
	Level: diag.Warning,
	Words: diag.Words{HU: "A képnek nincs szöveges leírása.", EN: "The picture has no description."},
	Hint:  diag.Words{HU: "Írja le a szögletes zárójelben, mi látszik rajta; ha csak díszítés, tegye utána: {decorative}.", EN: "Say between the brackets what it shows; if it is only decoration, put {decorative} after it."},
}

func (c *converter) image(n *ast.Image) {
	if !c.affordable(n.Reference, len(n.Destination)+len(n.Title)) {
		return
	}
	i := &ImageInline{Image: Image{Src: decoded(n.Destination), Place: c.place(n.Pos())}}
	if a := attributesAfter(n); a != nil && !a.used {
		var values map[string]string
		i.Attributes, values = c.take(a, "credit", "decorative")
		i.Credit = values["credit"]
		_, i.Decorative = values["decorative"]
		c.anchor(i.ID)
	}
	c.inLanguage(i.Lang, func() {
		i.Alt = c.altText(n)
		i.Title = c.typeset(decoded(n.Title))
	})
	c.stood('x')
	i.Place.Width = utf8.RuneCountInString(i.Alt) + 3
	if i.Src == "" || !c.safe(i.Src, n.Pos()) {
		if i.Src == "" {
			c.fault(nowhereLink, n.Pos(), 1)
		}
		c.add(&Text{i.Alt})
		return
	}
	if i.Decorative {
		i.Alt = ""
	} else if i.Alt == "" {
		c.faultAt(missingAlt, i.Place)
	}
	c.doc.Images = append(c.doc.Images, i.Image)
	c.add(i)
}

// altText is the words between the brackets. Links and pictures among them are
// words too, no links.
func (c *converter) altText(n ast.Node) string {
	words, faults, images := c.doc.Words, c.doc.Faults, c.doc.Images
	c.inLink++
	alt := plainOf(c.inlines(n))
	c.inLink--
	if c.inLink == 0 {
		c.deferred = nil
	}
	c.doc.Words, c.doc.Faults, c.doc.Images = words, faults, images
	return alt
}

func (i *ImageInline) html(p *page) {
	i.img(p, i.Attributes, i.Title)
	if i.Credit != "" {
		p.raw(" ")
		i.credit(p)
	}
}

// img writes the picture alone; a missing one leaves its words.
func (i *ImageInline) img(p *page, a Attributes, title string) {
	picture := Picture{Src: i.Src, OK: true}
	if p.r.Image != nil {
		picture = p.r.Image(i.Src)
	}
	if !picture.OK || !safeAddress(picture.Src) {
		p.raw("<span")
		p.attributes(Attributes{Class: "broken", Lang: i.Lang})
		p.raw(">")
		p.text(i.Alt)
		p.raw("</span>")
		return
	}
	p.raw("<img")
	p.address("src", picture.Src)
	p.always("alt", i.Alt)
	if picture.Width > 0 && picture.Height > 0 {
		p.attr("width", strconv.Itoa(picture.Width))
		p.attr("height", strconv.Itoa(picture.Height))
	}
	p.attr("loading", "lazy")
	p.attr("title", title)
	p.attributes(a)
	p.raw(">")
}

func (i *ImageInline) credit(p *page) {
	p.raw(`<small class="credit">`)
	p.text(i.Credit)
	p.raw("</small>")
}

func (i *ImageInline) plain(b *plainText) {
	if b.alt {
		b.text(i.Alt)
	}
}

// Wire writes what others need to know of a picture or reads it.
func (i *Image) Wire(c *wire.Codec) {
	c.String(&i.Src)
	c.String(&i.Alt)
	c.Bool(&i.Decorative)
	i.Place.Wire(c)
}

func (i *ImageInline) wire(c *wire.Codec) {
	i.Image.Wire(c)
	i.Attributes.wire(c)
	c.String(&i.Title)
	c.String(&i.Credit)
}

// resolve leaves of a picture that is not there its words.
func (i *ImageInline) resolve(p *page) []InlineNode {
	image := *i
	image.Attributes = p.own(i.Attributes)
	if p.r.Image != nil {
		picture := p.r.Image(i.Src)
		if !picture.OK {
			return []InlineNode{&Text{i.Alt}}
		}
		image.Src = picture.Src
	}
	return []InlineNode{&image}
}
