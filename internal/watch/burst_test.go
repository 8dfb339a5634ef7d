package watch

import (
	"fmt"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// When a burst is told, by a clock of the test's own.
func TestBurst(t *testing.T) {
	const ms = time.Millisecond
	tests := []struct {
		name   string
		events int
		every  time.Duration
		want   []time.Duration
	}{
		{"one", 1, 0, []time.Duration{30 * ms}},
		{"seven at once", 7, 0, []time.Duration{30 * ms}},
		{"seven with pauses", 7, 20 * ms, []time.Duration{150 * ms}},
		{"two saves", 2, 100 * ms, []time.Duration{30 * ms, 130 * ms}},
		{"a trickle without an end", 40, 26 * ms, []time.Duration{500 * ms, 1020 * ms}},
		{"a checkout", 1000, 2 * ms, []time.Duration{2148 * ms}},
		{"a checkout with pauses", 600, 7 * ms, []time.Duration{3000 * ms, 4343 * ms}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				began := time.Now()
				w := &Watcher{options: Options{Quiet: defaultQuiet, Most: defaultMost}, done: make(chan struct{})}
				tree := &tree{roots: []string{filepath.FromSlash("/r")}, ignore: func(string) bool { return false }}
				events := make(chan fsnotify.Event)
				tree.queue = collect(&fsnotify.Watcher{Events: events})
				go func() {
					for i := range test.events {
						if i > 0 {
							time.Sleep(test.every)
						}
						events <- fsnotify.Event{Name: filepath.FromSlash(fmt.Sprintf("/r/%d", i)), Op: fsnotify.Write}
					}
					time.Sleep(time.Minute)
					close(w.done)
					close(events)
				}()
				var told []time.Duration
				for w.burst(tree) {
					told = append(told, time.Since(began))
				}
				if fmt.Sprint(told) != fmt.Sprint(test.want) {
					t.Errorf("told at %v, want %v", told, test.want)
				}
			})
		})
	}
}
