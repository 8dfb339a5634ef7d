package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"
	"runtime/pprof"

	"github.com/spf13/pflag"
)

// profileFlags are for developers: where the processor's time goes, and where
// memory is allocated. What is written is for `go tool pprof`.
type profileFlags struct{ cpu, memory string }

func (f *profileFlags) register(set *pflag.FlagSet, t *terminal) {
	set.StringVar(&f.cpu, "cpuprofile", "", t.words(words{"fejlesztőknek: ebbe a fájlba írja, mire ment el a processzoridő", "for developers: write into this file where the processor's time went"}))
	set.StringVar(&f.memory, "memprofile", "", t.words(words{"fejlesztőknek: ebbe a fájlba írja, mi foglalt le memóriát", "for developers: write into this file where memory was allocated"}))
}

// during does some work and writes the profiles that were asked for, however the
// work ends.
func (f *profileFlags) during(work func() error) error {
	return cpuProfile.during(f.cpu, func() error { return memoryProfile.during(f.memory, work) })
}

// profile is what is written before and after the work.
type profile struct{ begin, end func(io.Writer) error }

var cpuProfile = profile{
	begin: pprof.StartCPUProfile,
	end:   func(io.Writer) error { pprof.StopCPUProfile(); return nil },
}

var memoryProfile = profile{
	begin: func(io.Writer) error { return nil },
	end: func(w io.Writer) error {
		runtime.GC() // the figures are those of the last collection
		return pprof.Lookup("allocs").WriteTo(w, 0)
	},
}

// during writes the profile into a file, if it has a name. The file is made
// first, so that nobody waits for a profile that has no place. One that cannot
// be written is the machine's fault, whatever else there was to say.
func (p profile) during(name string, work func() error) error {
	if name == "" {
		return work()
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	var recorded bytes.Buffer // pprof says nothing of a disk that is full
	if err := p.begin(&recorded); err != nil {
		return errors.Join(err, file.Close())
	}
	outcome := work()
	err = p.end(&recorded)
	_, wrong := recorded.WriteTo(file)
	if err := errors.Join(err, wrong, file.Close()); err != nil {
		return err
	}
	return outcome
}
