package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"kalauz/internal/diag"
)

var isRootFolder = diag.Rule{
	Code: "K710",
	Words: diag.Words{
		HU: "A kimeneti mappa nem lehet a lemez gyökérmappája („{path}”).",
		EN: "The output folder cannot be the root of the disk (“{path}”).",
	},
	Hint: diag.Words{
		HU: "Adjon meg egy új, üres mappát, például: --destination public.",
		EN: "Name a new, empty folder, for instance: --destination public.",
	},
}

var isProtected = diag.Rule{
	Code: "K711",
	Words: diag.Words{
		HU: "A kimeneti mappa („{path}”) nem lehet azonos ezzel a mappával, és nem is tartalmazhatja: „{other}”.",
		EN: "The output folder (“{path}”) can neither be this folder nor contain it: “{other}”.",
	},
	Hint: diag.Words{
		HU: "Adjon meg egy új, üres mappát, például: --destination public. A forrásfájlokhoz a Kalauz nem nyúl.",
		EN: "Name a new, empty folder, for instance: --destination public. Kalauz does not touch the sources.",
	},
}

var isInside = diag.Rule{
	Code: "K712",
	Words: diag.Words{
		HU: "A kimeneti mappa („{path}”) nem állhat a forrásfájlok között, ebben a mappában: „{other}”.",
		EN: "The output folder (“{path}”) cannot stand among the sources, in this folder: “{other}”.",
	},
	Hint: diag.Words{
		HU: "Adjon meg egy mappát a forrásfájlok mellett, például: --destination public.",
		EN: "Name a folder beside the sources, for instance: --destination public.",
	},
}

var isLink = diag.Rule{
	Code: "K713",
	Words: diag.Words{
		HU: "A kimeneti mappa („{path}”) szimbolikus link, így a fájlok máshová kerülnének.",
		EN: "The output folder (“{path}”) is a symbolic link, so the files would end up elsewhere.",
	},
	Hint: diag.Words{
		HU: "Adja meg kimenetnek azt a mappát, amelyre a link mutat, vagy törölje a linket.",
		EN: "Name the folder the link points to as the output, or delete the link.",
	},
}

var isNoFolder = diag.Rule{
	Code: "K714",
	Words: diag.Words{
		HU: "A kimenet helyén nem mappa, hanem fájl áll: „{path}”.",
		EN: "Where the output should go there is a file, not a folder: “{path}”.",
	},
	Hint: diag.Words{
		HU: "Helyezze máshová ezt a fájlt, vagy adjon meg másik kimeneti mappát (--destination).",
		EN: "Move this file away, or name another output folder (--destination).",
	},
}

var isForeign = diag.Rule{
	Code: "K715",
	Words: diag.Words{
		HU: "A kimeneti mappa („{path}”) nem üres, és nem a Kalauz írta; van benne például: „{other}”.",
		EN: "The output folder (“{path}”) is not empty and was not written by Kalauz; it holds, for instance, “{other}”.",
	},
	Hint: diag.Words{
		HU: "Adjon meg egy új vagy üres mappát (--destination), vagy ürítse ki ezt, ha semmire sincs szükség belőle.",
		EN: "Name a new or empty folder (--destination), or empty this one if nothing in it is needed.",
	},
}

var isDamaged = diag.Rule{
	Code: "K716",
	Words: diag.Words{
		HU: "Nem olvasható a közzétett fájlok jegyzéke: „{path}”. Így nem tudható, mely fájlokat írta a Kalauz.",
		EN: "The list of published files cannot be read: “{path}”. So it is not known which files Kalauz wrote.",
	},
	Hint: diag.Words{
		HU: "Ürítse ki a kimeneti mappát (a saját fájljait előbb mentse el), vagy adjon meg másikat, és építse újra a honlapot.",
		EN: "Empty the output folder (save your own files first), or name another one, and build the site again.",
	},
}

// CodeNotWritable is the code of a destination that the machine, not Kalauz,
// refuses.
const CodeNotWritable = "K717"

var isReadOnly = diag.Rule{
	Code: CodeNotWritable,
	Words: diag.Words{
		HU: "Nem lehet írni ebbe a mappába: „{path}”.",
		EN: "It is not possible to write into this folder: “{path}”.",
	},
	Hint: diag.Words{
		HU: "Adjon írási jogot a mappára, vagy adjon meg másik kimeneti mappát (--destination).",
		EN: "Give yourself the right to write there, or name another output folder (--destination).",
	},
}

// homely are the things that a file system, a desktop or git puts into a folder
// which its owner calls empty. They are kept like every file of the editor's.
var homely = []string{".DS_Store", ".git", ".gitignore", ".gitkeep", "Thumbs.db", "desktop.ini", "lost+found"}

// Check refuses a destination before anything is rendered: the root, the home
// folder or what contains it, a folder of sources, what contains one or stands
// in one, a link, a file, a folder that is neither empty nor ours, one that
// cannot be written. home may be empty. That its manifest can be read says
// [Notes].
func Check(dest, home string, sources ...string) (diag.List, error) {
	place, err := locate(dest)
	if err != nil {
		return nil, err
	}
	fault := func(r diag.Rule, other string) (diag.List, error) {
		return diag.List{r.At(diag.Place{File: place.shown}, "path", place.shown, "other", filepath.ToSlash(other))}, nil
	}
	if place.path == place.parent {
		return fault(isRootFolder, "")
	}
	for _, p := range append([]string{home}, sources...) {
		if p != "" && within(p, place.path) {
			return fault(isProtected, p)
		}
	}
	for _, p := range sources {
		if within(place.path, p) {
			return fault(isInside, p)
		}
	}
	if faults, err := inspect(place); err != nil || len(faults) > 0 {
		return faults, err
	}
	folder, err := probe(place)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return diag.List{isReadOnly.At(diag.Place{File: place.shown}, "path", filepath.ToSlash(folder))}, nil
	}
	return nil, err
}

// inspect looks at the destination alone, and not into its manifest.
func inspect(p place) (diag.List, error) {
	fault := func(r diag.Rule, pairs ...string) (diag.List, error) {
		return diag.List{r.At(diag.Place{File: p.shown}, append(pairs, "path", p.shown)...)}, nil
	}
	if p.path == p.parent {
		return fault(isRootFolder)
	}
	info, err := os.Lstat(p.path)
	switch {
	case missing(err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("publish: %w", err)
	case info.Mode()&fs.ModeSymlink != 0:
		return fault(isLink)
	case !info.IsDir():
		return fault(isNoFolder)
	}
	root, err := p.open()
	if errors.Is(err, fs.ErrPermission) {
		return fault(isReadOnly)
	}
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if _, err := root.Lstat(manifestName); err == nil {
		return nil, nil
	}
	stranger, err := firstStranger(root.Root)
	if err == nil && stranger != "" {
		return fault(isForeign, "other", stranger)
	}
	return nil, err
}

// firstStranger returns the first name in a folder without a manifest that
// shows it to be somebody else's.
func firstStranger(root *os.Root) (string, error) {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return "", fmt.Errorf("publish: %w", err)
	}
	for _, e := range entries {
		if !isReserved(e.Name()) && !slices.Contains(homely, e.Name()) {
			return e.Name(), nil
		}
	}
	return "", nil
}

// within reports whether a path is a folder or stands somewhere in it. What is
// on the disk is compared as the system knows it, so that neither a link nor
// another spelling hides that the two are one; what is not, by its name.
func within(name, folder string) bool {
	name, err := filepath.Abs(name)
	if err != nil {
		return false
	}
	folder, err = filepath.Abs(folder)
	if err != nil {
		return false
	}
	if rel, err := filepath.Rel(folder, name); err == nil && filepath.IsLocal(rel) {
		return true
	}
	target, err := os.Stat(folder)
	if err != nil {
		return false
	}
	for {
		if real, err := filepath.EvalSymlinks(name); err == nil {
			return anyAbove(real, target)
		}
		if up := filepath.Dir(name); up != name {
			name = up
			continue
		}
		return false
	}
}

func anyAbove(name string, target fs.FileInfo) bool {
	for {
		if info, err := os.Stat(name); err == nil && os.SameFile(info, target) {
			return true
		}
		up := filepath.Dir(name)
		if up == name {
			return false
		}
		name = up
	}
}

// probe writes and removes a file where the publish will begin: the mode bits
// alone do not tell (root, read-only mounts, foreign owners). It returns the
// folder it tried.
func probe(p place) (string, error) {
	folder := p.path
	for missing(statError(folder)) && folder != filepath.Dir(folder) {
		folder = filepath.Dir(folder)
	}
	f, err := os.CreateTemp(folder, reserved+"probe-*")
	if err != nil {
		return folder, err
	}
	name := f.Name()
	return folder, errors.Join(f.Close(), os.Remove(name))
}

func statError(name string) error {
	_, err := os.Stat(name)
	return err
}

// inFolder shows a path of the set as the editor finds it.
func (p place) inFolder(name string) string {
	return strings.TrimSuffix(p.shown, "/") + "/" + name
}
