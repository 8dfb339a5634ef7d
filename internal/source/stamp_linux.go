package source

import (
	"io/fs"
	"syscall"
)

// changed returns when a file's data or attributes were last changed, and its
// inode. No tool can set this time back.
func changed(info fs.FileInfo) (nanoseconds int64, inode uint64) {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return stat.Ctim.Nano(), stat.Ino
	}
	return 0, 0
}
