package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/wire"
)

// Attributes are what an author may write in braces after a heading, a link, a
// picture or a bracketed span: {#id .class lang=en}.
type Attributes struct {
	ID    string
	Class string // names parted by spaces
	Lang  string
}

func (a *Attributes) wire(c *wire.Codec) {
	c.String(&a.ID)
	c.String(&a.Class)
	c.String(&a.Lang)
}

var unknownAttribute = diag.Rule{
	Code:  "K250",
	Level: diag.Warning,
	Words: diag.Words{HU: "Itt nem használható ez a kapcsos zárójelbe tett beállítás: „{name}”.", EN: "The setting “{name}” in braces means nothing here."},
	Hint:  diag.Words{HU: "Itt ezek közül választhat: {known}.", EN: "You can choose from {known}."},
}

var badAttribute = diag.Rule{
	Code:  "K251",
	Level: diag.Warning,
	Words: diag.Words{HU: "A beállítás értéke nem használható: „{value}” ({name}).", EN: "The value of “{name}” cannot be used: “{value}”."},
	Hint:  diag.Words{HU: "Az azonosító és az osztály ékezet nélküli betűkből, számokból és kötőjelből áll, a nyelv rövid kód (hu, en, de).", EN: "An id and a class are made of plain letters, digits and hyphens; a language is a short code (hu, en, de)."},
}

var duplicateID = diag.Rule{
	Code:  "K252",
	Words: diag.Words{HU: "Ezt az azonosítót már máshol is megadta ezen az oldalon: „{id}”.", EN: "The id “{id}” has already been given on this page."},
	Hint:  diag.Words{HU: "Adjon egyiküknek másik azonosítót.", EN: "Give one of the two another id."},
}

var firstPlace = diag.Words{HU: "Először itt szerepel.", EN: "It stands here first."}

// attributeNode is {…} as goldmark's tree holds it until its owner takes it.
type attributeNode struct {
	ast.BaseInline
	segment text.Segment
	pairs   []pair
	used    bool
}

type pair struct {
	name, value string
	at          int
}

var kindAttributes = ast.NewNodeKind("KalauzAttributes")

func (n *attributeNode) Kind() ast.NodeKind         { return kindAttributes }
func (n *attributeNode) Dump(source []byte, lv int) { ast.DumpHelper(n, source, lv, nil, nil) }

// attributeParser reads {…} right after a closing bracket, and at the end of a
// heading or a callout's title.
type attributeParser struct{}

func (attributeParser) Trigger() []byte { return []byte{'{'} }

func (attributeParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	pairs, size := readAttributes(line, segment.Start)
	if size == 0 {
		return nil
	}
	afterBracket := false
	if segment.Start > 0 {
		last := block.Source()[segment.Start-1]
		afterBracket = last == ')' || last == ']'
	}
	if !afterBracket && (!takesAttributes(parent) || !util.IsBlank(line[size:])) {
		return nil
	}
	block.Advance(size)
	n := &attributeNode{segment: text.NewSegment(segment.Start, segment.Start+size), pairs: pairs}
	n.SetPos(segment.Start)
	return n
}

// takesAttributes reports whether a block may end in attributes of its own.
func takesAttributes(n ast.Node) bool {
	return n.Kind() == ast.KindHeading || n.Kind() == kindCalloutTitle
}

// readAttributes reads {#id .class name=value name="value" flag}; size 0 means
// that the braces hold something else.
func readAttributes(s []byte, at int) (pairs []pair, size int) {
	for i := 1; i < len(s); {
		switch {
		case s[i] == '}':
			return pairs, i + 1
		case s[i] == ' ' || s[i] == '\t' || s[i] == ',':
			i++
		default:
			p, n := readAttribute(s[i:])
			if n == 0 {
				return nil, 0
			}
			p.at = at + i
			pairs = append(pairs, p)
			i += n
		}
	}
	return nil, 0
}

func readAttribute(s []byte) (p pair, size int) {
	end := bytes.IndexAny(s, " \t\n,}=\"'{")
	if end <= 0 {
		return pair{}, 0
	}
	word := string(s[:end])
	switch {
	case word[0] == '#':
		return pair{name: "id", value: word[1:]}, end
	case word[0] == '.':
		return pair{name: "class", value: word[1:]}, end
	case s[end] != '=':
		return pair{name: word, value: ""}, end
	}
	rest := s[end+1:]
	if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') {
		stop := bytes.IndexByte(rest[1:], rest[0])
		if stop < 0 || bytes.IndexByte(rest[:stop+1], '\n') >= 0 {
			return pair{}, 0
		}
		return pair{name: word, value: decoded(rest[1 : stop+1])}, end + 1 + stop + 2
	}
	stop := bytes.IndexAny(rest, " \t\n,}\"'{")
	if stop <= 0 {
		return pair{}, 0
	}
	return pair{name: word, value: decoded(rest[:stop])}, end + 1 + stop
}

// common are the attributes that may stand everywhere, in the order shown.
var common = []string{"id", "class", "lang"}

// take reads attributes for a construct that knows, beside the common ones, those
// named; these come back as a map.
func (c *converter) take(n *attributeNode, known ...string) (Attributes, map[string]string) {
	var a Attributes
	values := map[string]string{}
	n.used = true
	for _, p := range n.pairs {
		switch {
		case p.name == "id":
			a.ID = c.explicitID(p)
		case p.name == "class" && classPattern.MatchString(p.value):
			a.Class = strings.TrimSpace(a.Class + " " + p.value)
		case p.name == "lang" && langPattern.MatchString(p.value):
			a.Lang = p.value
		case slices.Contains(common, p.name):
			c.fault(badAttribute, p.at, len([]rune(p.name)), "name", p.name, "value", p.value)
		case slices.Contains(known, p.name):
			values[p.name] = p.value
		default:
			c.fault(unknownAttribute, p.at, len([]rune(p.name)), "name", p.name, "known", strings.Join(append(slices.Clone(known), common...), ", "))
		}
	}
	return a, values
}

var (
	idPattern    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)
	classPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)
	langPattern  = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

// explicitID keeps an id the author gave. One that could not stand in every
// output is made into one that can.
func (c *converter) explicitID(p pair) string {
	id := p.value
	if !idPattern.MatchString(id) {
		c.fault(badAttribute, p.at, len([]rune(p.value))+1, "name", "id", "value", p.value)
		if id = locale.Slug(id); id == "" {
			return ""
		}
	}
	place := c.place(p.at)
	if first, given := c.ids[id]; given {
		place.Width = len([]rune(id)) + 1
		c.report(duplicateID.At(place, "id", id).With(diag.Note{Place: first, Words: firstPlace}))
		return ""
	}
	if c.ids == nil {
		c.ids = map[string]diag.Place{}
	}
	c.ids[id] = place
	return id
}

// attributesAfter returns the attributes that stand right behind an inline node,
// nil if there are none.
func attributesAfter(n ast.Node) *attributeNode {
	a, _ := n.NextSibling().(*attributeNode)
	return a
}

// ownAttributes returns the attributes at the end of a heading or title: those
// that do not belong to what stands before them.
func (c *converter) ownAttributes(n ast.Node) *attributeNode {
	a, ok := n.LastChild().(*attributeNode)
	if !ok || a.used {
		return nil
	}
	if prev := c.src[max(a.segment.Start-1, 0)]; prev == ' ' || prev == '\t' || n.FirstChild() == a {
		return a
	}
	switch a.PreviousSibling().(type) {
	case *ast.Link, *ast.Image:
		return nil
	}
	return a
}
