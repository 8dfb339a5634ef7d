package watch

import "time"

// ease is how many times longer the rest is than the look before it. On a slow
// network a look takes seconds, and should not be all the machine does.
const ease = 4

// poll tells by looking. seen is what was there when the listener last knew all.
func (w *Watcher) poll(seen snapshot) {
	defer close(w.ended)
	var took time.Duration
	for w.wait(max(w.options.Poll, ease*took)) {
		began := time.Now()
		now := w.look()
		took = time.Since(began)
		if now.same(seen) {
			continue
		}
		w.setBusy(true)
		if seen = w.settle(now); seen == nil {
			return
		}
		w.note(nil, false)
		w.tell()
	}
}

// settle looks until nothing changes any more, but for no longer than Most, and
// returns what was seen last; nil if the watcher is closed.
func (w *Watcher) settle(seen snapshot) snapshot {
	most := time.After(w.options.Most)
	for {
		if !w.wait(w.options.Quiet) {
			return nil
		}
		now := w.look()
		if now.same(seen) {
			return now
		}
		seen = now
		select {
		case <-most:
			return seen
		default:
		}
	}
}

// wait returns false if the watcher is closed meanwhile.
func (w *Watcher) wait(pause time.Duration) bool {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-w.done:
		return false
	case <-timer.C:
		return true
	}
}

func (w *Watcher) look() snapshot { return look(w.roots, w.options.Ignore) }
