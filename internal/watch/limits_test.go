package watch

import (
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

func TestOverflow(t *testing.T) {
	var errors chan error
	r := setup(t, Options{}, func(s *system) {
		s.open = func() (*fsnotify.Watcher, error) {
			w, err := fsnotify.NewWatcher()
			if err == nil {
				// The system's errors go nowhere, ours come instead.
				errors = make(chan error, 1)
				w.Errors = errors
			}
			return w, err
		}
	})
	if r.never("start"); r.opened.Load() != 1 {
		t.Fatal("not opened once")
	}
	errors <- fsnotify.ErrEventOverflow
	for late := time.Now().Add(deadline); r.opened.Load() != 2; {
		if time.Now().After(late) {
			t.Fatal("the folders are not looked at again")
		}
		time.Sleep(time.Millisecond)
	}
	r.once("overflow")
	r.folder("root/a")
	r.once("after it")
}

// Where events cannot be had it goes on by looking, and says so once.
func TestNoEvents(t *testing.T) {
	var broken atomic.Bool
	adding := func(err error) func(*system) {
		return func(s *system) {
			add := s.add
			s.add = func(w *fsnotify.Watcher, folder string) error {
				if broken.Load() && strings.HasSuffix(folder, "new") {
					return err
				}
				return add(w, folder)
			}
		}
	}
	tests := []struct {
		name, code string
		change     func(*system)
	}{
		{"no more folders", "K720", adding(syscall.ENOSPC)},
		{"no more files", "K720", adding(syscall.EMFILE)},
		{"on the network", "K721", func(s *system) {
			s.remote = func(folder string) (string, bool) {
				return "NFS", broken.Load() && strings.HasSuffix(folder, "new")
			}
		}},
		{"something else", "K722", adding(errTest)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			broken.Store(false)
			r := setup(t, Options{}, test.change)
			r.never("start")
			if codes := r.codes(); codes != "" {
				t.Fatalf("warnings at the start: %s", codes)
			}
			broken.Store(true)
			r.folder("root/new")
			r.once("the folder that cannot be watched")
			r.write("root/new/f", "")
			r.once("a file in it")
			if codes := r.codes(); codes != test.code {
				t.Errorf("warnings %q, want %q", codes, test.code)
			}
			if place := r.w.Warnings()[0].Place.File; !strings.HasSuffix(place, "root/new") {
				t.Errorf("place %q", place)
			}
		})
	}
}

func TestNoEventsFromTheStart(t *testing.T) {
	tests := []struct {
		name, code string
		change     func(*system)
	}{
		{"none to be had", "K720", func(s *system) {
			s.open = func() (*fsnotify.Watcher, error) { return nil, syscall.EMFILE }
		}},
		{"on the network", "K721", func(s *system) {
			s.remote = func(string) (string, bool) { return "9p", true }
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := setup(t, Options{}, test.change)
			if codes := r.codes(); codes != test.code {
				t.Errorf("warnings %q, want %q", codes, test.code)
			}
			r.write("root/f", "")
			r.once("a file")
			list := r.w.Warnings()
			if strings.ContainsAny(list[0].Words.HU+list[0].Words.EN+list[0].Hint.HU+list[0].Hint.EN, "{}") {
				t.Errorf("an unfilled placeholder: %+v", list[0])
			}
		})
	}
}

// Who asks for looking gets no warning: it is what they wanted.
func TestPollDoesNotWarn(t *testing.T) {
	r := setup(t, Options{Poll: time.Millisecond}, func(s *system) {
		s.open = func() (*fsnotify.Watcher, error) { return nil, errTest }
	})
	r.write("root/f", "")
	r.once("a file")
	if codes := r.codes(); codes != "" || r.opened.Load() != 0 {
		t.Errorf("warnings %q, opened %d times", codes, r.opened.Load())
	}
}
