package serve

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"kalauz/internal/build"
	"kalauz/internal/locale"
)

// Changes tells when something has changed, and what was seen of it.
type Changes interface {
	Changes() <-chan struct{}
	// Seen takes the names of the files that were seen to change, in the site's
	// folder as it was given to the preview. sure is false where that may not be all.
	Seen() (paths []string, sure bool)
}

// Load reads the site again and tells the listeners. Its result is the site
// with its faults; the error is the machine's.
func (s *Server) Load() (*build.Site, error) {
	s.loading.Lock()
	defer s.loading.Unlock()
	return s.load(nil)
}

// loadSeen looks at what was seen to change, and at some more files. It reports
// false after the machine's error.
func (s *Server) loadSeen(more []string) bool {
	s.urgent.Add(1)
	defer s.urgent.Add(-1)
	s.loading.Lock()
	defer s.loading.Unlock()
	changed, sure := s.taken()
	if changed = append(changed, more...); !sure {
		changed = nil
	} else if len(changed) == 0 {
		return s.snapshot().failure == nil
	}
	_, err := s.load(changed)
	return err == nil
}

// sweep looks for what was not seen to change. It reports false after the
// machine's error.
func (s *Server) sweep() bool {
	if now := s.snapshot(); now.latest != nil && now.failure == nil {
		if changed, sure := now.latest.Sweep(); sure {
			return len(changed) == 0 || s.loadSeen(changed)
		}
	}
	_, err := s.Load()
	return err == nil
}

// taken takes what the watcher has seen, as the editor knows the files.
func (s *Server) taken() (changed []string, sure bool) {
	watched := s.watched.Load()
	if watched == nil {
		return nil, true
	}
	names, sure := (*watched).Seen()
	changed = []string{}
	for _, name := range names {
		rest, err := filepath.Rel(s.options.Build.Dir, name)
		if err != nil {
			return nil, false
		}
		changed = append(changed, filepath.ToSlash(rest))
	}
	return changed, sure
}

// load is Load for who holds the lock. changed names all that can have changed;
// nil is for whatever it may be.
func (s *Server) load(changed []string) (*build.Site, error) {
	s.begun.Add(1)
	o := s.buildOptions()
	o.Changed = changed
	site, err := read(&s.memory, o, s.options.Strict)
	s.take(site, err)
	if err == nil && !site.Checked {
		select {
		case s.unchecked <- struct{}{}:
		default: // who checks has not even begun with the last one
		}
	}
	return site, err
}

// attempts is how often a site is read anew when a file went away between being
// seen and being read.
const attempts = 3

func read(memory *build.Memory, o build.Options, strict bool) (site *build.Site, err error) {
	for range attempts {
		if site, err = memory.Load(o); !errors.Is(err, fs.ErrNotExist) && !changed(err) {
			break
		}
		o.Changed = nil
	}
	if err == nil && strict {
		if site, err = site.Check(context.Background()); err == nil {
			site.Faults = site.Faults.Strict()
		}
	}
	return site, err
}

// changed reports whether an error says that a file has changed since the site
// was loaded.
func changed(err error) bool {
	var c *build.Changed
	return errors.As(err, &c)
}

// take makes a loaded site the present one and tells the listeners. The number of
// the load counts only those that brought something new.
func (s *Server) take(site *build.Site, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	changed := s.latest == nil || err != nil || s.failure != nil || site.Revision != s.latest.Revision ||
		!s.latest.Checked && len(site.Faults) != len(s.latest.Faults)
	s.failure = err
	if err == nil {
		s.latest = site
		if !site.Faults.HasErrors() {
			s.good = site
			s.shown.prune(func(path string) bool { _, ok := site.Output(path); return ok })
		}
	}
	if changed {
		s.id++
		s.events.tell(s.id)
	}
}

// check reads the bodies that nobody has asked for, while pages are served
// already, and makes the site with all its faults the present one.
func (s *Server) check(ctx context.Context) {
	site := s.snapshot().latest
	if site == nil || site.Checked {
		return
	}
	whole, err := site.Check(ctx)
	if err != nil && ctx.Err() == nil {
		_, _ = s.Load() // something has changed; what fails again is on the next snapshot
		return
	}
	s.loading.Lock()
	defer s.loading.Unlock()
	if err == nil && s.snapshot().latest == site {
		s.take(whole, nil)
		whole.Remember()
	}
}

// buildOptions are those of the command line with what the bar has changed.
func (s *Server) buildOptions() build.Options {
	o := s.options.Build
	o.Now = s.options.Now()
	s.mu.RLock()
	defer s.mu.RUnlock()
	o.Drafts, o.Future, o.Today = s.settings.Drafts, s.settings.Future, locale.Date{}
	if day, err := locale.ParseDate(s.settings.Today); err == nil {
		o.Today = day.Date
	}
	return o
}

// refresh loads again if something was seen to change or the sources of a page
// are not what was read, so that an event that was lost, or is still on its way,
// cannot show stale bytes. Of many who ask at once one loads, and the others wait
// for it.
func (s *Server) refresh(file string) {
	if s.urgent.Load() > 0 { // somebody is looking at what has changed
		s.await()
	}
	asked := s.begun.Load()
	now := s.snapshot()
	stale, sure := []string(nil), false
	if now.latest != nil {
		stale, sure = now.latest.Stale(file)
	}
	if sure {
		s.loadSeen(stale)
		return
	}
	s.loading.Lock()
	defer s.loading.Unlock()
	if s.begun.Load() == asked { // else a load that began later has seen what this one would
		_, _ = s.load(nil) // what fails is on the next snapshot
	}
}

// await returns when no load is under way.
func (s *Server) await() {
	s.loading.Lock()
	defer s.loading.Unlock()
}

// Latest returns the site of the last load with its faults, or the machine's
// error.
func (s *Server) Latest() (*build.Site, error) {
	now := s.snapshot()
	if now.failure != nil {
		return nil, now.failure
	}
	return now.latest, nil
}

// Watch loads again whenever something has changed, and checks what was loaded,
// until the context ends. done, which may be nil, is called whenever there is
// something new to say about the whole site.
func (s *Server) Watch(ctx context.Context, changes Changes, done func()) {
	s.watched.Store(&changes)
	var mu sync.Mutex
	told := 0
	report := func() {
		mu.Lock()
		defer mu.Unlock()
		now := s.snapshot()
		if done != nil && now.id != told && (now.failure != nil || now.latest.Checked) {
			told = now.id
			done()
		}
	}
	var group sync.WaitGroup
	group.Go(func() {
		for ctx.Err() == nil {
			s.check(ctx)
			report()
			select {
			case <-ctx.Done():
			case <-s.unchecked:
			}
		}
	})
	loop(ctx, changes.Changes(), s.day, func(e extent) (well bool) { // what fails is shown over the pages
		switch e {
		case seen:
			well = s.loadSeen(nil)
		case swept:
			well = s.sweep()
		case whole:
			_, err := s.Load()
			well = err == nil
		}
		report()
		return well
	})
	group.Wait()
}

// day is the day that it is where the site is.
func (s *Server) day() string {
	zone := time.UTC
	if latest := s.snapshot().latest; latest != nil {
		zone = latest.Zone()
	}
	return dayIn(s.options.Now(), zone)
}
