package markdown

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestInclude shows one file twice in a page: ids give way, notes join the page's,
// links are resolved from where the file stands.
func TestInclude(t *testing.T) {
	inner, head := Snippet([]byte("---\ntitle: x\n---\n### Öl\n\nx[^1] [l](l.md)\n\n[s]{#s}\n\n[^1]: y"), Options{Language: language(t, "hu")})
	if head["title"] != "x" || len(inner.Faults) > 0 {
		t.Fatalf("%v %v", head, inner.Faults)
	}
	page := Parse([]byte("## Öl\n\na[^n]\n\n[!INCLUDE](a.md)\n\n[!INCLUDE](a.md)\n\nb[^n]\n\n[^n]: z"), Options{Language: language(t, "hu")})
	r := Resolver{Word: word}
	r.Include = func(path string) *Document { return inner }
	r.Within = func(*Document) Resolver {
		return Resolver{Word: word, HeadingShift: 1, Link: func(dest string) Target { return Target{Href: "../" + dest, OK: true} }}
	}
	ref := func(id, n string) string {
		return `<sup><a href="#fn.` + n + `" id="` + id + `" class="footnote-ref" role="doc-noteref" aria-label="` + n + `. lábjegyzet">` + n + `</a></sup>`
	}
	back := func(id string) string {
		return ` <a href="#` + id + `" class="footnote-back" role="doc-backlink" aria-label="Vissza a szöveghez">↩` + "\ufe0e</a>"
	}
	want := `<h2 id="ol">Öl</h2>
<p>a` + ref("fnref.1", "1") + `</p>
<h4 id="ol-2">Öl</h4>
<p>x` + ref("fnref.2", "2") + ` <a href="../l.md">l</a></p>
<p><span id="s">s</span></p>
<h4 id="ol-3">Öl</h4>
<p>x` + ref("fnref.3", "3") + ` <a href="../l.md">l</a></p>
<p><span>s</span></p>
<p>b` + ref("fnref.1.2", "1") + `</p>
<section class="footnotes" role="doc-endnotes" aria-label="Jegyzetek">
<ol>
<li id="fn.1">
<p>z` + back("fnref.1") + ` <a href="#fnref.1.2" class="footnote-back" role="doc-backlink" aria-label="Vissza a szöveghez (2)">↩` + "\ufe0e" + `<sup>2</sup></a></p>
</li>
<li id="fn.2">
<p>y` + back("fnref.2") + `</p>
</li>
<li id="fn.3">
<p>y` + back("fnref.3") + `</p>
</li>
</ol>
</section>
`
	if diff := cmp.Diff(want, string(page.HTML(r))); diff != "" {
		t.Error(diff)
	}
}

func TestIncludeOfAnotherLanguage(t *testing.T) {
	inner, _ := Snippet([]byte("Hello"), Options{Language: language(t, "en")})
	page := Parse([]byte("[!INCLUDE](a.md)"), Options{Language: language(t, "hu")})
	got := string(page.HTML(Resolver{Include: func(string) *Document { return inner }}))
	if got != "<div lang=\"en\">\n<p>Hello</p>\n</div>\n" {
		t.Error(got)
	}
}

// TestIncludesEnd: files that include each other are stopped here as well.
func TestIncludesEnd(t *testing.T) {
	doc := Parse([]byte("x\n\n[!INCLUDE](a.md)\n\n[!INCLUDE](a.md)"), Options{})
	got := string(doc.HTML(Resolver{Include: func(string) *Document { return doc }}))
	if n := strings.Count(got, "<p>x</p>"); n != MaxIncluded+1 {
		t.Errorf("shown %d times", n)
	}
}

func TestSnippetHeads(t *testing.T) {
	for name, c := range map[string]struct{ src, html, faults string }{
		"none":           {"x", "<p>x</p>\n", ""},
		"empty":          {"---\n---\nx", "<p>x</p>\n", ""},
		"any data":       {"---\na: [1, {b: no}]\n---\n\nx", "<p>x</p>\n", ""},
		"not YAML":       {"---\ntitle: A: b\n---\n\nx", "<p>x</p>\n", "1:1 K290\n"},
		"never closed":   {"---\ntitle: x\n\nx", "", "1:1 K291\n"},
		"BOM":            {"\ufeff---\na: b\n---\nx", "<p>x</p>\n", ""},
		"a rule later":   {"x\n\n---\n\ny", "<p>x</p>\n<hr>\n<p>y</p>\n", ""},
		"deep heading":   {"#### x", "<h4 id=\"x\">x</h4>\n", ""},
		"fault in body":  {"---\na: b\n---\n\n[itt](x.md)", "<p><a href=\"x.md\">itt</a></p>\n", "5:1 K223\n"},
		"alias bomb":     {"---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n---\nx", "<p>x</p>\n", "1:1 K290\n"},
		"head too large": {"---\na: " + strings.Repeat("x", maxHead) + "\n---\nx", "", "1:1 K291\n"},
	} {
		d, _ := Snippet([]byte(c.src), Options{})
		if got := string(d.HTML(Resolver{})); got != c.html || faults(d) != c.faults {
			t.Errorf("%s: %q %q", name, got, faults(d))
		}
	}
}

func TestRenderedByMany(t *testing.T) {
	d := Parse([]byte("## A\n\nx[^1] ESZA ESZA \"b\"\n\n```go\nx\n```\n\n[^1]: y"), Options{Language: language(t, "hu")})
	want := string(d.HTML(resolver()))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := string(d.HTML(resolver())); got != want {
				t.Errorf("another page: %s", got)
			}
		})
	}
	group.Wait()
}
