package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// beyond is a byte far behind the process id, so that others can read that
// while the lock is held.
const beyond = 1 << 20

// lockFile locks an open file; false means that somebody else has it.
func lockFile(f *os.File) (bool, error) {
	err := windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{Offset: beyond})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// removeLock closes first: Windows removes no open file. If somebody has
// opened it meanwhile, it stays, and is theirs to remove.
func removeLock(l *lock) {
	l.file.Close()
	_ = l.root.Remove(l.name)
}
