//go:build unix && !linux

package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// flushFile hands the file to the drive. File.Sync would empty the drive's own
// cache for each file on macOS; flushName does that once, for the journal.
func flushFile(f *os.File) error { return unix.Fsync(int(f.Fd())) }

// flushAll flushes the names in the folders; each file was flushed when it was
// written. A folder that is gone needs nothing.
func flushAll(root *os.Root, folders []string) error {
	for _, name := range folders {
		if err := ignoreMissing(flushFolder(root, name)); err != nil {
			return err
		}
	}
	return nil
}

// flushFolder flushes the names in a folder.
func flushFolder(root *os.Root, name string) error {
	f, err := root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
