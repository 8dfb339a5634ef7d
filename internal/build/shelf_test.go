package build

import (
	"errors"
	"strconv"
	"sync"
	"testing"
)

func TestShelf(t *testing.T) {
	made := 0
	s := &shelf{limit: 10}
	get := func(name, key, want string) {
		t.Helper()
		raw, err := s.get(name, key, func() ([]byte, error) {
			made++
			return []byte(name + key), nil
		})
		if err != nil || string(raw) != want {
			t.Errorf("%q %v, want %q", raw, err, want)
		}
	}
	get("a", "1", "a1")
	get("a", "1", "a1")
	get("a", "2", "a2")
	if made != 2 {
		t.Errorf("made %d times", made)
	}
	get("b", "12345678", "b12345678") // 11 bytes: a is dropped
	get("a", "2", "a2")
	if made != 4 || s.size != 2 {
		t.Errorf("made %d times, %d bytes are kept", made, s.size)
	}
	failed := errors.New("no")
	if _, err := s.get("c", "1", func() ([]byte, error) { return nil, failed }); !errors.Is(err, failed) {
		t.Error(err)
	}
	get("c", "1", "c1") // what failed is tried again
}

// TestShelfAtOnce: of many who ask at once one makes it.
func TestShelfAtOnce(t *testing.T) {
	s := &shelf{limit: 1000}
	made := make([]int, 3)
	var group sync.WaitGroup
	for i := range 60 {
		group.Go(func() {
			name := i % len(made)
			raw, _ := s.get(strconv.Itoa(name), "k", func() ([]byte, error) {
				made[name]++ // guarded by the place on the shelf: the race detector says if not
				return []byte{byte(name)}, nil
			})
			if raw[0] != byte(name) {
				t.Errorf("%d got %d", name, raw[0])
			}
		})
	}
	group.Wait()
	for name, n := range made {
		if n != 1 {
			t.Errorf("%d was made %d times", name, n)
		}
	}
}
