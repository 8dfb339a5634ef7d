package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// snapshot is what was under the roots at one time, by absolute path.
type snapshot map[string]stamp

// stamp is what a file shows of its bytes without being read. Of a folder it only
// says that it is there: what is in it speaks for itself. Two writings of the same
// length within one step of the file system's clock, mostly some milliseconds, with
// a look between them, show the same.
type stamp struct {
	mode    fs.FileMode
	size    int64
	written time.Time
	touched int64  // when anything about the file changed, where the system tells
	inode   uint64 // which file it is, where the system tells
}

// look takes a snapshot. What cannot be read is as good as not there.
func look(roots []string, ignore func(string) bool) snapshot {
	s := make(snapshot)
	for _, root := range roots {
		info, err := os.Stat(root)
		if err != nil {
			continue
		}
		s.take(root, info)
		if info.IsDir() {
			s.folder(root, ignore)
		}
	}
	return s
}

func (s snapshot) folder(folder string, ignore func(string) bool) {
	// The entries read before an error are real all the same.
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		if ignore(path) {
			continue
		}
		info, err := entry.Info()
		if err != nil {
			continue // gone since
		}
		s.take(path, info)
		if info.IsDir() {
			s.folder(path, ignore)
		}
	}
}

func (s snapshot) take(path string, info fs.FileInfo) {
	if info.IsDir() {
		s[path] = stamp{mode: fs.ModeDir}
		return
	}
	touched, inode := traces(info)
	s[path] = stamp{mode: info.Mode(), size: info.Size(), written: info.ModTime(), touched: touched, inode: inode}
}

// same reports whether nothing that matters differs.
func (s snapshot) same(other snapshot) bool {
	if len(s) != len(other) {
		return false
	}
	for path, stamp := range s {
		if before, ok := other[path]; !ok || !stamp.same(before) {
			return false
		}
	}
	return true
}

// same holds two stamps for equal although the file was touched if the rights
// differ as well: that was all then.
func (s stamp) same(before stamp) bool {
	switch {
	case s.mode.Type() != before.mode.Type(), s.size != before.size, !s.written.Equal(before.written), s.inode != before.inode:
		return false
	}
	return s.touched == before.touched || s.mode != before.mode
}
