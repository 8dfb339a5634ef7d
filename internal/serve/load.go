package serve

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"kalauz/internal/build"
	"kalauz/internal/locale"
)

// Load reads the site again and tells the listeners. Its result is the site
// with its faults; the error is the machine's.
func (s *Server) Load() (*build.Site, error) {
	s.loading.Lock()
	defer s.loading.Unlock()
	return s.load()
}

// load is Load for who holds the lock.
func (s *Server) load() (*build.Site, error) {
	s.begun.Add(1)
	site, err := read(&s.memory, s.buildOptions(), s.options.Strict)
	if id, changed := s.take(site, err); changed {
		s.events.tell(id)
	}
	return site, err
}

// attempts is how often a site is read anew when a file went away between being
// seen and being read.
const attempts = 3

func read(memory *build.Memory, o build.Options, strict bool) (site *build.Site, err error) {
	for range attempts {
		if site, err = memory.Load(o); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	if err == nil && strict {
		site.Faults = site.Faults.Strict()
	}
	return site, err
}

// take makes a loaded site the present one. The number of the load counts only
// those that brought something new.
func (s *Server) take(site *build.Site, err error) (id int, changed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	changed = s.latest == nil || err != nil || s.failure != nil || site.Revision != s.latest.Revision
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
	}
	return s.id, changed
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

// refresh loads again if the sources of a page are not what was read, so that
// an event that was lost, or is still on its way, cannot show stale bytes. Of
// many who ask at once one loads, and the others wait for it.
func (s *Server) refresh(file string) {
	asked := s.begun.Load()
	if now := s.snapshot(); now.latest != nil && !now.latest.Stale(file) {
		return
	}
	s.loading.Lock()
	defer s.loading.Unlock()
	if s.begun.Load() == asked { // else a load that began later has seen what this one would
		_, _ = s.load() // what fails is on the next snapshot
	}
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

// Watch loads again whenever something has changed, until the context ends.
// done, which may be nil, is called after each load that brought something new.
func (s *Server) Watch(ctx context.Context, changes <-chan struct{}, done func()) {
	told := s.snapshot().id
	loop(ctx, changes, s.day, func() bool {
		_, err := s.Load() // what fails is shown over the pages
		if id := s.snapshot().id; id != told && done != nil {
			told = id
			done()
		}
		return err == nil
	})
}

// day is the day that it is where the site is.
func (s *Server) day() string {
	zone := time.UTC
	if latest := s.snapshot().latest; latest != nil {
		zone = latest.Zone()
	}
	return dayIn(s.options.Now(), zone)
}
