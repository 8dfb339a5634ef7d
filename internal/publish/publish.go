// Package publish brings a set of outputs into a folder, whole or not at all.
//
// It does not know what the outputs are: no site, no page, no language. It
// knows paths, bytes, and a folder that must never be seen half-written.
//
// The rules, each held by a test:
//
//   - Everything is rendered before anything is changed. An error before the
//     journal stands leaves the folder as it was; from then on the publish is
//     completed, by this run or by the next command ([Recover]).
//   - The order is: staged files, flush, journal, flush, what stands in the
//     way away, renames, removals, manifest, flush, journal away.
//   - Staging is ".kalauz-unfinished" inside the destination. So it is on the
//     same file system by construction, a mount point needs no case of its own,
//     and the name alone says that a publish is unfinished. A destination that
//     does not exist yet is written beside its place and renamed into it.
//   - Every write goes through an os.Root, or a call of the system that promises
//     the same (folder.go): no path can leave the folder.
//   - Only what has changed is written. A file is held for unchanged if its bytes
//     were read and compared, or if it bears the stamp that it had when they
//     were ([File]). The stamps are the caller's to keep: in the folder they
//     would make two publishes of one site differ.
//   - What is ours is what the manifest names. A file the manifest does not
//     name is never overwritten and never removed.
//   - Files have the mode 0644 and folders 0755, whatever the umask.
package publish

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"kalauz/internal/diag"
	"kalauz/internal/source"
)

// The names that belong to us in a destination, and the ending of the two that
// stand beside it.
const (
	reserved       = ".kalauz-"
	manifestName   = ".kalauz-manifest"
	unfinishedName = ".kalauz-unfinished"
	lockName       = ".kalauz-lock"
)

// Item is one output: a slash-separated path below the destination and the
// function that gives its bytes. Render is called at most once, from any
// goroutine; the items are rendered in about the order in which they are given.
type Item struct {
	Path   string
	Render func() ([]byte, error)
	// Note is a line that the caller wants to have back when it publishes again, see
	// [Notes]. What it says is nothing to this package.
	Note string
	// Last is what the last publish learned of the file, as far as that is known.
	Last File
	// Same promises that Render would give the bytes of Last. They are rendered
	// only if they are not what the manifest names or not what lies there.
	Same bool

	turn int // when it is rendered, among the others
}

// File is what a publish learns of one of its files. The caller keeps it and
// hands it back with the item of the next publish, which then need not read,
// and perhaps not render, what is as it was.
type File struct {
	Hash string // the SHA-256 of the bytes in hexadecimal
	// Stamp is the file's in the destination at a moment at which it surely had
	// these bytes. While the file bears it, it is not read; otherwise its bytes
	// decide, so that a copy which was damaged or edited is mended. It is zero
	// where a later change could have left it the same.
	Stamp source.Stamp
}

// Report says what a publish did. Bytes is the size of the whole set; Files has
// a file for each item, in the order in which the items were given.
type Report struct {
	Written, Unchanged, Removed int
	Bytes                       int64
	Files                       []File
}

// Write renders the items with that many workers and makes dest hold exactly
// them, beside what the editor keeps there. When it returns faults or an error,
// dest is as it was before, unless the error is [ErrUnfinished]: then the next
// Write or [Recover] completes the publish. An item that returns a [diag.List]
// as its error adds to the faults; any other error of an item is a
// [RenderError], all of them joined. A destination in use is a [Busy].
func Write(ctx context.Context, dest string, items []Item, workers int) (Report, diag.List, error) {
	set, order, err := arrange(items)
	if err != nil {
		return Report{}, nil, err
	}
	place, err := locate(dest)
	if err != nil {
		return Report{}, nil, err
	}
	// Before the lock: a destination that is refused is not touched at all.
	if faults, err := inspect(place); err != nil || len(faults) > 0 {
		return Report{}, faults, err
	}
	held, err := acquire(place, patience)
	if err != nil {
		return Report{}, nil, err
	}
	defer held.release()
	if err := recoverPlace(place); err != nil {
		return Report{}, nil, err
	}
	var report Report
	var faults diag.List
	if _, none := os.Lstat(place.path); missing(none) {
		report, faults, err = writeNew(ctx, place, set, workers)
	} else {
		report, faults, err = update(ctx, place, set, workers, held.since())
	}
	report.Files = unsorted(report.Files, order)
	return report, faults, err
}

// place is a destination taken apart.
type place struct {
	shown  string // as the caller wrote it: what messages say
	path   string // absolute
	parent string
	name   string
}

func locate(dest string) (place, error) {
	abs, err := filepath.Abs(dest)
	if err != nil {
		return place{}, fmt.Errorf("publish: %w", err)
	}
	return place{
		shown:  filepath.ToSlash(filepath.Clean(dest)),
		path:   abs,
		parent: filepath.Dir(abs),
		name:   filepath.Base(abs),
	}, nil
}

// beside is the name of a thing of ours next to the destination.
func (p place) beside(name string) string { return "." + p.name + name }

// openParent opens the folder the destination stands in, made if need be.
func (p place) openParent() (*os.Root, error) {
	base := p.parent
	for {
		if info, err := os.Stat(base); err == nil && info.IsDir() || base == filepath.Dir(base) {
			break
		}
		base = filepath.Dir(base)
	}
	root, err := os.OpenRoot(base)
	if err != nil || base == p.parent {
		return root, err
	}
	defer root.Close()
	rest, err := filepath.Rel(base, p.parent)
	if err != nil {
		return nil, err
	}
	if err := makeFolders(root, filepath.ToSlash(rest)); err != nil {
		return nil, err
	}
	return root.OpenRoot(rest)
}
