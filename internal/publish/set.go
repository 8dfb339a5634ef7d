package publish

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"kalauz/internal/diag"
)

var samePath = diag.Rule{
	Code: "K700",
	Words: diag.Words{
		HU: "Két különböző tartalom kerülne ugyanarra a helyre: „{path}”.",
		EN: "Two different things would be published in the same place: “{path}”.",
	},
	Hint: diag.Words{
		HU: "Adjon az egyik oldalnak más címet (slug), vagy nevezze át az egyik fájlt.",
		EN: "Give one of the pages another address (slug), or rename one of the files.",
	},
}

var sameButCase = diag.Rule{
	Code: "K701",
	Words: diag.Words{
		HU: "Két név csak a kis- és nagybetűkben különbözik: „{path}” és „{other}”.",
		EN: "Two names differ only in upper and lower case: “{path}” and “{other}”.",
	},
	Hint: diag.Words{
		HU: "Nevezze át az egyiket: Windowson és macOS-en a kettő ugyanaz lenne.",
		EN: "Rename one of them: on Windows and macOS the two would be the same.",
	},
}

var fileAgainstFolder = diag.Rule{
	Code: "K702",
	Words: diag.Words{
		HU: "Ugyanazt a nevet egy fájl és egy mappa is viselné: „{path}” (a mappába kerülne: „{other}”).",
		EN: "A file and a folder would bear the same name: “{path}” (in the folder: “{other}”).",
	},
	Hint: diag.Words{
		HU: "Nevezze át a fájlt, vagy adjon más címet a mappában álló oldalnak.",
		EN: "Rename the file, or give the page in the folder another address.",
	},
}

// arrange sorts the items by path and refuses a set that cannot stand in one
// folder on every system. A path that no author can have caused is an error.
func arrange(items []Item) ([]Item, diag.List, error) {
	set := slices.Clone(items)
	slices.SortStableFunc(set, func(a, b Item) int { return cmp.Compare(a.Path, b.Path) })
	for _, item := range set {
		if err := checkPath(item.Path); err != nil {
			return nil, nil, err
		}
	}
	return set, collisions(set), nil
}

// checkPath refuses what must never reach the disk, as a fault of the program:
// authors' names are checked, with their places, long before.
func checkPath(name string) error {
	switch {
	case !fs.ValidPath(name), name == ".", strings.ContainsRune(name, '\\'):
	case !utf8.ValidString(name), strings.ContainsFunc(name, isControl):
	case isReserved(name):
	default:
		return nil
	}
	return fmt.Errorf("publish: %q is not a path that can be published", name)
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// collisions finds the names that are one name on some system. spelled holds
// every file and folder under its folded name.
func collisions(set []Item) diag.List {
	type use struct {
		name   string
		folder bool
		by     string // the item that brought it
	}
	var faults diag.List
	spelled := map[string]use{}
	claim := func(u use) bool {
		key := fold(u.name)
		before, taken := spelled[key]
		if !taken {
			spelled[key] = u
			return true
		}
		fault := func(r diag.Rule, name, other string) {
			faults = append(faults, r.At(diag.Place{File: name}, "path", name, "other", other))
		}
		switch {
		case before.name != u.name:
			fault(sameButCase, u.name, before.name)
		case before.folder && !u.folder:
			fault(fileAgainstFolder, u.name, before.by)
		case !before.folder && u.folder:
			fault(fileAgainstFolder, u.name, u.by)
		case !u.folder:
			fault(samePath, u.name, before.name)
		}
		return false
	}
	known := map[string]bool{}
	for _, item := range set {
		if dir := path.Dir(item.Path); !known[dir] {
			known[dir] = true
			for _, folder := range foldersOf(item.Path) {
				claim(use{folder, true, item.Path})
			}
		}
		claim(use{item.Path, false, item.Path})
	}
	return faults.Sorted()
}

// fold is a name as the least discerning file system sees it.
func fold(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return cases.Fold().String(norm.NFC.String(name))
		}
	}
	return strings.ToLower(name)
}
