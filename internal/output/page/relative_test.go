package page

import (
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
)

func relative(from, to string) string { return string(Relative(from)(nil, []byte(to))) }

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"/", "/", "./"},
		{"/", "/a/", "a/"},
		{"/", "/style.css", "style.css"},
		{"/", "/#top", "#top"},
		{"/a/", "/", "../"},
		{"/a/", "/a/", "./"},
		{"/a/", "/a/#x", "#x"},
		{"/a/", "/a/?q=1#x", "./?q=1#x"},
		{"/a/", "/b/", "../b/"},
		{"/a/", "/a/b/", "b/"},
		{"/a/b/", "/a/", "../"},
		{"/a/b/", "/a/c/#x", "../c/#x"},
		{"/a/b/", "/ab/", "../../ab/"},
		{"/en/a/", "/a/", "../../a/"},
		{"/a/", "/a", "../a"},
		{"/404.html", "/a/", "a/"},
		{"/en/404.html", "/", "../"},
		{"/en/404.html", "/en/", "./"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// TestRelativeLeadsToTheTarget: whatever the two addresses are and wherever the
// site lies, a browser that follows the relative one arrives at the target.
func TestRelativeLeadsToTheTarget(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{"a", "b", "ab", "en", "2", "a.b", "%25", "a-b", "a%20b"}
	address := func() string {
		var b strings.Builder
		b.WriteByte('/')
		for range random.IntN(5) {
			b.WriteString(names[random.IntN(len(names))] + "/")
		}
		if random.IntN(3) == 0 {
			b.WriteString(names[random.IntN(len(names))] + ".html")
		}
		return b.String()
	}
	endings := []string{"", "", "#x", "?q=/a/", "?q#/b/", "#"}
	for _, host := range []string{"https://pelda.hu", "https://pelda.hu/konyha", "file:///home/a/b"} {
		for range 20000 {
			from, to := address(), address()+endings[random.IntN(len(endings))]
			page, err := url.Parse(host + from)
			if err != nil {
				t.Fatal(err)
			}
			link := relative(from, to)
			got, err := page.Parse(link)
			if err != nil {
				t.Fatalf("from %s to %s: %q is no address: %v", from, to, link, err)
			}
			want, err := url.Parse(host + to)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Fatalf("from %s to %s: %q leads to %s", from, to, link, got)
			}
		}
	}
}

func TestRewrite(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{`<a href="/x/">`, `<a href="[/x/]">`},
		{"<img\n\tsrc=\"/x.png\" alt=\"/x/\">", "<img\n\tsrc=\"[/x.png]\" alt=\"/x/\">"},
		{`<a data-href="/x/" href="https://x/" title="/x/">`, `<a data-href="/x/" href="https://x/" title="/x/">`},
		{`<a href="//host/x/">`, `<a href="//host/x/">`},
		{`<p>href=&quot;/x/&quot;</p>`, `<p>href=&quot;/x/&quot;</p>`},
		{`<form action="/x/"><video poster="/p.png" src="/v.mp4">`, `<form action="[/x/]"><video poster="[/p.png]" src="[/v.mp4]">`},
		{`<a href="/x/`, `<a href="/x/`},
		{`href="/x/"`, `href="/x/"`},
		{``, ``},
	} {
		if got := string(Rewrite([]byte(c.html), bracketed)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.html, got, c.want)
		}
	}
}

func bracketed(out, url []byte) []byte { return fmt.Appendf(out, "[%s]", url) }

// FuzzRewrite: what is no address of the site stays as it is, byte for byte, and
// every address is given to the function whole and once.
func FuzzRewrite(f *testing.F) {
	for _, seed := range []string{
		`<a href="/x/">`, `<a  src="/" href="//x" data="/y#z">`, ` href="/a" href="/`, `="/="/ href="/="/`, ` href="" src="/`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, html []byte) {
		before := bytes.Clone(html)
		if got := Rewrite(html, func(out, url []byte) []byte { return append(out, url...) }); !bytes.Equal(got, before) {
			t.Fatalf("nothing was to change:\n%q\n%q", before, got)
		}
		got := Rewrite(html, bracketed)
		if !bytes.Equal(html, before) {
			t.Fatal("the page that was given has changed")
		}
		if !bytes.Contains(before, []byte(`="`)) && !bytes.Equal(got, before) {
			t.Fatalf("without an attribute nothing is an address: %q", got)
		}
		given := 0
		Rewrite(html, func(out, url []byte) []byte {
			given++
			if url := string(url); !strings.HasPrefix(url, "/") || strings.HasPrefix(url, "//") || strings.Contains(url, `"`) {
				t.Fatalf("%q is no address of the site", url)
			}
			return append(out, url...)
		})
		if added := len(got) - len(before); added != 2*given {
			t.Fatalf("%d addresses, but %d bytes more", given, added)
		}
	})
}

// FuzzRewriteAuthor: whatever an author writes stands in a page escaped, and so
// can neither hide an address from the rewriting nor look like one.
func FuzzRewriteAuthor(f *testing.F) {
	f.Add(`="/x/"`, ` href="/x/"`, `a/b`)
	f.Add(`\" href="/x`, `<a href="/y/">`, `#="/`)
	f.Fuzz(func(t *testing.T, title, text, rest string) {
		title, text = html.EscapeString(title), html.EscapeString(text)
		rest = html.EscapeString(strings.TrimLeft(rest, "/"))
		page := func(address string) string {
			return `<p title="` + title + `">` + text + ` <a title="` + title + `" href="` + address + `" class="x">` + text + "</a></p>"
		}
		if got, want := string(Rewrite([]byte(page("/"+rest)), bracketed)), page("[/"+rest+"]"); got != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	})
}
