package publish

import (
	"bytes"
	"io"
	"os"

	"kalauz/internal/source"
)

// stands reports whether the file of an item need not be rendered: its bytes
// are promised to be those that the manifest names, and they lie there.
func (s *staging) stands(i int) bool {
	item, was := &s.set[i], s.was[i]
	if !item.Same || was.path == "" || was.sum != item.Last.Hash {
		return false
	}
	if s.untouched(i) {
		return s.keep(i, was, item.Last.Stamp)
	}
	there, stamp, ok := s.lies(was)
	return ok && source.Hash(there) == was.sum && s.keep(i, was, stamp)
}

// same reports whether the bytes of an item, which have been rendered, are
// those that lie there. A name that is new to the manifest has none: a file of
// the editor's must not become ours, even if its bytes are equal.
func (s *staging) same(i int, e entry, data []byte) bool {
	if s.was[i].path == "" {
		return false
	}
	if last := s.set[i].Last; s.untouched(i) {
		return e.sum == last.Hash && s.keep(i, e, last.Stamp)
	}
	there, stamp, ok := s.lies(e)
	return ok && bytes.Equal(there, data) && s.keep(i, e, stamp)
}

// keep notes that the file of an item stays as it is. What is noted of it may be
// another thing than it was.
func (s *staging) keep(i int, e entry, stamp source.Stamp) bool {
	e.note = s.set[i].Note
	s.entries[i], s.files[i] = e, File{e.sum, stamp}
	return true
}

// untouched reports whether the file of an item bears the stamp that it had.
// Nothing is read or written by it, so a folder above the file may have become
// a link: the file behind it is still the one that was published.
func (s *staging) untouched(i int) bool {
	item := &s.set[i]
	return item.Last.Stamp != (source.Stamp{}) && item.Last.Stamp == s.lookAt(item.Path)
}

// lies returns the bytes of a file that has the size of the entry and our mode,
// and its stamp, as far as that can be trusted from now on.
func (s *staging) lies(e entry) ([]byte, source.Stamp, bool) {
	info, err := s.root.look(e.path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != e.size || !rightMode(info) {
		return nil, source.Stamp{}, false
	}
	f, err := s.root.OpenFile(e.path, os.O_RDONLY, 0)
	if err != nil {
		return nil, source.Stamp{}, false
	}
	defer f.Close()
	there := make([]byte, e.size)
	_, err = io.ReadFull(f, there)
	stamp := source.StampOf(info)
	if !stamp.Settled(s.began) {
		stamp = source.Stamp{}
	}
	return there, stamp, err == nil
}

// arrived looks at the staged files in their places: the renaming has changed
// their stamps.
func (s *staging) arrived() {
	manifest := s.lookAt(manifestName)
	for i, staged := range s.staged {
		if !staged {
			continue
		}
		then, now := s.files[i].Stamp, s.lookAt(s.set[i].Path)
		if now.Inode != then.Inode || now.Modified != then.Modified || now.Size != then.Size {
			now = source.Stamp{} // somebody else was there meanwhile
		}
		s.files[i].Stamp = before(now, manifest)
	}
}

// lookAt returns the stamp of a file in the destination, a zero one if there is
// none.
func (s *staging) lookAt(name string) source.Stamp {
	info, err := s.root.look(name)
	if err != nil {
		return source.Stamp{}
	}
	return source.StampOf(info)
}

// before returns a stamp if whatever happens to the file from now on must
// change it: its last change came before another one, which lies in the past.
// Two changes within the grain of the disk's clock look the same.
func before(stamp, past source.Stamp) source.Stamp {
	if stamp.Changed < past.Changed {
		return stamp
	}
	return source.Stamp{}
}
