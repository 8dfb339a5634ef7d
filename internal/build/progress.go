package build

import "sync/atomic"

// Phase is a stretch of the pipeline.
type Phase int

// The phases, in the order in which a build goes through them.
const (
	Reading   Phase = iota // settings, types and phrases; what files there are
	Parsing                // the files of the content tree
	Joining                // pages into a site, layouts into a theme
	Checking               // bodies, and the rules of all pages, apart from rendering
	Rendering              // outputs, each written aside as soon as it is there
	Writing                // what was rendered is brought into its place
)

// Progress is told how far a build is; it may own a clock, which build does not.
type Progress interface {
	// Begin ends one phase and begins another, which has to do with a number of
	// files; 0 if that is not known.
	Begin(phase Phase, total int)
	// Done counts n more of them, in a phase that goes from file to file. It is
	// called by many goroutines at once, so it has to be quick.
	Done(n int)
}

// untold is the progress that nobody wants to know of.
type untold struct{}

func (untold) Begin(Phase, int) {}
func (untold) Done(int)         {}

// progress is never nil.
func (o Options) progress() Progress {
	if o.Progress == nil {
		return untold{}
	}
	return o.Progress
}

// rendered counts an output of a publish; what comes after the last one is
// writing.
func (s *Site) rendered(left *atomic.Int64) {
	s.options.Progress.Done(1)
	if left.Add(-1) == 0 {
		s.options.Progress.Begin(Writing, len(s.Outputs))
	}
}
