package markdown

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checkResolved: a resolved document has no question left, is the same twice,
// shares no block with the document, and has left that as it was.
func checkResolved(t *testing.T, d *Document) {
	t.Helper()
	before := d.HTML(resolver())
	own := map[Block]bool{}
	Visitor{Block: func(b Block) {
		if _, empty := b.(*Rule); !empty {
			own[b] = true
		}
	}}.Walk(d.Blocks)
	r := d.Resolve(resolver())
	look := Visitor{
		Block: func(b Block) {
			if _, ok := b.(*IncludeBlock); ok || own[b] {
				t.Errorf("%T of the document itself", b)
			}
		},
		Inline: func(n InlineNode) {
			if _, ok := n.(*Abbreviation); ok {
				t.Errorf("%v is not resolved", n)
			}
			if l, ok := n.(*LinkInline); ok && !safeAddress(l.Dest) {
				t.Errorf("a link to %s", l.Dest)
			}
		},
	}
	look.Walk(r.Blocks)
	for _, n := range r.Notes {
		look.Walk(n.Blocks)
	}
	if !reflect.DeepEqual(r, d.Resolve(resolver())) {
		t.Error("resolved otherwise the second time")
	}
	if diff := cmp.Diff(string(before), string(d.HTML(resolver()))); diff != "" {
		t.Errorf("resolving has changed the document:\n%s", diff)
	}
}

// shown is a resolved document as HTML.
func shown(r Resolved) string {
	return string((&Document{Blocks: r.Blocks, Notes: r.Notes}).HTML(Resolver{}))
}

func TestResolve(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"abbreviation":      {"Az ESZA-ból, az ESZA szerint.", "<p>Az <abbr title=\"Európai Szociális Alap\">ESZA</abbr>-ból (Európai Szociális Alap), az <abbr title=\"Európai Szociális Alap\">ESZA</abbr> szerint.</p>\n"},
		"foreign":           {"ESF", "<p><abbr title=\"European Social Fund\" lang=\"en\">ESF</abbr> (<span lang=\"en\">European Social Fund</span>)</p>\n"},
		"not in a heading":  {"## ESZA", "<h2 id=\"p-esza\"><abbr title=\"Európai Szociális Alap\">ESZA</abbr></h2>\n"},
		"ids":               {"## A {#x}\n\n[b]{#y} [c](z.md){#w}", "<h2 id=\"p-x\">A</h2>\n<p><span id=\"p-y\">b</span> <a href=\"/z/\" id=\"p-w\">c</a></p>\n"},
		"link to nothing":   {"[a](missing.md)", "<p><span>a</span></p>\n"},
		"picture":           {"![A](a.png \"T\")", "<figure><img src=\"/media/a.png\" alt=\"A\" loading=\"lazy\"><figcaption>T</figcaption></figure>\n"},
		"picture not there": {"![A](missing.png)", "<p>A</p>\n"},
		"in a line":         {"x ![A](missing.png)", "<p>x A</p>\n"},
	} {
		r := resolver()
		r.Prefix = "p-"
		r.Link = func(dest string) Target {
			return Target{Href: "/" + strings.TrimSuffix(dest, ".md") + "/", OK: dest != "missing.md"}
		}
		r.Image = func(src string) Picture { return Picture{Src: "/media/" + src, OK: src != "missing.png"} }
		got := shown(Parse([]byte(c.src), Options{Language: language(t, "hu")}).Resolve(r))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// TestResolveInclusions: what is included stands in the text, its ids give way,
// its notes join the others, and its language is marked leaf by leaf.
func TestResolveInclusions(t *testing.T) {
	inner, _ := Snippet([]byte("### Oil\n\nx[^1] [s]{#s}\n\n[^1]: y"), Options{Language: language(t, "en")})
	doc := Parse([]byte("## Oil\n\na[^n]\n\n[!INCLUDE](a.md)\n\n[!INCLUDE](a.md)\n\n[^n]: z"), Options{Language: language(t, "hu")})
	r := doc.Resolve(Resolver{Prefix: "p-", Include: func(string) *Document { return inner }})
	want := `<h2 id="p-oil">Oil</h2>
<p>a1</p>
<h3 id="p-oil-2"><span lang="en">Oil</span></h3>
<p><span lang="en">x2 <span id="p-s">s</span></span></p>
<h3 id="p-oil-3"><span lang="en">Oil</span></h3>
<p><span lang="en">x3 <span>s</span></span></p>
`
	if diff := cmp.Diff(want, withNumbers(r.Blocks)); diff != "" {
		t.Error(diff)
	}
	var notes []string
	for _, n := range r.Notes {
		notes = append(notes, withNumbers(n.Blocks))
	}
	if diff := cmp.Diff([]string{"<p>z</p>\n", "<p><span lang=\"en\">y</span></p>\n", "<p><span lang=\"en\">y</span></p>\n"}, notes); diff != "" {
		t.Error(diff)
	}
	var ids []string
	for _, h := range r.Headings {
		ids = append(ids, h.ID)
	}
	if diff := cmp.Diff([]string{"p-oil", "p-oil-2", "p-oil-3"}, ids); diff != "" {
		t.Error(diff)
	}
}

// withNumbers is a text as HTML, references to notes as bare numbers.
func withNumbers(blocks []Block) string {
	Visitor{Block: func(b Block) {
		if p, ok := b.(*Paragraph); ok {
			p.Content = numbersIn(p.Content)
		}
	}}.Walk(blocks)
	return shown(Resolved{Blocks: blocks})
}

func numbersIn(nodes []InlineNode) []InlineNode {
	for i, n := range nodes {
		switch n := n.(type) {
		case *NoteRef:
			nodes[i] = &Text{string(rune('0' + n.Number))}
		case *Span:
			n.Content = numbersIn(n.Content)
		}
	}
	return nodes
}

func TestResolveCallout(t *testing.T) {
	doc := Parse([]byte("> [!EXERCISE] Kör {#k duration=20 group=8}\n> Szöveg."), Options{Language: language(t, "hu")})
	box := doc.Resolve(Resolver{Word: word, Prefix: "p-"}).Blocks[0].(*Callout)
	if got := plainOf(box.Title); got != "Gyakorlat: Kör" || box.ID != "p-k" {
		t.Errorf("%q #%s", got, box.ID)
	}
	facts := shown(Resolved{Blocks: box.Blocks})
	if want := "<p><span class=\"callout-facts\">Időtartam: 20 perc · Csoportlétszám: 8 fő</span></p>\n<p>Szöveg.</p>\n"; facts != want {
		t.Error(facts)
	}
}
