package record

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"kalauz/internal/diag"
)

var duplicateKey = diag.Rule{
	Code:  "K135",
	Words: diag.Words{HU: "„{name}” kétszer szerepel.", EN: "“{name}” is given twice."},
	Hint:  diag.Words{HU: "Hagyja meg az egyiket, a másikat törölje.", EN: "Keep one of them and delete the other."},
}

var firstKey = diag.Words{HU: "itt áll először", EN: "first given here"}

var reference = diag.Rule{
	Code:  "K136",
	Words: diag.Words{HU: "A YAML hivatkozásai (&, * és <<) itt nem használhatók.", EN: "YAML's references (&, * and <<) cannot be used here."},
	Hint:  diag.Words{HU: "Írja ki az értéket újra; ha a jel a szöveg része, tegye idézőjelbe az egész értéket.", EN: "Write the value out again; if the sign belongs to the text, put the whole value in quotes."},
}

var tagged = diag.Rule{
	Code:  "K137",
	Words: diag.Words{HU: "Az érték elején álló felkiáltójel a YAML-ban típust jelöl, és itt nem használható.", EN: "An exclamation mark before a value means a type in YAML and cannot be used here."},
	Hint:  diag.Words{HU: "Törölje a felkiáltójellel kezdődő szót; ha a szöveg része, tegye idézőjelbe az egész értéket.", EN: "Delete the word that begins with it; if it belongs to the text, put the whole value in quotes."},
}

var badKey = diag.Rule{
	Code:  "K138",
	Words: diag.Words{HU: "A mező neve hiányzik, vagy nem egyszerű szó.", EN: "The field's name is missing or is not a simple word."},
	Hint:  diag.Words{HU: "Így írja: név, kettőspont, szóköz, érték.", EN: "Write it so: name, colon, space, value."},
}

var tooDeep = diag.Rule{
	Code:  "K139",
	Words: diag.Words{HU: "Több mint {limit} szint van egymásba ágyazva.", EN: "More than {limit} levels are nested here."},
	Hint:  diag.Words{HU: "Írja laposabban, kevesebb szinttel.", EN: "Write it flatter, with fewer levels."},
}

var hashText = diag.Rule{
	Code:  "K140",
	Level: diag.Warning,
	Words: diag.Words{HU: "Ami a # jel után áll, az megjegyzés, nem része az értéknek.", EN: "What follows the # sign is a comment and no part of the value."},
	Hint:  diag.Words{HU: "Ha a szöveg része, tegye idézőjelbe az egész értéket; ha megjegyzés, tegyen szóközt a # után.", EN: "If it belongs to the text, put the whole value in quotes; if it is a comment, put a space after the #."},
}

// converter makes nodes of yaml.v3's, refusing what the rules refuse.
type converter struct {
	*document
	found diag.List
	deep  bool // tooDeep is said once
}

func (d *document) convert(root *yaml.Node) (*Node, diag.List) {
	c := converter{document: d}
	node := c.value(root, 1, -1)
	if c.found.HasErrors() || node.Kind == Null && node.Text == "" {
		return nil, c.found
	}
	return node, c.found
}

// value converts one value. indent is the column of the name or dash it belongs
// to, where it is not inside brackets: what continues it stands further in.
func (c *converter) value(y *yaml.Node, depth, indent int) *Node {
	node := &Node{Place: c.start(y)}
	switch sign := c.at(y.Line-1, y.Column-1); {
	case y.Kind == yaml.AliasNode, y.Anchor != "", sign == '&' && y.Style&quoted == 0:
		c.add(reference.At(node.Place))
		return node
	case y.Style&yaml.TaggedStyle != 0, sign == '!' && y.Style&quoted == 0:
		c.add(tagged.At(node.Place))
		return node
	case depth > MaxDepth && y.Kind != yaml.ScalarNode:
		if !c.deep {
			c.add(tooDeep.At(node.Place, "limit", limitDepth))
		}
		c.deep = true
		return node
	}
	switch y.Kind {
	case yaml.MappingNode:
		node.Kind = Map
		c.entries(node, y, depth, indent)
	case yaml.SequenceNode:
		node.Kind = List
		if y.Style&yaml.FlowStyle == 0 {
			indent = y.Column - 1
		}
		for _, item := range y.Content {
			node.Items = append(node.Items, c.value(item, depth+1, indent))
		}
	default:
		c.scalar(node, y, indent)
	}
	return node
}

const limitDepth = "32"

// quoted is the styles whose text may begin with any sign.
const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle

func (c *converter) entries(node *Node, y *yaml.Node, depth, indent int) {
	seen := make(map[string]diag.Place, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		inner := indent
		if y.Style&yaml.FlowStyle == 0 {
			inner = key.Column - 1
		}
		name := c.value(key, depth+1, inner)
		value := c.value(y.Content[i+1], depth+1, inner)
		if value.Kind == Null && value.Text == "" {
			value.Place = name.Place
			c.hash(y.Content[i].Line-1, c.afterColon(key))
		}
		switch first, double := seen[name.Text]; {
		case name.Kind > Scalar || name.Text == "":
			c.add(badKey.At(name.Place))
		case name.Plain && name.Text == "<<":
			c.add(reference.At(name.Place))
		case double:
			c.add(duplicateKey.At(name.Place, "name", name.Text).With(diag.Note{Place: first, Words: firstKey}))
		default:
			seen[name.Text] = name.Place
			node.Entries = append(node.Entries, Entry{Name: name.Text, Place: name.Place, Value: value})
		}
	}
}

func (c *converter) scalar(node *Node, y *yaml.Node, indent int) {
	node.Kind, node.Text = Scalar, y.Value
	if hidden := strings.IndexFunc(y.Value, hiddenByEscape); hidden >= 0 {
		r, _ := utf8.DecodeRuneInString(y.Value[hidden:])
		if !c.stands(r) { // else it is in plain sight, and whoever read the file has told
			c.add(invisible.At(node.Place, "code", fmt.Sprintf("U+%04X", r)))
		}
	}
	line, column := node.Place.Line-c.first, node.Place.Column-1
	switch {
	case y.Style&quoted != 0:
		end := c.quotedEnd(line, column, indent)
		if !end.closed {
			c.add(unclosedQuote.At(node.Place))
		} else if end.line == line {
			node.Place.Width = end.column - column
		}
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
	default:
		node.Plain = true
		width := max(min(len([]rune(y.Value)), len(c.lines[line])-column), 1)
		node.Place.Width = width
		if y.Value == "" || y.Value == "~" || y.Value == "null" {
			node.Kind = Null
		}
		if y.Value != "" {
			c.hash(line, column+width)
		}
	}
}

// hiddenByEscape tells what a quoted text can name ("\u202e") although it may not
// hold it: what no text may hold, and what turns the direction of reading.
func hiddenByEscape(r rune) bool {
	return r != '\n' && !allowed(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// stands reports whether a character stands in the text itself.
func (c *converter) stands(r rune) bool {
	return slices.ContainsFunc(c.lines, func(line []rune) bool { return slices.Contains(line, r) })
}

// hash warns of a # right after a value with no space behind it: "A #12".
func (c *converter) hash(line, column int) {
	next := column
	for next < len(c.lines[line]) && isBlank(c.lines[line][next]) {
		next++
	}
	if next > column && c.at(line, next) == '#' && !isBlank(c.at(line, next+1)) && c.at(line, next+1) != '#' {
		c.add(hashText.At(c.place(line, next, len(c.lines[line])-next)))
	}
}

// afterColon returns the column after the colon of a plain name.
func (c *converter) afterColon(key *yaml.Node) int {
	line, column := key.Line-1, key.Column-1+len([]rune(key.Value))
	for column < len(c.lines[line]) && isBlank(c.at(line, column)) {
		column++
	}
	return column + 1
}

// start is the place of a value. yaml.v3 puts an empty one where the next thing
// begins, which may be below the last line.
func (c *converter) start(y *yaml.Node) diag.Place {
	line := min(max(y.Line-1, 0), len(c.lines)-1)
	return c.place(line, min(max(y.Column-1, 0), len(c.lines[line])), 1)
}

func (c *converter) add(d diag.Diagnostic) { c.found = append(c.found, d) }
