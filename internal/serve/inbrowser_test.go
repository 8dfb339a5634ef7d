package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

func TestBrowserReload(t *testing.T) {
	b := newTab(t, "en")
	b.open("/long/")
	b.Run("window.mark = 1; scrollTo(0, 900)")
	b.put("content/long.md", b.text("Második"))
	b.Until("document.body.innerText.includes('Második') && window.mark === undefined && scrollY === 900")
	// Another page's edit is none of this page's business.
	b.Run("window.mark = 2")
	id := b.Value("document.getElementById('kalauz-preview').dataset.id")
	b.put("content/about.md", "---\ntitle: Másik\n---\nMás.\n")
	b.Until("document.getElementById('kalauz-preview').dataset.id !== '" + id + "'")
	b.put("static/style.css", "body { color: rgb(9, 8, 7); font: 18px serif; max-width: 40rem; margin: auto }")
	b.Until("getComputedStyle(document.body).color === 'rgb(9, 8, 7)' && document.querySelectorAll('link[rel=stylesheet]').length === 1")
	if mark := b.Value("window.mark"); mark != "2" {
		t.Error("a change of style loaded the page anew")
	}
	if at := b.Value("scrollY"); at != "900" {
		t.Errorf("the reader's place is lost: %s", at)
	}
	b.Do(chromedp.Navigate(b.base + "/recipes/nincs/"))
	b.Until("document.title !== ''")
}

// TestBrowserOverlay is row 80 of what can go wrong: while a page is broken the
// old one stays, the fault lies over it, and goes away when it is mended.
func TestBrowserOverlay(t *testing.T) {
	for lang, words := range map[string][]string{"en": {"error", "Hint:"}, "hu": {"hiba", "Javaslat:"}} {
		t.Run(lang, func(t *testing.T) {
			b := newTab(t, lang)
			b.open("/long/")
			b.put("content/long.md", "---\ntitle: Hosszú oldal\nslug: a\tb\nnonsense: 1\n---\nRossz.\n")
			b.Until(shadow("dialog[open] .fault"))
			text := b.Value(shadow("dialog") + ".innerText")
			for _, word := range append(words, "content/long.md:4:1", "nonsense: 1", "\n^^^^") {
				b.has(strings.ToLower(text), strings.ToLower(word))
			}
			if !strings.Contains(b.Value("document.body.innerText"), "Első") {
				t.Error("the last good page is gone")
			}
			if b.Value("document.getElementById('kalauz-preview').shadowRoot.activeElement.id") != "title" {
				t.Error("who cannot see the fault is not taken to it")
			}
			b.Until(shadow("dialog .place"))
			b.Run("[" + shadow("dialog .place") + "].at(0).click()")
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
			b.Do(chromedp.KeyEvent("\x1b")) // Escape puts it away, a button brings it back
			b.Until(shadow("dialog") + " === null")
			b.Until(shadow("button.error"))
			b.Run(shadow("button.error") + ".click()")
			b.Until(shadow("dialog[open]"))
			b.put("content/long.md", b.text("Mended"))
			b.Until("document.body.innerText.includes('Mended') && " + shadow("dialog") + " === null")
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
	b.Do(chromedp.Navigate("http://" + listener.Addr().String() + "/long/"))
	b.Until(shadow("dialog[open] .fault"))
	b.has(b.Value(shadow("dialog")+".innerText"), "site.yaml")
	b.put("site.yaml", newGarden().settings())
	b.Until("document.body.innerText.includes('Első')")
}

func TestBrowserBar(t *testing.T) {
	b := newTab(t, "en")
	b.put("content/draft.md", "---\ntitle: Piszkozat\ndraft: true\n---\n")
	b.put("content/recipes/soup/index.md", "---\ntitle: Leves\n---\n\n[ide](../bread.md) és <script>x</script>\n")
	b.settle()
	b.open("/en/recipes/tea/")
	b.has(b.Value(shadow(".bar")+".innerText"), "No translation available")
	b.open("/receptek/soup/")
	text := b.Value(shadow(".bar") + ".innerText")
	b.has(text, "content/recipes/soup/index.md")
	b.has(text, "Full translation")
	b.has(text, "Warnings on this page: ")
	if strings.Contains(text, "Warnings on this page: 0") {
		t.Errorf("no warning of the page in %q", text)
	}
	b.with(".controls .place", "e.click()")
	b.Do(chromedp.Navigate(b.base + "/draft/"))
	b.Until(shadow("[data-key=drafts][aria-pressed=false]"))
	b.with("[data-key=drafts]", "e.focus(); e.click()")
	b.Until("document.body.innerText.includes('Piszkozat') && " + shadow("[data-key=drafts][aria-pressed=true]"))
	b.Until("document.getElementById('kalauz-preview').shadowRoot.activeElement?.dataset.key === 'drafts'") // the keyboard's place stays
	b.with("[data-key=today]", "window.mark = 1; e.value = '2030-02-01'; e.dispatchEvent(new Event('change'))")
	b.Until("window.mark === undefined && " + shadow("[data-key=today]") + "?.getAttribute('value') === '2030-02-01'") // as the server says it
	if today := b.server.snapshot().latest.Today.ISO(); today != "2030-02-01" {
		t.Errorf("previewed as of %s", today)
	}
	b.with(".bar > summary", "e.click()")
	b.open("/")
	if b.Value(shadow(".bar")+".open") != "false" {
		t.Error("a bar that was put away comes back")
	}
}

// TestBrowserWidths: the page in a frame of a width, which stays over a reload.
func TestBrowserWidths(t *testing.T) {
	b := newTab(t, "en")
	b.Do(chromedp.EmulateViewport(1400, 900))
	b.open("/long/")
	for _, width := range []string{"320", "768", "1280"} {
		b.with("[data-key=width]", "e.value = '"+width+"'; e.dispatchEvent(new Event('change'))")
		b.Until("document.getElementById('kalauz-frame')?.contentWindow.innerWidth === " + width + " && document.getElementById('kalauz-frame').contentDocument.querySelector('#kalauz-preview')")
	}
	if bars := b.Value("document.getElementById('kalauz-frame').contentDocument.getElementById('kalauz-preview').shadowRoot.querySelectorAll('.bar').length"); bars != "0" {
		t.Error("there is a bar in the frame")
	}
	b.put("content/long.md", b.text("Kerettel"))
	b.Until("document.getElementById('kalauz-frame')?.contentDocument?.body?.innerText.includes('Kerettel') && document.getElementById('kalauz-frame').contentWindow.innerWidth === 1280")
	b.Until(shadow("[data-key=width]"))
	b.Run(`const s = ` + shadow("[data-key=width]") + `; s.value = ''; s.dispatchEvent(new Event('change'))`)
	b.Until("document.getElementById('kalauz-frame') === null")
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
				b.Look(light, width)
				b.open("/receptek/soup/")
				b.picture(dir, fmt.Sprintf("bar-%s-%s-%d.png", lang, light, width))
				if width == 320 {
					b.Until(shadow(".bar"))
					b.Run(shadow(".bar") + ".open = true")
					b.picture(dir, fmt.Sprintf("open-%s-%s-%d.png", lang, light, width))
				}
				b.put("content/about.md", "---\ntitle: A: b\nno: [x\n---\n"+strings.Repeat("szó ", 60)+"[x](nincs.md)\n")
				b.put("content/recipes/jam.md", "---\ntitle: Lekvár\nportons: 3\n---\nSzöveg.\n")
				b.Until(shadow("dialog[open] .fault"))
				b.picture(dir, fmt.Sprintf("overlay-%s-%s-%d.png", lang, light, width))
				b.put("content/about.md", "---\ntitle: Jó\n---\n")
				b.put("content/recipes/jam.md", "---\ntitle: Lekvár\n---\n")
				b.Until(shadow("dialog") + " === null")
				b.Run("sessionStorage.clear()")
			}
		}
	}
}
