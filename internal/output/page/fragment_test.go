package page

import (
	"errors"
	"html/template"
	"strconv"
	"strings"
	"testing"

	"kalauz/internal/diag"
)

// TestFragmentsForget: what is in use stays, and however much is made, no more
// is kept than twice the limit.
func TestFragmentsForget(t *testing.T) {
	var f fragments
	menu := fragmentKey{"menu.html", "hu", "/"}
	f.put(menu, "menu")
	for i := range 10 * fragmentsKept {
		key := fragmentKey{"card.html", "hu", i}
		if _, ok := f.get(key); ok {
			t.Fatal("found before it was made", i)
		}
		f.put(key, template.HTML(strconv.Itoa(i)))
		if html, ok := f.get(key); !ok || string(html) != strconv.Itoa(i) {
			t.Fatal("not kept", i, html)
		}
		if html, ok := f.get(menu); !ok || html != "menu" {
			t.Fatal("what is asked for again and again was forgotten after", i)
		}
		if n := len(f.young) + len(f.before); n > 2*fragmentsKept {
			t.Fatal(n, "are kept")
		}
	}
	if _, ok := f.get(fragmentKey{"card.html", "hu", 0}); ok {
		t.Error("the first is still kept")
	}
}

// TestFragmentOfItself: a card that shows itself ends as the fault of its file.
func TestFragmentOfItself(t *testing.T) {
	r := newRig(t, concerts+"-- layouts/common/card.html --\n<p>{{ .Card }}</p>\n")
	_, err := r.render(t, "koncertek/index.html")
	var faults diag.List
	if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Code != "K622" || !strings.HasSuffix(faults[0].Place.File, "layouts/common/card.html") {
		t.Errorf("%v", err)
	}
}

// TestFragmentOfAnItem: a fragment shows a page as all others have it, also where
// it stands on the page itself.
func TestFragmentOfAnItem(t *testing.T) {
	r := newRig(t, concerts+"-- layouts/partials/whole.html --\n{{ .URL }} {{ .Title }} {{ .Current }}{{ \"\" -}}\n")
	in := reader{Renderer: r.Renderer, lang: "hu"}
	item := in.item(r.Site.Page("concerts/a", "hu"))
	item.Current = true
	html, err := item.Once("partials/whole.html")
	if want := template.HTML(`/koncertek/a/ Tegnapelőtti false`); err != nil || html != want {
		t.Errorf("%s %v, want %s", html, err, want)
	}
}
