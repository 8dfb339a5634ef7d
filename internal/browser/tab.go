package browser

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Tab is the tab of a browser in the hands of a test.
type Tab struct {
	*testing.T
	ctx context.Context
}

// deadline is how long a browser on a busy machine may take.
const deadline = time.Minute

// Do does one thing after the other.
func (b *Tab) Do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, deadline)
	defer stop()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// Look makes the window so wide, and lets it prefer light or dark pages, without
// motion.
func (b *Tab) Look(scheme string, width int64) {
	b.Helper()
	b.Do(chromedp.EmulateViewport(width, 800), func(ctx context.Context, t *chromedp.Target) (void chromedp.Void, err error) {
		_, err = cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
		return void, err
	})
}

// Value returns the value of an expression as a text.
func (b *Tab) Value(expression string) string {
	b.Helper()
	return do(b, chromedp.Evaluate[string]("String("+expression+")"), expression)
}

// Run runs statements on the page.
func (b *Tab) Run(statements string) {
	b.Helper()
	b.Value("(() => {" + statements + "})()")
}

// Picture takes a picture of what is seen of the page.
func (b *Tab) Picture() []byte {
	b.Helper()
	return do(b, chromedp.CaptureScreenshot(), "a picture")
}

// WholePicture takes a picture of the whole page, as long as it is.
func (b *Tab) WholePicture() []byte {
	b.Helper()
	return do(b, chromedp.FullScreenshot(100), "a picture of the whole page")
}

func do[T any](b *Tab, action chromedp.Action[T], what string) T {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, deadline)
	defer stop()
	result, err := chromedp.Run(ctx, action)
	if err != nil {
		b.Fatalf("%s: %v", what, err)
	}
	return result
}

// Until waits for an expression to come true.
func (b *Tab) Until(expression string) {
	b.Helper()
	if err := b.Becomes(expression); err != nil {
		b.Fatal(err)
	}
}

// Becomes does so too, and leaves it to the test to say what it means that the
// expression never came true.
func (b *Tab) Becomes(expression string) (err error) {
	ctx, stop := context.WithTimeout(b.ctx, deadline)
	defer stop()
	for ; ctx.Err() == nil; time.Sleep(10 * time.Millisecond) {
		var is bool // while a page gives way to another there is nobody to ask
		if is, err = chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")")); is && err == nil {
			return nil
		}
	}
	return fmt.Errorf("never: %s (%v)", expression, err)
}
