package serve

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"kalauz/internal/build"
	"kalauz/layouts"
)

// browser starts Chromium. Where there is none the test is skipped, except where
// nobody would see that it was.
func browser(t *testing.T) context.Context {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil && program == "" {
			program = found
		}
	}
	switch {
	case program == "" && os.Getenv("CI") == "true":
		t.Fatal("Chromium is not installed, and under CI it has to be")
	case program == "":
		t.Skip("Chromium is not installed: what the preview does in a browser is not tried")
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true)}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, leave := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // waits for the browser, so that its folder can go
		leave()
		stop()
	})
	if err := chromedp.Do(ctx, onEveryPage(find), chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// tab is a page of a preview in a browser.
type tab struct {
	*testing.T
	ctx    context.Context
	dir    string
	base   string
	server *Server
	mu     sync.Mutex
	opened []string
}

// newTab starts a preview of a small site in the default theme and its browser.
func newTab(t *testing.T, lang string) *tab {
	t.Helper()
	b := &tab{T: t, ctx: browser(t), dir: filepath.Join(t.TempDir(), "site")}
	w := &walker{rig: &rig{T: t, dir: b.dir}, random: seeded(1)}
	files := newGarden().files()
	files["content/long.md"] = b.text("Első")
	files["static/style.css"] = "body { color: rgb(1, 2, 3); font: 18px serif; max-width: 40rem; margin: auto }"
	w.write(files)
	o := buildOptions(layouts.FS)
	o.Dir = b.dir
	b.server = New(Options{Build: o, Now: time.Now, Language: lang, Open: func(file string, line int) error {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.opened = append(b.opened, fmt.Sprintf("%s:%d", filepath.ToSlash(strings.TrimPrefix(file, b.dir+string(filepath.Separator))), line))
		return nil
	}})
	r := &rig{T: t, dir: b.dir}
	changes, listener := r.watch(), r.listener()
	b.base = "http://" + listener.Addr().String()
	if _, err := b.server.Load(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	var group sync.WaitGroup
	t.Cleanup(func() { stop(); group.Wait() })
	group.Go(func() { b.server.Watch(ctx, changes, nil) })
	group.Go(func() { _ = b.server.Serve(ctx, listener) })
	return b
}

func (b *tab) text(word string) string {
	return "---\ntitle: Hosszú oldal\n---\n\n" + strings.Repeat("Bekezdés, "+word+", elég hosszú ahhoz, hogy legyen mit görgetni.\n\n", 80)
}

func (b *tab) put(name, text string) {
	b.Helper()
	file := filepath.Join(b.dir, filepath.FromSlash(name))
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, deadline)
	defer stop()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// run runs statements on the page.
func (b *tab) run(statements string) {
	b.Helper()
	b.value("(() => {" + statements + "})()")
}

func (b *tab) open(path string) {
	b.Helper()
	b.do(chromedp.Navigate(b.base + path))
	b.until("location.pathname === '" + path + "' && " + shadow(".bar") + " !== null")
}

// settle waits until the preview has seen all that was written.
func (b *tab) settle() {
	b.Helper()
	clean, err := build.Load(b.server.options.Build)
	if err != nil {
		b.Fatal(err)
	}
	for late := time.Now().Add(deadline); b.server.snapshot().latest.Revision != clean.Revision; time.Sleep(time.Millisecond) {
		if time.Now().After(late) {
			b.Fatal("the preview never saw what was written")
		}
	}
}

// shadow is an element of the preview's own.
func shadow(selector string) string { return "kalauzFind(`" + selector + "`)" }

// find gives every page the function that shadow calls.
const find = "function kalauzFind(s) { return document.getElementById('kalauz-preview')?.shadowRoot?.querySelector(s) ?? null }"

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

func (b *tab) value(expression string) string {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, deadline)
	defer stop()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return text
}

func (b *tab) has(text, what string) {
	b.Helper()
	if !strings.Contains(text, what) {
		b.Errorf("%q is not in %q", what, text)
	}
}

func TestBrowserReload(t *testing.T) {
	b := newTab(t, "en")
	b.open("/long/")
	b.run("window.mark = 1; scrollTo(0, 900)")
	b.put("content/long.md", b.text("Második"))
	b.until("document.body.innerText.includes('Második') && window.mark === undefined && scrollY === 900")
	// Another page's edit is none of this page's business.
	b.run("window.mark = 2")
	id := b.value("document.getElementById('kalauz-preview').dataset.id")
	b.put("content/about.md", "---\ntitle: Másik\n---\nMás.\n")
	b.until("document.getElementById('kalauz-preview').dataset.id !== '" + id + "'")
	b.put("static/style.css", "body { color: rgb(9, 8, 7); font: 18px serif; max-width: 40rem; margin: auto }")
	b.until("getComputedStyle(document.body).color === 'rgb(9, 8, 7)' && document.querySelectorAll('link[rel=stylesheet]').length === 1")
	if mark := b.value("window.mark"); mark != "2" {
		t.Error("a change of style loaded the page anew")
	}
	if at := b.value("scrollY"); at != "900" {
		t.Errorf("the reader's place is lost: %s", at)
	}
	b.do(chromedp.Navigate(b.base + "/recipes/nincs/"))
	b.until("document.title !== ''")
}

// TestBrowserOverlay is row 80 of what can go wrong: while a page is broken the
// old one stays, the fault lies over it, and goes away when it is mended.
func TestBrowserOverlay(t *testing.T) {
	for lang, words := range map[string][]string{"en": {"error", "Hint:"}, "hu": {"hiba", "Javaslat:"}} {
		t.Run(lang, func(t *testing.T) {
			b := newTab(t, lang)
			b.open("/long/")
			b.put("content/long.md", "---\ntitle: Hosszú oldal\nslug: a\tb\nnonsense: 1\n---\nRossz.\n")
			b.until(shadow("dialog[open] .fault"))
			text := b.value(shadow("dialog") + ".innerText")
			for _, word := range append(words, "content/long.md:4:1", "nonsense: 1", "\n^^^^") {
				b.has(strings.ToLower(text), strings.ToLower(word))
			}
			if !strings.Contains(b.value("document.body.innerText"), "Első") {
				t.Error("the last good page is gone")
			}
			if b.value("document.getElementById('kalauz-preview').shadowRoot.activeElement.id") != "title" {
				t.Error("who cannot see the fault is not taken to it")
			}
			b.run("[" + shadow("dialog .place") + "].at(0).click()")
			for late := time.Now().Add(deadline); ; time.Sleep(5 * time.Millisecond) {
				b.mu.Lock()
				opened := strings.Join(b.opened, " ")
				b.mu.Unlock()
				if strings.HasPrefix(opened, "content/long.md:") {
					break
				}
				if time.Now().After(late) {
					t.Fatalf("opened %q", opened)
				}
			}
			b.do(chromedp.KeyEvent("\x1b")) // Escape puts it away, a button brings it back
			b.until(shadow("dialog") + " === null")
			b.run(shadow("button.error") + ".click()")
			b.until(shadow("dialog[open]"))
			b.put("content/long.md", b.text("Mended"))
			b.until("document.body.innerText.includes('Mended') && " + shadow("dialog") + " === null")
		})
	}
}

// TestBrowserNoSite: a preview that never had a site says why, and shows it as
// soon as there is one.
func TestBrowserNoSite(t *testing.T) {
	b := newTab(t, "hu")
	b.put("site.yaml", "title: [")
	server := New(Options{Build: b.server.options.Build, Now: time.Now, Language: "hu"})
	if _, err := server.Load(); err != nil {
		t.Fatal(err)
	}
	r := &rig{T: t, dir: b.dir}
	listener, changes := r.listener(), r.watch()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go func() { _ = server.Serve(ctx, listener) }()
	go server.Watch(ctx, changes, nil)
	b.do(chromedp.Navigate("http://" + listener.Addr().String() + "/long/"))
	b.until(shadow("dialog[open] .fault"))
	b.has(b.value(shadow("dialog")+".innerText"), "site.yaml")
	b.put("site.yaml", newGarden().settings())
	b.until("document.body.innerText.includes('Első')")
}

func TestBrowserBar(t *testing.T) {
	b := newTab(t, "en")
	b.put("content/draft.md", "---\ntitle: Piszkozat\ndraft: true\n---\n")
	b.put("content/recipes/soup/index.md", "---\ntitle: Leves\n---\n\n[ide](../bread.md) és <script>x</script>\n")
	b.settle()
	b.open("/en/recipes/tea/")
	b.has(b.value(shadow(".bar")+".innerText"), "No translation available")
	b.open("/receptek/soup/")
	text := b.value(shadow(".bar") + ".innerText")
	b.has(text, "content/recipes/soup/index.md")
	b.has(text, "Full translation")
	b.has(text, "Warnings on this page: ")
	if strings.Contains(text, "Warnings on this page: 0") {
		t.Errorf("no warning of the page in %q", text)
	}
	b.run(shadow(".controls .place") + ".click()")
	b.do(chromedp.Navigate(b.base + "/draft/"))
	b.until(shadow("[data-key=drafts][aria-pressed=false]"))
	b.run(shadow("[data-key=drafts]") + ".focus(); " + shadow("[data-key=drafts]") + ".click()")
	b.until("document.body.innerText.includes('Piszkozat') && " + shadow("[data-key=drafts][aria-pressed=true]"))
	b.until("document.getElementById('kalauz-preview').shadowRoot.activeElement?.dataset.key === 'drafts'") // the keyboard's place stays
	b.run(`const d = ` + shadow("[data-key=today]") + `; d.value = '2030-02-01'; d.dispatchEvent(new Event('change'))`)
	b.until(shadow("[data-key=today]") + "?.getAttribute('value') === '2030-02-01'") // as the server says it
	if today := b.server.snapshot().latest.Today.ISO(); today != "2030-02-01" {
		t.Errorf("previewed as of %s", today)
	}
	b.run(shadow(".bar") + ".open = false")
	b.open("/")
	if b.value(shadow(".bar")+".open") != "false" {
		t.Error("a bar that was put away comes back")
	}
}

// TestBrowserWidths: the page in a frame of a width, which stays over a reload.
func TestBrowserWidths(t *testing.T) {
	b := newTab(t, "en")
	b.do(chromedp.EmulateViewport(1400, 900))
	b.open("/long/")
	for _, width := range []string{"320", "768", "1280"} {
		b.run(`const s = ` + shadow("[data-key=width]") + `; s.value = '` + width + `'; s.dispatchEvent(new Event('change'))`)
		b.until("document.getElementById('kalauz-frame')?.contentWindow.innerWidth === " + width + " && document.getElementById('kalauz-frame').contentDocument.querySelector('#kalauz-preview')")
	}
	if bars := b.value("document.getElementById('kalauz-frame').contentDocument.getElementById('kalauz-preview').shadowRoot.querySelectorAll('.bar').length"); bars != "0" {
		t.Error("there is a bar in the frame")
	}
	b.put("content/long.md", b.text("Kerettel"))
	b.until("document.getElementById('kalauz-frame')?.contentDocument?.body?.innerText.includes('Kerettel') && document.getElementById('kalauz-frame').contentWindow.innerWidth === 1280")
	b.run(`const s = ` + shadow("[data-key=width]") + `; s.value = ''; s.dispatchEvent(new Event('change'))`)
	b.until("document.getElementById('kalauz-frame') === null")
}

// TestBrowserPictures takes pictures for people to look at, into the folder that
// KALAUZ_PICTURES names.
func TestBrowserPictures(t *testing.T) {
	dir := os.Getenv("KALAUZ_PICTURES")
	if dir == "" {
		t.Skip("KALAUZ_PICTURES names no folder")
	}
	for _, lang := range []string{"hu", "en"} {
		b := newTab(t, lang)
		_ = os.Remove(filepath.Join(b.dir, "static", "style.css"))
		b.put("content/recipes/soup/index.md", "---\ntitle: Leves\n---\n\n<script>x</script>\n\nSzöveg.\n")
		for _, light := range []string{"light", "dark"} {
			for _, width := range []int64{320, 1280} {
				b.do(chromedp.EmulateViewport(width, 800), scheme(light))
				b.open("/receptek/soup/")
				b.picture(dir, fmt.Sprintf("bar-%s-%s-%d.png", lang, light, width))
				if width == 320 {
					b.run(shadow(".bar") + ".open = true")
					b.picture(dir, fmt.Sprintf("open-%s-%s-%d.png", lang, light, width))
				}
				b.put("content/about.md", "---\ntitle: A: b\nno: [x\n---\n"+strings.Repeat("szó ", 60)+"[x](nincs.md)\n")
				b.put("content/recipes/jam.md", "---\ntitle: Lekvár\nportons: 3\n---\nSzöveg.\n")
				b.until(shadow("dialog[open] .fault"))
				b.picture(dir, fmt.Sprintf("overlay-%s-%s-%d.png", lang, light, width))
				b.put("content/about.md", "---\ntitle: Jó\n---\n")
				b.put("content/recipes/jam.md", "---\ntitle: Lekvár\n---\n")
				b.until(shadow("dialog") + " === null")
				b.run("sessionStorage.clear()")
			}
		}
	}
}

func (b *tab) picture(dir, name string) {
	b.Helper()
	b.do(chromedp.Sleep(300 * time.Millisecond))
	raw, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), raw, 0o644); err != nil {
		b.Fatal(err)
	}
}

// scheme makes the browser prefer light or dark pages.
func scheme(name string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (void chromedp.Void, err error) {
		_, err = cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
		return void, err
	}
}

// onEveryPage runs a script before those of any page.
func onEveryPage(script string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (void chromedp.Void, err error) {
		_, err = cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return void, err
	}
}
