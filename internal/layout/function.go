package layout

import "reflect"

// function compiles a call of one of the functions that layouts bring, or of those
// of text/template that layouts use most.
func (c *compiler) function(name string, args []expression) expression {
	if f := reflect.ValueOf(c.functions[name]); f.IsValid() {
		signature := f.Type()
		return func(x *execution, dot reflect.Value) reflect.Value { return x.call(f, signature, args, dot) }
	}
	build, ok := builtins[name]
	if !ok || len(args) < build.args || len(args) > build.args && !build.more {
		panic(unknown{})
	}
	return build.of(args)
}

// builtins are functions of text/template. Where they would fail, html/template
// says how.
var builtins = map[string]struct {
	args int
	more bool // than so many arguments
	of   func(args []expression) expression
}{
	"and": {1, true, until(false)},
	"or":  {1, true, until(true)},
	"not": {1, false, test(func(v ...reflect.Value) bool { return !truth(v[0]) })},
	"eq":  {2, false, test(func(v ...reflect.Value) bool { return equal(v[0], v[1]) })},
	"ne":  {2, false, test(func(v ...reflect.Value) bool { return !equal(v[0], v[1]) })},
	"lt":  {2, false, test(func(v ...reflect.Value) bool { return whole(v[0]) < whole(v[1]) })},
	"le":  {2, false, test(func(v ...reflect.Value) bool { return whole(v[0]) <= whole(v[1]) })},
	"gt":  {2, false, test(func(v ...reflect.Value) bool { return whole(v[0]) > whole(v[1]) })},
	"ge":  {2, false, test(func(v ...reflect.Value) bool { return whole(v[0]) >= whole(v[1]) })},
	"len": {1, false, length},
}

// until returns the first of several values that is true, or false, else the last.
func until(want bool) func([]expression) expression {
	return func(args []expression) expression {
		return func(x *execution, dot reflect.Value) (v reflect.Value) {
			for _, arg := range args {
				if v = arg(x, dot); truth(v) == want {
					break
				}
			}
			return v
		}
	}
}

var yes, no = reflect.ValueOf(true), reflect.ValueOf(false)

// test is a function whose result is true or false.
func test(of func(...reflect.Value) bool) func([]expression) expression {
	return func(args []expression) expression {
		return func(x *execution, dot reflect.Value) reflect.Value {
			var values [2]reflect.Value
			for i, arg := range args {
				values[i] = arg(x, dot)
			}
			if of(values[:]...) {
				return yes
			}
			return no
		}
	}
}

// equal compares texts, whole numbers, and truths.
func equal(a, b reflect.Value) bool {
	a, b = inside(a), inside(b)
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return a.String() == b.String()
	case a.Kind() == reflect.Bool && b.Kind() == reflect.Bool:
		return a.Bool() == b.Bool()
	}
	return whole(a) == whole(b)
}

func whole(v reflect.Value) int64 {
	if v = inside(v); !v.CanInt() {
		giveUp()
	}
	return v.Int()
}

// inside takes a value out of an interface.
func inside(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

func length(args []expression) expression {
	return func(x *execution, dot reflect.Value) reflect.Value {
		switch v, _ := indirect(args[0](x, dot)); v.Kind() {
		case reflect.Slice, reflect.Map, reflect.String:
			return reflect.ValueOf(v.Len())
		}
		giveUp()
		return no
	}
}
