// Package watch says that something changed under some folders, and where it saw
// that: a hint for whoever wants to look there first.
//
// It does not know what a file means to a site, what has to be built again or who
// listens.
//
// The rules it keeps:
//
//   - Folders are watched, never files: programs save by writing a new file in
//     the old one's place, and a watch on the old one would die with it.
//   - A folder is watched before it is read, and both before the change is told.
//     So whoever looks after being told sees everything up to then, and whatever
//     comes later is told again. Nothing has to be remembered about files.
//   - What went away is given up before what came is taken on: the system watches
//     the folder, not its name, and would go on calling a moved folder by the old.
//   - Where events cannot be had or trusted, it looks for itself from time to
//     time. The outside is the same, but for a warning and a little delay.
//   - In doubt a change is told. One too many costs a look, one too few leaves an
//     old page on the screen. A change of rights alone is none.
//   - Links below a root are not followed: inside the root the target is watched
//     under its own name, and the outside is no part of a site.
package watch

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"kalauz/internal/diag"
)

// What the zero options mean. quiet is longer than any program pauses within one
// save, and too short to be felt.
const (
	defaultQuiet = 30 * time.Millisecond
	defaultMost  = 500 * time.Millisecond
	defaultPoll  = 700 * time.Millisecond
)

// Options says what is left out and how long to wait.
type Options struct {
	Ignore func(path string) bool // files and folders that do not count, with all below them; gets absolute paths, in another goroutine; may be nil
	Poll   time.Duration          // look for changes this often; 0: by events, and by looking only where they cannot be had
	Quiet  time.Duration          // changes that follow each other faster are one; 0: 30 ms
	Most   time.Duration          // but a change is told after this time at the latest; 0: 500 ms
}

// Watcher tells of changes until it is closed.
type Watcher struct {
	given   []string // the roots as the caller names them
	roots   []string // the same, absolute
	options Options
	system  system
	changes chan struct{}
	done    chan struct{}
	ended   chan struct{}
	close   sync.Once

	mu       sync.Mutex
	warnings diag.List
	busy     bool // something changed and is not told yet
	seen     map[string]bool
	unsure   bool // more than what was seen may have changed
}

// New watches folders with all that is in them, and single files. A root need not
// exist: it is watched for. Everything that happens after New has returned is told.
func New(roots []string, options Options) (*Watcher, error) {
	return start(roots, options, real())
}

func start(roots []string, options Options, s system) (*Watcher, error) {
	if len(roots) == 0 {
		return nil, errors.New("watch: nothing to watch")
	}
	w := &Watcher{
		given:   slices.Clone(roots),
		options: options,
		system:  s,
		changes: make(chan struct{}, 1),
		done:    make(chan struct{}),
		ended:   make(chan struct{}),
	}
	w.options.Quiet = cmp.Or(options.Quiet, defaultQuiet)
	w.options.Most = cmp.Or(options.Most, defaultMost)
	w.options.Poll = cmp.Or(options.Poll, s.every)
	if options.Ignore == nil {
		w.options.Ignore = func(string) bool { return false }
	}
	for _, root := range roots {
		absolute, err := filepath.Abs(root)
		if err != nil {
			return nil, err
		}
		w.roots = append(w.roots, absolute)
	}
	if options.Poll > 0 {
		go w.poll(w.look())
		return w, nil
	}
	tree, err := newTree(w.roots, w.options.Ignore, s)
	if err != nil {
		w.warn(err)
		go w.poll(w.look())
		return w, nil
	}
	go w.follow(tree)
	return w, nil
}

// Changes holds one token when something has changed and come to rest since the
// last one was taken. It is never closed.
func (w *Watcher) Changes() <-chan struct{} { return w.changes }

// Seen takes what was seen to change since it was last asked: files, by the names
// of the roots as they were given. It need not wait for Changes: what is still
// being written will be seen again. sure is false where more may have changed than
// can be named.
func (w *Watcher) Seen() (paths []string, sure bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for path := range w.seen {
		paths = append(paths, w.display(path))
	}
	slices.Sort(paths)
	sure = !w.unsure
	w.seen, w.unsure = nil, false
	return paths, sure
}

// note takes down what was seen for whoever asks.
func (w *Watcher) note(seen []string, sure bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	for _, path := range seen {
		w.seen[path] = true
	}
	w.unsure = w.unsure || !sure
}

// Warnings is what an editor should know about the watching itself. A change is
// told whenever the list has grown, so after each is the time to ask.
func (w *Watcher) Warnings() diag.List {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.warnings)
}

// Close ends the watching and waits until nothing of it runs. It may be called
// again.
func (w *Watcher) Close() error {
	w.close.Do(func() { close(w.done) })
	<-w.ended
	return nil
}

// follow tells by events; when they cannot be had any longer, by looking.
func (w *Watcher) follow(t *tree) {
	for w.burst(t) {
		if err := t.mend(); err != nil {
			t.close()
			w.warn(err)
			seen := w.look()
			w.note(nil, false)
			w.tell()
			w.poll(seen)
			return
		}
		w.tell()
	}
	t.close()
	close(w.ended)
}

// tell leaves a token, unless the last one still lies there: then that one will do.
func (w *Watcher) tell() {
	select {
	case w.changes <- struct{}{}:
	default:
	}
	w.setBusy(false)
}

func (w *Watcher) setBusy(busy bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.busy = busy
}

func (w *Watcher) warn(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.warnings = append(w.warnings, warning(err, w.display))
}

// display is a path as the caller would name it.
func (w *Watcher) display(path string) string {
	for i, root := range w.roots {
		if rest, err := filepath.Rel(root, path); err == nil && (path == root || above(root, path)) {
			return filepath.ToSlash(filepath.Join(w.given[i], rest))
		}
	}
	return filepath.ToSlash(path)
}
