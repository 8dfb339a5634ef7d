// Package source holds the files of a tree: what there is, under which name, and
// its bytes.
//
// It does not know what a file is for, what a page is, nor what has changed since
// it last looked. Nothing outside the folder it was given is ever read: it goes
// through an os.Root, which follows no link that leads out.
//
// The rules:
//   - A path is what every system can hold: composed Unicode (NFC), slashes, no
//     two paths that differ in case alone, no name that Windows keeps for itself.
//     A site that builds here must build on the editor's laptop.
//   - What an editor's tools leave behind is not there (leftover.go).
//   - A tree never changes. It lists what was there when it was scanned; the bytes
//     are read when they are asked for.
package source

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"
)

// File is one file of a tree.
type File struct {
	Path    string // with slashes, NFC, relative to the tree's root
	Display string // as the editor knows it: "content/x.md", "(built-in) layouts/base.html"
	Size    int64  // in bytes, when the tree was scanned
	Stamp   Stamp  // when the tree was scanned

	fsys fs.FS
	name string // in fsys, as it is written on the disk
}

// Tree is a set of files sorted by path. The zero value is empty.
type Tree struct {
	files []File
	from  *origin // nil if it was put together of others
}

// sorted puts files in order of path.
func sorted(files []File) []File {
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return files
}

// merge joins two lists in order of path that have no path in common.
func merge(a, b []File) []File {
	if len(b) == 0 {
		return a
	}
	files := make([]File, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Path < b[0].Path {
			files, a = append(files, a[0]), a[1:]
		} else {
			files, b = append(files, b[0]), b[1:]
		}
	}
	return append(append(files, a...), b...)
}

// Files returns all files by path. The slice is the caller's own.
func (t Tree) Files() []File { return slices.Clone(t.files) }

// All gives all files by path.
func (t Tree) All() iter.Seq[File] { return slices.Values(t.files) }

// Len returns the number of files.
func (t Tree) Len() int { return len(t.files) }

// Differences gives the files that are in one tree only, or have not the same
// stamp in both.
func (t Tree) Differences(other Tree) []File {
	var files []File
	a, b := t.files, other.files
	for len(a) > 0 && len(b) > 0 {
		switch order := cmp.Compare(a[0].Path, b[0].Path); {
		case order < 0:
			files, a = append(files, a[0]), a[1:]
		case order > 0:
			files, b = append(files, b[0]), b[1:]
		default:
			if a[0].Stamp != b[0].Stamp || a[0].name != b[0].name {
				files = append(files, a[0])
			}
			a, b = a[1:], b[1:]
		}
	}
	return append(append(files, a...), b...)
}

// Lookup returns the file at a path.
func (t Tree) Lookup(path string) (File, bool) {
	i, found := t.search(path)
	if !found {
		return File{}, false
	}
	return t.files[i], true
}

func (t Tree) search(path string) (int, bool) {
	return slices.BinarySearchFunc(t.files, path, func(f File, p string) int { return cmp.Compare(f.Path, p) })
}

// Under returns the files of a folder, their paths relative to it. "." and ""
// mean the whole tree.
func (t Tree) Under(dir string) Tree {
	dir = path.Clean(dir)
	if dir == "." {
		return t
	}
	dir += "/"
	from, _ := t.search(dir)
	to := from
	for to < len(t.files) && strings.HasPrefix(t.files[to].Path, dir) {
		to++
	}
	files := slices.Clone(t.files[from:to])
	for i := range files {
		files[i].Path = files[i].Path[len(dir):]
	}
	return Tree{files: files}
}

// folderName returns the name that a folder has in the file system, if there are
// files in it. The root is "".
func (t Tree) folderName(dir string) (string, bool) {
	if dir == "" {
		return ".", true
	}
	dir += "/"
	i, _ := t.search(dir)
	if i == len(t.files) || !strings.HasPrefix(t.files[i].Path, dir) {
		return "", false
	}
	parts := strings.SplitN(t.files[i].name, "/", strings.Count(dir, "/")+1)
	return path.Join(parts[:len(parts)-1]...), true
}

// parent returns the folder that a path stands in, "" for the root.
func parent(at string) string {
	if dir := path.Dir(at); dir != "." {
		return dir
	}
	return ""
}

// Over lays one tree over another, file by file: where both have a path, the
// file is that of top.
func Over(top, base Tree) Tree {
	var rest []File
	for _, file := range base.files {
		if _, hidden := top.search(file.Path); !hidden {
			rest = append(rest, file)
		}
	}
	return Tree{files: merge(top.files, rest)}
}

// Read returns the bytes of a file as they are on the disk. The error of a path
// that is not in the tree is fs.ErrNotExist.
func (t Tree) Read(path string) ([]byte, error) {
	file, ok := t.Lookup(path)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrNotExist}
	}
	return file.Read()
}

// attempts is how often a file is read that is being written meanwhile.
const attempts = 10

var errUnsteady = errors.New("the file keeps changing while it is read")

// Read returns the bytes of the file as they are on the disk. A file that changed
// while it was being read is read again: an editor's program may just be saving.
// It does not wait for a pipe that has taken the file's place.
func (f File) Read() ([]byte, error) {
	for range attempts {
		data, steady, err := f.readOnce()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Display, err)
		}
		if steady {
			return data, nil
		}
	}
	return nil, fmt.Errorf("%s: %w", f.Display, errUnsteady)
}

// readOnce also says whether size and time were the same before and after.
func (f File) readOnce() (data []byte, steady bool, err error) {
	file, err := f.fsys.Open(f.name)
	if err != nil {
		return nil, false, err
	}
	defer file.Close()
	before, err := file.Stat()
	if err != nil {
		return nil, false, err
	}
	if !before.Mode().IsRegular() {
		return nil, false, fmt.Errorf("it is no longer a file: %w", fs.ErrInvalid)
	}
	data = make([]byte, before.Size())
	_, err = io.ReadFull(file, data)
	short := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if err != nil && !short {
		return nil, false, err
	}
	after, err := file.Stat()
	if err != nil {
		return nil, false, err
	}
	return data, !short && before.Size() == after.Size() && before.ModTime().Equal(after.ModTime()), nil
}
