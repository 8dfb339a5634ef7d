package publish

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// handleOf returns the folder of a root for openBeneath.
func handleOf(root *os.Root) *os.File {
	handle, err := root.Open(".")
	if err != nil {
		return nil // the root does as well
	}
	return handle
}

// openBeneath opens a file below a folder, or nothing if the system does not
// know how or refuses.
func openBeneath(dir *os.File, name string, flag int, perm fs.FileMode) *os.File {
	if dir == nil {
		return nil
	}
	how := unix.OpenHow{
		Flags:   uint64(flag) | unix.O_CLOEXEC | unix.O_NOFOLLOW,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS,
	}
	if flag&os.O_CREATE != 0 {
		how.Mode = uint64(perm.Perm())
	}
	fd, err := unix.Openat2(int(dir.Fd()), name, &how)
	if err != nil {
		return nil
	}
	return os.NewFile(uintptr(fd), name)
}
