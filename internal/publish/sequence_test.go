package publish

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzSequence holds that any sequence of sets, published one after the other,
// leaves exactly the last accepted one and the editor's own files; that a
// refused one changes nothing; and that Clean leaves only what is the editor's.
// What the publishes learned is remembered, and whatever is the same is promised
// to be so, even where an editor has changed the copy.
//
// A byte is an action: its names are few, so that files and folders collide.
func FuzzSequence(f *testing.F) {
	f.Add([]byte("\x01\x02\x00\x05\x06\x00"))
	f.Add([]byte("\x01\x00\x0a\x00\x01\x00\x0b\x00"))
	f.Add([]byte("\x43\x01\x00\x05\x80\x00\x02\x00\x81\x07\x00"))
	f.Add([]byte("\x03\x07\x00\x83\x03\x07\x00\x03\x87\x17\x00\x83\x83\x03\x00"))
	paths := []string{"a", "a/b", "a/b/c", "a/d", "B", "b", "b/x", "b/x/y", "B/x", "ő", "Ő/a", "e/f", "e/g", "h", "h/i/j/k", "z"}
	f.Fuzz(func(t *testing.T, actions []byte) {
		if len(actions) > 60 {
			return
		}
		dest := filepath.Join(t.TempDir(), "public")
		write(t, dest, files{})
		published, own, set, edited, last := files{}, files{}, files{}, files{}, memory{}
		for i, action := range actions {
			name, text := paths[action&15], string('0'+rune(action>>4&3))
			switch {
			case action == 0: // publish what was gathered
				if _, faults := last.write(t, dest, set); faults == 0 {
					published, edited = set, files{}
				}
				set = files{}
			case action&0x80 == 0:
				set[name] = text
			case free(name, published, own): // the editor puts a file of their own there
				put(t, dest, files{name: "own"})
				own[name] = "own"
			case published[name] != "": // or changes a copy of ours
				put(t, dest, files{name: "!"})
				edited[name] = "!"
			}
			if want, got := union(edited, union(published, own)), read(t, dest); !cmp.Equal(want, got) {
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
