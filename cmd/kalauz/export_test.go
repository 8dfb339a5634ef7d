package main

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"kalauz/internal/browser"
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
	tab, dir := browser.Open(t), exported(t)
	at := func(name string) string {
		return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(name)))}).String()
	}
	follow := func(selector, want string) {
		t.Helper()
		tab.Run("document.querySelector(" + quoted(selector) + ").click()")
		if err := tab.Becomes("location.href === " + quoted(at(want)) + " && document.readyState === 'complete'"); err != nil {
			t.Fatalf("%s leads to %s, not to %s: %v", selector, tab.Value("location.href"), want, err)
		}
	}
	tab.Do(chromedp.Navigate(at("START.html")))
	const book, chapter = "kezikonyvek/kozossegi-munka-es-onkentesek/", "a-kozosseg-terkepe/"
	follow("a.button", "index.html")
	follow("header nav a[href*=kezikonyvek]", "kezikonyvek/index.html")
	follow("main a[href*=kozossegi-munka]", book+"index.html")
	files := tab.Value("[...document.querySelectorAll('a[download]')].map(a => a.href).join(' ')")
	for _, name := range []string{book + "kozossegi-munka-es-onkentesek.epub", book + "kozossegi-munka-es-onkentesek.html", book + chapter + "seta-jegyzetfuzettel.html"} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err != nil || !strings.Contains(files, at(name)) {
			t.Errorf("the page does not offer %s: %s (%v)", name, files, err)
		}
	}
	follow("main a[href*=terkepe]", book+chapter+"index.html")
	if n := tab.Value("[...document.images].map(i => i.loading = 'eager').length"); n == "0" {
		t.Error("there are no pictures")
	}
	if err := tab.Becomes("[...document.images].every(i => i.complete && i.naturalWidth > 0)"); err != nil {
		t.Errorf("pictures are not shown: %s", tab.Value("[...document.images].filter(i => !i.naturalWidth).map(i => i.src).join(' ')"))
	}
	if family := tab.Value("getComputedStyle(document.body).maxWidth + getComputedStyle(document.querySelector('main')).fontFamily"); !strings.Contains(family, "Charter") {
		t.Errorf("the page has no style: %s", family)
	}
	follow("a[hreflang^=en], header a[lang^=en]", "en/handbooks/community-work-and-volunteers/mapping-the-community/index.html")
}

func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `\'`) + "'" }
