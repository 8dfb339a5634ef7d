package serve

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"
)

// events tells listening pages that there is a new build: its number, nothing
// else. A listener that is slow misses numbers, never the last one; it cannot
// delay anybody.
type events struct {
	mu        sync.Mutex
	listeners []*listener // the oldest first
	last      int
	closed    chan struct{}
}

// listener is one open stream.
type listener struct {
	ids  chan int
	gone chan struct{} // closed when a newer one needs the place
}

func newEvents() *events { return &events{closed: make(chan struct{})} }

func (e *events) tell(id int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.last = id
	for _, l := range e.listeners {
		select {
		case <-l.ids: // an older number that nobody has taken
		default:
		}
		l.ids <- id
	}
}

// listen takes a new listener on. Where there are enough, the oldest has to go:
// a browser that still wants to listen comes again, and one that is stuck cannot
// keep others out.
func (e *events) listen() (l *listener, last int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.listeners) >= mostListeners {
		close(e.listeners[0].gone)
		e.listeners = slices.Delete(e.listeners, 0, 1)
	}
	l = &listener{ids: make(chan int, 1), gone: make(chan struct{})}
	e.listeners = append(e.listeners, l)
	return l, e.last
}

func (e *events) leave(l *listener) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.listeners = slices.DeleteFunc(e.listeners, func(other *listener) bool { return other == l })
}

func (e *events) close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	select {
	case <-e.closed:
	default:
		close(e.closed)
	}
}

// heartbeat keeps a quiet stream open and finds the listeners that have gone.
const heartbeat = 15 * time.Second

// serveEvents is the stream. Only pages of the preview itself may read it: a
// page elsewhere could tell from it that, and when, somebody works.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	l, last := s.events.listen()
	defer s.events.leave(l)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Connection", "close") // who was sent away holds nothing
	stream := http.NewResponseController(w)
	send := func(line string) bool {
		_, err := fmt.Fprint(w, line)
		return err == nil && stream.Flush() == nil
	}
	ok := send(fmt.Sprintf("retry: 500\ndata: %d\n\n", last))
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for ok {
		select {
		case <-r.Context().Done():
			return
		case <-s.events.closed:
			return
		case <-l.gone:
			return
		case <-beat.C:
			ok = send(": still here\n\n")
		case id := <-l.ids:
			ok = send(fmt.Sprintf("data: %d\n\n", id))
		}
	}
}
