package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kalauz/internal/diag"
)

// simple reads the documents that nearly all pages have: maps and lists in
// blocks, and in brackets on one line, of texts on one line, with quotes or
// without. It takes a tenth of the time. What it reads, it reads as yaml.v3 and
// convert do; whatever it is not sure of, a comment or an escape or a fault, it
// leaves to them.
type simple struct {
	file   string
	text   string // the lines below this one
	line   int    // of the file
	indent int    // of this line, -1 when there is none
	rest   string // of this line
	column int    // characters before rest

	// The maps and lists that are being read, the innermost last.
	entries []Entry
	items   []*Node
}

const (
	maxNames = 100 // of a map, where each is compared with all others
	maxName  = 100 // bytes; yaml.v3 takes no more than 1,024
)

// readSimple returns nil for a document that is not simple.
func readSimple(file string, src []byte, first int) *Node {
	if !onlyText(src) {
		return nil
	}
	s := simple{file: file, text: string(src), line: first - 1}
	if s.next(); s.indent != 0 {
		return nil
	}
	root := s.block(1)
	if root == nil || s.indent >= 0 {
		return nil
	}
	return root
}

// onlyText reports whether all characters are such as may stand in any document.
func onlyText(src []byte) bool {
	for i := 0; i < len(src); {
		if b := src[i]; b >= ' ' && b < 0x7f || b == '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if size == 1 || !allowed(r) {
			return false
		}
		i += size
	}
	return true
}

// next goes to the next line that is not empty.
func (s *simple) next() {
	for s.text != "" {
		line, text, _ := strings.Cut(s.text, "\n")
		s.text, s.line = text, s.line+1
		if line != "" {
			s.rest = strings.TrimLeft(line, " ")
			s.indent = len(line) - len(s.rest)
			s.column = s.indent
			return
		}
	}
	s.rest, s.indent = "", -1
}

// skip goes on in the line by a number of bytes.
func (s *simple) skip(size int) {
	s.column += utf8.RuneCountInString(s.rest[:size])
	s.rest = s.rest[size:]
}

func (s *simple) skipSpaces() { s.skip(len(s.rest) - len(strings.TrimLeft(s.rest, " "))) }

// node returns a new node for what begins here, some bytes of the line.
func (s *simple) node(kind Kind, size int) *Node {
	return &Node{Kind: kind, Place: s.place(size)}
}

func (s *simple) place(size int) diag.Place {
	return diag.Place{File: s.file, Line: s.line, Column: s.column + 1, Width: utf8.RuneCountInString(s.rest[:size])}
}

// block reads the map or list that begins with this line, and goes to the line
// behind it.
func (s *simple) block(depth int) *Node {
	if s.atItem() {
		return s.list(depth)
	}
	return s.mapping(depth)
}

func (s *simple) atItem() bool { return strings.HasPrefix(s.rest, "- ") }

func (s *simple) mapping(depth int) *Node {
	if depth > MaxDepth || s.rest == "" {
		return nil
	}
	node, base, indent := s.node(Map, 1), len(s.entries), s.column
	for more := true; more; more = s.indent == indent {
		entry, ok := s.name(base)
		if !ok {
			return nil
		}
		if entry.Value = s.under(indent, depth, entry.Place); entry.Value == nil {
			return nil
		}
		s.entries = append(s.entries, entry)
	}
	return s.takeEntries(node, base)
}

// name reads the name of a value, its colon and a space. A name that this map has
// already is a fault.
func (s *simple) name(base int) (Entry, bool) {
	size := s.nameSize()
	name := s.rest[:size]
	given := slices.ContainsFunc(s.entries[base:], func(e Entry) bool { return e.Name == name })
	if size == 0 || given || len(s.entries)-base == maxNames {
		return Entry{}, false
	}
	entry := Entry{Name: name, Place: s.place(size)}
	s.skip(min(size+len(": "), len(s.rest)))
	return entry, true
}

// nameSize returns the bytes of the name that stands here, 0 if there is none.
func (s *simple) nameSize() int {
	for i := range min(len(s.rest), maxName+1) {
		switch b := s.rest[i]; {
		case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z', b >= '0' && b <= '9', b == '_':
		case i > 0 && (b == '-' || b == '.'):
		case b == ':' && (i+1 == len(s.rest) || s.rest[i+1] == ' '):
			return i
		default:
			return 0
		}
	}
	return 0
}

// under reads the value of a name: on its line, or in lines below that stand
// further in. A list may stand as far out as the name.
func (s *simple) under(indent, depth int, name diag.Place) *Node {
	if s.rest != "" {
		return s.ending(s.value(depth+1), indent)
	}
	s.next()
	var node *Node
	switch {
	case s.indent > indent:
		node = s.block(depth + 1)
	case s.indent == indent && s.atItem():
		node = s.list(depth + 1)
	default:
		node = &Node{Kind: Null, Plain: true, Place: name}
	}
	if s.indent > indent {
		return nil
	}
	return node
}

// ending goes to the next line behind a value, unless that line could go on with
// it.
func (s *simple) ending(node *Node, indent int) *Node {
	if node == nil || s.rest != "" {
		return nil
	}
	if s.next(); s.indent > indent {
		return nil
	}
	return node
}

func (s *simple) list(depth int) *Node {
	if depth > MaxDepth {
		return nil
	}
	node, base, indent := s.node(List, 1), len(s.items), s.column
	for s.indent == indent && s.atItem() {
		s.skip(len("- "))
		var item *Node
		if s.nameSize() > 0 {
			item = s.mapping(depth + 1)
		} else {
			item = s.ending(s.value(depth+1), indent)
		}
		if item == nil || s.indent > indent {
			return nil
		}
		s.items = append(s.items, item)
	}
	return s.takeItems(node, base)
}

// value reads a value that stands on this line.
func (s *simple) value(depth int) *Node {
	if s.rest == "" {
		return nil
	}
	switch s.rest[0] {
	case '[', '{':
		return s.flow(depth)
	case '"', '\'':
		return s.quoted()
	}
	if strings.Contains(s.rest, ": ") || strings.HasSuffix(s.rest, ":") || strings.HasSuffix(s.rest, " ") {
		return nil
	}
	return s.plain(len(s.rest))
}

// plain reads a text without quotes.
func (s *simple) plain(size int) *Node {
	text := s.rest[:size]
	if text == "" || strings.IndexByte("-?:,[]{}#&*!|>'\"%@` ", text[0]) >= 0 || strings.Contains(text, "#") {
		return nil
	}
	node := s.node(Scalar, size)
	node.Text, node.Plain = text, true
	if text == "~" || text == "null" {
		node.Kind = Null
	}
	s.skip(size)
	return node
}

// quoted reads a text in quotes that holds neither an escape nor such a quote.
func (s *simple) quoted() *Node {
	quote := s.rest[:1]
	text, after, closed := strings.Cut(s.rest[1:], quote)
	if !closed || strings.HasPrefix(after, quote) || quote == `"` && strings.Contains(text, `\`) {
		return nil
	}
	size := len(text) + 2
	node := s.node(Scalar, size)
	node.Text = text
	s.skip(size)
	return node
}

// inFlow reads a value in brackets.
func (s *simple) inFlow(depth int) *Node {
	if s.rest == "" {
		return nil
	}
	switch s.rest[0] {
	case '[', '{':
		return s.flow(depth)
	case '"', '\'':
		return s.quoted()
	}
	return s.plain(len(strings.TrimRight(s.rest[:s.flowSize()], " ")))
}

// flowSize returns the bytes up to the sign that ends a text in brackets, 0 if
// there is none.
func (s *simple) flowSize() int {
	for i := range len(s.rest) {
		switch s.rest[i] {
		case ',', ']', '}':
			return i
		case '[', '{', '?':
			return 0
		case ':':
			if i+1 == len(s.rest) || strings.IndexByte(" ,[]{}", s.rest[i+1]) >= 0 {
				return 0
			}
		}
	}
	return 0
}

// flow reads a list or a map in brackets.
func (s *simple) flow(depth int) *Node {
	switch {
	case depth > MaxDepth:
		return nil
	case s.rest[0] == '[':
		return s.flowList(depth)
	}
	return s.flowMap(depth)
}

func (s *simple) flowList(depth int) *Node {
	node, base := s.node(List, 1), len(s.items)
	s.skip(1)
	for {
		more, ok := s.goesOn(']', len(s.items) == base)
		switch {
		case !ok:
			return nil
		case !more:
			return s.takeItems(node, base)
		}
		item := s.inFlow(depth + 1)
		if item == nil {
			return nil
		}
		s.items = append(s.items, item)
	}
}

func (s *simple) flowMap(depth int) *Node {
	node, base := s.node(Map, 1), len(s.entries)
	s.skip(1)
	for {
		more, ok := s.goesOn('}', len(s.entries) == base)
		switch {
		case !ok:
			return nil
		case !more:
			return s.takeEntries(node, base)
		}
		entry, ok := s.name(base)
		if !ok {
			return nil
		}
		s.skipSpaces()
		if entry.Value = s.inFlow(depth + 1); entry.Value == nil {
			return nil
		}
		s.entries = append(s.entries, entry)
	}
}

// goesOn reads the comma before the next value, or the bracket behind the last.
func (s *simple) goesOn(closing byte, first bool) (more, ok bool) {
	s.skipSpaces()
	switch {
	case s.rest == "":
		return false, false
	case s.rest[0] == closing:
		s.skip(1)
		return false, true
	case !first && s.rest[0] != ',':
		return false, false
	case !first:
		s.skip(1)
		s.skipSpaces()
	}
	return true, true
}

// takeEntries gives a map what has been read for it.
func (s *simple) takeEntries(node *Node, base int) *Node {
	if len(s.entries) > base {
		node.Entries = slices.Clone(s.entries[base:])
		s.entries = s.entries[:base]
	}
	return node
}

// takeItems gives a list what has been read for it.
func (s *simple) takeItems(node *Node, base int) *Node {
	if len(s.items) > base {
		node.Items = slices.Clone(s.items[base:])
		s.items = s.items[:base]
	}
	return node
}
