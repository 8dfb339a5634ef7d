package page

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// Limits on one page, so that a template that never ends is a fault and not a
// machine brought to its knees. The time is a last resort and always an error:
// it can stop a build but never change a page.
const (
	largestPage = 64 << 20 // bytes
	longestPage = 30 * time.Second
)

// Why a page has no end.
var (
	errTooLarge = errors.New("the page is over its limit")
	errTooDeep  = errors.New("a fragment holds itself")
)

// guard renders a page and waits for it no longer than a page may take. render
// tells it the template that it comes to, for the fault.
func (t *Theme) guard(page string, render func(at func(name string)) ([]byte, error)) ([]byte, error) {
	if d := t.endless.Load(); d != nil {
		return nil, diag.List{*d}
	}
	type result struct {
		raw   []byte
		err   error
		panic any
	}
	done := make(chan result, 1)
	var name atomic.Pointer[string]
	handOver(func() {
		var r result
		defer func() {
			r.panic = recover()
			done <- r
		}()
		r.raw, r.err = render(func(next string) { name.Store(&next) })
	})
	timer := time.NewTimer(longestPage)
	defer timer.Stop()
	select {
	case r := <-done:
		if r.panic != nil {
			panic(r.panic)
		}
		return r.raw, r.err
	case <-timer.C:
		d := endlessTemplate.At(diag.Place{File: t.file[*name.Load()]}, "page", page)
		t.endless.CompareAndSwap(nil, &d)
		return nil, diag.List{*t.endless.Load()}
	}
}

// idle are the hands that wait for the next page.
var idle = make(chan chan<- func(), 8)

// handOver has a job done in another goroutine. Those that are done wait for the
// next one: templates go deep, and a new goroutine would have to make its stack
// larger several times for every page.
func handOver(job func()) {
	select {
	case hand := <-idle:
		hand <- job
	default:
		hand := make(chan func(), 1)
		hand <- job
		go func() {
			for job := range hand {
				job()
				select {
				case idle <- hand:
				default:
					return
				}
			}
		}()
	}
}

// Execute renders a template for the readers of a language, nil for those of
// several. page names what is made, for the fault.
func (t *Theme) Execute(out *Buffer, l *locale.Language, name, page string, data any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = t.executeFault(name, page, fmt.Errorf("%v", r))
		}
	}()
	if err := t.in(l).Execute(out, name, data); err != nil {
		return t.executeFault(name, page, err)
	}
	return nil
}

func (t *Theme) executeFault(name, page string, err error) error {
	var inner diag.List
	if errors.As(err, &inner) { // a template within the template has said it
		return inner
	}
	if errors.Is(err, errTooLarge) || strings.Contains(err.Error(), "exceeded maximum template depth") {
		d := t.fault(endlessTemplate, name, page, err)
		return diag.List{d}
	}
	return diag.List{t.fault(failedTemplate, name, page, err)}
}

// Buffer is what a template writes into. It refuses to grow without end, and is
// used again: most pages are of one size.
type Buffer struct{ bytes.Buffer }

func (b *Buffer) Write(p []byte) (int, error) {
	if b.Len()+len(p) > largestPage {
		return 0, errTooLarge
	}
	return b.Buffer.Write(p)
}

// WriteString is Write for a text.
func (b *Buffer) WriteString(s string) (int, error) {
	if b.Len()+len(s) > largestPage {
		return 0, errTooLarge
	}
	return b.Buffer.WriteString(s)
}

// largestKept is the largest buffer that is kept for the next page.
const largestKept = 1 << 20

var buffers = sync.Pool{New: func() any { return new(Buffer) }}

func newBuffer() *Buffer { return buffers.Get().(*Buffer) }

func (b *Buffer) release() {
	if b.Cap() <= largestKept {
		b.Reset()
		buffers.Put(b)
	}
}

// text renders a template into a text of its own.
func (r reader) text(name, page string, data any) (template.HTML, error) {
	out := newBuffer()
	defer out.release()
	err := r.Theme.Execute(out, r.language(), name, page, data)
	return template.HTML(out.String()), err
}
