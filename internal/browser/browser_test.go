package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTab: tests that share a browser find what the one before them left; another
// browser knows nothing of it.
func TestTab(t *testing.T) {
	var shared Browser
	t.Cleanup(shared.Close)
	first := shared.Tab(t)
	first.Do(chromedp.Navigate("data:text/html,<p>egy"))
	first.Run("document.querySelector('p').append(' ', 'kettő')")
	first.Look("dark", 320)
	second := shared.Tab(t)
	second.Until("matchMedia('(prefers-color-scheme: dark) and (prefers-reduced-motion) and (width: 320px)').matches")
	if text := second.Value("document.body.innerText"); text != "egy kettő" {
		t.Errorf("the tab shows %q", text)
	}
	if len(second.Picture()) == 0 || len(second.WholePicture()) == 0 {
		t.Error("there is no picture")
	}
	if at := Open(t).Value("location.href"); at != "about:blank" {
		t.Errorf("another browser is at %s", at)
	}
}
