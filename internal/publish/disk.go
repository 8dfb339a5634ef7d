package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
	"syscall"

	"kalauz/internal/source"
)

// The modes of everything published: a web server under another user must be
// able to read it.
const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// writeFile writes a new file with our mode, flushed where the system cannot
// flush everything at once, and returns its stamp.
func writeFile(in *folder, name string, data []byte) (source.Stamp, error) {
	f, err := in.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return source.Stamp{}, err
	}
	_, err = f.Write(data)
	if err == nil && in.masked {
		err = f.Chmod(fileMode)
	}
	if err == nil {
		err = flushFile(f)
	}
	info, err2 := f.Stat()
	if err := errors.Join(err, err2, f.Close()); err != nil {
		return source.Stamp{}, err
	}
	return source.StampOf(info), nil
}

// makeFolder makes one folder with our mode; its parent is there.
func makeFolder(root *os.Root, name string) error {
	if err := root.Mkdir(name, folderMode); err != nil {
		return err
	}
	return root.Chmod(name, folderMode)
}

// makeFolders makes a folder and those above it, as far as they are missing.
func makeFolders(root *os.Root, name string) error {
	for _, folder := range append(foldersOf(name), name) {
		if err := makeFolder(root, folder); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// removeFile removes a file that was published, and nothing else: not a folder,
// a link or a thing behind a link that the editor has put in its place.
func removeFile(root *os.Root, name string) (bool, error) {
	for _, folder := range foldersOf(name) {
		if info, err := root.Lstat(folder); err != nil || !info.IsDir() {
			return false, ignoreMissing(err)
		}
	}
	info, err := root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false, ignoreMissing(err)
	}
	if err := root.Remove(name); err != nil {
		return false, ignoreMissing(err)
	}
	return true, nil
}

// removeFolder removes a folder if it is one and nothing is in it.
func removeFolder(root *os.Root, name string) {
	if isFolder(root, name) {
		_ = root.Remove(name) // fails when the editor keeps something in it: then it stays
	}
}

func isFolder(root *os.Root, name string) bool {
	info, err := root.Lstat(name)
	return err == nil && info.IsDir()
}

func rightMode(info fs.FileInfo) bool {
	return runtime.GOOS == "windows" || info.Mode().Perm() == fileMode
}

// missing reports whether a path leads to nothing; a file where a folder was
// expected is nothing as well.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

func ignoreMissing(err error) error {
	if missing(err) {
		return nil
	}
	return err
}

// foldersOf returns the folders a path stands in, the outermost first.
func foldersOf(name string) []string {
	var folders []string
	for i, c := range name {
		if c == '/' {
			folders = append(folders, name[:i])
		}
	}
	return folders
}

// isIn reports whether a path stands in a folder.
func isIn(name, folder string) bool {
	return len(name) > len(folder) && name[len(folder)] == '/' && name[:len(folder)] == folder
}

// folderSet returns every folder the paths stand in.
func folderSet[T any](of []T, name func(T) string) map[string]bool {
	folders := map[string]bool{}
	for _, t := range of {
		for dir := path.Dir(name(t)); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	return folders
}

func isReserved(name string) bool { return strings.HasPrefix(name, reserved) }
