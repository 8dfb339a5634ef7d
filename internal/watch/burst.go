package watch

import "time"

// A save is a few events. Many more are a checkout or a copy, which pauses for
// longer, and of which nobody waits to see the first half.
const (
	many     = 50
	patience = 5
)

// burst waits until something has changed and come to rest, and false if the
// watcher is closed before.
func (w *Watcher) burst(t *tree) bool {
	var quiet, most <-chan time.Time
	count, extended := 0, false
	for {
		select {
		case <-w.done:
			return false
		case <-t.queue.more:
			fresh := t.note(t.queue.take())
			if fresh == 0 {
				continue
			}
			w.note(t.seen, !t.lost && len(t.dirty) == 0)
			t.seen = nil
			if count == 0 {
				w.setBusy(true)
				most = time.After(w.options.Most)
			}
			count += fresh
			quiet = time.After(w.pause(count))
		case <-quiet:
			return true
		case <-most:
			if count < many || extended {
				return true
			}
			extended = true
			most = time.After(patience * w.options.Most)
		}
	}
}

// pause is how long nothing must happen before a burst is held to be over.
func (w *Watcher) pause(count int) time.Duration {
	if count < many {
		return w.options.Quiet
	}
	return patience * w.options.Quiet
}
