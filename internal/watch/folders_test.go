package watch

import (
	"os"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// After each step, what is in place is written to: it is told only if the folder
// is watched.
func TestFoldersComeAndGo(t *testing.T) {
	type step struct {
		do    func(r *rig)
		probe string // written after do has been told
	}
	tests := map[string][]step{
		"nested at once": {
			{func(r *rig) { r.folder("root/a/b/c"); r.write("root/a/b/c/f", "") }, "root/a/b/c/f"},
			{func(r *rig) { r.write("root/a/b/g", "") }, "root/a/b/g"},
		},
		"deleted and made again": {
			{func(r *rig) { r.folder("root/a/b") }, "root/a/b/f"},
			{func(r *rig) { r.remove("root/a"); r.folder("root/a/b") }, "root/a/b/f"},
			{func(r *rig) { r.remove("root/a") }, "root/f"},
			{func(r *rig) { r.folder("root/a/b") }, "root/a/b/f"},
		},
		"the root deleted and made again": {
			{func(r *rig) { r.folder("root/a") }, "root/a/f"},
			{func(r *rig) { r.remove("root") }, "site.yaml"},
			{func(r *rig) { r.folder("root/a") }, "root/a/f"},
			{func(r *rig) { r.remove("root"); r.folder("root/a") }, "root/a/f"},
		},
		"the root moved away and back": {
			{func(r *rig) { r.folder("root/a"); r.rename("root", "away") }, "site.yaml"},
			{func(r *rig) { r.rename("away", "root") }, "root/a/f"},
			{func(r *rig) { r.rename("root", "away"); r.rename("away", "root") }, "root/a/f"},
		},
		"a root that comes late": {
			{func(r *rig) { r.folder("late/er/a") }, "late/er/a/f"},
			{func(r *rig) { r.remove("late") }, "root/f"},
			{func(r *rig) { r.folder("late") }, "root/f"},
			{func(r *rig) { r.folder("late/er/a") }, "late/er/a/f"},
			{func(r *rig) { r.rename("late", "root/late"); r.folder("late/er") }, "late/er/f"},
		},
		"a root that is a file, deleted and made again": {
			{func(r *rig) { r.write("site.yaml", "") }, "site.yaml"},
			{func(r *rig) { r.remove("site.yaml") }, "root/f"},
			{func(r *rig) { r.write("site.tmp", ""); r.rename("site.tmp", "site.yaml") }, "site.yaml"},
		},
		"renamed": {
			{func(r *rig) { r.folder("root/a/c/d") }, "root/a/c/d/f"},
			{func(r *rig) { r.rename("root/a", "root/b") }, "root/b/c/d/f"},
			{func(r *rig) { r.folder("root/b/c/new") }, "root/b/c/new/f"},
			{func(r *rig) { r.rename("root/b", "root/a"); r.rename("root/a", "root/b") }, "root/b/c/d/f"},
			{func(r *rig) { r.rename("root/b", "root/a"); r.folder("root/b/c/d") }, "root/a/c/d/f"},
			{func(r *rig) { r.write("root/b/c/d/f", "") }, "root/b/c/d/f"},
		},
		"moved into a new folder": {
			{func(r *rig) { r.folder("root/a/c") }, "root/a/c/f"},
			{func(r *rig) { r.folder("root/x"); r.rename("root/a", "root/x/a") }, "root/x/a/c/f"},
			{func(r *rig) { r.folder("root/x/a/c/d") }, "root/x/a/c/d/f"},
		},
		"swapped": {
			{func(r *rig) { r.folder("root/a/one"); r.folder("root/b/two") }, "root/b/two/f"},
			{func(r *rig) {
				r.rename("root/a", "root/t")
				r.rename("root/b", "root/a")
				r.rename("root/t", "root/b")
			}, "root/a/two/f"},
			{func(r *rig) { r.folder("root/b/one/new") }, "root/b/one/new/f"},
		},
		"a folder becomes a file and a folder again": {
			{func(r *rig) { r.folder("root/a") }, "root/a/f"},
			{func(r *rig) { r.remove("root/a"); r.write("root/a", "") }, "root/a"},
			{func(r *rig) { r.remove("root/a"); r.folder("root/a/b") }, "root/a/b/f"},
		},
		"moved and deleted": {
			{func(r *rig) { r.folder("root/a/b"); r.rename("root/a", "root/c"); r.remove("root/c") }, "root/f"},
			{func(r *rig) { r.folder("root/a/b") }, "root/a/b/f"},
		},
	}
	for name, steps := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := setup(t, Options{}, nil)
			for i, step := range steps {
				step.do(r)
				if i == 0 {
					r.told()
				} else {
					r.atLeastOnce("step")
				}
				r.write(step.probe, "probe")
				r.atLeastOnce(step.probe)
			}
			if codes := r.codes(); codes != "" {
				t.Errorf("warnings: %s", codes)
			}
		})
	}
}

func TestRootIsALink(t *testing.T) {
	r := setup(t, Options{}, nil)
	r.folder("one/a")
	r.folder("two/b")
	r.remove("root")
	r.once("no root")
	r.must(os.Symlink(r.path("one"), r.path("root")))
	r.atLeastOnce("link")
	r.write("one/a/f", "")
	r.atLeastOnce("in the target")
	r.must(os.Remove(r.path("root")))
	r.must(os.Symlink(r.path("two"), r.path("root")))
	r.atLeastOnce("another link")
	r.write("two/b/f", "")
	r.atLeastOnce("in the other target")
}

// The folder that a link below the root leads to is not watched, and a circle ends.
func TestLinksBelowARoot(t *testing.T) {
	r := setup(t, Options{}, nil)
	r.folder("outside")
	r.folder("root/a")
	r.must(os.Symlink(r.path("root"), r.path("root/a/circle")))
	r.must(os.Symlink(r.path("outside"), r.path("root/a/out")))
	r.atLeastOnce("links")
	r.write("outside/f", "")
	r.never("outside")
	r.write("root/a/f", "")
	r.once("inside")
	r.remove("root/a")
	r.must(os.Symlink(r.path("outside"), r.path("root/a")))
	r.atLeastOnce("a folder becomes a link")
	r.write("outside/f", "")
	r.never("outside again")
}

// Moving a folder does not make everything be looked at anew.
func TestMoveIsCheap(t *testing.T) {
	r := setup(t, Options{}, nil)
	r.folder("root/a/b/c")
	r.once("folders")
	r.rename("root/a", "root/d")
	r.once("move")
	r.rename("root/d/b", "root/b")
	r.once("another")
	if opened := r.opened.Load(); opened != 1 {
		t.Errorf("opened %d times", opened)
	}
}

// A folder that may not be read is watched as soon as its rights are mended.
func TestRefusedFolder(t *testing.T) {
	var open atomic.Bool
	r := setup(t, Options{}, func(s *system) {
		add := s.add
		s.add = func(w *fsnotify.Watcher, folder string) error {
			if !open.Load() && folder[len(folder)-1] == '!' {
				return syscall.EACCES
			}
			return add(w, folder)
		}
	})
	r.folder("root/locked!/a")
	r.atLeastOnce("locked")
	r.write("root/locked!/a/f", "")
	r.never("in a locked folder")
	open.Store(true)
	r.must(os.Chmod(r.path("root/locked!"), 0o700))
	r.atLeastOnce("unlocked")
	r.write("root/locked!/a/f", "again")
	r.once("in an unlocked folder")
	if codes := r.codes(); codes != "" {
		t.Errorf("warnings: %s", codes)
	}
}
