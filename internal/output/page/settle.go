package page

import (
	"html/template"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

// html/template escapes a set of templates before the first is executed: it adds
// commands to the pipelines, {{ .Title | _html_template_htmlescaper }}. To call
// them by reflection is most of what a page costs. A set is settled when the
// trees that html/template has left are gone through once more, in a way that
// changes no byte of any page:
//
//   - What has no variable part is printed now and stands there as text.
//   - Most values need no escaping: a title without a special character, an
//     address of plain letters. One call sees that and prints them. Any other
//     value goes the way that html/template laid; nothing is escaped here.
//
// Commands that are not known here stay as they are, so that another version of
// html/template could make pages slower, but not different.

// escaper begins the names of the commands that html/template adds.
const escaper = "_html_template_"

// plain says, by the commands that end a pipeline, which values they would
// leave as they are.
var plain = map[string]func(value any) (text string, ok bool){
	"htmlescaper":                         plainHTML,
	"rcdataescaper":                       plainText,
	"attrescaper":                         plainText,
	"urlfilter urlnormalizer attrescaper": plainURL,
}

func plainHTML(value any) (string, bool) {
	if html, ok := value.(template.HTML); ok {
		return string(html), true
	}
	return plainText(value)
}

func plainText(value any) (string, bool) {
	text, ok := value.(string)
	return text, ok && !strings.ContainsAny(text, "\x00\"&'+<>")
}

func plainURL(value any) (string, bool) {
	url, ok := value.(string)
	return url, ok && !strings.ContainsFunc(strings.TrimPrefix(url, "https:"), func(r rune) bool {
		return (r < 'a' || 'z' < r) && (r < 'A' || 'Z' < r) && (r < '-' || '9' < r) && r != '_' && r != '#' // '-' to '9' are -./ and the digits
	})
}

// settler goes through the templates of a set.
type settler struct {
	// once prints a node that has no variable part.
	once *template.Template
	// functions are the names of those that print by the commands they stand for.
	functions map[string]string
	// escapers print a value by these commands, where it is not plain.
	escapers map[string]*template.Template
}

// settle settles a set that was not executed yet. It reports false, and the set
// is lost, if html/template does not escape all its templates together: then one
// of them is wrong, or is used within a tag only.
func settle(set *template.Template) bool {
	templates := slices.DeleteFunc(set.Templates(), func(t *template.Template) bool { return t.Tree == nil })
	scratch := func(name string) *template.Template { return template.Must(set.New(name).Parse("{{ . }}")) }
	s := settler{once: scratch("settle"), functions: map[string]string{}, escapers: map[string]*template.Template{}}
	functions := template.FuncMap{}
	for i, commands := range slices.Sorted(maps.Keys(plain)) {
		name := "settle" + strconv.Itoa(i)
		s.functions[commands], s.escapers[commands] = name, scratch(name)
		functions[name] = printer(plain[commands], s.escapers[commands])
	}
	if !escapeAll(set) {
		return false
	}
	set.Funcs(functions)
	for commands, t := range s.escapers {
		value := t.Tree.Root.Nodes[0].(*parse.ActionNode)
		value.Pipe.Cmds = value.Pipe.Cmds[:1]
		for name := range strings.FieldsSeq(commands) {
			value.Pipe.Cmds = append(value.Pipe.Cmds, call(escaper+name, value.Pos))
		}
	}
	for _, t := range templates {
		s.list(t.Tree.Root)
	}
	return true
}

// escapeAll has html/template escape all templates of a set, in one go and
// without printing any.
func escapeAll(set *template.Template) bool {
	var all strings.Builder
	for _, t := range set.Templates() {
		if t.Tree != nil {
			all.WriteString("{{ template " + strconv.Quote(t.Name()) + " . }}")
		}
	}
	never := template.Must(set.New("settle all").Parse("{{ if . }}" + all.String() + "{{ end }}"))
	return never.Execute(io.Discard, false) == nil
}

// printer prints plain values itself and has others escaped.
func printer(plain func(any) (string, bool), escaper *template.Template) func(any) (string, error) {
	return func(value any) (string, error) {
		if text, ok := plain(value); ok {
			return text, nil
		}
		out := newBuffer()
		defer out.release()
		err := escaper.Execute(out, value)
		return out.String(), err
	}
}

// call is a command that calls a function with what comes to it.
func call(name string, at parse.Pos) *parse.CommandNode {
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: at, Args: []parse.Node{parse.NewIdentifier(name).SetPos(at)}}
}

func (s *settler) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			list.Nodes[i] = s.action(n)
		case *parse.IfNode:
			s.list(n.List)
			s.list(n.ElseList)
		case *parse.RangeNode:
			s.list(n.List)
			s.list(n.ElseList)
		case *parse.WithNode:
			s.list(n.List)
			s.list(n.ElseList)
		}
	}
}

func (s *settler) action(n *parse.ActionNode) parse.Node {
	given, commands := splitEscapers(n.Pipe)
	if len(commands) == 0 || len(n.Pipe.Decl) > 0 {
		return n
	}
	if isConstant(given) {
		out := newBuffer()
		defer out.release()
		s.once.Tree.Root = &parse.ListNode{NodeType: parse.NodeList, Pos: n.Pos, Nodes: []parse.Node{n}}
		if s.once.Execute(out, nil) == nil { // what cannot be printed is a fault of the page
			return &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: slices.Clone(out.Bytes())}
		}
	}
	if function, ok := s.functions[strings.Join(commands, " ")]; ok {
		n.Pipe.Cmds = append(given, call(function, n.Pos))
	}
	return n
}

// splitEscapers divides a pipeline into what the author has written and the
// names of what html/template has added.
func splitEscapers(pipe *parse.PipeNode) (given []*parse.CommandNode, commands []string) {
	for i, command := range slices.Backward(pipe.Cmds) {
		id, ok := command.Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(id.Ident, escaper) {
			return slices.Clip(pipe.Cmds[:i+1]), commands
		}
		commands = slices.Insert(commands, 0, strings.TrimPrefix(id.Ident, escaper))
	}
	return nil, nil
}

// isConstant reports whether commands give the same on every page: functions see
// nothing but their arguments.
func isConstant(commands []*parse.CommandNode) bool {
	for _, command := range commands {
		for _, arg := range command.Args {
			switch arg := arg.(type) {
			case *parse.StringNode, *parse.NumberNode, *parse.BoolNode, *parse.IdentifierNode:
			case *parse.PipeNode:
				if !isConstant(arg.Cmds) {
					return false
				}
			default:
				return false
			}
		}
	}
	return true
}
