package page

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"text/template/parse"
	"time"

	"kalauz/internal/diag"
	"kalauz/internal/source"
)

// Theme is the layouts, parsed: html/template in one set, every template named
// by its path below layouts/.
type Theme struct {
	set    *template.Template
	assets []string          // that templates name by the asset function
	styles []string          // that they name by the style function
	file   map[string]string // the name of a template → its file, for faults
	// endless is the fault of a template that did not come to an end: it goes on
	// running, so no other is started beside it.
	endless atomic.Pointer[diag.Diagnostic]
}

// Limits on one page, so that a template that never ends is a fault and not a
// machine brought to its knees. The time is a last resort and always an error:
// it can stop a build but never change a page.
const (
	largestPage  = 64 << 20 // bytes
	longestPage  = 30 * time.Second
	layoutSuffix = ".html"
)

var badTemplate = diag.Rule{
	Code:  "K620",
	Words: diag.Words{HU: "A sablon hibás: {why}", EN: "The template is wrong: {why}"},
	Hint:  diag.Words{HU: "Javítsa a sablont, vagy törölje a saját változatot, hogy újra a beépített érvényesüljön.", EN: "Correct the template, or delete your own version so that the built-in one applies again."},
}

var failedTemplate = diag.Rule{
	Code:  "K621",
	Words: diag.Words{HU: "A sablon nem tudta elkészíteni ezt az oldalt: {page}. Az ok: {why}", EN: "The template could not make this page: {page}. The reason: {why}"},
	Hint:  diag.Words{HU: "Nézze meg a sablon megadott sorát; a mezők nevét a típus type.yaml fájlja sorolja fel.", EN: "Look at that line of the template; the names of the fields are in the type.yaml of the type."},
}

var endlessTemplate = diag.Rule{
	Code:  "K622",
	Words: diag.Words{HU: "A sablon nem ér véget ennél az oldalnál: {page}", EN: "The template does not come to an end on this page: {page}"},
	Hint:  diag.Words{HU: "Keressen önmagát hívó sablont vagy túl hosszú ismétlést.", EN: "Look for a template that calls itself, or for a loop that is too long."},
}

// ParseTheme parses all layouts. marks returns the drawing of a sign, address
// the published name of a static file.
func ParseTheme(layouts source.Tree, functions template.FuncMap) (*Theme, diag.List) {
	theme := &Theme{set: template.New("").Option("missingkey=error").Funcs(functions), file: map[string]string{}}
	var faults diag.List
	for _, file := range layouts.Files() {
		if path.Ext(file.Path) != layoutSuffix || strings.HasPrefix(file.Path, "starter/") {
			continue
		}
		raw, err := layouts.Read(file.Path)
		if err != nil {
			faults = append(faults, badTemplate.At(diag.Place{File: file.Display}, "why", err.Error()))
			continue
		}
		text, wrong := source.Text(file.Display, raw, largestPage)
		faults = append(faults, wrong...)
		theme.file[file.Path] = file.Display
		parsed, err := theme.set.New(file.Path).Parse(string(text))
		if err != nil {
			faults = append(faults, theme.fault(badTemplate, file.Path, "", err))
			continue
		}
		theme.assets = append(theme.assets, namesFor("asset", parsed.Tree)...)
		theme.styles = append(theme.styles, namesFor("style", parsed.Tree)...)
	}
	return theme, faults
}

// Assets returns the static files that the layouts name by the asset function.
func (t *Theme) Assets() []string { return t.assets }

// Styles returns the style sheets that the layouts name by the style function.
func (t *Theme) Styles() []string { return t.styles }

// Has reports whether there is a template of a name.
func (t *Theme) Has(name string) bool { return t.set.Lookup(name) != nil }

// first returns the first of the templates that there is.
func (t *Theme) first(names ...string) string {
	for _, name := range names {
		if t.Has(name) {
			return name
		}
	}
	return names[len(names)-1]
}

// Execute renders a template. page names what is made, for the fault.
func (t *Theme) Execute(name, page string, data any) ([]byte, error) {
	if d := t.endless.Load(); d != nil {
		return nil, diag.List{*d}
	}
	out := &limited{}
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- fmt.Errorf("%v", r)
			}
		}()
		done <- t.set.ExecuteTemplate(out, name, data)
	}()
	timer := time.NewTimer(longestPage)
	defer timer.Stop()
	select {
	case err := <-done:
		if err != nil {
			return nil, t.executeFault(name, page, err)
		}
		return out.Bytes(), nil
	case <-timer.C:
		d := endlessTemplate.At(diag.Place{File: t.file[name]}, "page", page)
		t.endless.CompareAndSwap(nil, &d)
		return nil, diag.List{*t.endless.Load()}
	}
}

func (t *Theme) executeFault(name, page string, err error) error {
	var inner diag.List
	if errors.As(err, &inner) { // a template within the template has said it
		return inner
	}
	if errors.Is(err, errTooLarge) || strings.Contains(err.Error(), "exceeded maximum template depth") {
		d := t.fault(endlessTemplate, name, page, err)
		return diag.List{d}
	}
	return diag.List{t.fault(failedTemplate, name, page, err)}
}

// where finds the template, the line and the column in a message of
// html/template: `template: partials/facts.html:3:12: executing …`.
var where = regexp.MustCompile(`(?:html/)?template: ?([^:\s]+):(\d+)(?::(\d+))?: ?(?:executing "[^"]*" at )?`)

func (t *Theme) fault(rule diag.Rule, name, page string, err error) diag.Diagnostic {
	place := diag.Place{File: t.file[name]}
	why := err.Error()
	if m := where.FindStringSubmatch(why); m != nil {
		if file, known := t.file[m[1]]; known {
			place.File = file
		}
		place.Line, _ = strconv.Atoi(m[2])
		if column, err := strconv.Atoi(m[3]); err == nil {
			place.Column = column + 1 // html/template counts bytes from 0
		}
		why = strings.TrimSpace(where.ReplaceAllString(why, ""))
	}
	if place.File == "" {
		place.File = "layouts/" + name
	}
	return rule.At(place, "page", page, "why", why)
}

// Why a page has no end.
var (
	errTooLarge = errors.New("the page is over its limit")
	errTooDeep  = errors.New("a fragment holds itself")
)

// limited is a buffer that refuses to grow without end.
type limited struct{ bytes.Buffer }

func (b *limited) Write(p []byte) (int, error) {
	if b.Len()+len(p) > largestPage {
		return 0, errTooLarge
	}
	return b.Buffer.Write(p)
}

var _ io.Writer = (*limited)(nil)

// namesFor finds the files that a template names for a function:
// {{ asset "style.css" }}.
func namesFor(function string, tree *parse.Tree) []string {
	var names []string
	var walk func(parse.Node)
	walk = func(n parse.Node) {
		switch n := n.(type) {
		case *parse.ListNode:
			if n != nil {
				for _, child := range n.Nodes {
					walk(child)
				}
			}
		case *parse.ActionNode:
			walk(n.Pipe)
		case *parse.IfNode:
			walk(n.Pipe)
			walk(n.List)
			walk(n.ElseList)
		case *parse.RangeNode:
			walk(n.Pipe)
			walk(n.List)
			walk(n.ElseList)
		case *parse.WithNode:
			walk(n.Pipe)
			walk(n.List)
			walk(n.ElseList)
		case *parse.PipeNode:
			if n != nil {
				for _, command := range n.Cmds {
					walk(command)
				}
			}
		case *parse.CommandNode:
			if id, ok := n.Args[0].(*parse.IdentifierNode); ok && id.Ident == function && len(n.Args) == 2 {
				if s, ok := n.Args[1].(*parse.StringNode); ok {
					names = append(names, s.Text)
				}
			}
			for _, arg := range n.Args {
				walk(arg)
			}
		}
	}
	walk(tree.Root)
	return names
}
