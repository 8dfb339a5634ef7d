package markdown

import (
	"bytes"
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/wire"
)

// Link is what others need to know of a link.
type Link struct {
	Dest  string // as the author wrote it, escapes resolved
	Text  string
	Place diag.Place
}

// LinkInline is a link in the text.
type LinkInline struct {
	Link
	Attributes
	Title   string
	Content []InlineNode
}

var emptyLink = diag.Rule{
	Code:  "K222",
	Level: diag.Warning,
	Words: diag.Words{HU: "A hivatkozásnak nincs szövege.", EN: "The link has no text."},
	Hint:  diag.Words{HU: "Írja a szögletes zárójelbe, hová vezet: [Éves beszámoló](beszamolo.md).", EN: "Say between the brackets where it leads: [Annual report](report.md)."},
}

var weakLink = diag.Rule{
	Code:  "K223",
	Level: diag.Warning,
	Words: diag.Words{HU: "A hivatkozás szövege („{text}”) nem árulja el, hová vezet.", EN: "The text of the link (“{text}”) does not say where it leads."},
	Hint:  diag.Words{HU: "Aki felolvasóval böngészik, csak a hivatkozásokat hallja: írja bele a céloldal nevét.", EN: "Those who use a screen reader may hear the links alone: name the page that the link leads to."},
}

var nowhereLink = diag.Rule{
	Code:  "K224",
	Level: diag.Warning,
	Words: diag.Words{HU: "A hivatkozásnak nincs címe.", EN: "The link has no address."},
	Hint:  diag.Words{HU: "Írja a kerek zárójelbe a fájl vagy a weblap címét.", EN: "Put the file or the web address between the parentheses."},
}

// weakTexts say nothing about the page they lead to; in the form of locale.Fold.
var weakTexts = []string{
	"kattintson ide", "kattints ide", "ide kattintva", "ide", "itt", "innen", "erre", "ezen a linken", "tovabb", "reszletek", "link",
	"click here", "click", "here", "this link", "more", "read more", "learn more", "this page",
}

// link converts a link, or only its text where the address must not be followed.
func (c *converter) link(n *ast.Link) {
	if !c.affordable(n.Reference, len(n.Destination)+len(n.Title)) {
		c.add(c.inlines(n)...)
		return
	}
	l := &LinkInline{Link: Link{Dest: decoded(n.Destination), Place: c.place(n.Pos())}}
	if a := attributesAfter(n); a != nil && !a.used && c.src[a.segment.Start-1] != ' ' {
		l.Attributes, _ = c.take(a)
		c.anchor(l.ID)
	}
	c.inLink++
	if l.Lang != "" {
		c.inLanguage(l.Lang, func() { l.Content = c.inlines(n) })
		c.stood('x')
	} else {
		l.Content = c.inlines(n)
	}
	c.inLink--
	l.Title = c.typeset(decoded(n.Title))
	l.Text = plainOf(l.Content)
	notes := c.deferred
	if c.inLink == 0 {
		c.deferred = nil
	} else {
		notes = nil
	}
	if c.inLink > 0 || !c.followable(l.Dest, n) {
		c.add(l.Content...)
	} else {
		c.lintLink(l)
		l.Place.Width = utf8.RuneCountInString(l.Text) + 2
		c.doc.Links = append(c.doc.Links, l.Link)
		c.add(l)
	}
	c.add(notes...)
}

// followable reports whether a link may carry this address.
func (c *converter) followable(dest string, n ast.Node) bool {
	if dest == "" {
		c.fault(nowhereLink, n.Pos(), 1)
		return false
	}
	return c.safe(dest, n.Pos())
}

// affordable limits what links by reference may copy.
func (c *converter) affordable(reference *ast.ReferenceLink, size int) bool {
	if reference == nil {
		return true
	}
	limit := 64*1024 + maxCopies*len(c.src)
	if c.copies > limit {
		return false
	}
	if c.copies += size; c.copies > limit {
		c.fault(tooManyCopies, 0, 1)
		return false
	}
	return true
}

func (c *converter) lintLink(l *LinkInline) {
	if l.Text == "" {
		c.faultAt(emptyLink, l.Place)
		return
	}
	folded := strings.Trim(locale.Fold(l.Text), " .,:;!?…»›>→")
	for _, weak := range weakTexts {
		if folded == weak {
			place := l.Place
			place.Width = utf8.RuneCountInString(l.Text) + 2
			c.faultAt(weakLink, place, "text", l.Text)
			return
		}
	}
}

// autoLink converts a bare address, which is its own text.
func (c *converter) autoLink(n *ast.AutoLink) {
	label := strings.ToValidUTF8(string(n.Label(c.src)), "\uFFFD")
	dest := strings.ToValidUTF8(string(n.URL(c.src)), "\uFFFD")
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower([]byte(dest)), []byte("mailto:")) {
		dest = "mailto:" + dest
	}
	c.stood('x')
	for _, r := range label {
		c.count(classify(r))
	}
	text := &Text{withoutControls(label)}
	at := n.Pos()
	if c.inLink > 0 || !c.safe(dest, at) {
		c.add(text)
		return
	}
	l := &LinkInline{Link: Link{Dest: dest, Text: label, Place: c.place(at)}, Content: []InlineNode{text}}
	l.Place.Width = utf8.RuneCountInString(label)
	c.doc.Links = append(c.doc.Links, l.Link)
	c.add(l)
}

func (l *LinkInline) html(p *page) {
	target := Target{Href: l.Dest, OK: true, External: isOutside(l.Dest)}
	if p.r.Link != nil {
		target = p.r.Link(l.Dest)
	}
	p.quiet++
	defer func() { p.quiet-- }()
	if !target.OK || !safeAddress(target.Href) {
		p.raw("<span")
		p.attributes(Attributes{ID: l.ID, Class: strings.TrimSpace("broken " + l.Class), Lang: l.Lang})
		p.raw(">")
		p.inlines(l.Content)
		p.raw("</span>")
		return
	}
	p.raw("<a")
	p.address("href", target.Href)
	p.attr("hreflang", target.Lang)
	p.attr("title", cmp.Or(l.Title, target.Title))
	if target.External {
		p.attr("rel", "external")
	}
	p.attributes(l.Attributes)
	p.raw(">")
	p.inlines(l.Content)
	p.raw("</a>")
}

func (l *LinkInline) plain(b *plainText) { b.inlines(l.Content) }

// Wire writes what others need to know of a link or reads it.
func (l *Link) Wire(c *wire.Codec) {
	c.String(&l.Dest)
	c.String(&l.Text)
	l.Place.Wire(c)
}

func (l *LinkInline) wire(c *wire.Codec) {
	l.Link.Wire(c)
	l.Attributes.wire(c)
	c.String(&l.Title)
	wireInlines(&l.Content, c)
}

// resolve leaves of a link that leads nowhere its text.
func (l *LinkInline) resolve(p *page) []InlineNode {
	target := Target{Href: l.Dest, OK: true}
	if p.r.Link != nil {
		target = p.r.Link(l.Dest)
	}
	p.quiet++
	content := p.resolvedInlines(l.Content)
	p.quiet--
	if !target.OK || !safeAddress(target.Href) {
		return []InlineNode{&Span{Attributes: p.own(l.Attributes), Content: content}}
	}
	link := *l
	link.Dest, link.Attributes, link.Content = target.Href, p.own(l.Attributes), content
	link.Title = cmp.Or(l.Title, target.Title)
	return []InlineNode{&link}
}
