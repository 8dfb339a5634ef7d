//go:build unix

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lockFile locks an open file; false means that somebody else has it.
func lockFile(f *os.File) (bool, error) {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, unix.EWOULDBLOCK):
			return false, nil
		case !errors.Is(err, unix.EINTR):
			return false, err
		}
	}
}

// removeLock removes the file while it is still locked: who waits for it finds,
// once it has it, that it is gone, and begins anew.
func removeLock(l *lock) {
	_ = l.root.Remove(l.name)
	l.file.Close()
}
