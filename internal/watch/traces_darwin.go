package watch

import (
	"io/fs"
	"syscall"
)

// traces returns the time of the last change of anything about a file, in
// nanoseconds, and the file's number; 0 where they are not known.
func traces(info fs.FileInfo) (touched int64, inode uint64) {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return stat.Ctimespec.Nano(), stat.Ino
	}
	return 0, 0
}
