package publish

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"kalauz/internal/diag"
)

// RenderError is the failure of one item.
type RenderError struct {
	Path string
	Err  error
}

func (e *RenderError) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap returns what Render returned.
func (e *RenderError) Unwrap() error { return e.Err }

// renderAll renders every item that does not stand already and hands its bytes
// on; stands and put are called from several goroutines. A failing item does not stop the others, so that all
// failures are told at once; a failing disk does. An item whose error is a
// [diag.List] has an author's faults; those of the machine come joined, in order
// of path.
func renderAll(ctx context.Context, set []Item, workers int, stands func(i int) bool, put func(i int, data []byte) error) (diag.List, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	failures := make([]error, len(set))
	turns := make([]int, len(set))
	for i, item := range set {
		turns[item.turn] = i
	}
	var next atomic.Int64
	var failed atomic.Bool
	var group sync.WaitGroup
	for range min(max(workers, 1), max(len(set), 1)) {
		group.Go(func() {
			for ctx.Err() == nil {
				turn := int(next.Add(1)) - 1
				if turn >= len(set) {
					return
				}
				i := turns[turn]
				if stands(i) {
					continue
				}
				data, err := renderOne(set[i])
				if err != nil {
					failures[i] = &RenderError{set[i].Path, err}
					failed.Store(true)
					continue
				}
				if failed.Load() {
					continue // nothing will be published: spare the disk
				}
				if err := put(i, data); err != nil {
					stop(fmt.Errorf("publish: %s: %w", set[i].Path, err))
				}
			}
		})
	}
	group.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	return divide(failures)
}

// divide parts the authors' faults from the machine's.
func divide(failures []error) (diag.List, error) {
	var faults diag.List
	var machine []error
	for _, err := range failures {
		if list := (diag.List)(nil); errors.As(err, &list) {
			faults = append(faults, list...)
		} else if err != nil {
			machine = append(machine, err)
		}
	}
	return faults.Sorted(), errors.Join(machine...)
}

// renderOne turns a panic into an error: the goroutine is ours, so nobody else
// could catch it, and one bad page must not end a preview.
func renderOne(item Item) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return item.Render()
}
