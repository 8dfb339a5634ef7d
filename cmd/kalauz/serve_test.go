package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// late is when a test that hangs is ended.
const late = 30 * time.Second

// notes is a screen that several may write to.
type notes struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// until waits for something to come true.
func until(t *testing.T, what string, true func() bool) {
	t.Helper()
	for end := time.Now().Add(late); !true(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never: %s", what)
		}
	}
}

// smallSite is a site of one page.
func smallSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, "site.yaml", "title: {hu: Kert}\nlanguages:\n  - {code: hu, label: Magyar}\n")
	put(t, dir, "content/index.md", "---\ntitle: Kert\n---\nElső.\n")
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// TestListensHere is row 68: this machine only, and a warning where it is not.
func TestListensHere(t *testing.T) {
	for bind, warns := range map[string]bool{"127.0.0.1": false, "localhost": false, "0.0.0.0": true} {
		var screen notes
		f := serveFlags{bind: bind}
		listener, err := f.listen(&terminal{err: &screen, lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		if loopback := listener.Addr().(*net.TCPAddr).IP.IsLoopback(); loopback == warns {
			t.Errorf("--bind %s: listens on %s", bind, listener.Addr())
		}
		if warned := strings.Contains(screen.String(), "can be reached from the network"); warned != warns {
			t.Errorf("--bind %s: %q", bind, screen.String())
		}
		listener.Close()
	}
	command := serveCommand(&terminal{lang: "en"})
	if bind := command.Flag("bind").DefValue; bind != "127.0.0.1" {
		t.Errorf("the usual address is %s", bind)
	}
}

// TestPortTaken is row 69: the next free port, said loudly in both languages.
func TestPortTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	for lang, word := range map[string]string{"hu": "FIGYELEM", "en": "NOTE"} {
		var screen notes
		f := serveFlags{bind: "127.0.0.1", port: port}
		listener, err := f.listen(&terminal{err: &screen, lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		got := listener.Addr().(*net.TCPAddr).Port
		listener.Close()
		if got <= port || got > port+triedPorts {
			t.Errorf("port %d was taken, and it took %d", port, got)
		}
		if said := screen.String(); !strings.Contains(said, word) || !strings.Contains(said, strconv.Itoa(port)) || !strings.Contains(said, strconv.Itoa(got)) {
			t.Errorf("%s: %q", lang, said)
		}
	}
}

// TestServe: from the command line to a page, an edit, and the end.
func TestServe(t *testing.T) {
	dir := smallSite(t)
	ctx, stop := context.WithCancel(context.Background())
	var screen notes
	command := newRoot(&terminal{out: io.Discard, err: &screen, lang: "en"}, nil)
	command.SetArgs([]string{"serve", "-s", dir, "-p", "0", "--today", "2026-11-22"})
	ended := make(chan error, 1)
	go func() { ended <- command.ExecuteContext(ctx) }()
	address := ""
	until(t, "an address", func() bool {
		_, rest, ok := strings.Cut(screen.String(), "Preview: ")
		address, _, _ = strings.Cut(rest, " ")
		return ok && strings.HasSuffix(address, "/")
	})
	page := func() string {
		answer, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		raw, _ := io.ReadAll(answer.Body)
		return string(raw)
	}
	if !strings.Contains(page(), "Első.") {
		t.Error("the page is not there")
	}
	put(t, dir, "content/index.md", "---\ntitle: Kert\nno: 1\n---\nMásodik.\n")
	until(t, "the fault is told", func() bool { return strings.Contains(screen.String(), "content/index.md:3:1") })
	if !strings.Contains(page(), "Első.") {
		t.Error("the last good page is gone")
	}
	put(t, dir, "content/index.md", "---\ntitle: Kert\n---\nHarmadik.\n")
	until(t, "the new page", func() bool { return strings.Contains(page(), "Harmadik.") })
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestBuildWatch: what is saved is published, what is broken is not.
func TestBuildWatch(t *testing.T) {
	dir := smallSite(t)
	ctx, stop := context.WithCancel(context.Background())
	var screen notes
	command := newRoot(&terminal{out: io.Discard, err: &screen, lang: "en"}, nil)
	command.SetArgs([]string{"build", "--watch", "-s", dir, "--today", "2026-11-22"})
	ended := make(chan error, 1)
	go func() { ended <- command.ExecuteContext(ctx) }()
	published := func() string {
		raw, _ := os.ReadFile(filepath.Join(dir, "public", "index.html"))
		return string(raw)
	}
	until(t, "the first build", func() bool {
		return strings.Contains(published(), "Első.") && strings.Contains(screen.String(), "Watching")
	})
	put(t, dir, "content/index.md", "---\ntitle: Kert\nno: 1\n---\nMásodik.\n")
	until(t, "the fault is told", func() bool { return strings.Contains(screen.String(), "was not built") })
	if !strings.Contains(published(), "Első.") {
		t.Error("the last good site is gone")
	}
	put(t, dir, "content/index.md", "---\ntitle: Kert\n---\nHarmadik.\n")
	until(t, "the new page", func() bool { return strings.Contains(published(), "Harmadik.") })
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
