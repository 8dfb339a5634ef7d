package markdown

import (
	"strings"
	"unicode/utf8"

	"kalauz/internal/wire"
)

// Abbreviation is a word in capitals that a list of abbreviations may know. The
// document is parsed without any list; who renders it asks.
type Abbreviation struct {
	Short     string // "ESZA"
	Rest      string // what is joined to it: "-ból"
	Explained bool   // the author put it in brackets, or an explanation after it
}

// html explains the abbreviation at its first use in running text: never in a
// heading or a link, where it would be read out again and again.
func (a *Abbreviation) html(p *page) {
	expansion, lang, ok := p.expand(a.Short)
	if !ok {
		p.text(a.Short + a.Rest)
		return
	}
	p.raw("<abbr")
	p.attr("title", expansion)
	p.attr("lang", p.otherLang(lang))
	p.raw(">")
	p.text(a.Short)
	p.raw("</abbr>")
	p.text(a.Rest)
	if p.quiet > 0 || p.explained[a.Short] {
		return
	}
	p.explained[a.Short] = true
	if a.Explained {
		return
	}
	p.raw(" (")
	if other := p.otherLang(lang); other != "" {
		p.raw("<span")
		p.attr("lang", other)
		p.raw(">")
		p.text(expansion)
		p.raw("</span>")
	} else {
		p.text(expansion)
	}
	p.raw(")")
}

// resolve explains the abbreviation as html does.
func (a *Abbreviation) resolve(p *page) []InlineNode {
	expansion, lang, ok := p.expand(a.Short)
	if !ok {
		return []InlineNode{&Text{a.Short + a.Rest}}
	}
	lang = p.otherLang(lang)
	nodes := []InlineNode{&Element{Tag: "abbr", Title: expansion, Lang: lang, Content: []InlineNode{&Text{a.Short}}}}
	if a.Rest != "" {
		nodes = append(nodes, &Text{a.Rest})
	}
	if p.quiet > 0 || p.explained[a.Short] {
		return nodes
	}
	p.explained[a.Short] = true
	if a.Explained {
		return nodes
	}
	if lang == "" {
		return append(nodes, &Text{" (" + expansion + ")"})
	}
	return append(nodes, &Text{" ("}, &Span{Attributes{Lang: lang}, []InlineNode{&Text{expansion}}}, &Text{")"})
}

func (a *Abbreviation) plain(b *plainText) { b.text(a.Short + a.Rest) }

func (a *Abbreviation) wire(c *wire.Codec) {
	c.String(&a.Short)
	c.String(&a.Rest)
	c.Bool(&a.Explained)
}

// abbreviation makes a node of the word in capitals between two places of a text,
// and of what is joined to it.
func abbreviation(s string, start, end int) *Abbreviation {
	rest := restEnd(s, end)
	return &Abbreviation{Short: s[start:end], Rest: s[end:rest], Explained: explained(s, start, rest)}
}

func (c *converter) nameAbbreviation(short string) {
	if c.names == nil {
		c.names = map[string]bool{}
	}
	if !c.names[short] {
		c.names[strings.Clone(short)] = true
	}
}

// restEnd returns where a suffix or number joined by hyphens and points ends:
// the "-ból" of "ESZA-ból", the "-5.3.1" of "TÁMOP-5.3.1".
func restEnd(s string, i int) int {
	for {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != '-' && r != '.' && r != '–' {
			return i
		}
		next, _ := wordEnd(s, i+size)
		if next == i+size {
			return i
		}
		i = next
	}
}

func explained(s string, start, end int) bool {
	return start > 0 && s[start-1] == '(' || end+1 < len(s) && (s[end] == ' ' || s[end] == '\n') && s[end+1] == '('
}
