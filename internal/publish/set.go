package publish

import (
	"cmp"
	"fmt"
	"io/fs"
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

// arrange sorts the items by path. A path that no author can have caused is an
// error. order says which of the items as they were given each one was.
func arrange(items []Item) (set []Item, order []int, err error) {
	order = make([]int, len(items))
	for i, item := range items {
		if err := checkPath(item.Path); err != nil {
			return nil, nil, err
		}
		if strings.Contains(item.Note, "\n") {
			return nil, nil, fmt.Errorf("publish: the note of %q is more than a line", item.Path)
		}
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(items[a].Path, items[b].Path), a-b) })
	set = make([]Item, len(items))
	for i, given := range order {
		set[i] = items[given]
		set[i].turn = given
	}
	return set, order, nil
}

// unsorted brings what belongs to a sorted set back into the order of the items.
func unsorted(files []File, order []int) []File {
	if files == nil {
		return nil
	}
	given := make([]File, len(files))
	for i, file := range files {
		given[order[i]] = file
	}
	return given
}

// checkPath refuses what must never reach the disk, as a fault of the program:
// authors' names are checked, with their places, long before.
func checkPath(name string) error {
	if fs.ValidPath(name) && name != "." && !isReserved(name) && !hasControl(name) {
		return nil
	}
	return fmt.Errorf("publish: %q is not a path that can be published", name)
}

// hasControl reports whether a path has a control character or a backslash,
// which Windows takes for a slash.
func hasControl(name string) bool {
	for i := range len(name) {
		if c := name[i]; c < ' ' || c == 0x7f || c == '\\' {
			return true
		}
	}
	return false
}

// collisions finds the names that are one name on some system: such a set cannot
// stand in one folder everywhere. The set is in order of path. spelled holds every file and folder under its
// folded name.
func collisions(set []Item) diag.List {
	type use struct {
		name   string
		folder bool
		by     string // the item that brought it
	}
	var faults diag.List
	spelled := make(map[string]use, 2*len(set))
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
	before := ""
	for _, item := range set {
		for _, folder := range foldersOf(item.Path) {
			if !isIn(before, folder) {
				claim(use{folder, true, item.Path})
			}
		}
		claim(use{item.Path, false, item.Path})
		before = item.Path
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
