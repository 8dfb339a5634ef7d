package serve

import (
	"context"
	"time"

	"kalauz/internal/build"
	"kalauz/internal/diag"
)

// Publisher keeps a folder equal to a site: the loop of the preview with
// publish at its end. While there are errors the last good site stays there.
type Publisher struct {
	Build  build.Options
	Now    func() time.Time
	Strict bool   // warnings are errors
	Home   string // the user's own folder, which is never published into

	memory build.Memory
	zone   *time.Location
}

// Published is what came of one round.
type Published struct {
	Site   *build.Site
	Report build.Report
	Faults diag.List // of the site and of publishing it; with errors nothing was written
}

// Publish reads the site and publishes it. The error is the machine's.
func (p *Publisher) Publish(ctx context.Context) (Published, error) {
	o := p.Build
	o.Now = p.Now()
	site, err := read(&p.memory, o, p.Strict)
	if err != nil {
		return Published{}, err
	}
	p.zone = site.Zone()
	done := Published{Site: site, Faults: site.Faults}
	if done.Faults.HasErrors() {
		site, err = site.Check(ctx)
		if err == nil {
			done.Site, done.Faults = site, site.Faults
		}
		return done, err
	}
	report, faults, err := site.Publish(ctx, o.Dest, p.Home)
	done.Report, done.Faults = report, append(done.Faults, faults...)
	return done, err
}

// Watch publishes whenever something has changed, until the context ends. begin
// and done are called before and after each round.
func (p *Publisher) Watch(ctx context.Context, changes <-chan struct{}, begin func(), done func(Published, error)) {
	loop(ctx, changes, p.day, func(extent) bool {
		begin()
		published, err := p.Publish(ctx)
		if ctx.Err() == nil {
			done(published, err)
		}
		return err == nil
	})
}

func (p *Publisher) day() string {
	if p.zone == nil {
		return dayIn(p.Now(), time.UTC)
	}
	return dayIn(p.Now(), p.zone)
}
