package serve

import (
	"sync"

	"kalauz/internal/source"
)

// mostShown is how many bytes of what was served are kept.
const mostShown = 64 << 20

// shown keeps what was served. While there are errors the last good site stays,
// but not everything of it can be made again: a picture is no longer on the disk
// as it was, a page's template fails where no load finds it. Who has seen them
// goes on seeing them. It holds what was asked for, as far as there is room.
type shown struct {
	mu   sync.Mutex
	kept map[string]kept
	size int
}

type kept struct {
	stamp    source.Stamp // of a file that is published as it is
	revision string       // of the site
	raw      []byte
}

// get returns what was last served of a path, if it was made of a file with this
// stamp; of what is made of many files it is zero. exact says that it was served
// from a site of this revision.
func (s *shown) get(path string, stamp source.Stamp, revision string) (raw []byte, exact, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.kept[path]
	return k.raw, k.revision == revision, ok && k.stamp == stamp
}

// keep takes the bytes down. When there is no more room it begins anew: what
// is being looked at is soon there again.
func (s *shown) keep(path string, stamp source.Stamp, revision string, raw []byte) {
	if len(raw) > mostShown/4 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.size += len(raw) - len(s.kept[path].raw)
	if s.kept == nil || s.size > mostShown {
		s.kept, s.size = map[string]kept{}, len(raw)
	}
	s.kept[path] = kept{stamp, revision, raw}
}

// prune forgets what is no longer there: another page may come to its address.
func (s *shown) prune(there func(path string) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, k := range s.kept {
		if !there(path) {
			delete(s.kept, path)
			s.size -= len(k.raw)
		}
	}
}
