// Package layout executes the templates of html/template faster than they
// execute themselves.
//
// text/template finds out at every node of every page what a name means and how
// it is called. Here that is done once: a template becomes a program of Go
// functions, which remember where the fields and methods of a type are. And
// html/template adds commands to every pipeline that escape its value, {{ .Title
// | _html_template_htmlescaper }}; most values need none, which is seen at a
// glance.
//
// No page depends on it. What the compiler does not know stays with
// html/template; and where anything is unusual (a method fails, a value is nil or
// of a type that does not fit) the execution is given up, and html/template does
// it from the beginning. So faults read as it says them, nothing is escaped here,
// and every byte is the one that it would write. For that, whatever templates
// call has to be a function of its arguments.
package layout

import (
	"html/template"
	"io"
	"reflect"
)

// Set is a set of templates.
type Set struct {
	html     *template.Template
	programs map[string]*program
	final    func(error) bool
}

// Writer is what programs write into: a buffer, which can take back what was
// written last.
type Writer interface {
	io.Writer
	io.StringWriter
	Len() int
	Truncate(n int)
}

// Compile compiles a set, which fresh returns as often as it is called: not
// executed yet, and not used otherwise. functions are those that its templates
// call. final says of an error of a function or method that it is the error of the
// execution, without a word of html/template about where it was called.
func Compile(fresh func() *template.Template, functions template.FuncMap, final func(error) bool) *Set {
	set := fresh()
	e := newEscapers(set)
	if !escapeAll(set) { // one of them is wrong, or is used within a tag only
		return &Set{html: fresh()}
	}
	s := &Set{html: set, programs: map[string]*program{}, final: final}
	for _, t := range set.Templates() {
		if t.Tree == nil || e.own(t) {
			continue
		}
		if p := compile(t.Tree, s, e, functions); p != nil {
			s.programs[t.Name()] = p
		}
	}
	return s
}

// Execute executes a template.
func (s *Set) Execute(out Writer, name string, data any) error {
	done, err := s.Attempt(out, name, data)
	if done || err != nil && s.final(err) {
		return err
	}
	return s.html.ExecuteTemplate(out, name, data)
}

// Attempt executes the program of a template. It is not done, and has written
// nothing, if there is none or it was given up; err is that of a function or
// method, if it was one.
func (s *Set) Attempt(out Writer, name string, data any) (done bool, err error) {
	p := s.programs[name]
	if p == nil {
		return false, nil
	}
	start := out.Len()
	defer func() {
		if done {
			return
		}
		if why, ok := recover().(givenUp); ok { // any other panic comes again in html/template
			err = why.err
		}
		out.Truncate(start)
	}()
	x := &execution{set: s, out: out}
	x.run(p, reflect.ValueOf(data))
	return true, nil
}
