package serve

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// events tells listening pages that there is a new build: its number, nothing
// else. A listener that is slow misses numbers, never the last one; it cannot
// delay anybody.
type events struct {
	mu        sync.Mutex
	listeners map[chan int]bool
	last      int
	closed    chan struct{}
}

func newEvents() *events {
	return &events{listeners: map[chan int]bool{}, closed: make(chan struct{})}
}

func (e *events) tell(id int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.last = id
	for listener := range e.listeners {
		select {
		case <-listener: // an older number that nobody has taken
		default:
		}
		listener <- id
	}
}

// listen returns a channel for the numbers, nil if there are listeners enough.
func (e *events) listen() (listener chan int, last int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.listeners) >= mostListeners {
		return nil, 0
	}
	listener = make(chan int, 1)
	e.listeners[listener] = true
	return listener, e.last
}

func (e *events) leave(listener chan int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.listeners, listener)
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
	listener, last := s.events.listen()
	if listener == nil {
		http.Error(w, "too many listeners", http.StatusServiceUnavailable)
		return
	}
	defer s.events.leave(listener)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	stream := http.NewResponseController(w)
	send := func(line string) bool {
		_ = stream.SetWriteDeadline(s.options.Now().Add(stallTime))
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
		case <-beat.C:
			ok = send(": still here\n\n")
		case id := <-listener:
			ok = send(fmt.Sprintf("data: %d\n\n", id))
		}
	}
}
