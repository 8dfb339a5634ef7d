package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// exported is the sample site for a disk.
func exported(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "honlap másolata") // as on somebody's desktop
	kalauz(t, "export", "-s", root, "-d", dir, "--today", today)
	return dir
}

// TestExportLinks: every address in every page for a disk is that of a file which
// is there.
func TestExportLinks(t *testing.T) {
	dir, links := exported(t), 0
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, link := range addresses(string(raw)) {
			u, err := url.Parse(link)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if u.Scheme != "" || u.Path == "" {
				continue
			}
			links++
			target := filepath.Join(filepath.Dir(name), filepath.FromSlash(u.Path))
			if info, err := os.Stat(target); err != nil || info.IsDir() || strings.HasPrefix(u.Path, "/") {
				t.Errorf("%s leads to %s, which is no file", name, link)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if links < 1000 {
		t.Errorf("only %d links: this test tests nothing", links)
	}
}

// addresses are those that a page asks for or leads to.
func addresses(page string) []string {
	var found []string
	for z := html.NewTokenizer(strings.NewReader(page)); z.Next() != html.ErrorToken; {
		token := z.Token()
		for _, a := range token.Attr {
			if a.Key == "href" || a.Key == "src" {
				found = append(found, a.Val)
			}
		}
	}
	return found
}

// TestExportInBrowser opens the site from the disk, as who has got it on a stick
// does: goes from page to page, sees the pictures, finds the files.
func TestExportInBrowser(t *testing.T) {
	ctx, dir := browser(t), exported(t)
	at := func(name string) string {
		return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(name)))}).String()
	}
	value := func(js string) string {
		t.Helper()
		text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+js+")"))
		if err != nil {
			t.Fatalf("%s: %v", js, err)
		}
		return text
	}
	until := func(js string) (err error) {
		for late := time.Now().Add(time.Minute); time.Now().Before(late); time.Sleep(10 * time.Millisecond) {
			var is bool // while a page gives way to another there is nobody to ask
			if is, err = chromedp.Run(ctx, chromedp.Evaluate[bool](js)); is && err == nil {
				return nil
			}
		}
		return fmt.Errorf("never: %s (%v)", js, err)
	}
	follow := func(selector, want string) {
		t.Helper()
		value("document.querySelector(" + quoted(selector) + ").click()")
		if err := until("location.href === " + quoted(at(want)) + " && document.readyState === 'complete'"); err != nil {
			t.Fatalf("%s leads to %s, not to %s: %v", selector, value("location.href"), want, err)
		}
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(at("START.html"))); err != nil {
		t.Fatal(err)
	}
	const book, chapter = "kezikonyvek/kozossegi-munka-es-onkentesek/", "a-kozosseg-terkepe/"
	follow("a.button", "index.html")
	follow("header nav a[href*=kezikonyvek]", "kezikonyvek/index.html")
	follow("main a[href*=kozossegi-munka]", book+"index.html")
	files := value("[...document.querySelectorAll('a[download]')].map(a => a.href).join(' ')")
	for _, name := range []string{book + "kozossegi-munka-es-onkentesek.epub", book + "kozossegi-munka-es-onkentesek.html", book + chapter + "seta-jegyzetfuzettel.html"} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err != nil || !strings.Contains(files, at(name)) {
			t.Errorf("the page does not offer %s: %s (%v)", name, files, err)
		}
	}
	follow("main a[href*=terkepe]", book+chapter+"index.html")
	if n := value("[...document.images].map(i => i.loading = 'eager').length"); n == "0" {
		t.Error("there are no pictures")
	}
	if err := until("[...document.images].every(i => i.complete && i.naturalWidth > 0)"); err != nil {
		t.Errorf("pictures are not shown: %s", value("[...document.images].filter(i => !i.naturalWidth).map(i => i.src).join(' ')"))
	}
	if family := value("getComputedStyle(document.body).maxWidth + getComputedStyle(document.querySelector('main')).fontFamily"); !strings.Contains(family, "Charter") {
		t.Errorf("the page has no style: %s", family)
	}
	follow("a[hreflang^=en], header a[lang^=en]", "en/handbooks/community-work-and-volunteers/mapping-the-community/index.html")
}

func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `\'`) + "'" }

// browser starts Chromium. Where there is none the test is skipped, except where
// nobody would see that it was.
func browser(t *testing.T) context.Context {
	t.Helper()
	program, err := exec.LookPath("chromium")
	switch {
	case err != nil && os.Getenv("CI") == "true":
		t.Fatal("Chromium is not installed, and under CI it has to be")
	case err != nil:
		t.Skip("Chromium is not installed: the site on a disk is not opened in a browser")
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
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	return ctx
}
