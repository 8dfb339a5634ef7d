package serve

import (
	"kalauz/internal/build"
	"kalauz/internal/locale"
)

// Load reads the site again and tells the listeners. Its result is the site
// with its faults; the error is the machine's.
func (s *Server) Load() (*build.Site, error) {
	s.loading.Lock()
	defer s.loading.Unlock()
	o := s.buildOptions()
	site, err := s.memory.Load(o)
	if id, changed := s.take(site, err); changed {
		s.events.tell(id)
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
// an event that was lost, or is still on its way, cannot show stale bytes.
func (s *Server) refresh(path string) {
	now := s.snapshot()
	if now.latest == nil || now.latest.Stale(path) {
		_, _ = s.Load() // what fails is on the next snapshot
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
