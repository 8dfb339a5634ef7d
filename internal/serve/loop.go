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

// sweep is how long after a change the whole site is looked at, in case that what
// was seen of the change was not all.
const sweep = 2 * time.Second

// extent says how far the preview looks for what has changed.
type extent int

const (
	seen  extent = iota // at what was seen to change
	swept               // for what was not seen
	whole               // at everything, as at the beginning
)

// loop calls load whenever something has changed, some time after that, when the
// day has turned (then what is upcoming and what is past changes by itself), and
// again after it reported false. It ends with the context.
func loop(ctx context.Context, changes <-chan struct{}, day func() string, load func(extent) bool) {
	done, well, due := day(), true, false
	for {
		wait := glance
		switch {
		case !well:
			wait = again
		case due:
			wait = sweep
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-changes:
			timer.Stop()
			due = true
			well = load(seen)
			continue
		case <-timer.C:
		}
		today, asked := day(), due
		due = false
		switch {
		case !well || today != done:
			well = load(whole)
		case asked:
			well = load(swept)
		}
		done = today
	}
}

// dayIn is today's date in a place.
func dayIn(now time.Time, zone *time.Location) string {
	return now.In(zone).Format(time.DateOnly)
}
