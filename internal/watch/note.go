package watch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// moved is what happens to a name, not to what is in the file.
const moved = fsnotify.Create | fsnotify.Remove | fsnotify.Rename

// note takes down what events say and returns how many of them are changes. Any
// error is taken for lost events, as an overflow of the queue is.
func (t *tree) note(events []fsnotify.Event, err error) int {
	count := 0
	for _, event := range events {
		if t.counts(event) {
			count++
		}
	}
	if err != nil {
		t.lost = true
		count++
	}
	return count
}

func (t *tree) counts(event fsnotify.Event) bool {
	path := filepath.Clean(event.Name)
	named := event.Op&moved != 0
	switch {
	case named && t.aboveRoot(path):
		// The folders the roots stand in have changed: rare, and everything
		// may be elsewhere now.
		t.lost = true
		return true
	case !t.inRoot(path):
		return false
	case event.Op == fsnotify.Chmod && !t.refused[path]:
		return false
	case !named && t.folders[path]:
		return false // some systems say it of the folder when a file in it changes
	}
	// A root is looked at in any case, since it may be a link to a folder.
	if t.folders[path] || t.refused[path] || named && (isFolder(path) || slices.Contains(t.roots, path)) {
		t.dirty[path] = true
	} else {
		t.seen = append(t.seen, path)
	}
	return true
}

func (t *tree) aboveRoot(path string) bool {
	for _, root := range t.roots {
		if above(path, root) {
			return true
		}
	}
	return false
}

// inRoot reports whether a path is a root, or in one and not ignored.
func (t *tree) inRoot(path string) bool {
	for _, root := range t.roots {
		if path == root || above(root, path) && !t.ignored(root, path) {
			return true
		}
	}
	return false
}

// ignored asks about a path and all between it and its root.
func (t *tree) ignored(root, path string) bool {
	for ; path != root; path = filepath.Dir(path) {
		if t.ignore(path) {
			return true
		}
	}
	return false
}

// above reports whether a folder has a path somewhere in it.
func above(folder, path string) bool {
	rest, ok := strings.CutPrefix(path, strings.TrimSuffix(folder, string(filepath.Separator)))
	return ok && len(rest) > 1 && os.IsPathSeparator(rest[0])
}

func isFolder(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}
