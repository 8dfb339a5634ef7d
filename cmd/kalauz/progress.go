package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"kalauz/internal/build"
)

// beat is how often the line of progress is written anew.
const beat = 100 * time.Millisecond

// progress follows a piece of work through its phases. While it lasts, and if it
// lasts long, a line on the screen says how far it is; afterwards it is known
// what took how long. Between two pieces of work it takes nothing down.
type progress struct {
	t      *terminal
	screen *screen // nil if no line is to be shown

	done atomic.Int64 // in the present phase

	mu           sync.Mutex
	running      bool
	phases       []phase
	began, ended time.Time
	before       runtime.MemStats // with --verbose
	quit         chan struct{}    // nil if no line is shown
	over         sync.WaitGroup
}

// phase is a phase that was gone through.
type phase struct {
	build.Phase
	total int
	began time.Time
}

// follow begins to follow the work that the options are for. The line is for
// people: where a program reads, or somebody wants to hear of faults alone, there
// is none.
func (t *terminal) follow(f *siteFlags, o *build.Options) *progress {
	p := &progress{t: t}
	if !t.quiet && f.format != "json" {
		p.screen = t.screen
	}
	o.Progress = p
	p.start()
	return p
}

// start begins another piece of work.
func (p *progress) start() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.running, p.phases, p.began = true, nil, time.Now()
	if p.t.verbose {
		runtime.ReadMemStats(&p.before)
	}
	if p.screen == nil || p.screen.width() == 0 {
		return
	}
	p.quit = make(chan struct{})
	quit := p.quit
	p.over.Go(func() { p.tick(quit) })
}

// tick shows how far the work is, again and again.
func (p *progress) tick(quit <-chan struct{}) {
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			p.mu.Lock()
			p.show()
			p.mu.Unlock()
		case <-quit:
			return
		}
	}
}

// stop ends the piece of work, takes the line away and returns how long it was.
// To stop again does nothing.
func (p *progress) stop() time.Duration {
	if p.halt() && p.quit != nil {
		close(p.quit)
		p.over.Wait()
		p.quit = nil
		p.screen.clear()
	}
	return p.ended.Sub(p.began)
}

// end stops the piece of work, if it has not been stopped, and shows with
// --verbose what took how long.
func (p *progress) end() {
	p.stop()
	if p.t.verbose {
		fmt.Fprintln(p.t.err, p.table())
	}
}

// halt reports whether there was something to stop. From then on nothing is
// shown.
func (p *progress) halt() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	was := p.running
	if was {
		p.running, p.ended = false, time.Now()
	}
	return was
}

// Begin is told by the build.
func (p *progress) Begin(next build.Phase, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.running {
		return
	}
	p.phases = append(p.phases, phase{next, total, time.Now()})
	p.done.Store(0)
	p.show()
}

// Done is told by the build, for every file.
func (p *progress) Done(n int) { p.done.Add(int64(n)) }

// show writes the line anew, once the work has lasted long enough. The caller
// holds the lock.
func (p *progress) show() {
	if !p.running || p.quit == nil || len(p.phases) == 0 || time.Since(p.began) < p.screen.after {
		return
	}
	now := p.phases[len(p.phases)-1]
	p.screen.line(p.t.progressLine(now, int(p.done.Load()), time.Since(now.began)))
}

// progressLine is a phase in words, how much of it is done, and how quickly.
func (t *terminal) progressLine(p phase, done int, took time.Duration) string {
	name := t.words(phaseNames[p.Phase])
	if done == 0 || took <= 0 {
		return name + " …"
	}
	figures := t.column(done, p.total)
	rate := float64(done) / took.Seconds()
	return fmt.Sprintf("%s: %s / %s, %s/s", name, figures[0], figures[1], t.number(int(rate)))
}
