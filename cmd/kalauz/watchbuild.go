package main

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"kalauz/internal/serve"
	"kalauz/internal/watch"
)

// watchFlags are the flags of the commands that go on until they are stopped.
type watchFlags struct {
	siteFlags
	watch bool
	poll  time.Duration
}

func (f *watchFlags) pollFlag(c *cobra.Command, t *terminal) {
	c.Flags().DurationVar(&f.poll, "poll", 0, t.words(words{"ilyen időközönként nézi meg a fájlokat, például 700ms (hálózati meghajtókhoz)", "look at the files this often, for example 700ms (for network drives)"}))
}

// watcher watches what the user can change, and not what is built from it. What
// it sees it names as [build.Options] name the folder, so that it can be told
// what to look at again.
func (f *watchFlags) watcher() (*watch.Watcher, error) {
	dest, err := filepath.Abs(f.dest())
	if err != nil {
		return nil, err
	}
	roots := []string{}
	for _, name := range []string{"content", "layouts", "static", "site.yaml"} {
		roots = append(roots, filepath.Join(f.source, name))
	}
	return watch.New(roots, watch.Options{Poll: f.poll, Ignore: func(path string) bool {
		rest, err := filepath.Rel(dest, path)
		return err == nil && filepath.IsLocal(rest)
	}})
}

// runWatch builds, and builds again after every change, until it is stopped.
// What is wrong is shown and leaves the last good site in place.
func runWatch(ctx context.Context, t *terminal, f *watchFlags) error {
	o, err := f.options(t)
	if err != nil {
		return err
	}
	watcher, err := f.watcher()
	if err != nil {
		return err
	}
	defer watcher.Close()
	home, _ := os.UserHomeDir()
	work := t.follow(&f.siteFlags, &o)
	defer work.stop() // a round that is interrupted shows nothing
	publisher := &serve.Publisher{Build: o, Now: time.Now, Strict: f.strict, Home: home}
	show := func(done serve.Published, err error) {
		took := work.stop()
		if err != nil {
			t.machine(err)
		} else {
			t.published(done, watcher, f, took)
		}
		work.end()
	}
	show(publisher.Publish(ctx))
	t.tell(words{"Figyelem a fájlokat (leállítás: Ctrl+C).", "Watching the files (stop with Ctrl+C)."})
	publisher.Watch(ctx, watcher.Changes(), work.start, show)
	return nil
}

// published says what came of one round.
func (t *terminal) published(done serve.Published, watcher *watch.Watcher, f *watchFlags, took time.Duration) {
	faults := append(watcher.Warnings(), done.Faults...)
	if faults.HasErrors() {
		_ = t.refuse(done.Site, faults, f.format) // the exit status is for a build that ends
		return
	}
	_ = t.faults(faults, f.format, done.Site.Line) // a closed terminal is no reason to stop
	t.built(done.Site, done.Report, faults, f.dest(), took)
}
