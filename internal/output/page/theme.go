package page

import (
	"errors"
	"html/template"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"kalauz/internal/diag"
	"kalauz/internal/layout"
	"kalauz/internal/locale"
	"kalauz/internal/phrase"
	"kalauz/internal/source"
)

// Theme is the layouts, parsed: html/template in one set, every template named
// by its path below layouts/.
type Theme struct {
	parsed    *template.Template // never executed, so it can be cloned
	functions template.FuncMap
	phrases   *phrase.Set
	sets      sync.Map          // the code of a language → func() *layout.Set
	assets    []string          // that templates name by the asset function
	styles    []string          // that they name by the style function
	file      map[string]string // the name of a template → its file, for faults
	// endless is the fault of a template that did not come to an end: it goes on
	// running, so no other is started beside it.
	endless atomic.Pointer[diag.Diagnostic]
}

const layoutSuffix = ".html"

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

// ParseTheme parses all layouts. phrases are those that they name.
func ParseTheme(layouts source.Tree, phrases *phrase.Set, functions template.FuncMap) (*Theme, diag.List) {
	theme := &Theme{parsed: template.New("").Option("missingkey=error").Funcs(functions), functions: functions, phrases: phrases, file: map[string]string{}}
	var faults diag.List
	for file := range layouts.All() {
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
		parsed, err := theme.parsed.New(file.Path).Parse(string(text))
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

// in returns the templates as the readers of a language have them; nil is the
// language of a page in several.
func (t *Theme) in(l *locale.Language) *layout.Set {
	code := ""
	if l != nil {
		code = l.Code()
	}
	set, ok := t.sets.Load(code)
	if !ok {
		set, _ = t.sets.LoadOrStore(code, sync.OnceValue(func() *layout.Set {
			return layout.Compile(func() *template.Template { return t.clone(l) }, t.functions, isFault)
		}))
	}
	return set.(func() *layout.Set)()
}

// isFault reports whether an error is that of a template within a template, which
// has said what is wrong.
func isFault(err error) bool {
	var inner diag.List
	return errors.As(err, &inner)
}

// clone returns the templates with the phrases of a language, as far as they
// need no value, in their places. Those of a page in several languages are
// looked up as it is made.
func (t *Theme) clone(l *locale.Language) *template.Template {
	set := template.Must(t.parsed.Clone()) // it fails only for what was executed
	for _, one := range set.Templates() {
		if l != nil && one.Tree != nil {
			sayPhrases(one.Tree, func(key string) (string, error) { return t.phrases.Text(l, key) })
		}
	}
	return set
}

// Has reports whether there is a template of a name.
func (t *Theme) Has(name string) bool { return t.parsed.Lookup(name) != nil }

// first returns the first of the templates that there is.
func (t *Theme) first(names ...string) string {
	for _, name := range names {
		if t.Has(name) {
			return name
		}
	}
	return names[len(names)-1]
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
	return rule.Because(place, reason(err, why), "page", page)
}

// noName and noTemplate are what html/template says of the two slips that are made
// most, and of which it has only the words.
var (
	noName     = regexp.MustCompile(`can't evaluate field (\S+) in type`)
	noTemplate = regexp.MustCompile(`no such template "([^"]*)"`)
)

// reason says in plain words why a template failed; what it cannot say better
// stays as html/template has it.
func reason(err error, text string) diag.Reason {
	var known diag.Reason
	if errors.As(err, &known) {
		return known
	}
	if m := noName.FindStringSubmatch(text); m != nil {
		return diag.Reason{HU: "itt nincs ilyen név: .{name}", EN: "there is no such name here: .{name}"}.With("name", m[1])
	}
	if m := noTemplate.FindStringSubmatch(text); m != nil {
		return diag.Reason{HU: "nincs ilyen sablon: layouts/{name}", EN: "there is no such template: layouts/{name}"}.With("name", m[1])
	}
	return diag.Reason{HU: text, EN: text}
}
