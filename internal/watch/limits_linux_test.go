package watch

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// The system's real queue runs over while nobody reads it; a folder made after
// that is found all the same.
func TestRealOverflow(t *testing.T) {
	text, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events")
	if err != nil {
		t.Skip(err)
	}
	limit, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || limit > 1<<17 {
		t.Skipf("the queue is too long to be filled: %s", text)
	}
	release := make(chan struct{})
	r := setup(t, Options{}, func(s *system) {
		s.open = func() (*fsnotify.Watcher, error) {
			w, err := fsnotify.NewWatcher()
			if err == nil {
				held := make(chan fsnotify.Event)
				go func(from <-chan fsnotify.Event) {
					<-release
					for event := range from {
						held <- event
					}
					close(held)
				}(w.Events)
				w.Events = held
			}
			return w, err
		}
	})
	// fsnotify itself holds one reading of some thousand events.
	for i := range limit + 1<<13 {
		r.write("root/ignored-"+strconv.Itoa(i%2), "")
	}
	r.folder("root/a/b")
	close(release)
	r.atLeastOnce("overflow")
	if opened := r.opened.Load(); opened < 2 {
		t.Error("there was no overflow")
	}
	r.write("root/a/b/f", "")
	r.once("in the folder whose making was lost")
}

// The kernel's real limit, in a user's world of its own where it is a small one.
func TestRealExhaustion(t *testing.T) {
	const inner = "KALAUZ_TEST_EXHAUSTION"
	if os.Getenv(inner) == "" {
		command := exec.Command("/proc/self/exe", "-test.run=^TestRealExhaustion$", "-test.v")
		command.Env = append(os.Environ(), inner+"=1")
		command.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}
		out, err := command.CombinedOutput()
		if _, ran := errors.AsType[*exec.ExitError](err); err != nil && !ran {
			t.Skip("no user namespaces here: ", err)
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if strings.Contains(string(out), "--- SKIP") {
			t.Skipf("%s", out)
		}
		return
	}
	if err := os.WriteFile("/proc/sys/user/max_inotify_watches", []byte("20"), 0o644); err != nil {
		t.Skip(err)
	}
	r := setup(t, Options{}, nil)
	r.never("start")
	r.folder("root/a")
	r.once("a folder")
	if codes := r.codes(); codes != "" {
		t.Fatalf("warnings: %s", codes)
	}
	for i := range 30 {
		r.folder(filepath.Join("root", strconv.Itoa(i), "a"))
	}
	r.atLeastOnce("too many folders")
	if codes := r.codes(); codes != "K720" {
		t.Errorf("warnings %q, want K720", codes)
	}
	r.write("root/29/a/f", "")
	r.once("a file in the last folder")
}

func TestRemoteKind(t *testing.T) {
	if kind, remote := remoteKind("/proc"); remote {
		t.Errorf("/proc is held to be remote: %s", kind)
	}
	// Whatever kinds this machine has: those in the list, and only those, by the
	// names the kernel itself has for them.
	mounts, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		t.Skip(err)
	}
	for line := range strings.Lines(string(mounts)) {
		fields := strings.Fields(line)
		kind, remote := remoteKind(fields[1])
		name := fields[2]
		want := strings.HasPrefix(name, "nfs") && name != "nfsd" || strings.HasPrefix(name, "fuse") && name != "fusectl" ||
			name == "9p" || name == "virtiofs" || name == "cifs" || name == "smb3"
		if remote != want {
			t.Errorf("%s (%s): remote is %v %s", fields[1], name, remote, kind)
		}
	}
}
