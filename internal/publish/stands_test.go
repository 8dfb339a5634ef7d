package publish

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kalauz/internal/source"
)

// memory is what a caller remembers of its publishes: what was learned of the
// files, by path.
type memory map[string]File

// write publishes a set, of which each text that is the last one of its path is
// promised to be the same. It returns the paths that were rendered.
func (m memory) write(t *testing.T, dest string, set files) (rendered []string, faults int) {
	t.Helper()
	names := slices.Sorted(maps.Keys(set))
	slices.Reverse(names) // the order of the items is the caller's own
	items := make([]Item, len(names))
	for i, name := range names {
		items[i] = Item{Path: name, Last: m[name], Same: m[name].Hash == source.Hash([]byte(set[name])), Render: func() ([]byte, error) {
			rendered = append(rendered, name)
			return []byte(set[name]), nil
		}}
	}
	report, wrong, err := Write(context.Background(), dest, items, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range report.Files {
		if file.Hash != source.Hash([]byte(set[names[i]])) {
			t.Errorf("%s: the hash is that of other bytes", names[i])
		}
		if file.Stamp != (source.Stamp{}) && file.Stamp != stampAt(t, filepath.Join(dest, names[i])) {
			t.Errorf("%s: the stamp is not the file's", names[i])
		}
		m[names[i]] = file
	}
	slices.Sort(rendered)
	return rendered, len(wrong)
}

func stampAt(t *testing.T, name string) source.Stamp {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return source.StampOf(info)
}

func TestWhatIsTheSameIsNotRendered(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(t *testing.T, dest string, m memory)
		want   []string // rendered
	}{
		{"nothing", func(*testing.T, string, memory) {}, []string{"d"}},
		{"stamps forgotten", func(_ *testing.T, _ string, m memory) {
			for name, file := range m {
				m[name] = File{Hash: file.Hash}
			}
		}, []string{"d"}},
		{"everything forgotten", func(_ *testing.T, _ string, m memory) { clear(m) }, []string{"a", "b/c", "d"}},
		{"edited", func(t *testing.T, dest string, _ memory) { put(t, dest, files{"a": "X"}) }, []string{"a", "d"}},
		{"edited, and its time set back", func(t *testing.T, dest string, _ memory) {
			name := filepath.Join(dest, "a")
			before := time.Unix(0, stampAt(t, name).Modified)
			put(t, dest, files{"a": "X"})
			if err := os.Chtimes(name, before, before); err != nil {
				t.Fatal(err)
			}
		}, []string{"a", "d"}},
		{"touched", func(t *testing.T, dest string, _ memory) { put(t, dest, files{"a": "1"}) }, []string{"d"}},
		{"replaced", func(t *testing.T, dest string, _ memory) {
			put(t, dest, files{"new": "X"})
			if err := os.Rename(filepath.Join(dest, "new"), filepath.Join(dest, "a")); err != nil {
				t.Fatal(err)
			}
		}, []string{"a", "d"}},
		{"gone", func(t *testing.T, dest string, _ memory) {
			if err := os.RemoveAll(filepath.Join(dest, "b")); err != nil {
				t.Fatal(err)
			}
		}, []string{"b/c", "d"}},
		{"published otherwise meanwhile", func(t *testing.T, dest string, _ memory) {
			write(t, dest, files{"a": "9", "b/c": "2"})
		}, []string{"a", "d"}},
		{"published nowhere", func(t *testing.T, dest string, _ memory) {
			if err := os.RemoveAll(dest); err != nil {
				t.Fatal(err)
			}
		}, []string{"a", "b/c", "d"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dest, m := filepath.Join(t.TempDir(), "public"), memory{}
			m.write(t, dest, files{"a": "1", "b/c": "2"})
			test.change(t, dest, m)
			set := files{"a": "1", "b/c": "2", "d": "3"}
			if got, _ := m.write(t, dest, set); !slices.Equal(got, test.want) {
				t.Errorf("rendered %v, want %v", got, test.want)
			}
			equal(t, dest, set)
			if got, _ := m.write(t, dest, set); len(got) > 0 {
				t.Errorf("rendered again: %v", got)
			}
		})
	}
}

// A file that bears its stamp is not read: else the other bytes would be found.
func TestStampsAreBelieved(t *testing.T) {
	dest, m := filepath.Join(t.TempDir(), "public"), memory{}
	set := files{"a": "1", "b": "2"}
	m.write(t, dest, set)
	put(t, dest, files{"a": "X"})
	for name, file := range m {
		m[name] = File{file.Hash, stampAt(t, filepath.Join(dest, name))}
	}
	m.write(t, dest, set)
	equal(t, dest, files{"a": "X", "b": "2"})
	report, _, err := Write(context.Background(), dest, []Item{
		{Path: "a", Last: m["a"], Render: func() ([]byte, error) { return []byte("1"), nil }}, // rendered, then compared by its hash
		{Path: "b", Last: m["b"], Same: true, Render: func() ([]byte, error) { return nil, errors.New("rendered") }},
	}, 1)
	if err != nil || report.Unchanged != 2 {
		t.Errorf("%+v %v", report, err)
	}
}

// A stamp is told only if every later change must leave another one.
func TestStampsThatAreTold(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	m := memory{}
	m.write(t, dest, files{"a": "1"})
	if stamp := stampAt(t, filepath.Join(dest, manifestName)); before(stamp, stamp) != (source.Stamp{}) {
		t.Error("changed at the same moment as the manifest, and yet told")
	}
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(dest, "a"), long, long); err != nil {
		t.Fatal(err)
	}
	m["a"] = File{Hash: m["a"].Hash}
	if m.write(t, dest, files{"a": "1"}); m["a"].Stamp != (source.Stamp{}) {
		t.Error("attributes changed just now, and yet told")
	}
}
