package main

import (
	"path/filepath"
	"time"
)

// warm is how many edits of each sort are not counted.
const warm = 1

// measurePreview starts the preview from nothing, starts it again with what it
// remembers by then, and edits while it runs.
func (s settings) measurePreview(p *program, r results, aside string) error {
	target, err := edited(0)
	if err != nil {
		return err
	}
	neighbour, err := edited(1)
	if err != nil {
		return err
	}
	if err := p.forget(aside); err != nil {
		return err
	}
	here, there := target.address(languages[0]), neighbour.address(languages[0])
	server, err := p.measureStart("first", here, r)
	if err != nil {
		return err
	}
	server.stop()
	if server, err = p.measureStart("second", here, r); err != nil {
		return err
	}
	defer server.stop()
	if s.edits == 0 {
		return nil
	}
	file := filepath.Join("content", target.path()+".md")
	for _, sort := range []struct {
		key, file, shows string
		change           func([]byte, string) []byte
	}{
		{"body", file, here, appended},
		{"title", file, there, retitled},
		{"template", p.partial, here, redrawn},
	} {
		for i := range warm + s.edits {
			u, err := p.measureEdit(server, sort.file, sort.shows, sort.change)
			if err != nil {
				return err
			}
			if i >= warm {
				r.add(sort.key, p, u)
			}
		}
	}
	return nil
}

// measureStart starts the preview and waits for a page of it, then for rest.
func (p *program) measureStart(key, page string, r results) (*server, error) {
	begin := time.Now()
	server, err := p.start()
	if err != nil {
		return nil, err
	}
	took, err := server.await(page, "</html>", begin)
	if err != nil {
		server.stop()
		return nil, err
	}
	u := running(server.cmd.Process.Pid)
	u.wall = took
	r.add(key, p, u)
	server.rest()
	return server, nil
}

// measureEdit changes a file and waits for its bytes. The processor's time is
// that until the program has come to rest, the changing back not counted.
func (p *program) measureEdit(server *server, file, shows string, change func([]byte, string) []byte) (u usage, err error) {
	pid := server.cmd.Process.Pid
	server.get(shows) // as an editor's browser has it open
	before := running(pid)
	begin := time.Now()
	err = p.edit(file, change, func(mark string) error {
		if u.wall, err = server.await(shows, mark, begin); err != nil {
			return err
		}
		server.rest()
		after := running(pid)
		u.cpu, u.peak = after.cpu-before.cpu, after.peak
		return nil
	})
	server.rest()
	return u, err
}

// rest waits until the program has done nothing for a while.
func (s *server) rest() {
	const quiet = 400 * time.Millisecond
	time.Sleep(quiet)
	for last := running(s.cmd.Process.Pid).cpu; ; {
		time.Sleep(quiet)
		now := running(s.cmd.Process.Pid).cpu
		if now-last <= quiet/20 {
			return
		}
		last = now
	}
}
