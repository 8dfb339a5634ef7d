package page

import (
	"strings"
	"testing"

	"kalauz/internal/content"
)

// TestCompiled: the built-in layouts have programs, and those make whole pages.
func TestCompiled(t *testing.T) {
	r := newRig(t, concerts)
	set := r.Theme.in(r.Site.Language("hu"))
	for _, p := range r.Site.Pages() {
		if p.Lang != "hu" || p.Role != content.Member {
			continue
		}
		v := r.pageView(p, "page")
		for _, name := range []string{"common/page.html", "base.html"} {
			var out Buffer
			if done, err := set.Attempt(&out, name, v); !done {
				t.Errorf("%s: %s was left to html/template: %v", p.ID, name, err)
			}
		}
	}
}

// TestNotCompiled: layouts that html/template does not escape all at once, such as
// a partial that begins an element and leaves the rest to another, are used as
// they are.
func TestNotCompiled(t *testing.T) {
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
