package source

import (
	"io/fs"
	"time"
)

// Stamp is what the file system knows of a file without reading it. Equal
// stamps mean equal bytes only if the file was last touched well before it was
// read: two writes within the clock's grain look the same (see Settled).
type Stamp struct {
	Size              int64
	Modified, Changed int64 // nanoseconds; Changed is 0 where the system does not tell
	Inode             uint64
}

// grain is how long after a change a second one could still look the same. Two
// seconds is the coarsest clock of a file system in use (FAT).
const grain = 2 * time.Second

// Settled reports whether a file had been left alone long enough at a time for
// its stamp to be trusted. Where the system does not tell when a file was last
// changed, it never is: a tool may set the time of modification back.
func (s Stamp) Settled(at time.Time) bool {
	return s.Changed != 0 && at.UnixNano()-max(s.Modified, s.Changed) > int64(grain)
}

// StampOf returns the stamp that a look at a file gave.
func StampOf(info fs.FileInfo) Stamp {
	s := Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	s.Changed, s.Inode = changed(info)
	return s
}

// Stat returns the present stamp of a file of the tree. The error of a file
// that is gone is fs.ErrNotExist.
func (f File) Stat() (Stamp, error) {
	info, err := fs.Stat(f.fsys, f.name)
	if err != nil {
		return Stamp{}, err
	}
	return StampOf(info), nil
}
