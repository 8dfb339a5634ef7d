package layout

import (
	"reflect"
	"strings"
	"sync/atomic"
	"text/template/parse"
)

// pipe compiles a pipeline with the variables that it declares or changes.
func (c *compiler) pipe(n *parse.PipeNode) expression {
	value := c.commands(n.Cmds)
	for _, v := range n.Decl {
		slot, inner := 0, value
		if n.IsAssign {
			slot = c.slot(v.Ident[0])
		} else {
			slot = c.declare(v.Ident[0])
		}
		value = func(x *execution, dot reflect.Value) reflect.Value {
			x.vars[slot] = inner(x, dot)
			return x.vars[slot]
		}
	}
	return value
}

// commands compiles commands each of which takes the value of the last.
func (c *compiler) commands(commands []*parse.CommandNode) expression {
	var value expression
	for _, command := range commands {
		value = bare(c.command(command, value))
	}
	return value
}

// bare takes a value out of an any.
func bare(value expression) expression {
	return func(x *execution, dot reflect.Value) reflect.Value {
		v := value(x, dot)
		if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
			return v.Elem()
		}
		return v
	}
}

// command compiles a command; last is what comes to it through the pipeline.
func (c *compiler) command(n *parse.CommandNode, last expression) expression {
	var args []expression
	for _, arg := range n.Args[1:] {
		args = append(args, c.operand(arg))
	}
	if last != nil {
		args = append(args, last)
	}
	return c.call(n.Args[0], args)
}

// operand compiles an argument.
func (c *compiler) operand(n parse.Node) expression { return c.call(n, nil) }

// call compiles what a node means when it is given arguments, which a value takes
// none of.
func (c *compiler) call(n parse.Node, args []expression) expression {
	switch n := n.(type) {
	case *parse.IdentifierNode:
		return c.function(n.Ident, args)
	case *parse.FieldNode:
		return c.fields(dot, n.Ident, args)
	case *parse.VariableNode:
		return c.fields(c.variable(n.Ident[0]), n.Ident[1:], args)
	case *parse.ChainNode:
		return c.fields(c.operand(n.Node), n.Field, args)
	}
	if len(args) > 0 {
		panic(unknown{})
	}
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if !n.IsInt || n.IsComplex || strings.ContainsAny(n.Text, ".eEpP'xX") || int64(int(n.Int64)) != n.Int64 {
			panic(unknown{})
		}
		return constant(int(n.Int64))
	case *parse.PipeNode:
		return c.pipe(n)
	}
	panic(unknown{})
}

func dot(_ *execution, dot reflect.Value) reflect.Value { return dot }

func constant(value any) expression {
	v := reflect.ValueOf(value)
	return func(*execution, reflect.Value) reflect.Value { return v }
}

func (c *compiler) variable(name string) expression {
	slot := c.slot(name)
	return func(x *execution, _ reflect.Value) reflect.Value { return x.vars[slot] }
}

// fields compiles a way through fields and methods; args are those of the last.
func (c *compiler) fields(of expression, names []string, args []expression) expression {
	if len(names) == 0 {
		if len(args) > 0 {
			panic(unknown{})
		}
		return of
	}
	for _, name := range names[:len(names)-1] {
		of = field(of, name, nil)
	}
	return field(of, names[len(names)-1], args)
}

// member is what a name means in a type: a method or a field.
type member struct {
	of        reflect.Type
	method    int          // -1 for a field
	signature reflect.Type // of the method
	field     []int
}

// field compiles the access to a field or a method. What a name means in the type
// that was met last is kept: at one place of a template it is mostly the same.
func field(of expression, name string, args []expression) expression {
	var last atomic.Pointer[member]
	return func(x *execution, dot reflect.Value) reflect.Value {
		v, isNil := indirect(of(x, dot))
		if !v.IsValid() || isNil && v.Kind() == reflect.Interface {
			giveUp()
		}
		if v.Kind() == reflect.Map {
			return entry(v, name, args)
		}
		receiver := v
		if v.CanAddr() {
			receiver = v.Addr()
		}
		m := last.Load()
		if m == nil || m.of != receiver.Type() {
			m = find(receiver, name)
			last.Store(m)
		}
		if m.method >= 0 {
			return x.call(receiver.Method(m.method), m.signature, args, dot)
		}
		if isNil || len(args) > 0 {
			giveUp()
		}
		if len(m.field) == 1 {
			return v.Field(m.field[0])
		}
		return v.FieldByIndex(m.field)
	}
}

// find looks a name up in the type of a receiver.
func find(receiver reflect.Value, name string) *member {
	m := &member{of: receiver.Type(), method: -1}
	if method, ok := m.of.MethodByName(name); ok {
		m.method, m.signature = method.Index, receiver.Method(method.Index).Type()
		return m
	}
	base := m.of
	if base.Kind() == reflect.Pointer {
		base = base.Elem()
	}
	if base.Kind() != reflect.Struct {
		giveUp()
	}
	f, ok := base.FieldByName(name)
	if !ok || !f.IsExported() {
		giveUp()
	}
	m.field = f.Index
	return m
}

// entry is that of a map with a name.
func entry(m reflect.Value, name string, args []expression) reflect.Value {
	if m.Type().Key() != reflect.TypeFor[string]() || m.NumMethod() > 0 || len(args) > 0 {
		giveUp()
	}
	v := m.MapIndex(reflect.ValueOf(name))
	if !v.IsValid() {
		giveUp()
	}
	return v
}

// call calls a function.
func (x *execution) call(f reflect.Value, signature reflect.Type, args []expression, dot reflect.Value) reflect.Value {
	n := signature.NumIn()
	if len(args) < n-1 || len(args) != n && !signature.IsVariadic() {
		giveUp()
	}
	given := make([]reflect.Value, len(args))
	for i, arg := range args {
		want := signature.In(min(i, n-1))
		if i >= n-1 && signature.IsVariadic() {
			want = want.Elem()
		}
		given[i] = fitting(arg(x, dot), want)
	}
	results := f.Call(given)
	if len(results) == 2 && signature.Out(1) == reflect.TypeFor[error]() {
		if err, failed := results[1].Interface().(error); failed {
			panic(givenUp{err})
		}
	} else if len(results) != 1 {
		giveUp()
	}
	return results[0]
}

// fitting returns a value as an argument of a type.
func fitting(v reflect.Value, want reflect.Type) reflect.Value {
	if v.IsValid() && v.Kind() == reflect.Interface && !v.Type().AssignableTo(want) {
		v = v.Elem()
	}
	if !v.IsValid() || !v.Type().AssignableTo(want) {
		giveUp()
	}
	return v
}

// indirect follows pointers and interfaces, as text/template does: what is nil
// stays what it is.
func indirect(v reflect.Value) (_ reflect.Value, isNil bool) {
	for ; v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface; v = v.Elem() {
		if v.IsNil() {
			return v, true
		}
	}
	return v, false
}

// truth reports whether a value is not empty, as text/template has it.
func truth(v reflect.Value) bool {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Bool:
		return v.Bool()
	case reflect.Slice, reflect.String, reflect.Map:
		return v.Len() > 0
	case reflect.Pointer, reflect.Interface:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	if !v.CanInt() {
		giveUp()
	}
	return v.Int() != 0
}
