package theme

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestHTML holds every page against what of the HTML standard, and of what
// assistive technology relies on, can be seen in its source.
func TestHTML(t *testing.T) {
	for _, page := range pages(t) {
		text := string(sample(t)[page])
		if strings.Contains(text, `http-equiv="refresh"`) {
			continue // a page that has moved
		}
		for _, fault := range faults(text) {
			t.Errorf("%s: %s", page, fault)
		}
	}
}

// TestFaults: the check finds what it is there for.
func TestFaults(t *testing.T) {
	page := func(inside string) string {
		return `<!doctype html><html lang="hu"><head><title>T</title></head><body><main><h1>T</h1>` + inside + `</main></body></html>`
	}
	if all := faults(page("<p>Jó</p>")); len(all) > 0 {
		t.Errorf("a good page: %q", all)
	}
	for inside, want := range map[string]string{
		"<p><ul></ul></p>":                "ul in p",
		"<p>Nyitva":                       "p is closed by main",
		"<h3>Ugrás</h3>":                  "h3 after h1",
		"<h1>Még egy</h1>":                "2 h1",
		`<p id="a"></p><p id="a"></p>`:    "id a",
		`<a href="#b">b</a>`:              "b is not on the page",
		`<nav aria-labelledby="c"></nav>`: "c is not on the page",
		`<nav></nav>`:                     "nav without a name",
		`<a href="x"><button type="button">b</button></a>`: "button in a",
		`<a href="x"></a>`:                   "a without a name",
		`<button>b</button>`:                 "button without a type",
		`<img src="a.svg">`:                  "img without alt",
		`<img src="a.svg" alt="a">`:          "img without a size",
		`<p style="color:red"></p>`:          "style on p",
		`<p onclick="x()"></p>`:              "onclick on p",
		`<ul><p></p></ul>`:                   "p in ul",
		`<dl><p></p></dl>`:                   "p in dl",
		`<main></main>`:                      "2 main",
		`<p lang="magyar">a</p>`:             "lang magyar",
		`<center></center>`:                  "center is no element",
		`<table><tr><td>1</td></tr></table>`: "tr in table",
		`<details>a</details>`:               "details without summary",
	} {
		if all := faults(page(inside)); !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("%s: %q, want %q among them", inside, all, want)
		}
	}
}

// words is a set of names.
type words map[string]bool

func set(names string) words {
	s := words{}
	for name := range strings.FieldsSeq(names) {
		s[name] = true
	}
	return s
}

var (
	void     = set("meta link img br hr input col wbr")
	phrasing = set("a abbr b bdi bdo br button cite code del dfn em i img input ins kbd label mark q s samp script small span strong sub sup svg time u var wbr")
	flow     = set("address article aside blockquote dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption colgroup col")
	head     = set("html head body title meta link style script")
	active   = set("a button input label summary select textarea")
	// only phrasing may stand in these
	simple = set("p h1 h2 h3 h4 h5 h6 b strong em i small span code abbr cite kbd label button time mark sub sup dt pre summary")
	// what may stand in elements that are strict about it
	children = map[string]words{
		"ul": set("li script"), "ol": set("li script"), "dl": set("div dt dd"), "table": set("caption colgroup thead tbody tfoot"),
		"thead": set("tr"), "tbody": set("tr"), "tfoot": set("tr"), "tr": set("th td"), "html": set("head body"),
	}
	languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`)
)

// checker goes through a page once.
type checker struct {
	faults []string
	open   []element
	ids    map[string]bool
	wanted []string // ids that something on the page needs
	count  map[string]int
	level  int // of the last heading
}

type element struct {
	name string
	text bool // it has a text, or something else that gives it a name
	sum  bool // a summary, in details
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// faults lists what is wrong with a page.
func faults(page string) []string {
	c := &checker{ids: map[string]bool{}, count: map[string]int{}}
	z := html.NewTokenizer(strings.NewReader(page))
	for svg := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		if token.Data == "svg" && kind == html.StartTagToken {
			svg++
		}
		switch {
		case svg > 0: // its names are another standard's
			if token.Data == "svg" && kind == html.EndTagToken {
				svg--
			}
		case kind == html.TextToken && strings.TrimSpace(token.Data) != "":
			c.give()
		case kind == html.StartTagToken, kind == html.SelfClosingTagToken:
			c.start(token)
		case kind == html.EndTagToken:
			c.end(token.Data)
		}
	}
	for _, id := range c.wanted {
		if !c.ids[id] {
			c.fault("%s is not on the page", id)
		}
	}
	for _, name := range []string{"h1", "main", "title"} {
		if c.count[name] != 1 {
			c.fault("%d %s", c.count[name], name)
		}
	}
	return c.faults
}

// give says that all open elements have a text.
func (c *checker) give() {
	for i := range c.open {
		c.open[i].text = true
	}
}

func (c *checker) start(token html.Token) {
	name := token.Data
	if !phrasing[name] && !flow[name] && !head[name] {
		c.fault("%s is no element that we use", name)
	}
	c.count[name]++
	c.place(name)
	c.attributes(name, token)
	if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
		level := int(name[1] - '0')
		if level > c.level+1 {
			c.fault("h%d after h%d", level, c.level)
		}
		c.level = level
	}
	if void[name] {
		return
	}
	a := attributes(token)
	c.open = append(c.open, element{name: name, text: a["aria-label"] != "" || a["aria-labelledby"] != "" || a["aria-hidden"] == "true" || a["hidden"] != "" || strings.HasPrefix(a["class"], "theme")})
}

// place looks at what an element stands in.
func (c *checker) place(name string) {
	if len(c.open) == 0 {
		return
	}
	parent := c.open[len(c.open)-1].name
	if allowed, strict := children[parent]; strict && !allowed[name] {
		c.fault("%s in %s", name, parent)
	}
	for i := range c.open {
		outer := c.open[i].name
		if simple[outer] && !phrasing[name] {
			c.fault("%s in %s", name, outer)
		}
		if (outer == "a" || outer == "button") && active[name] {
			c.fault("%s in %s", name, outer)
		}
	}
	if parent == "details" && name == "summary" {
		c.open[len(c.open)-1].sum = true
	}
}

func (c *checker) attributes(name string, token html.Token) {
	seen := map[string]bool{}
	for _, a := range token.Attr {
		seen[a.Key] = true
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			c.fault("%s on %s", a.Key, name)
		case a.Key == "id":
			if c.ids[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t\n") {
				c.fault("id %s", a.Val)
			}
			c.ids[a.Val] = true
		case a.Key == "for", a.Key == "popovertarget", strings.HasPrefix(a.Key, "aria-") && (strings.HasSuffix(a.Key, "by") || a.Key == "aria-controls"):
			c.wanted = append(c.wanted, strings.Fields(a.Val)...)
		case a.Key == "href" && len(a.Val) > 1 && a.Val[0] == '#':
			c.wanted = append(c.wanted, anchor(a.Val[1:]))
		case (a.Key == "lang" || a.Key == "hreflang") && a.Val != "x-default" && !languageTag.MatchString(a.Val):
			c.fault("%s %s", a.Key, a.Val)
		}
	}
	switch {
	case name == "img" && !seen["alt"]:
		c.fault("img without alt")
	case name == "img" && !(seen["width"] && seen["height"]):
		c.fault("img without a size")
	case name == "button" && !seen["type"]:
		c.fault("button without a type")
	case name == "nav" && !seen["aria-label"] && !seen["aria-labelledby"]:
		c.fault("nav without a name")
	case name == "img" && attributes(token)["alt"] != "":
		c.give()
	}
}

func (c *checker) end(name string) {
	if len(c.open) == 0 {
		c.fault("%s is closed and was never open", name)
		return
	}
	last := c.open[len(c.open)-1]
	if last.name != name {
		c.fault("%s is closed by %s", last.name, name)
		for len(c.open) > 0 && c.open[len(c.open)-1].name != name {
			c.open = c.open[:len(c.open)-1]
		}
		if len(c.open) == 0 {
			return
		}
	}
	c.open = c.open[:len(c.open)-1]
	switch {
	case (name == "a" || name == "button" || name == "title" || len(name) == 2 && name[0] == 'h' && name != "hr") && !last.text:
		c.fault("%s without a name", name)
	case name == "details" && !last.sum:
		c.fault("details without summary")
	}
}

// anchor is the id that a fragment of an address names.
func anchor(fragment string) string {
	if id, err := url.PathUnescape(fragment); err == nil {
		return id
	}
	return fragment
}
