package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"testing"
)

// places has a value in every context that a layout may put one into, and
// constants in the same.
const places = `<p title="{{ .V }}" data-x='{{ .V }}' {{ if .V }}lang="{{ .V }}"{{ end }}>{{ .V }} {{ "<Tom & Jerry's>" }}</p>
<a href="{{ .V }}">{{ printf "%s+%d" "a" 1 }}</a><a href="/x/{{ .V }}">x</a><a href="https://x/?q={{ .V }}&amp;r={{ "a b" }}#{{ .V }}">x</a>
<img src="{{ .V }}" srcset="{{ .V }} 2x" alt=""><textarea>{{ .V }}</textarea><title>{{ .V }}</title>
<a href="{{ "javascript:alert(1)" }}" title="{{ "\"" }}">{{ len "abc" }}{{ with .V }}{{ . }}{{ else }}{{ "none" }}{{ end }}</a>
<script>let a = {{ .V }}, b = "{{ .V }}", c = {{ "</script>" }}</script><style>p { color: {{ .V }} }</style><!-- {{ .V }} -->
{{ define "deep.html" }}<i class="{{ . }}">{{ . }}</i>{{ end }}{{ template "deep.html" .V }}{{ range $i, $v := .L }}{{ $i }}={{ $v }} {{ end }}{{ $x := "<" }}{{ $x }}`

// functions are those of the tests.
var functions = template.FuncMap{
	"add":  func(a, b int) int { return a + b },
	"dict": func(name string, value any) map[string]any { return map[string]any{name: value} },
	"all":  func(values ...any) []any { return values },
	"fail": func(value any) (any, error) {
		if value == "fail" {
			return nil, errors.New("failed")
		}
		if value == "final" {
			return nil, errFinal
		}
		return value, nil
	},
}

func parsed(t testing.TB, text string) *template.Template {
	t.Helper()
	set, err := template.New("x.html").Option("missingkey=error").Funcs(functions).Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// errFinal is the error that needs no words about it.
var errFinal = errors.New("final")

func compiled(t testing.TB, text string) *Set {
	t.Helper()
	return Compile(func() *template.Template { return parsed(t, text) }, functions, func(err error) bool { return errors.Is(err, errFinal) })
}

func attempt(set *Set, out Writer, data any) bool {
	done, _ := set.Attempt(out, "x.html", data)
	return done
}

// pair is a set as html/template makes it, and the same compiled.
func pair(t testing.TB, text string) (*template.Template, *Set) {
	t.Helper()
	return parsed(t, text), compiled(t, text)
}

// same wants both sets to print the same of some data, or to fail in the same
// words.
func same(t *testing.T, usual *template.Template, compiled *Set, data any) {
	t.Helper()
	var want, got bytes.Buffer
	wantErr := usual.Execute(&want, data)
	gotErr := compiled.Execute(&got, "x.html", data)
	if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) || wantErr == nil && got.String() != want.String() {
		t.Errorf("%#v\ngot  %s %v\nwant %s %v", data, got.String(), gotErr, want.String(), wantErr)
	}
}

// given is the data of the templates in places.
func given(value any) map[string]any { return map[string]any{"V": value, "L": []any{value}} }

type word string

func (w word) String() string { return "<" + string(w) + ">" }

// TestEscaped: what programs print is what html/template prints, and what they
// see is no special case goes by them.
func TestEscaped(t *testing.T) {
	usual, compiled := pair(t, places)
	for _, value := range []any{
		"", "Árvíztűrő tükörfúrógép", "a & b", `"a" 'b' <c> d+e`, "a\x00b", "\xff\xfe", "\ufdd0\uffff", "/x/y-z_1.html#n", "https://x.hu/a/",
		"http://x.hu/", "mailto:a@b.hu", "javascript:alert(1)", "https:javascript:alert(1)", "//x/", "/a b/", "/a%20b/%", "?a=b&c", "https:", ":", "-.~!*",
		nil, 0, 12.5, true, word("w"), new(word), (*word)(nil), []string{"a", "<"}, map[string]int{"a": 1},
		template.HTML("<b>&amp;</b>"), template.HTML(`"x"`), template.URL("javascript:x"), template.URL("/a b&c"), template.HTMLAttr(`a="b"`), template.JS("1+1"), template.CSS("red"),
	} {
		same(t, usual, compiled, given(value))
	}
}

func FuzzEscaped(f *testing.F) {
	for _, seed := range []string{"", "a", "/a/#b", "https://x", "a:b", "a+b", "\x00", "é", "%zz", "//"} {
		f.Add(seed)
	}
	usual, compiled := pair(f, places)
	f.Fuzz(func(t *testing.T, text string) {
		same(t, usual, compiled, given(text))
		same(t, usual, compiled, given(template.HTML(text)))
		same(t, usual, compiled, given(template.URL(text)))
	})
}

// Things of the tests: a thing has fields and methods of every sort.
type thing struct {
	Title  string
	Number int
	Next   *thing
	Inner  inner
	Any    any
	Things []*thing
	Inners []inner
	hidden string
}

type inner struct{ Name string }

func (i inner) Loud() string         { return i.Name + "!" }
func (i *inner) Quiet() string       { return "(" + i.Name + ")" }
func (t *thing) Say(s string) string { return t.Title + s }
func (t *thing) Nil() bool           { return t == nil }
func (t *thing) Many(s string, more ...any) (string, error) {
	if s == "fail" {
		return "", errors.New("failed")
	}
	return fmt.Sprint(append([]any{s}, more...)...), nil
}
func (t *thing) Panic() string  { panic("at the disco") }
func (t *thing) String() string { return "thing " + t.Title }

// TestSame: every sort of node gives what text/template gives, faults too.
// Those of the first list have to have gone through their programs.
func TestSame(t *testing.T) {
	data := &thing{Title: "A & B", Number: 3, Inner: inner{"in"}, Any: inner{"any"}, hidden: "x",
		Things: []*thing{{Title: "one"}, {Title: "two", Number: 2}}, Inners: []inner{{"a"}, {"b"}}}
	data.Next = &thing{Title: "next", Any: data}
	fast := []string{
		"{{ .Title }} {{ .Number }} {{ .Next.Title }} {{ .Inner.Name }} {{ .Inner.Loud }} {{ .Inner.Quiet }} {{ .Any.Name }} {{ .Any.Loud }} {{ .Next.Any.Title }}",
		"{{ . }} {{ .Next }} {{ .Things }} {{ .Inner }}{{ .Any }}",
		"{{ .Say \"<\" }} {{ .Many \"a\" 1 true .Title }} {{ .Many \"a\" }} {{ .Title | .Say }} {{ \"x\" | .Say | .Many \"y\" }}",
		"{{ if .Title }}1{{ else }}2{{ end }}{{ if .Next.Things }}1{{ else if .Number }}2{{ end }}{{ if not .Next.Next }}nil{{ end }}{{ if .Inner }}s{{ end }}{{ if .Any }}a{{ end }}",
		"{{ with .Next }}{{ .Title }}{{ $.Title }}{{ else }}none{{ end }}{{ with .Next.Next }}{{ .Title }}{{ else }}none {{ .Title }}{{ end }}{{ with $x := .Number }}{{ $x }}{{ . }}{{ end }}",
		"{{ range .Things }}{{ .Title }},{{ end }}{{ range $t := .Things }}{{ $t.Number }}{{ end }}{{ range $i, $t := .Inners }}{{ $i }}{{ $t.Name }}{{ .Quiet }}{{ end }}{{ range .Next.Things }}x{{ else }}none{{ end }}",
		"{{ range all 1 \"<\" .Title }}{{ . }}{{ end }}{{ range (dict \"A\" .Things).A }}{{ .Title }}{{ end }}",
		"{{ $a := 1 }}{{ $b := .Title }}{{ if true }}{{ $a = 2 }}{{ $b := \"inner\" }}{{ $b }}{{ end }}{{ $a }}{{ $b }}{{ range .Things }}{{ $a = add $a 1 }}{{ end }}{{ $a }}",
		"{{ and .Title .Number }} {{ and .Number .Next.Number .Title }} {{ or .Next.Number .Title }} {{ or .Next.Next .Next.Number }} {{ .Title | and .Number }}",
		"{{ eq .Title \"A & B\" }}{{ eq .Number 3 }}{{ ne .Number 3 }}{{ lt .Number 4 }}{{ le .Number 3 }}{{ gt .Number 3 }}{{ ge .Number 3 }}{{ eq true (not false) }}{{ len .Things }}{{ len .Title }}",
		"{{ add 1 (len .Things) }} {{ add .Number 1 }} {{ 1 | add 2 }} {{ fail .Number }}",
		"{{ define \"t\" }}<{{ . }}|{{ $ }}>{{ end }}{{ template \"t\" .Title }}{{ $t := 1 }}{{ template \"t\" $t }}<a title=\"{{ template \"t\" .Next }}\">",
		"{{ define \"r\" }}{{ .Title }}{{ with .Next }}{{ template \"r\" . }}{{ end }}{{ end }}{{ template \"r\" . }}",
		"{{- /* comment */ -}} a {{- \"b\" -}} c {{ (.Say \"x\") }} {{ (dict \"k\" .Next).k.Title }}",
	}
	slow := []string{
		"{{ .Missing }}", "{{ .Next.Next.Title }}", "{{ .hidden }}", "{{ .Title.X }}", "{{ .Title 1 }}", "{{ .Many \"fail\" }}", "a{{ .Panic }}b", "{{ .Say 1 }}", "{{ .Say }}",
		"{{ fail \"fail\" }}", "{{ (dict \"a\" 1).b }}", "{{ eq .Title 1 }}", "{{ eq .Things .Things }}", "{{ lt .Title \"x\" }}", "{{ lt 1.5 2.5 }}", "{{ len .Number }}", "{{ add 1 \"a\" }}", "{{ range .Title }}{{ end }}",
		"{{ .Next.Next.Nil }}", "{{ .Next.Next }}", "{{ .Any.Missing }}", "{{ eq .Number 1 2 3 }}", "{{ index .Things 1 }} {{ slice .Title 1 2 }} {{ printf \"%05d\" .Number }}", "{{ range 3 }}{{ . }}{{ end }}",
		"{{ range $k, $v := dict \"a\" 1 }}{{ $k }}{{ $v }}{{ end }}", "{{ range .Things }}{{ if .Number }}{{ break }}{{ end }}{{ continue }}{{ end }}", "{{ .Title | html }}", "{{ 1.5 }} {{ 'a' }} {{ 0x10 }}",
		"{{ template \"nothing\" }}", "{{ define \"n\" }}{{ .Title }}{{ end }}{{ template \"n\" }}", "{{ $x := 1 }}{{ range $x = .Things }}{{ end }}", "{{ nil }}",
	}
	for _, text := range append(fast, slow...) {
		set, err := template.New("x.html").Option("missingkey=error").Funcs(functions).Parse(text)
		if err != nil {
			continue // it is a fault before it comes here
		}
		programs := compiled(t, text)
		for range 2 { // what the first execution has learnt serves the next
			same(t, set, programs, data)
			same(t, set, programs, (*thing)(nil))
			same(t, set, programs, map[string]any{"Title": "<", "Number": int64(1), "Things": []string{"x"}})
		}
		if slices.Contains(fast, text) && !attempt(programs, new(bytes.Buffer), data) {
			t.Errorf("%s: given up", text)
		}
	}
}

// TestEndless: a template that uses itself without end fails as it does in
// html/template.
func TestEndless(t *testing.T) {
	usual, programs := pair(t, `{{ define "r" }}{{ template "r" . }}{{ end }}{{ template "r" . }}`)
	same(t, usual, programs, 1)
}

// TestGivenUp: what was written before an execution was given up is taken back,
// and nothing else.
func TestGivenUp(t *testing.T) {
	out := bytes.NewBufferString("before ")
	set := compiled(t, "a{{ if .B }}{{ fail .B }}{{ end }}")
	if attempt(set, out, map[string]any{"B": "fail"}) || out.String() != "before " {
		t.Errorf("%q", out)
	}
	if !attempt(set, out, map[string]any{"B": "b"}) || out.String() != "before ab" {
		t.Errorf("%q", out)
	}
	if err := set.Execute(out, "x.html", map[string]any{"B": "final"}); err != errFinal || out.String() != "before ab" {
		t.Errorf("%q %v", out, err)
	}
}
