package main

import (
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestProfiles: profiles are whole, however the work ends, and the work ends as
// it would have without them.
func TestProfiles(t *testing.T) {
	for _, outcome := range []error{nil, status(statusContent), errors.New("the machine's")} {
		dir := t.TempDir()
		f := profileFlags{filepath.Join(dir, "cpu"), filepath.Join(dir, "memory")}
		if err := f.during(func() error { return outcome }); err != outcome {
			t.Errorf("%v became %v", outcome, err)
		}
		for _, name := range []string{f.cpu, f.memory} {
			file, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			packed, err := gzip.NewReader(file)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if n, err := io.Copy(io.Discard, packed); n == 0 || err != nil {
				t.Errorf("%s: %d bytes, %v", name, n, err)
			}
		}
	}
}

// TestProfileThatCannotBeWritten: what has no place is known before the work;
// what does not fit is not kept silent.
func TestProfileThatCannotBeWritten(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "nowhere", "profile")
	for _, f := range []profileFlags{{cpu: nowhere}, {memory: nowhere}} {
		worked := false
		if err := f.during(func() error { worked = true; return nil }); err == nil || worked {
			t.Errorf("%+v: %v, worked: %t", f, err, worked)
		}
	}
	const full = "/dev/full"
	if _, err := os.Stat(full); err != nil {
		t.Skip("no full disk here:", err)
	}
	for _, f := range []profileFlags{{cpu: full}, {memory: full}} {
		if err := f.during(func() error { return status(statusContent) }); err == nil || errors.As(err, new(status)) {
			t.Errorf("%+v: %v", f, err)
		}
	}
}
