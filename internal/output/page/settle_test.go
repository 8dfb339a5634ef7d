package page

import (
	"html/template"
	"strings"
	"testing"
	"text/template/parse"
)

// places has a value in every context that a layout may put one into, and
// constants in the same.
const places = `<p title="{{ .V }}" data-x='{{ .V }}' {{ if .V }}lang="{{ .V }}"{{ end }}>{{ .V }} {{ "<Tom & Jerry's>" }}</p>
<a href="{{ .V }}">{{ printf "%s+%d" "a" 1 }}</a><a href="/x/{{ .V }}">x</a><a href="https://x/?q={{ .V }}&amp;r={{ "a b" }}#{{ .V }}">x</a>
<img src="{{ .V }}" srcset="{{ .V }} 2x" alt=""><textarea>{{ .V }}</textarea><title>{{ .V }}</title>
<a href="{{ "javascript:alert(1)" }}" title="{{ "\"" }}">{{ len "abc" }}{{ with .V }}{{ . }}{{ else }}{{ "none" }}{{ end }}</a>
<script>let a = {{ .V }}, b = "{{ .V }}", c = {{ "</script>" }}</script><style>p { color: {{ .V }} }</style><!-- {{ .V }} -->
{{ define "deep.html" }}<i class="{{ . }}">{{ . }}</i>{{ end }}{{ template "deep.html" .V }}{{ range $i, $v := .L }}{{ $i }}={{ $v }} {{ end }}{{ $x := "<" }}{{ $x }}`

// pair is a set as html/template makes it, and the same settled.
func pair(t testing.TB, text string) (usual, settled *template.Template) {
	t.Helper()
	usual = template.Must(template.New("x.html").Parse(text))
	settled = template.Must(usual.Clone())
	if !settle(settled) {
		t.Fatal("not settled")
	}
	return usual, settled
}

// same wants both sets to print the same of a value, or to fail both.
func same(t *testing.T, usual, settled *template.Template, value any) {
	t.Helper()
	var want, got strings.Builder
	wantErr := usual.Execute(&want, map[string]any{"V": value, "L": []any{value}})
	gotErr := settled.Execute(&got, map[string]any{"V": value, "L": []any{value}})
	if (wantErr == nil) != (gotErr == nil) || wantErr == nil && got.String() != want.String() {
		t.Errorf("%#v\ngot  %s %v\nwant %s %v", value, got.String(), gotErr, want.String(), wantErr)
	}
}

type word string

func (w word) String() string { return "<" + string(w) + ">" }

func TestSettled(t *testing.T) {
	usual, settled := pair(t, places)
	for _, value := range []any{
		"", "Árvíztűrő tükörfúrógép", "a & b", `"a" 'b' <c> d+e`, "a\x00b", "\xff\xfe", "\ufdd0\uffff", "/x/y-z_1.html#n", "https://x.hu/a/",
		"http://x.hu/", "mailto:a@b.hu", "javascript:alert(1)", "https:javascript:alert(1)", "//x/", "/a b/", "/a%20b/%", "?a=b&c", "https:", ":", "-.~!*",
		nil, 0, 12.5, true, word("w"), new(word), (*word)(nil), []string{"a", "<"}, map[string]int{"a": 1},
		template.HTML("<b>&amp;</b>"), template.HTML(`"x"`), template.URL("javascript:x"), template.URL("/a b&c"), template.HTMLAttr(`a="b"`), template.JS("1+1"), template.CSS("red"),
	} {
		same(t, usual, settled, value)
	}
}

func FuzzSettled(f *testing.F) {
	for _, seed := range []string{"", "a", "/a/#b", "https://x", "a:b", "a+b", "\x00", "é", "%zz", "//"} {
		f.Add(seed)
	}
	usual, settled := pair(f, places)
	f.Fuzz(func(t *testing.T, text string) {
		same(t, usual, settled, text)
		same(t, usual, settled, template.HTML(text))
		same(t, usual, settled, template.URL(text))
	})
}

// TestSettledLayouts: the built-in layouts can be settled, and what makes most of
// a page goes the short way.
func TestSettledLayouts(t *testing.T) {
	r := newRig(t, concerts)
	set := r.Theme.clone(r.Site.Language("hu"))
	if !settle(set) {
		t.Fatal("the built-in layouts cannot be settled")
	}
	for _, one := range set.Templates() {
		if one.Tree == nil || strings.HasPrefix(one.Name(), "settle") {
			continue
		}
		eachPipe(one.Tree.Root, func(pipe *parse.PipeNode) {
			last, ok := pipe.Cmds[len(pipe.Cmds)-1].Args[0].(*parse.IdentifierNode)
			if ok && last.Ident == escaper+"htmlescaper" {
				t.Errorf("%s: %s was not settled", one.Name(), pipe)
			}
		})
	}
}

// TestUnsettled: layouts that html/template does not escape all at once, such as
// a partial that begins an element and leaves the rest to another, are used as
// they are.
func TestUnsettled(t *testing.T) {
	archive := concerts + "-- layouts/partials/open.html --\n<p title=\"{{ .Title }}\n-- layouts/partials/close.html --\n {{ .Title }}\">\n" +
		"-- layouts/home.html --\n{{ template \"partials/open.html\" . }}{{ template \"partials/close.html\" . }}{{ .T \"nav.menu\" }}\n"
	html, err := newRig(t, strings.Replace(archive, "title: Koncertek\n---", "title: \"A & B\"\n---", 1)).render(t, "index.html")
	if err != nil || !strings.Contains(html, "<p title=\"A &amp; B\n A &amp; B\">") {
		t.Errorf("%v %s", err, html)
	}
}

// TestConstantFault: a constant that cannot be printed is a fault of the line
// that has it, and of no other page.
func TestConstantFault(t *testing.T) {
	r := newRig(t, concerts+"-- layouts/home.html --\n<p>\n{{ mod 1 0 }}\n")
	_, err := r.render(t, "index.html")
	if err == nil || !strings.Contains(err.Error(), "home.html:2:4") || !strings.Contains(err.Error(), "mod by 0") {
		t.Error(err)
	}
	if _, err := r.render(t, "koncertek/index.html"); err != nil {
		t.Error(err)
	}
}
