package build

import "sync"

// keptBooks is how many bytes of finished books are kept.
const keptBooks = 64 << 20

// shelf keeps the last files that were made under their names, each with the key
// that holds everything it was made from. What it gives is what would be made.
type shelf struct {
	limit int

	mu    sync.Mutex
	files map[string]*shelved
	order []string // oldest first
	size  int
}

type shelved struct {
	mu    sync.Mutex // held while it is made: of two who ask for it one waits
	key   string
	bytes []byte
	size  int // as counted in that of the shelf
}

// get returns what is kept under a name if its key is the same, else makes it.
func (s *shelf) get(name, key string, make func() ([]byte, error)) ([]byte, error) {
	file := s.place(name)
	file.mu.Lock()
	defer file.mu.Unlock()
	if file.bytes != nil && file.key == key {
		return file.bytes, nil
	}
	raw, err := make()
	if err != nil {
		return nil, err
	}
	s.count(name, file, len(raw))
	file.key, file.bytes = key, raw
	return raw, nil
}

// place returns the place of a file, which may be empty.
func (s *shelf) place(name string) *shelved {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string]*shelved{}
	}
	file := s.files[name]
	if file == nil {
		file = &shelved{}
		s.files[name] = file
		s.order = append(s.order, name)
	}
	return file
}

// count notes how large a file has become, and drops the oldest ones while there
// are too many: who has asked for one has it nevertheless.
func (s *shelf) count(name string, file *shelved, size int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files[name] != file { // dropped meanwhile
		return
	}
	s.size += size - file.size
	file.size = size
	for s.size > s.limit && s.order[0] != name {
		s.size -= s.files[s.order[0]].size
		delete(s.files, s.order[0])
		s.order = s.order[1:]
	}
}
