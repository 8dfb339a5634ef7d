package layout

import (
	"html/template"
	"io"
	"reflect"
	"slices"
	"text/template/parse"
)

// program is a compiled template.
type program struct {
	body  step
	slots int // for variables
}

// step is a node that prints; expression is one that has a value.
type (
	step       func(x *execution, dot reflect.Value)
	expression func(x *execution, dot reflect.Value) reflect.Value
)

// execution is one execution of a program.
type execution struct {
	set   *Set
	out   Writer
	vars  []reflect.Value // of the template that is being executed; the first is $
	depth int
	known map[escaping]string
}

// deepest is how many templates may be executed within each other; html/template
// allows more.
const deepest = 1000

// givenUp is what an execution panics with where it cannot go on; err is that of a
// function or method, if it was one.
type givenUp struct{ err error }

func giveUp() { panic(givenUp{}) }

// run executes a program within the one that is being executed.
func (x *execution) run(p *program, data reflect.Value) {
	if x.depth++; x.depth > deepest {
		giveUp()
	}
	outer := x.vars
	x.vars = make([]reflect.Value, p.slots)
	x.vars[0] = data
	p.body(x, data)
	x.vars = outer
	x.depth--
}

func (x *execution) write(text string) {
	if _, err := x.out.WriteString(text); err != nil {
		giveUp()
	}
}

// compiler compiles one template.
type compiler struct {
	set       *Set
	escapers  *escapers
	functions template.FuncMap
	names     []string // of the variables in sight, each in the slot of its index
	slots     int
}

// unknown is what the compiler panics with at a node that it does not know.
type unknown struct{}

// compile returns the program of a template that html/template has escaped, nil
// if there is something in it that is not known here.
func compile(tree *parse.Tree, s *Set, e *escapers, functions template.FuncMap) (p *program) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(unknown); !ok {
				panic(r)
			}
			p = nil
		}
	}()
	c := &compiler{set: s, escapers: e, functions: functions}
	c.declare("$")
	body := c.list(tree.Root)
	return &program{body, c.slots}
}

// declare gives a variable a slot.
func (c *compiler) declare(name string) int {
	c.names = append(c.names, name)
	c.slots = max(c.slots, len(c.names))
	return len(c.names) - 1
}

// slot returns that of a variable.
func (c *compiler) slot(name string) int {
	for i, known := range slices.Backward(c.names) {
		if known == name {
			return i
		}
	}
	panic(unknown{})
}

// scoped compiles what declares variables for itself.
func (c *compiler) scoped(compile func() step) step {
	before := len(c.names)
	defer func() { c.names = c.names[:before] }()
	return compile()
}

// list compiles nodes that follow each other.
func (c *compiler) list(list *parse.ListNode) step {
	if list == nil {
		return func(*execution, reflect.Value) {}
	}
	var steps []step
	text := ""
	flush := func() {
		if text != "" {
			steps = append(steps, printed(text))
			text = ""
		}
	}
	for _, n := range list.Nodes {
		if constant, ok := c.text(n); ok {
			text += constant
			continue
		}
		flush()
		steps = append(steps, c.node(n))
	}
	flush()
	if len(steps) == 1 {
		return steps[0]
	}
	return func(x *execution, dot reflect.Value) {
		for _, do := range steps {
			do(x, dot)
		}
	}
}

func printed(text string) step {
	return func(x *execution, _ reflect.Value) { x.write(text) }
}

// text returns what a node prints, if that is always the same.
func (c *compiler) text(n parse.Node) (string, bool) {
	switch n := n.(type) {
	case *parse.TextNode:
		return string(n.Text), true
	case *parse.CommentNode:
		return "", true
	case *parse.ActionNode:
		return c.escapers.constant(n)
	}
	return "", false
}

func (c *compiler) node(n parse.Node) step {
	switch n := n.(type) {
	case *parse.ActionNode:
		return c.action(n)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return c.scoped(func() step { return c.loop(n) })
	case *parse.TemplateNode:
		return c.template(n)
	}
	panic(unknown{})
}

func (c *compiler) action(n *parse.ActionNode) step {
	if len(n.Pipe.Decl) > 0 {
		value := c.pipe(n.Pipe)
		return func(x *execution, dot reflect.Value) { value(x, dot) }
	}
	given, commands := splitEscapers(n.Pipe)
	print, ok := c.escapers.printer(commands)
	if !ok {
		panic(unknown{})
	}
	value := c.commands(given)
	return func(x *execution, dot reflect.Value) { print(x, value(x, dot)) }
}

// branch compiles {{ if }} and {{ with }}.
func (c *compiler) branch(n *parse.BranchNode, with bool) step {
	return c.scoped(func() step {
		value := c.pipe(n.Pipe)
		then := c.scoped(func() step { return c.list(n.List) })
		otherwise := c.scoped(func() step { return c.list(n.ElseList) })
		return func(x *execution, dot reflect.Value) {
			switch v := value(x, dot); {
			case !truth(v):
				otherwise(x, dot)
			case with:
				then(x, v)
			default:
				then(x, dot)
			}
		}
	})
}

// loop compiles {{ range }} over a list.
func (c *compiler) loop(n *parse.RangeNode) step {
	if n.Pipe.IsAssign || len(n.Pipe.Decl) > 2 {
		panic(unknown{})
	}
	value := c.commands(n.Pipe.Cmds)
	index, element := 0, 0 // slots, 0 for none
	for i, v := range n.Pipe.Decl {
		slot := c.declare(v.Ident[0])
		if i == len(n.Pipe.Decl)-1 {
			element = slot
		} else {
			index = slot
		}
	}
	body := c.scoped(func() step { return c.list(n.List) })
	otherwise := c.scoped(func() step { return c.list(n.ElseList) })
	return func(x *execution, dot reflect.Value) {
		list, _ := indirect(value(x, dot))
		if !list.IsValid() {
			otherwise(x, dot)
			return
		}
		if list.Kind() != reflect.Slice {
			giveUp()
		}
		for i := range list.Len() {
			if index > 0 {
				x.vars[index] = reflect.ValueOf(i)
			}
			if element > 0 {
				x.vars[element] = list.Index(i)
			}
			body(x, list.Index(i))
		}
		if list.Len() == 0 {
			otherwise(x, dot)
		}
	}
}

// template compiles the use of another template, with its program where it has
// one.
func (c *compiler) template(n *parse.TemplateNode) step {
	data := func(*execution, reflect.Value) reflect.Value { return reflect.Value{} }
	if n.Pipe != nil {
		data = c.pipe(n.Pipe)
	}
	execute := func(out io.Writer, data any) error { return c.set.html.ExecuteTemplate(out, n.Name, data) }
	if c.set.html.Lookup(n.Name) == nil { // html/template has made it for this place, such as an attribute
		user := c.escapers.user(n)
		if user == nil {
			panic(unknown{})
		}
		execute = user.Execute
	}
	return func(x *execution, dot reflect.Value) {
		dot = data(x, dot)
		if p := x.set.programs[n.Name]; p != nil {
			x.run(p, dot)
			return
		}
		if !dot.IsValid() || execute(x.out, dot.Interface()) != nil {
			giveUp()
		}
	}
}
