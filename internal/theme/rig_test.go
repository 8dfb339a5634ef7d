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
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

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
	*testing.T
	ctx  context.Context
	base string
}

// deadline is how long a browser on a busy machine may take.
const deadline = time.Minute

// chromium is the browser of all tests, which use its one tab in turn.
var chromium struct {
	once sync.Once
	ctx  context.Context
	stop func()
	err  error
}

func TestMain(m *testing.M) {
	status := m.Run()
	if chromium.stop != nil {
		chromium.stop()
	}
	os.Exit(status)
}

// start starts Chromium.
func start(program string) {
	folder, err := os.MkdirTemp("", "theme")
	if err != nil {
		chromium.err = err
		return
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(program), chromedp.UserDataDir(folder), chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.Flag("force-color-profile", "srgb"),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true)}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, leave := chromedp.NewContext(allocator)
	chromium.ctx = ctx
	chromium.stop = func() {
		_ = chromedp.Cancel(ctx) // waits for the browser, so that its folder can go
		leave()
		stop()
		_ = os.RemoveAll(folder)
	}
	chromium.err = chromedp.Do(ctx, chromedp.Navigate("about:blank"))
}

// newTab publishes the site on this machine for a browser. Where there
// is no Chromium the test is skipped, except where nobody would see that it was.
func newTab(t *testing.T) *tab {
	t.Helper()
	site := sample(t)
	program, err := exec.LookPath("chromium")
	switch {
	case err != nil && os.Getenv("CI") == "true":
		t.Fatal("Chromium is not installed, and under CI it has to be")
	case err != nil:
		t.Skip("Chromium is not installed: what the theme does in a browser is not tried")
	}
	chromium.once.Do(func() { start(program) })
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
	if chromium.err != nil {
		t.Fatal(chromium.err)
	}
	return &tab{t, chromium.ctx, server.URL}
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, deadline)
	defer stop()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// open shows a page at a width, light or dark.
func (b *tab) open(address, scheme string, width int64) {
	b.Helper()
	b.look(scheme, width)
	b.do(chromedp.Navigate(b.base + address))
	b.until("document.readyState === 'complete'")
}

// look changes width and scheme of what is open.
func (b *tab) look(scheme string, width int64) {
	b.Helper()
	b.do(chromedp.EmulateViewport(width, 800), media(scheme))
}

// press types keys.
func (b *tab) press(keys string) {
	b.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// ask evaluates an expression into a value.
func (b *tab) ask(expression string, into any) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, deadline)
	defer stop()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("JSON.stringify("+expression+") ?? 'null'"))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		b.Fatalf("%s: %v in %s", expression, err, text)
	}
}

// run runs statements on the page.
func (b *tab) run(statements string) {
	b.Helper()
	var nothing any
	b.ask("(() => {"+statements+"})()", &nothing)
}

// until waits for an expression to come true.
func (b *tab) until(expression string) {
	b.Helper()
	for late := time.Now().Add(deadline); time.Now().Before(late); time.Sleep(10 * time.Millisecond) {
		// While a page is being replaced there is nothing to ask.
		is, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
		if err == nil && is {
			return
		}
	}
	b.Fatalf("never: %s", expression)
}

// media makes the browser prefer light or dark pages, and no motion.
func media(scheme string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (void chromedp.Void, err error) {
		_, err = cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
		return void, err
	}
}

// scripts lets the pages run scripts, or not.
func scripts(on bool) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (void chromedp.Void, err error) {
		_, err = cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return void, err
	}
}
