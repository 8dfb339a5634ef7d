package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// How long a publish waits for another one into the same folder: a site is
// renamed into place in less, and an editor should hear of a longer one.
const (
	patience = 400 // attempts: ten seconds
	pause    = 25 * time.Millisecond
)

// Busy is the error of a destination into which somebody else is publishing.
// PID is 0 where it could not be read.
type Busy struct {
	Dest string
	PID  int
}

func (b *Busy) Error() string {
	if b.PID == 0 {
		return fmt.Sprintf("publish: %s is in use by another build", b.Dest)
	}
	return fmt.Sprintf("publish: %s is in use by another build (process %d)", b.Dest, b.PID)
}

// lock is the right to change a destination. The system takes it back from a
// process that dies; the file alone means nothing.
type lock struct {
	root *os.Root
	name string
	file *os.File
}

// acquire tries so many times to take the destination.
func acquire(p place, attempts int) (*lock, error) {
	for i := range attempts {
		if i > 0 {
			time.Sleep(pause)
		}
		if l, err := try(p); l != nil || err != nil {
			return l, err
		}
	}
	return nil, &Busy{p.shown, readPID(p)}
}

// try takes the lock if it is free, else it returns nothing. The file is looked
// at again once it is locked: its last owner may have removed it meanwhile.
func try(p place) (*lock, error) {
	root, name, file, err := openLock(p, os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	l := &lock{root, name, file}
	ok, err := lockFile(file)
	if err == nil && ok {
		if ok = l.stands(); ok {
			err = errors.Join(file.Truncate(0), writePID(file))
		}
	}
	if err != nil || !ok {
		file.Close()
		root.Close()
		if err != nil {
			return nil, fmt.Errorf("publish: %w", err)
		}
		return nil, nil
	}
	return l, nil
}

// release may be called more than once.
func (l *lock) release() {
	if l.file == nil {
		return
	}
	removeLock(l)
	l.root.Close()
	l.file = nil
}

// since returns when the lock was taken, by the clock of the disk; the zero time
// where it does not tell.
func (l *lock) since() time.Time {
	info, err := l.file.Stat()
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

func (l *lock) stands() bool {
	there, err := l.root.Lstat(l.name)
	if err != nil {
		return false
	}
	ours, err := l.file.Stat()
	return err == nil && os.SameFile(there, ours)
}

// openLock opens the file beside the destination, which need not exist yet, or,
// where nothing may be written there (a mount point), in it.
func openLock(p place, flags int) (*os.Root, string, *os.File, error) {
	root, err := p.openParent()
	if err != nil {
		return nil, "", nil, err
	}
	name := p.beside(lockName)
	file, err := root.OpenFile(name, flags, fileMode)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		root.Close()
		if root, err = os.OpenRoot(p.path); err != nil {
			return nil, "", nil, err
		}
		name = lockName
		file, err = root.OpenFile(name, flags, fileMode)
	}
	if err != nil {
		root.Close()
		return nil, "", nil, err
	}
	return root, name, file, nil
}

func writePID(file *os.File) error {
	_, err := file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

func readPID(p place) int {
	root, _, file, err := openLock(p, os.O_RDONLY)
	if err != nil {
		return 0
	}
	defer root.Close()
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, 32))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		return 0
	}
	return pid
}
