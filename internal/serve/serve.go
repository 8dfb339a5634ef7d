// Package serve is the preview, and the loop that watches: an editor saves, and
// sees.
//
// It knows the site only as build gives it: a value that answers for single
// outputs. It does not know how anything is made: when the watcher says that
// something has changed it loads again, with a warm memory, and hands on what the
// watcher has seen as a hint where to look first. A little later it looks at
// everything.
//
// The rules:
//   - What is served is what a build would publish, byte for byte, but for one
//     line before </body> on pages.
//   - While there are errors the last good site stays, with the errors over it.
//   - Nothing on the disk is ever opened by the name that a request gives: a
//     request finds an output or nothing.
//   - Only this machine is served, and only pages of the preview itself may
//     listen to it.
package serve

import (
	"context"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/netutil"

	"kalauz/internal/build"
)

// Options is everything that a preview depends on.
type Options struct {
	Build    build.Options
	Now      func() time.Time
	Language string // of the preview's own words, "hu" or "en"
	Strict   bool   // warnings are errors
	// Open shows a file to its editor, at a line counted from 1.
	Open func(file string, line int) error
	// Hosts are names beside localhost by which the preview may be asked for.
	Hosts []string
}

// Server is a preview of one site.
type Server struct {
	options  Options
	patience patience
	memory   build.Memory
	events   *events
	words    map[string]string
	shown    shown
	loading  sync.Mutex   // one load at a time
	begun    atomic.Int64 // loads that have begun
	urgent   atomic.Int64 // loads of what was seen to change, wanted or under way
	watched  atomic.Pointer[Changes]
	// unchecked says that a site was loaded whose bodies nobody has read.
	unchecked chan struct{}

	mu       sync.RWMutex
	settings settings
	good     *build.Site // the last without errors; nil if there never was one
	latest   *build.Site // the last, with its faults
	failure  error       // the machine's, at the last load
	id       int         // counts loads
}

// settings is what the bar of the preview can change.
type settings struct {
	Drafts bool   `json:"drafts"`
	Future bool   `json:"future"`
	Today  string `json:"today"` // "" for the real one
}

// Limits on what the outside can make the preview hold.
const (
	mostConnections = 256
	mostListeners   = 64
)

// patience is how long clients are waited for that send or take nothing. They
// are on this machine, so it is short.
type patience struct {
	header time.Duration // until a whole request is there
	idle   time.Duration // until the next one
	stall  time.Duration // until some part of an answer is taken
}

// New makes a preview. Nothing is read yet.
func New(o Options) *Server {
	s := &Server{options: o, events: newEvents(), unchecked: make(chan struct{}, 1), words: ownWords(o), patience: patience{2 * time.Second, 5 * time.Second, 5 * time.Second}}
	s.settings = settings{Drafts: o.Build.Drafts, Future: o.Build.Future}
	if !o.Build.Today.IsZero() {
		s.settings.Today = o.Build.Today.ISO()
	}
	return s
}

// Serve answers on a listener until the context ends.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: s.patience.header, IdleTimeout: s.patience.idle, MaxHeaderBytes: 16 << 10}
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(netutil.LimitListener(listener, mostConnections)) }()
	select {
	case err := <-stopped:
		return err
	case <-ctx.Done():
		s.events.close()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 500*time.Millisecond)
		defer cancel()
		if server.Shutdown(grace) != nil {
			return server.Close()
		}
		return nil
	}
}

// snapshot is what one request sees.
type snapshot struct {
	good, latest *build.Site
	failure      error
	id           int
	settings     settings
}

func (s *Server) snapshot() snapshot {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return snapshot{s.good, s.latest, s.failure, s.id, s.settings}
}
