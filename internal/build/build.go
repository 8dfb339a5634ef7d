// Package build is the pipeline: sources → types, phrases, layouts → pages →
// site → outputs → a folder. It alone knows the order of the phases.
//
// It does not know the clock, the terminal or the environment: what is today,
// where the sources lie and what is wanted come in as [Options]. It knows no
// event either: a rebuild is a build.
package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/output"
	"kalauz/internal/parallel"
	"kalauz/internal/publish"
	"kalauz/internal/site"
)

// Options is everything that a build depends on beside the user's files.
type Options struct {
	Dir     string // the user's folder, with site.yaml
	Layouts fs.FS  // the built-in theme
	Static  fs.FS
	Now     time.Time        // today is its date in the time zone of the site
	Clock   func() time.Time // a stop-watch for what could take for ever; it never changes a page
	Today   locale.Date      // instead of Now, if given
	BaseURL string           // instead of that of site.yaml, if given
	Drafts  bool
	Future  bool
	// Disk makes a site for a disk or a stick, see [Site.Export].
	Disk bool
	// PagesOnly leaves out what is made of pages beside them: books.
	PagesOnly bool
	Dest      string // the destination, which is no source if it lies below Dir
	// Changed names all that has changed since the last load of the same memory, as
	// the editor knows the files; nil where that is not known.
	Changed []string
	// Cache is a folder for what spares the next process work, "" for none. Engine
	// names the program: what another one has written there is not believed.
	Cache, Engine string
	// Progress is told how far a load is, and then the publishing or checking of
	// what was loaded; nil tells nobody.
	Progress Progress
}

// Site is a site that is ready to be published, or the reasons why it is not.
type Site struct {
	*site.Site
	Faults diag.List
	// Checked says that every body has been read and that Faults holds all that
	// is known to be wrong.
	Checked bool
	// Revision is equal for sites that were made from the same input.
	Revision string

	sources  *sources
	memory   *Memory
	findings *findings
	options  Options
	*listing
}

// Load reads and joins a site with nothing remembered.
func Load(o Options) (*Site, error) { return new(Memory).Load(o) }

// Line returns a line of a source file, for the excerpt in a fault.
func (s *Site) Line(file string, n int) string { return s.sources.line(file, n) }

// Report says what a build did.
type Report struct {
	Pages   map[string]int // by language
	Files   int            // all that was published
	Written int
	Removed int
}

// Publish renders everything and puts it into a folder, whole or not at all.
// The faults are those of the rendering and of the folder.
func (s *Site) Publish(ctx context.Context, dest, home string) (Report, diag.List, error) {
	report := Report{Pages: s.CountPages(), Files: len(s.Outputs)}
	faults, err := s.checkFolder(dest, home)
	if err != nil || faults.HasErrors() {
		return report, faults, err
	}
	s.options.Progress.Begin(Rendering, len(s.Outputs))
	outputs, known := s.inPairs(), s.known(dest)
	var left atomic.Int64
	left.Store(int64(len(outputs)))
	items := make([]publish.Item, len(outputs))
	for i, out := range outputs {
		items[i] = known.item(out, s.sources)
		items[i].Note = s.note(out)
		items[i].Render = func() ([]byte, error) {
			defer s.rendered(&left)
			return s.produce(out)
		}
	}
	done, more, err := publish.Write(ctx, dest, items, runtime.GOMAXPROCS(0))
	report.Written, report.Removed = done.Written, done.Removed
	faults = s.withFound(append(faults, more...))
	if err == nil && !faults.HasErrors() {
		s.remember(dest, outputs, done.Files)
	}
	return report, faults, err
}

// inPairs returns the outputs with the languages of a page near each other, and
// originals before translations: what is compared with an original, or shows its
// text, comes when that has been read and before it is forgotten.
func (s *Site) inPairs() []output.Output {
	id := func(out output.Output) string {
		if p := s.pageAt(out.Path); p != nil {
			return p.ID
		}
		return ""
	}
	outputs := slices.SortedStableFunc(slices.Values(s.Outputs), func(a, b output.Output) int { return strings.Compare(id(a), id(b)) })
	order := func(out output.Output) int {
		if p := s.pageAt(out.Path); p != nil && s.Original(p) != p {
			return 1
		}
		return 0
	}
	for near := range slices.Chunk(outputs, keptTexts/2) {
		slices.SortStableFunc(near, func(a, b output.Output) int { return order(a) - order(b) })
	}
	return outputs
}

// produce checks the page that an output is, if any, and renders it: its body is
// read once for both.
func (s *Site) produce(out output.Output) ([]byte, error) {
	if p := s.pageAt(out.Path); p != nil && !s.Checked {
		if faults := s.inspect(p).Errors(); len(faults) > 0 {
			return nil, faults
		}
	}
	return s.Render(out)
}

// withFound returns the faults of rendering, and what was found in the bodies on
// the way.
func (s *Site) withFound(rendering diag.List) diag.List {
	faults := oncePerPlace(rendering)
	if !s.Checked && s.sources.trouble.first() == nil {
		faults = append(faults, s.found()...)
	}
	return faults
}

// RenderAll renders everything and keeps nothing: what a check does. It looks for
// what would vanish from the destination.
func (s *Site) RenderAll() (diag.List, error) {
	s.options.Progress.Begin(Rendering, len(s.Outputs))
	errs := make([]error, len(s.Outputs))
	parallel.Do(len(s.Outputs), func(i int) {
		_, errs[i] = s.produce(s.Outputs[i])
		s.options.Progress.Done(1)
	})
	err := errors.Join(errs...)
	vanished, err2 := s.vanished(s.options.Dest)
	if faults := authors(err); faults != nil {
		return s.withFound(append(faults, vanished...)), err2
	}
	return s.withFound(vanished), errors.Join(err, err2)
}

// Render renders an output. A panic is that page's fault, and no other's. If a
// body has changed since the site was loaded, the error is a [Changed], and the
// bytes are made of what there is now.
func (s *Site) Render(out output.Output) (raw []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = diag.List{panicked.At(diag.Place{File: out.Path}, "why", fmt.Sprint(r))}
		}
	}()
	raw, err = out.Render(s.need(nil))
	return raw, errors.Join(err, s.sources.trouble.first())
}

var panicked = diag.Rule{
	Code:  "K680",
	Words: diag.Words{HU: "Ennek az oldalnak az elkészítése közben a Kalauz hibázott: {why}", EN: "Kalauz itself failed while making this page: {why}"},
	Hint:  diag.Words{HU: "Ez nem a szerkesztő hibája. Kérjük, jelentse a program fejlesztőinek.", EN: "This is not the editor's fault. Please report it to the developers of the program."},
}

// need answers what outputs ask of each other. way is who asks already: an
// output that comes back to itself would never end.
func (s *Site) need(way []string) output.Need {
	return func(name string) (output.Facts, error) {
		out, ok := s.named(name)
		if !ok {
			return output.Facts{}, fmt.Errorf("no output is named %s", name)
		}
		if slices.Contains(way, name) {
			return output.Facts{}, fmt.Errorf("outputs need each other in a circle: %v", append(way, name))
		}
		raw, err := out.Render(s.need(append(way[:len(way):len(way)], name)))
		return output.Facts{URL: "/" + out.Path, Bytes: raw}, err
	}
}

// authors returns the authors' faults in an error, nil if any part of it is the
// machine's.
func authors(err error) diag.List {
	switch e := err.(type) {
	case nil:
		return nil
	case diag.List:
		return e
	case interface{ Unwrap() []error }:
		var all diag.List
		for _, inner := range e.Unwrap() {
			list := authors(inner)
			if list == nil {
				return nil
			}
			all = append(all, list...)
		}
		return all
	case interface{ Unwrap() error }:
		return authors(e.Unwrap())
	}
	return nil
}

// oncePerPlace keeps the first of the faults that share code and place: a line
// of a template that is wrong is wrong on every page.
func oncePerPlace(faults diag.List) diag.List {
	return slices.CompactFunc(faults.Sorted(), func(a, b diag.Diagnostic) bool {
		return a.Code == b.Code && a.Place == b.Place && a.Place.Line > 0
	})
}

// CountPages counts the pages that readers find, by language.
func (s *Site) CountPages() map[string]int {
	counts := map[string]int{}
	for _, p := range s.Pages() {
		if p.Listed() {
			counts[p.Lang]++
		}
	}
	return counts
}
