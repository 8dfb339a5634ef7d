package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kalauz/internal/diag"
)

var noPermission = diag.Rule{
	Code:  "K113",
	Words: diag.Words{HU: "Nincs jogosultsága elolvasni.", EN: "You have no permission to read this."},
	Hint:  diag.Words{HU: "Adjon magának olvasási jogot a fájl tulajdonságainál, vagy kérje meg azt, akié.", EN: "Give yourself the right to read it in the file's properties, or ask whoever owns it."},
}

// Options says what a scan takes besides ordinary files.
type Options struct {
	Dots []string               // names with a leading dot that are taken nevertheless, as ".well-known"
	Skip func(path string) bool // files and folders to leave out; may be nil
}

// Scan lists the files of a folder on the disk. prefix is what the editor calls
// the folder. If the folder does not exist the error is fs.ErrNotExist; the faults
// of what is in it are collected.
func Scan(dir, prefix string, options Options) (Tree, diag.List, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Tree{}, nil, err
	}
	return scan(origin{dir: dir, fsys: disk{root}, prefix: prefix, options: options})
}

// FromFS lists the files of a built-in tree. A fault in it is ours, so an error.
func FromFS(fsys fs.FS, prefix string) (Tree, error) {
	tree, faults, err := scan(origin{fsys: fsys, prefix: diag.BuiltIn + prefix})
	if err == nil && len(faults) > 0 {
		err = fmt.Errorf("%s: %s", faults[0].Place, faults[0].Words.EN)
	}
	return tree, err
}

// origin is what was scanned, and what was found in it beside the files.
type origin struct {
	dir     string // on the disk, "" for what is built in
	fsys    fs.FS
	prefix  string
	options Options
	links   bool // there are any
	faults  []fault
}

// fault is one with the path of what has it.
type fault struct {
	path string
	diag diag.Diagnostic
}

// list returns the faults alone, in order.
func (o *origin) list() diag.List {
	var list diag.List
	for _, f := range o.faults {
		list = append(list, f.diag)
	}
	return list.Sorted()
}

// display is the path as the editor knows it, printable in any case.
func (o *origin) display(at string) string {
	if !utf8.ValidString(at) {
		at = strings.ToValidUTF8(at, "\ufffd")
	}
	return join(o.prefix, at)
}

// join is path.Join for what is clean; "" and "." are the root.
func join(dir, name string) string {
	if dir == "" || dir == "." {
		return name
	}
	return dir + "/" + name
}

// walk is a look at folders under way.
type walk struct {
	from  origin
	files []File
	again *again // nil in a scan
}

// folder is one that is being read.
type folder struct {
	path   string // NFC, "" for the root
	name   string // in the file system
	info   fs.FileInfo
	parent *folder
	linked bool // reached through a link
	edge   bool // of a second look, which began here
}

func scan(from origin) (Tree, diag.List, error) {
	w := walk{from: from}
	info, err := fs.Stat(from.fsys, ".")
	if err != nil {
		return Tree{}, nil, err
	}
	if err := w.folder(&folder{name: ".", info: info}); err != nil {
		return Tree{}, nil, err
	}
	return Tree{files: sorted(w.files), from: &w.from}, w.from.list(), nil
}

func (w *walk) folder(dir *folder) error {
	entries, err := fs.ReadDir(w.from.fsys, dir.name)
	switch {
	case err != nil && dir.path != "":
		return w.refused(dir.path, err)
	case err != nil:
		return err
	}
	taken := make(map[string]string, len(entries))
	for _, entry := range entries {
		name := entry.Name()
		composed := norm.NFC.String(name)
		at := join(dir.path, composed)
		if hidden(name, w.from.options.Dots) || leftover(name) || w.from.options.Skip != nil && w.from.options.Skip(at) {
			continue
		}
		if d, bad := checkName(composed, w.from.display(at)); bad {
			w.fault(at, d)
			continue
		}
		if w.collides(taken, dir, composed) {
			continue
		}
		if err := w.entry(dir, entry, at); err != nil {
			return err
		}
	}
	return nil
}

// entry takes a file, goes into a folder, or says why it does neither.
func (w *walk) entry(dir *folder, entry fs.DirEntry, at string) error {
	name := join(dir.name, entry.Name())
	link := entry.Type()&fs.ModeSymlink != 0
	look := entry.Info
	if link {
		w.from.links = true
		look = func() (fs.FileInfo, error) { return fs.Stat(w.from.fsys, name) }
	}
	info, err := look()
	switch {
	case link && err != nil:
		w.fault(at, linkFault(err).At(w.place(at)))
	case err != nil:
		return w.refused(at, err)
	case info.IsDir():
		inner := &folder{path: at, name: name, info: info, parent: dir, linked: dir.linked || link}
		if link && !w.through(inner) || w.again.keeps(inner) {
			return nil
		}
		return w.folder(inner)
	case info.Mode().IsRegular():
		return w.file(at, name, info)
	default:
		w.fault(at, notFile.At(w.place(at), "kind", kind(info.Mode())))
	}
	return nil
}

// file takes a file that can be read.
func (w *walk) file(at, name string, info fs.FileInfo) error {
	if err := readable(w.from.fsys, name, info); err != nil {
		return w.refused(at, err)
	}
	w.files = append(w.files, File{
		Path: at, Display: w.from.display(at), Size: info.Size(), Stamp: StampOf(info), fsys: w.from.fsys, name: name,
	})
	return nil
}

// everybody are the bits of a file that all may read.
const everybody fs.FileMode = 0o444

// readable returns why a file cannot be opened. One that all may read is not
// even tried.
func readable(fsys fs.FS, name string, info fs.FileInfo) error {
	if info.Mode()&everybody == everybody && runtime.GOOS != "windows" {
		return nil
	}
	file, err := fsys.Open(name)
	if err != nil {
		return err
	}
	return file.Close()
}

// refused tells the author's fault from the machine's. What is gone since its
// folder was read is neither.
func (w *walk) refused(at string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, fs.ErrPermission):
		w.fault(at, noPermission.At(w.place(at)))
		return nil
	}
	return err
}

func (w *walk) place(at string) diag.Place { return diag.Place{File: w.from.display(at)} }

func (w *walk) fault(at string, d diag.Diagnostic) {
	w.from.faults = append(w.from.faults, fault{at, d})
}
