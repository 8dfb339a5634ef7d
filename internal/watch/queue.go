package watch

import (
	"sync"

	"github.com/fsnotify/fsnotify"
)

// enough is how many events are kept. Whoever is so far behind looks at
// everything anew.
const enough = 1 << 16

// queue takes the events off fsnotify as they come. It must: while nobody reads
// them fsnotify can be unable to add or remove a folder, and whoever waits for
// that would wait for ever; and the system's own queue is short.
type queue struct {
	more chan struct{} // holds a token while there is something to take

	mu     sync.Mutex
	events []fsnotify.Event
	err    error
}

// collect reads until fsnotify closes its channels.
func collect(from *fsnotify.Watcher) *queue {
	q := &queue{more: make(chan struct{}, 1)}
	go q.read(from.Events, from.Errors)
	return q
}

func (q *queue) read(events <-chan fsnotify.Event, errors <-chan error) {
	for events != nil || errors != nil {
		select {
		case event, open := <-events:
			if !open {
				events = nil
				continue
			}
			q.put(event)
		case err, open := <-errors:
			if !open {
				errors = nil
				continue
			}
			q.fail(err)
		}
		select {
		case q.more <- struct{}{}:
		default:
		}
	}
}

// put keeps an event, unless it repeats the one before: a long file is written in
// many pieces.
func (q *queue) put(event fsnotify.Event) {
	q.mu.Lock()
	defer q.mu.Unlock()
	last := len(q.events) - 1
	switch {
	case last >= 0 && q.events[last].Name == event.Name && q.events[last].Op == event.Op:
	case last+1 == enough:
		q.events, q.err = nil, fsnotify.ErrEventOverflow
	default:
		q.events = append(q.events, event)
	}
}

func (q *queue) fail(err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.err = err
}

// take empties the queue.
func (q *queue) take() ([]fsnotify.Event, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	events, err := q.events, q.err
	q.events, q.err = nil, nil
	return events, err
}
