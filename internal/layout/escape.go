package layout

import (
	"html/template"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

// escaper begins the names of the commands that html/template adds.
const escaper = "_html_template_"

// plain says, by the commands that end a pipeline, which texts they would leave
// as they are.
var plain = map[string]func(text string) bool{
	"htmlescaper":                         plainText,
	"rcdataescaper":                       plainText,
	"attrescaper":                         plainText,
	"urlfilter urlnormalizer attrescaper": plainURL,
	"urlescaper attrescaper":              plainPart,
}

func plainText(text string) bool { return !strings.ContainsAny(text, "\x00\"&'+<>") }

func plainURL(url string) bool {
	for _, r := range strings.TrimPrefix(url, "https:") {
		if !isUnreserved(r) && r != '/' && r != '#' {
			return false
		}
	}
	return true
}

func plainPart(text string) bool {
	for _, r := range text {
		if !isUnreserved(r) {
			return false
		}
	}
	return true
}

func isUnreserved(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '.' || r == '_'
}

// escapers are the ways in which html/template escapes values. Its functions can
// be called by templates only, so there is one for each way.
type escapers struct {
	known map[string]*template.Template // by the commands
	spare []*template.Template
	once  *template.Template // prints a node that has no variable part
}

// manyEscapers is for how many ways there are templates: layouts use about ten.
const manyEscapers = 40

// ownName begins the names of the templates that are made here.
const ownName = "layout "

// newEscapers adds its templates to a set that was not escaped yet.
func newEscapers(set *template.Template) *escapers {
	e := &escapers{known: map[string]*template.Template{}}
	for i := range manyEscapers {
		e.spare = append(e.spare, template.Must(set.New(ownName+strconv.Itoa(i)).Parse("{{ . }}")))
	}
	e.once, e.spare = e.spare[0], e.spare[1:]
	return e
}

func (e *escapers) own(t *template.Template) bool { return strings.HasPrefix(t.Name(), ownName) }

// escapeAll has html/template escape all templates of a set, in one go and
// without printing any.
func escapeAll(set *template.Template) bool {
	var all strings.Builder
	for _, t := range set.Templates() {
		if t.Tree != nil {
			all.WriteString("{{ template " + strconv.Quote(t.Name()) + " . }}")
		}
	}
	never := template.Must(set.New(ownName + "all").Parse("{{ if . }}" + all.String() + "{{ end }}"))
	return never.Execute(io.Discard, false) == nil
}

// constant returns what a node prints, if it has no variable part.
func (e *escapers) constant(n *parse.ActionNode) (string, bool) {
	given, commands := splitEscapers(n.Pipe)
	if len(commands) == 0 || len(n.Pipe.Decl) > 0 || !isConstant(given) {
		return "", false
	}
	var out strings.Builder
	e.once.Tree.Root = &parse.ListNode{NodeType: parse.NodeList, Pos: n.Pos, Nodes: []parse.Node{n}}
	err := e.once.Execute(&out, nil)
	return out.String(), err == nil // what cannot be printed is a fault of the page
}

// printer returns what prints values through commands.
func (e *escapers) printer(commands []string) (func(*execution, reflect.Value), bool) {
	t := e.template(commands)
	if t == nil {
		return nil, false
	}
	way := strings.Join(commands, " ")
	isPlain, isHTML := plain[way], way == "htmlescaper"
	return func(x *execution, v reflect.Value) {
		if isPlain != nil && v.Kind() == reflect.String {
			text := v.String()
			if v.Type() == textType && isPlain(text) || isHTML && v.Type() == htmlType {
				x.write(text)
				return
			}
		}
		switch {
		case !v.IsValid():
			giveUp()
		case v.Type() == textType:
			x.write(x.escaped(t, v.String()))
		case t.Execute(x.out, v.Interface()) != nil:
			giveUp()
		}
	}, true
}

// escaping is a text and a way of escaping it.
type escaping struct {
	by   *template.Template
	text string
}

// escaped returns a text as html/template escapes it. A page has few that need it,
// and those several times: its address and title in links to share it.
func (x *execution) escaped(by *template.Template, text string) string {
	key := escaping{by, text}
	done, ok := x.known[key]
	if !ok {
		var out strings.Builder
		if by.Execute(&out, text) != nil {
			giveUp()
		}
		if done = out.String(); x.known == nil {
			x.known = map[escaping]string{}
		}
		x.known[key] = done
	}
	return done
}

var textType, htmlType = reflect.TypeFor[string](), reflect.TypeFor[template.HTML]()

// template returns the template that escapes a value by commands, nil if there
// are too many.
func (e *escapers) template(commands []string) *template.Template {
	way := strings.Join(commands, " ")
	t := e.known[way]
	if t != nil || len(e.spare) == 0 || len(commands) == 0 {
		return t
	}
	t, e.spare = e.spare[0], e.spare[1:]
	value := t.Tree.Root.Nodes[0].(*parse.ActionNode)
	value.Pipe.Cmds = value.Pipe.Cmds[:1]
	for _, name := range commands {
		value.Pipe.Cmds = append(value.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: value.Pos,
			Args: []parse.Node{parse.NewIdentifier(escaper + name).SetPos(value.Pos)}})
	}
	e.known[way] = t
	return t
}

// user returns a template that uses another one as a node does, nil if there are
// too many.
func (e *escapers) user(n *parse.TemplateNode) *template.Template {
	use := "template " + n.Name
	t := e.known[use]
	if t != nil || len(e.spare) == 0 {
		return t
	}
	t, e.spare = e.spare[0], e.spare[1:]
	pipe := t.Tree.Root.Nodes[0].(*parse.ActionNode).Pipe
	pipe.Cmds = pipe.Cmds[:1]
	t.Tree.Root.Nodes[0] = &parse.TemplateNode{NodeType: parse.NodeTemplate, Pos: n.Pos, Line: n.Line, Name: n.Name, Pipe: pipe}
	e.known[use] = t
	return t
}

// splitEscapers divides a pipeline into what the author has written and the
// names of what html/template has added.
func splitEscapers(pipe *parse.PipeNode) (given []*parse.CommandNode, commands []string) {
	for i, command := range slices.Backward(pipe.Cmds) {
		id, ok := command.Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(id.Ident, escaper) {
			return pipe.Cmds[:i+1], commands
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
