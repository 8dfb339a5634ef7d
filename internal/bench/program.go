package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// program is one of the two that are measured, and its site.
type program struct {
	name    string
	rank    int // its column: the larger stands to the left
	version string
	path    string
	dir     string
	build   []string
	serve   func(port int) []string
	// forgets are the names in its site that hold what it remembers and what it
	// has published.
	forgets []string
	partial string // a template that every page uses, in dir
	whole   bool   // what it makes beside the pages can be switched on
}

// today keeps what is past and what is to come the same on every day.
const today = "2025-01-15"

func newKalauz(path, sites string) (*program, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	version, err := exec.Command(path, "version").Output()
	return &program{
		name: "Kalauz", rank: 2, version: strings.TrimSpace(string(version)), path: path, dir: filepath.Join(sites, "kalauz"),
		build:   []string{"build", "--today", today},
		serve:   func(port int) []string { return []string{"serve", "--today", today, "-p", strconv.Itoa(port)} },
		forgets: []string{"public", ".kalauz"},
		partial: "layouts/partials/share.html", whole: true,
	}, err
}

func newHugo(path, sites string) (*program, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	version, err := exec.Command(path, "version").Output()
	cache, wrong := filepath.Abs(filepath.Join(sites, "hugo", ".cache"))
	return &program{
		name: "Hugo", rank: 1, version: strings.TrimSpace(string(version)), path: path, dir: filepath.Join(sites, "hugo"),
		build: []string{"build", "--quiet", "--cacheDir", cache},
		serve: func(port int) []string {
			return []string{"server", "--quiet", "--cacheDir", cache, "--bind", "127.0.0.1", "-p", strconv.Itoa(port)}
		},
		forgets: []string{"public", "resources", ".cache", ".hugo_build.lock"},
		partial: "layouts/_partials/share.html",
	}, errors.Join(err, wrong)
}

// usage is what something took.
type usage struct {
	wall, cpu time.Duration // cpu is 0 where the system does not tell
	peak      int64         // most memory at once, in bytes; 0 where the system does not tell
}

// forget takes away all that the program knows of an earlier run. It is moved
// aside and removed at the very end: on ext4 whoever makes files soon after
// thousands were removed pays for them.
func (p *program) forget(aside string) error {
	if err := os.MkdirAll(aside, 0o755); err != nil {
		return err
	}
	into, err := os.MkdirTemp(aside, "")
	if err != nil {
		return err
	}
	for _, name := range p.forgets {
		if err := os.Rename(filepath.Join(p.dir, name), filepath.Join(into, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// run runs the program to its end.
func (p *program) run(args ...string) (usage, error) {
	cmd := exec.Command(p.path, args...)
	cmd.Dir = p.dir
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	begin := time.Now()
	err := cmd.Run()
	took := time.Since(begin)
	if err != nil {
		return usage{}, fmt.Errorf("%w: %s", err, said.Bytes())
	}
	return usage{took, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak(cmd.ProcessState)}, nil
}

// published returns the bytes of a published page.
func (p *program) published(address string) ([]byte, error) {
	return os.ReadFile(filepath.Join(p.dir, "public", filepath.FromSlash(strings.Trim(address, "/")), "index.html"))
}

// server is the program's preview, running.
type server struct {
	cmd  *exec.Cmd
	root string
	said bytes.Buffer
	done chan error
}

// start starts the preview; it answers later.
func (p *program) start() (*server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	s := &server{cmd: exec.Command(p.path, p.serve(port)...), root: fmt.Sprintf("http://127.0.0.1:%d", port), done: make(chan error, 1)}
	s.cmd.Dir, s.cmd.Stdout, s.cmd.Stderr = p.dir, &s.said, &s.said
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { s.done <- s.cmd.Wait() }()
	return s, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// stop ends the preview.
func (s *server) stop() {
	_ = s.cmd.Process.Signal(os.Interrupt) // not on every system; then it is killed
	select {
	case <-s.done:
	case <-time.After(5 * time.Second):
		_ = s.cmd.Process.Kill()
		<-s.done
	}
}

// patience is how long an edit may take.
const patience = 5 * time.Minute

// await asks for a page until it holds some bytes, and returns how long that
// was from a moment. It asks less often the longer it takes, so that asking
// takes little from the program and spoils the figure by a twentieth at most.
func (s *server) await(address, want string, from time.Time) (time.Duration, error) {
	for {
		if bytes.Contains(s.get(address), []byte(want)) {
			return time.Since(from), nil
		}
		waited := time.Since(from)
		if waited > patience {
			return 0, fmt.Errorf("%s does not show %q: %s", address, want, s.said.Bytes())
		}
		select {
		case err := <-s.done:
			s.done <- err
			return 0, fmt.Errorf("the preview ended: %w: %s", err, s.said.Bytes())
		case <-time.After(min(max(waited/20, 300*time.Microsecond), 50*time.Millisecond)):
		}
	}
}

// get returns a page, nil while there is none.
func (s *server) get(address string) []byte {
	response, err := http.Get(s.root + address)
	if err != nil {
		return nil
	}
	defer response.Body.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(response.Body); err != nil || response.StatusCode != http.StatusOK {
		return nil
	}
	return b.Bytes()
}
