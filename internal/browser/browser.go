// Package browser opens pages in Chromium, for tests of what a reader's browser
// makes of them. Only tests import it.
package browser

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// programs is what Chromium may be called, and what does as well.
var programs = []string{"chromium", "chromium-browser", "google-chrome", "chrome"}

// Browser is Chromium with one tab. It starts when a test asks for the tab; the
// zero value is ready for that.
type Browser struct {
	once sync.Once
	ctx  context.Context
	stop func()
	err  error
}

// Open gives a test a browser of its own.
func Open(t *testing.T) *Tab {
	t.Helper()
	b := &Browser{}
	t.Cleanup(b.Close)
	return b.Tab(t)
}

// Tab returns the tab for a test; tests that share a browser use it in turn.
// Where there is no Chromium the test is skipped, except where nobody would see
// that it was.
func (b *Browser) Tab(t *testing.T) *Tab {
	t.Helper()
	program := find()
	switch {
	case program == "" && os.Getenv("CI") == "true":
		t.Fatal("Chromium is not installed, and under CI it has to be")
	case program == "":
		t.Skip("Chromium is not installed: nothing is tried in a browser")
	}
	b.once.Do(func() { b.err = b.start(program) })
	if b.err != nil {
		t.Fatal(b.err)
	}
	return &Tab{t, b.ctx}
}

// Close ends what was started.
func (b *Browser) Close() {
	if b.stop != nil {
		b.stop()
	}
}

func find() string {
	for _, name := range programs {
		if program, err := exec.LookPath(name); err == nil {
			return program
		}
	}
	return ""
}

func (b *Browser) start(program string) error {
	folder, err := os.MkdirTemp("", "kalauz-browser-")
	if err != nil {
		return err
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(program), chromedp.UserDataDir(folder), chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.Flag("force-color-profile", "srgb"),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, leave := chromedp.NewContext(allocator)
	b.ctx = ctx
	b.stop = func() {
		_ = chromedp.Cancel(ctx) // waits for the browser, so that its folder can go
		leave()
		stop()
		_ = os.RemoveAll(folder)
	}
	return chromedp.Do(ctx, chromedp.Navigate("about:blank"))
}
