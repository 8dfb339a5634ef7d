package serve

import (
	"context"
	"time"
)

// The loop looks at the calendar this often: a laptop that slept through
// midnight has to find out. After the machine's fault it tries again sooner.
const (
	glance = time.Minute
	again  = time.Second
)

// loop calls load whenever something has changed, when the day has turned (then
// what is upcoming and what is past changes by itself), and again after it
// reported false. It ends with the context.
func loop(ctx context.Context, changes <-chan struct{}, day func() string, load func() bool) {
	done, well := day(), true
	for {
		wait := glance
		if !well {
			wait = again
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-changes:
			timer.Stop()
		case <-timer.C:
			if well && day() == done {
				continue
			}
		}
		done = day()
		well = load()
	}
}

// dayIn is today's date in a place.
func dayIn(now time.Time, zone *time.Location) string {
	return now.In(zone).Format(time.DateOnly)
}
