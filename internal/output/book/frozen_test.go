package book

import (
	"bytes"
	"strings"
	"testing"

	"kalauz/internal/diag"
)

func TestFrozenList(t *testing.T) {
	files := []FrozenFile{
		{Path: "kezikonyvek/x/x.epub", File: "hu-x.epub", Format: "epub", Lang: "hu", SHA256: strings.Repeat("0", 64)},
		{Path: "kezikonyvek/x/a/lap.html", File: "hu-lap.html", Format: "html", Lang: "hu", Title: "Lap: \"egy\" #1 'kettő'\n\\x \u00a0 {a}", SHA256: strings.Repeat("a", 64)},
	}
	got, faults := readFrozen("files.yaml", PrintFrozen(files))
	if len(faults) > 0 || len(got) != len(files) {
		t.Fatalf("%v\n%s", faults, PrintFrozen(files))
	}
	for i := range got {
		if got[i].place.Line == 0 {
			t.Error("an entry has no place")
		}
		got[i].place = diag.Place{}
		if got[i] != files[i] {
			t.Errorf("%v, want %v", got[i], files[i])
		}
	}
}

// FuzzFrozenList: whatever stands in the list, nothing gets out of the site.
func FuzzFrozenList(f *testing.F) {
	f.Add(PrintFrozen([]FrozenFile{{Path: "a/b.epub", File: "hu-b.epub", SHA256: strings.Repeat("0", 64)}}))
	for _, path := range []string{"../x", "/x", "a//b", "a/./b", `a\\b`, "C:x", "", "a/con/b", "a\x00b"} {
		f.Add(PrintFrozen([]FrozenFile{{Path: path, File: path, SHA256: strings.Repeat("0", 64)}}))
	}
	f.Add([]byte("files:\n  - 1\n  - [a]\n"))
	f.Add([]byte("files: {}\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		files, _ := readFrozen("files.yaml", raw)
		for _, file := range files {
			for _, name := range []string{file.Path, file.File} {
				if name == "" || name[0] == '/' || strings.Contains("/"+name+"/", "/../") || strings.ContainsAny(name, "\\\x00") {
					t.Errorf("%q of %q", name, raw)
				}
			}
			if strings.Contains(file.File, "/") {
				t.Errorf("outside the folder: %q", file.File)
			}
		}
		again, _ := readFrozen("files.yaml", PrintFrozen(files))
		if len(again) != len(files) || !bytes.Equal(PrintFrozen(again), PrintFrozen(files)) {
			t.Errorf("%q is read otherwise the second time", raw)
		}
	})
}
