package serve

import (
	"context"
	"time"
)

// Watch loads again whenever something has changed, and at midnight, when what
// is upcoming and what is past changes by itself. It ends with the context.
// done, which may be nil, is called after each load.
func (s *Server) Watch(ctx context.Context, changes <-chan struct{}, done func()) {
	for {
		midnight := time.NewTimer(s.untilMidnight())
		select {
		case <-ctx.Done():
			midnight.Stop()
			return
		case <-changes:
		case <-midnight.C:
		}
		midnight.Stop()
		_, _ = s.Load() // what fails is shown over the pages
		if done != nil {
			done()
		}
	}
}

// untilMidnight is the time until the next day of the site begins, and a second.
func (s *Server) untilMidnight() time.Duration {
	now := s.options.Now()
	if latest := s.snapshot().latest; latest != nil {
		now = now.In(latest.Zone())
	}
	next := time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 1, 0, now.Location())
	return next.Sub(now)
}
