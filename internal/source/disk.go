package source

import (
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// disk is a folder on the disk as a file system that no path leads out of. It
// stays open as long as a tree refers to it; os closes it after.
type disk struct{ root *os.Root }

// Open does not wait, not even for the writer of a pipe that has taken the place
// of a file.
func (d disk) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	flags := os.O_RDONLY
	if runtime.GOOS != "windows" {
		flags |= syscall.O_NONBLOCK
	}
	return d.root.OpenFile(name, flags, 0)
}

func (d disk) Stat(name string) (fs.FileInfo, error)  { return d.root.Stat(name) }
func (d disk) Lstat(name string) (fs.FileInfo, error) { return d.root.Lstat(name) }
func (d disk) ReadLink(name string) (string, error)   { return d.root.Readlink(name) }
