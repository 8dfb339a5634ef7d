package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"kalauz/internal/browser"
	"kalauz/internal/build"
	"kalauz/layouts"
)

// tab is a page of a preview in a browser.
type tab struct {
	*browser.Tab
	dir    string
	base   string
	server *Server
	mu     sync.Mutex
	opened []string
}

// newTab starts a preview of a small site in the default theme and its browser.
func newTab(t *testing.T, lang string) *tab {
	t.Helper()
	b := &tab{Tab: browser.Open(t), dir: filepath.Join(t.TempDir(), "site")}
	b.Do(onEveryPage(find))
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

func (b *tab) open(path string) {
	b.Helper()
	b.Do(chromedp.Navigate(b.base + path))
	b.Until("location.pathname === '" + path + "' && " + shadow(".bar") + " !== null")
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

// with does something with an element e of the bar as soon as it is there, in one
// step: a page may be replaced at any moment.
func (b *tab) with(selector, statements string) {
	b.Helper()
	b.Until("(() => { const e = " + shadow(selector) + "; if (!e) return false; " + statements + "; return true })()")
}

func (b *tab) has(text, what string) {
	b.Helper()
	if !strings.Contains(text, what) {
		b.Errorf("%q is not in %q", what, text)
	}
}

func (b *tab) picture(dir, name string) {
	b.Helper()
	b.Do(chromedp.Sleep(300 * time.Millisecond))
	if err := os.WriteFile(filepath.Join(dir, name), b.Picture(), 0o644); err != nil {
		b.Fatal(err)
	}
}

// onEveryPage runs a script before those of any page.
func onEveryPage(script string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (void chromedp.Void, err error) {
		_, err = cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return void, err
	}
}
