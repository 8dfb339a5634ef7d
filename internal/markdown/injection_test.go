package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// allowedElements is every element the room may write, with its attributes.
var allowedElements = map[string][]string{
	"a":       {"href", "hreflang", "title", "rel", "id", "class", "lang", "role", "aria-label"},
	"abbr":    {"title", "lang"},
	"aside":   {"id", "class", "lang", "role"},
	"div":     {"class", "tabindex", "role", "aria-label", "lang"},
	"details": {"open"},
	"figure":  {"id", "class"},
	"img":     {"src", "alt", "width", "height", "loading", "title", "id", "class", "lang"},
	"input":   {"type", "disabled", "checked"},
	"pre":     {"class", "tabindex"},
	"code":    {"class"},
	"section": {"class", "role", "aria-label"},
	"span":    {"id", "class", "lang"},
	"table":   {}, "thead": {}, "tbody": {}, "tr": {},
	"th": {"scope", "class"}, "td": {"class"},
	"ul": {"class"}, "ol": {"start", "class"}, "li": {"id"},
	"h1": {"id", "class", "lang"}, "h2": {"id", "class", "lang"}, "h3": {"id", "class", "lang"},
	"h4": {"id", "class", "lang"}, "h5": {"id", "class", "lang"}, "h6": {"id", "class", "lang"},
	"p": {"class"}, "small": {"class", "lang"},
	"blockquote": {}, "hr": {}, "br": {}, "wbr": {}, "dl": {}, "dt": {}, "dd": {}, "label": {}, "summary": {}, "figcaption": {},
	"em": {}, "strong": {}, "del": {},
	"cite": {"lang"}, "kbd": {"lang"}, "mark": {"lang"}, "q": {"lang"}, "sub": {"lang"}, "sup": {"lang"},
}

var voidElements = []string{"br", "hr", "img", "input", "wbr"}

// inspect reads HTML as a browser does and returns what should not be in it: an
// element or attribute that is not allowed, an address that runs, a tag without
// its partner, an id given twice.
func inspect(out []byte) (faults []string) {
	var open []string
	ids := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(out))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				faults = append(faults, fmt.Sprintf("never closed: %v", open))
			}
			return faults
		case html.CommentToken, html.DoctypeToken:
			faults = append(faults, "a comment or doctype")
		case html.StartTagToken:
			t := z.Token()
			faults = append(faults, inspectTag(t, ids)...)
			if !slices.Contains(voidElements, t.Data) {
				open = append(open, t.Data)
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				return append(faults, fmt.Sprintf("</%s> closes %v", name, open))
			}
			open = open[:len(open)-1]
		case html.TextToken:
			if raw := z.Raw(); bytes.ContainsAny(raw, `"'<>`) {
				faults = append(faults, fmt.Sprintf("not escaped: %.80q", raw))
			}
		}
	}
}

func inspectTag(t html.Token, ids map[string]bool) (faults []string) {
	attributes, ok := allowedElements[t.Data]
	if !ok {
		faults = append(faults, "element "+t.Data)
	}
	for _, a := range t.Attr {
		if !slices.Contains(attributes, a.Key) {
			faults = append(faults, "attribute "+t.Data+" "+a.Key)
		}
		if a.Key == "href" || a.Key == "src" {
			if !safeAddress(a.Val) {
				faults = append(faults, "address "+a.Val)
			}
		}
		if a.Key == "id" {
			if ids[a.Val] {
				faults = append(faults, "id twice: "+a.Val)
			}
			ids[a.Val] = true
		}
	}
	return faults
}

// hostile tries to break out of every place that an author's words reach.
var hostile = []string{
	`"><script>alert(1)</script>`, `' onmouseover='alert(1)`, `"onclick="alert(1)`, `</code></pre><script>x</script>`,
	`&quot;&gt;&lt;script&gt;`, `<img src=x onerror=alert(1)>`, `javascript:alert(1)`, "a\x00b\x1fc", `="/etc`, `href="/x"`,
	`--><svg onload=x>`, `]]><b>`, "{onclick=x}", `{style="x" id='"><b>'}`, "</title></textarea>", "\u202e\u2028",
}

// places are texts with a %s where an author's words go.
var places = []string{
	"%s", "# %s", "## x {#%s}", "## x {.%s}", "## x {id=\"%s\" class='%s' lang=\"%s\"}", "## x {%s}",
	"```%s\ncode\n```", "```go %s\n\"%s\"\n```", "`%s`", "    %s",
	"[a](x \"%s\")", "[a](x '%s')", "[a](%s)", "[a](<%s>)", "[%s](x)", "[a]{lang=\"%s\"}", "[a]{%s}",
	"![a](x \"%s\")", "![%s](x.png)", "![a](x){credit=\"%s\"}", "![a](%s)", "[a][b]\n\n[b]: %s \"%s\"",
	"> [!NOTE] %s\n> %s", "> [!TIP] x {duration=\"%s\" group='%s' materials=\"%s\"}", "> [!%s]",
	"|%s|\n|-|\n|%s|", "x[^%s]\n\n[^%s]: %s", "%s\n: %s", "- [x] %s",
	"<details open=\"%s\"><summary>%s</summary>\n\n%s\n\n</details>", "<abbr title=\"%s\">%s</abbr>", "<abbr title='%s'>x</abbr>", "<span lang=\"%s\">%s</span>", "<kbd %s>x</kbd>",
	"<%s>", "<http://%s>", "https://x.hu/%s", "www.x.hu/%s", "%s@x.hu", "[!INCLUDE](%s)", "<!-- %s --> x",
}

// TestInjection is row 61: hostile words make no new element or attribute.
func TestInjection(t *testing.T) {
	for _, place := range places {
		for _, words := range hostile {
			src := strings.ReplaceAll(place, "%s", words)
			for _, r := range []Resolver{{}, resolver()} {
				out := Parse([]byte(src), Options{Language: language(t, "hu")}).HTML(r)
				for _, fault := range inspect(out) {
					t.Errorf("%q: %s\n%s", src, fault, out)
				}
			}
		}
	}
}

// TestInjectionByAnswers holds what a resolver says to the same rule.
func TestInjectionByAnswers(t *testing.T) {
	const bad = `"><script>x</script>`
	r := Resolver{
		Link: func(dest string) Target {
			return Target{Href: dest + bad, Lang: bad, Title: bad, OK: true, External: true}
		},
		Image:        func(src string) Picture { return Picture{Src: bad, OK: true} },
		Word:         func(string, ...string) string { return bad },
		Abbreviation: func(string) (string, string, bool) { return bad, bad, true },
		ExtraIDs:     func(int) []string { return []string{bad} },
	}
	src := "## ESZA\n\n[a](b) ![c](d){credit=x} ESZA[^1]\n\n> [!NOTE] x {duration=1}\n\n|a|\n|-|\n\n[^1]: x"
	out := Parse([]byte(src), Options{}).HTML(r)
	for _, fault := range inspect(out) {
		t.Errorf("%s\n%s", fault, out)
	}
	r.Link = func(string) Target { return Target{Href: "javascript:alert(1)", OK: true} }
	if out := Parse([]byte("[a](b)"), Options{}).HTML(r); bytes.Contains(out, []byte("javascript")) {
		t.Errorf("an answer that runs: %s", out)
	}
}

// TestAddresses is row 60, as a table: what a browser would run is no link.
func TestAddresses(t *testing.T) {
	for dest, want := range map[string]bool{
		"javascript:x": false, "JAVASCRIPT:x": false, " javascript:x": false, "java\tscript:x": false, "java\nscript:x": false,
		"\x01javascript:x": false, "java\u200bscript:x": false, "vbscript:x": false, "data:text/html,x": false, "file:///x": false, "blob:x": false,
		"http://x": true, "HTTPS://x": true, "mailto:a@b.hu": true, "tel:+361": true, "a.md": true, "../a:b": true, "a.md#b:c": true, "?a=b:c": true, "": true, "//x.hu/": true,
	} {
		if got := safeAddress(dest); got != want {
			t.Errorf("safeAddress(%q) = %v", dest, got)
		}
	}
}
