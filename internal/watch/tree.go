package watch

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// attempts is how often a folder may come and go while it is being looked for.
const attempts = 100

// tree is the folders that are watched. Besides the folders in the roots these
// are the ones the roots stand in, so that a root may come and go.
type tree struct {
	roots   []string
	ignore  func(string) bool
	system  system
	notices *fsnotify.Watcher
	queue   *queue

	folders map[string]bool // watched now
	refused map[string]bool // there, but not to be read
	dirty   map[string]bool // folders that came or went since the last mend
	lost    bool            // nothing is certain any longer
	seen    []string        // files of which events have told
}

func newTree(roots []string, ignore func(string) bool, s system) (*tree, error) {
	t := &tree{roots: roots, ignore: ignore, system: s}
	if err := t.anew(); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// close ends the events, if there are any.
func (t *tree) close() {
	if t.notices != nil {
		_ = t.notices.Close() // nothing can be done about one that will not close
		t.notices = nil
	}
}

// anew gives up everything and begins again. A new fsnotify, since taking back
// thousands of folders one by one could by itself fill the system's queue.
func (t *tree) anew() error {
	t.close()
	notices, err := t.system.open()
	if err != nil {
		return err
	}
	t.notices, t.queue = notices, collect(notices)
	t.folders, t.refused = make(map[string]bool), make(map[string]bool)
	t.dirty, t.lost = make(map[string]bool), false
	for _, root := range t.roots {
		if err := t.root(root); err != nil {
			return err
		}
	}
	return nil
}

// mend brings what is watched in line with what is there.
func (t *tree) mend() error {
	if len(t.dirty) > 0 && !t.lost {
		if err := t.renew(); err != nil {
			return err
		}
		t.lost = !t.complete()
	}
	if t.lost {
		return t.anew()
	}
	return nil
}

// renew looks at the dirty folders again. All that was in them is given up before
// anything is added.
func (t *tree) renew() error {
	for folder := range t.folders {
		if t.stale(folder) {
			t.forget(folder)
		}
	}
	for _, root := range t.roots {
		if !t.stale(root) {
			if err := t.anchor(root); err != nil {
				return err
			}
		} else if err := t.root(root); err != nil {
			return err
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(t.dirty)) {
		if t.stale(filepath.Dir(folder)) || slices.Contains(t.roots, folder) {
			continue // looked at with the one above, or just now
		}
		if !isFolder(folder) {
			continue
		}
		if err := t.folder(folder); err != nil {
			return err
		}
	}
	clear(t.dirty)
	return nil
}

// stale reports whether a path is dirty, or in a folder that is.
func (t *tree) stale(path string) bool {
	for {
		if t.dirty[path] {
			return true
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
}

// complete reports whether fsnotify knows every folder by the name it has here.
// It does not where a folder was found at its new place before the news came that
// it had left the old: then the two are one to the system.
func (t *tree) complete() bool {
	known := make(map[string]bool, len(t.folders))
	for _, path := range t.notices.WatchList() {
		known[path] = true
	}
	for folder := range t.folders {
		if !known[folder] {
			return false
		}
	}
	return true
}

// root watches the folder a root stands in, and the root itself if it is one.
func (t *tree) root(root string) error {
	if err := t.anchor(root); err != nil {
		return err
	}
	// A root may be a link, unlike what is below.
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return nil
	}
	return t.folder(root)
}

// anchor watches the folder a root stands in. If that does not exist either it is
// the nearest above that does, which will tell when the next one comes.
func (t *tree) anchor(root string) error {
	for range attempts {
		near := nearest(filepath.Dir(root))
		watched, err := t.add(near)
		if err != nil {
			return err
		}
		// It may have gone, or the next one come, before this one was watched.
		if (watched || t.refused[near]) && near == nearest(filepath.Dir(root)) {
			return nil
		}
	}
	return nil
}

func nearest(folder string) string {
	for {
		info, err := os.Stat(folder)
		up := filepath.Dir(folder)
		if err == nil && info.IsDir() || up == folder {
			return folder
		}
		folder = up
	}
}

// folder watches a folder with all that is in it.
func (t *tree) folder(path string) error {
	if watched, err := t.add(path); err != nil || !watched {
		return err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		t.forget(path)
		return t.unlessGone(path, err)
	}
	for _, entry := range entries {
		below := filepath.Join(path, entry.Name())
		if !entry.IsDir() || t.ignore(below) {
			continue
		}
		if err := t.folder(below); err != nil {
			return err
		}
	}
	return nil
}

// add watches one folder, and reports whether that could be done. An error means
// that there is no watching by events.
func (t *tree) add(folder string) (bool, error) {
	if t.folders[folder] {
		return true, nil
	}
	if kind, remote := t.system.remote(folder); remote {
		return false, remoteError{folder, kind}
	}
	if err := t.system.add(t.notices, folder); err != nil {
		return false, t.unlessGone(folder, err)
	}
	t.folders[folder] = true
	delete(t.refused, folder)
	return true, nil
}

func (t *tree) forget(folder string) {
	// It is an error, but no fault, that the system has forgotten it already.
	_ = t.notices.Remove(folder)
	delete(t.folders, folder)
}

// unlessGone passes over the errors of a folder that went away at this moment, or
// may not be read: source says so to the author.
func (t *tree) unlessGone(folder string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return nil
	case errors.Is(err, fs.ErrPermission):
		t.refused[folder] = true
		return nil
	}
	return &fs.PathError{Op: "watch", Path: folder, Err: err}
}
