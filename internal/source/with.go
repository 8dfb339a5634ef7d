package source

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"

	"golang.org/x/text/unicode/norm"

	"kalauz/internal/diag"
)

// With returns the tree and the faults that a scan would give now, provided that
// nothing has changed since but at the paths: files and folders that were
// written, made, moved or deleted, under the names that they have on the disk. A
// folder counts with everything in it; what is not in this one is no matter.
//
// One edited file costs two looks at the disk. Where something was made or
// deleted, or is no ordinary file, the folder that it stands in is listed again,
// for names must not collide. A tree with links is scanned as a whole: what a
// link leads to may be anywhere.
//
// The tree must come from Scan, FromFS or With; trees put together of others
// have no folder to look at.
func (t Tree) With(paths ...string) (Tree, diag.List, error) {
	if t.from == nil {
		return Tree{}, nil, errors.ErrUnsupported
	}
	if t.from.links || t.from.moved() {
		return t.from.scan()
	}
	look := again{
		tree: t, asked: map[string]bool{}, listed: map[string]bool{}, kept: map[string]bool{},
	}
	for _, p := range paths {
		p = path.Clean(p)
		if p == "." {
			return t.from.scan()
		}
		if fs.ValidPath(p) {
			look.ask(p)
		}
	}
	return look.result()
}

// moved reports whether the folder's place is empty or taken by another one: its
// files would still be read from the old one.
func (o *origin) moved() bool {
	if o.dir == "" {
		return false
	}
	here, err := os.Stat(o.dir)
	if err != nil {
		return true
	}
	ours, err := fs.Stat(o.fsys, ".")
	return err != nil || !os.SameFile(here, ours)
}

// scan scans the folder as a whole.
func (o *origin) scan() (Tree, diag.List, error) {
	if o.dir != "" {
		return Scan(o.dir, o.prefix, o.options)
	}
	return scan(origin{fsys: o.fsys, prefix: o.prefix, options: o.options})
}

// again is a second look at parts of a tree. The root's path is "".
type again struct {
	tree    Tree
	touched []File          // that are still ordinary files
	asked   map[string]bool // what is looked at, whatever was known of it
	listed  map[string]bool // folders of which all entries are looked at
	kept    map[string]bool // folders in those that stay as they are
}

// ask notes what must be looked at on behalf of a name. What is known under the
// other form of its accents is another file or folder.
func (a *again) ask(name string) {
	at := norm.NFC.String(name)
	if file, ok := a.tree.Lookup(at); ok && file.name == name && a.touch(file) {
		return
	}
	a.asked[at] = true
	dir := parent(name)
	for dir != "" && !a.isFolder(dir) {
		a.asked[norm.NFC.String(dir)] = true
		dir = parent(dir)
	}
	a.listed[norm.NFC.String(dir)] = true
}

// touch takes the present stamp of a file, if it is still an ordinary one.
func (a *again) touch(file File) bool {
	info, err := fs.Lstat(file.fsys, file.name)
	if err != nil || !info.Mode().IsRegular() || readable(file.fsys, file.name, info) != nil {
		return false
	}
	file.Size, file.Stamp = info.Size(), StampOf(info)
	a.touched = append(a.touched, file)
	return true
}

// isFolder reports whether a name is still that of a folder with files in it.
func (a *again) isFolder(name string) bool {
	if known, ok := a.tree.folderName(norm.NFC.String(name)); !ok || known != name {
		return false
	}
	info, err := fs.Lstat(a.tree.from.fsys, name)
	return err == nil && info.IsDir()
}

// keeps reports whether a folder found again is left as it is known.
func (a *again) keeps(dir *folder) bool {
	if a == nil || !dir.parent.edge || a.asked[dir.path] {
		return false
	}
	_, known := a.tree.folderName(dir.path)
	if known {
		a.kept[dir.path] = true
	}
	return known
}

// covered reports whether a folder is looked at, or was found to be gone, on
// behalf of one above it.
func (a *again) covered(dir string) bool {
	for ; dir != ""; dir = parent(dir) {
		if a.asked[dir] || a.listed[parent(dir)] && !a.kept[dir] {
			return true
		}
	}
	return false
}

// result looks at the folders and joins what is found with what is left.
func (a *again) result() (Tree, diag.List, error) {
	from := a.tree.from
	w := walk{from: *from, again: a}
	w.from.faults = nil
	for _, dir := range slices.Sorted(maps.Keys(a.listed)) { // the outer ones first
		if a.covered(dir) {
			continue
		}
		name, _ := a.tree.folderName(dir)
		if err := w.folder(&folder{path: dir, name: name, edge: true}); err != nil {
			return Tree{}, nil, err
		}
	}
	if w.from.links {
		return from.scan()
	}
	left := a.tree.Files()
	for _, file := range a.touched {
		i, _ := a.tree.search(file.Path)
		left[i] = file
	}
	if len(a.listed) > 0 {
		left = slices.DeleteFunc(left, func(f File) bool { return a.drops(f.Path) })
	}
	for _, f := range from.faults {
		if !a.drops(f.path) {
			w.from.faults = append(w.from.faults, f)
		}
	}
	return Tree{files: merge(left, sorted(w.files)), from: &w.from}, w.from.list(), nil
}

// drops reports whether what was known of a path has been looked at anew.
func (a *again) drops(at string) bool {
	return a.listed[parent(at)] || a.covered(parent(at))
}
