package publish

import (
	"context"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzSequence holds that any sequence of sets, published one after the other,
// leaves exactly the last accepted one and the editor's own files; that a
// refused one changes nothing; and that Clean leaves only what is the editor's.
//
// A byte is an action: its names are few, so that files and folders collide.
func FuzzSequence(f *testing.F) {
	f.Add([]byte("\x01\x02\x00\x05\x06\x00"))
	f.Add([]byte("\x01\x00\x0a\x00\x01\x00\x0b\x00"))
	f.Add([]byte("\x43\x01\x00\x05\x80\x00\x02\x00\x81\x07\x00"))
	paths := []string{"a", "a/b", "a/b/c", "a/d", "B", "b", "b/x", "b/x/y", "B/x", "ő", "Ő/a", "e/f", "e/g", "h", "h/i/j/k", "z"}
	f.Fuzz(func(t *testing.T, actions []byte) {
		if len(actions) > 60 {
			return
		}
		dest := filepath.Join(t.TempDir(), "public")
		write(t, dest, files{})
		published, own, set := files{}, files{}, files{}
		for i, action := range actions {
			name, text := paths[action&15], string('0'+rune(action>>4&3))
			switch {
			case action == 0: // publish what was gathered
				_, faults, err := Write(context.Background(), dest, set.items(), 2)
				if err != nil {
					t.Fatalf("%d: %v", i, err)
				}
				if len(faults) == 0 {
					published = set
				}
				set = files{}
			case action&0x80 == 0:
				set[name] = text
			case free(name, published, own): // the editor puts a file of their own there
				put(t, dest, files{name: "own"})
				own[name] = "own"
			}
			if want, got := union(published, own), read(t, dest); !cmp.Equal(want, got) {
				t.Fatalf("%d (-want +got):\n%s", i, cmp.Diff(want, got))
			}
		}
		if _, _, err := Clean(dest); err != nil {
			t.Fatal(err)
		}
		equal(t, dest, maps.Clone(own))
	})
}

// free reports whether a file can be put there beside the others.
func free(name string, sets ...files) bool {
	for _, set := range sets {
		for other := range set {
			if other == name || strings.HasPrefix(other, name+"/") || strings.HasPrefix(name, other+"/") {
				return false
			}
		}
	}
	return true
}
