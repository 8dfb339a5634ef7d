package serve

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestStuckClients is row 70: a thousand who connect and then do nothing, or
// take nothing, are bounded; builds go on, and who comes later is answered.
func TestStuckClients(t *testing.T) {
	r, _ := still(t, nil)
	large := filepath.Join(r.dir, "static", "large.bin")
	if err := os.WriteFile(large, make([]byte, 8<<20), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := r.server.Load(); err != nil {
		t.Fatal(err)
	}
	before := runtime.NumGoroutine()
	requests := []string{
		"", "GET / HTTP/1.1\r\nHost: loc", "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /.kalauz/events HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\r\n",
		"POST /.kalauz/settings HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 99\r\n\r\n{",
	}
	for i := range 1000 {
		conn, err := net.Dial("tcp", strings.TrimPrefix(r.base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if _, err := io.WriteString(conn, requests[i%len(requests)]); err != nil {
			t.Fatal(err)
		}
	}
	if now := runtime.NumGoroutine() - before; now > 3*mostConnections {
		t.Errorf("%d goroutines for 1,000 clients", now)
	}
	revision := func() string {
		latest, err := r.server.Latest()
		if err != nil {
			t.Fatal(err)
		}
		return latest.Revision
	}
	was := revision()
	if err := os.WriteFile(filepath.Join(r.dir, "content", "about.md"), []byte("---\ntitle: Más\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { _, err := r.server.Load(); done <- err }()
	select {
	case err := <-done:
		if err != nil || revision() == was {
			t.Errorf("the build brought nothing: %v", err)
		}
	case <-time.After(deadline):
		t.Fatal("the build waits for stuck clients")
	}
	r.server.events.mu.Lock()
	listeners := len(r.server.events.listeners)
	r.server.events.mu.Unlock()
	if listeners > mostListeners {
		t.Errorf("%d listeners", listeners)
	}
	// In time all of them are let go, and who comes later is answered.
	if status, body := r.get("about/index.html"); status != http.StatusOK || !strings.Contains(body, "Más") {
		t.Errorf("a client that waits: status %d", status)
	}
}

// TestNewestListens: where there are listeners enough the oldest has to go.
func TestNewestListens(t *testing.T) {
	e := newEvents()
	oldest, _ := e.listen()
	for range mostListeners - 1 {
		e.listen()
	}
	select {
	case <-oldest.gone:
		t.Fatal("sent away too early")
	default:
	}
	newest, _ := e.listen()
	<-oldest.gone
	e.tell(7)
	e.tell(8)
	if id := <-newest.ids; id != 8 {
		t.Errorf("told %d, want the last", id)
	}
	e.leave(oldest)
	if len(e.listeners) != mostListeners {
		t.Errorf("%d listeners", len(e.listeners))
	}
}

// TestStops: a preview that is stopped lets its listeners go and its port.
func TestStops(t *testing.T) {
	s := New(Options{Build: buildOptions(smallTheme(t)), Now: time.Now})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, listener) }()
	conn, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, "GET /.kalauz/events HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\r\n")
	if _, err := conn.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(deadline):
		t.Fatal("it does not stop")
	}
	again, err := net.Listen("tcp", listener.Addr().String())
	if err != nil {
		t.Fatalf("the port is not free: %v", err)
	}
	again.Close()
}
