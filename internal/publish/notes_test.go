package publish

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kalauz/internal/source"
)

// publishNoted publishes files of which each holds its path, with notes.
func publishNoted(t *testing.T, dest string, notes map[string]string) {
	t.Helper()
	var items []Item
	for name, note := range notes {
		items = append(items, Item{Path: name, Note: note, Render: func() ([]byte, error) { return []byte(name), nil }})
	}
	if _, faults, err := Write(context.Background(), dest, items, 1); err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
}

func notesOf(t *testing.T, dest string) []Noted {
	t.Helper()
	notes, faults, err := Notes(dest)
	if err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	return notes
}

// TestNotesComeBack: with the files of the last publish, whatever was there
// before, and also of a file that stays as it is.
func TestNotesComeBack(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	if notes := notesOf(t, dest); notes != nil {
		t.Errorf("of nothing: %v", notes)
	}
	for _, step := range []struct {
		set  map[string]string
		want []Noted
	}{
		{map[string]string{"a": "first", "b/c": "two\tparts", "d": ""}, []Noted{{"a", "first"}, {"b/c", "two\tparts"}}},
		{map[string]string{"a": "second", "d": "now"}, []Noted{{"a", "second"}, {"d", "now"}}},
		{map[string]string{"a": "", "d": ""}, nil},
	} {
		publishNoted(t, dest, step.set)
		if got := notesOf(t, dest); !slices.Equal(got, step.want) {
			t.Errorf("%v, want %v", got, step.want)
		}
	}
}

// TestManifestFromBeforeNotes: it is read, says nothing, and what it names is ours.
func TestManifestFromBeforeNotes(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	put(t, dest, files{"a": "a", "gone": "x", manifestName: unnotedHead + "\n" + source.Hash([]byte("a")) + " 1 a\n" + source.Hash([]byte("x")) + " 1 gone\n"})
	if notes := notesOf(t, dest); notes != nil {
		t.Errorf("notes %v", notes)
	}
	publishNoted(t, dest, map[string]string{"a": "note"})
	equal(t, dest, files{"a": "a"})
	if got, want := notesOf(t, dest), []Noted{{"a", "note"}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestNotesOfADamagedManifest(t *testing.T) {
	for name, manifest := range map[string]string{
		"another file":               "not a manifest",
		"a head and no line":         manifestHead,
		"a later manifest":           "kalauz-manifest 3\n",
		"what is outside":            manifestHead + "\n" + strings.Repeat("0", 64) + " 1 ../file\n",
		"no note behind the tab":     manifestHead + "\n" + strings.Repeat("0", 64) + " 1 a\t\n",
		"a note before there were":   unnotedHead + "\n" + strings.Repeat("0", 64) + " 1 a\tnote\n",
		"a line that does not end":   manifestHead + "\n" + strings.Repeat("0", 64) + " 1 a",
		"two lines of the same name": manifestHead + "\n" + strings.Repeat(strings.Repeat("0", 64)+" 1 a\n", 2),
	} {
		dest := filepath.Join(t.TempDir(), "public")
		put(t, dest, files{manifestName: manifest})
		notes, faults, err := Notes(dest)
		if err != nil || notes != nil || len(faults) != 1 || faults[0].Code != isDamaged.Code {
			t.Errorf("%s: %v %v %v", name, notes, faults, err)
		}
	}
}

func TestANoteIsOneLine(t *testing.T) {
	item := Item{Path: "a", Note: "a\nb", Render: func() ([]byte, error) { return nil, nil }}
	if _, _, err := Write(context.Background(), filepath.Join(t.TempDir(), "public"), []Item{item}, 1); err == nil {
		t.Error("two lines were taken for a note")
	}
}
