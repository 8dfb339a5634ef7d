// Package theme has no code of its own. Its tests hold what the default theme
// promises to readers: pages that follow the standard, weigh little, can be read
// by everyone in both schemes and at any width, and are gone through by keyboard
// alone. They look at the sample site, as it is published.
package theme

import (
	"context"
	"encoding/json"
	"flag"
	"maps"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"kalauz/internal/browser"
	"kalauz/internal/build"
	"kalauz/internal/locale"
	"kalauz/layouts"
	"kalauz/static"
)

var update = flag.Bool("update", false, "take the pictures of the style page anew")

// published is the sample site: what stands at every path.
var published = sync.OnceValues(func() (map[string][]byte, error) {
	s, err := build.Load(build.Options{Dir: "../..", Layouts: layouts.FS, Static: static.FS, Today: locale.Date{Year: 2026, Month: 11, Day: 22}, Clock: time.Now})
	if err != nil {
		return nil, err
	}
	site := map[string][]byte{}
	for _, out := range s.Outputs {
		if site[out.Path], err = s.Render(out); err != nil {
			return nil, err
		}
	}
	return site, nil
})

func sample(t *testing.T) map[string][]byte {
	t.Helper()
	site, err := published()
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// pages are the paths of all pages; books in one file, which are to be taken
// away, are none.
func pages(t *testing.T) []string {
	var paths []string
	for _, p := range slices.Sorted(maps.Keys(sample(t))) {
		if name := path.Base(p); name == "index.html" || name == "404.html" {
			paths = append(paths, p)
		}
	}
	if len(paths) < 200 {
		t.Fatalf("only %d pages: is this the sample site?", len(paths))
	}
	return paths
}

// kinds is an address of every kind of page.
var kinds = []string{
	"/", "/en/", "/stilus/", "/szinek-es-meretek/", "/szolgaltatasok/", "/projektek/", "/muhelyek/", "/esemenyek/", "/kepzesek/", "/kezikonyvek/", "/szervezetek/", "/hirek/",
	"/projektek/peer-gynt/", "/szolgaltatasok/arter/", "/muhelyek/kozossegfejleszto-workshop/", "/esemenyek/6-muhelymunka/",
	"/kepzesek/kozok/", "/kepzesek/kozok/tananyag/", handbook, chapter, "/szervezetek/eletfa/", "/hirek/lezarult-a-peer-gynt-projekt/",
	"/rolunk/", "/akadalymentesitesi-nyilatkozat/", "/oldalterkep/", "/celcsoportok/csaladok/", "/en/news/bemutatkozik-a-kozok-kepzes/", "/404.html",
}

const (
	handbook = "/kezikonyvek/kozossegi-munka-es-onkentesek/"
	chapter  = handbook + "alapelvek/"
)

// at is the file that stands at an address.
func at(address string) string {
	file := strings.TrimPrefix(address, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

// tab is a page of a browser on the sample site.
type tab struct {
	*browser.Tab
	base string
}

// chromium is the browser of all tests.
var chromium browser.Browser

func TestMain(m *testing.M) {
	status := m.Run()
	chromium.Close()
	os.Exit(status)
}

// newTab publishes the site on this machine for a browser.
func newTab(t *testing.T) *tab {
	t.Helper()
	site, in := sample(t), chromium.Tab(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw, ok := site[at(r.URL.Path)]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(at(r.URL.Path))))
		_, _ = w.Write(raw)
	}))
	t.Cleanup(server.Close)
	return &tab{in, server.URL}
}

// open shows a page at a width, light or dark.
func (b *tab) open(address, scheme string, width int64) {
	b.Helper()
	b.Look(scheme, width)
	b.Do(chromedp.Navigate(b.base + address))
	b.Until("document.readyState === 'complete'")
}

// press types keys.
func (b *tab) press(keys string) {
	b.Helper()
	b.Do(chromedp.KeyEvent(keys))
}

// ask evaluates an expression into a value.
func (b *tab) ask(expression string, into any) {
	b.Helper()
	text := b.Value("JSON.stringify(" + expression + ") ?? 'null'")
	if err := json.Unmarshal([]byte(text), into); err != nil {
		b.Fatalf("%s: %v in %s", expression, err, text)
	}
}

// scripts lets the pages run scripts, or not.
func scripts(on bool) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (void chromedp.Void, err error) {
		_, err = cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return void, err
	}
}
