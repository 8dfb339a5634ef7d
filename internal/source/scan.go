package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kalauz/internal/diag"
)

var bothForms = diag.Rule{
	Code:  "K106",
	Words: diag.Words{HU: "Két fájl neve ugyanaz, csak az ékezetes betűk tárolása más: „{name}”.", EN: "Two files have the same name, with accented letters stored in two ways: “{name}”."},
	Hint:  diag.Words{HU: "Többnyire macOS és más rendszer közötti másoláskor keletkezik. Tartsa meg az egyiket, a másikat törölje.", EN: "It mostly comes from copying between macOS and another system. Keep one of them and delete the other."},
}

var caseOnly = diag.Rule{
	Code:  "K107",
	Words: diag.Words{HU: "Két név csak kis- és nagybetűben különbözik: „{name}” és „{other}”.", EN: "Two names differ only in capital letters: “{name}” and “{other}”."},
	Hint:  diag.Words{HU: "Nevezze át az egyiket; Windowson és macOS-en ez a kettő ugyanaz.", EN: "Rename one of them; on Windows and macOS these two are the same."},
}

var otherName = diag.Words{HU: "a másik", EN: "the other"}

var linkCircle = diag.Rule{
	Code:  "K108",
	Level: diag.Warning,
	Words: diag.Words{HU: "A hivatkozás (symlink) körbe vezet, ezért kimarad.", EN: "The link (symlink) leads in a circle and is left out."},
	Hint:  diag.Words{HU: "Törölje a hivatkozást.", EN: "Delete the link."},
}

var linkNowhere = diag.Rule{
	Code:  "K109",
	Level: diag.Warning,
	Words: diag.Words{HU: "A hivatkozás (symlink) nem létező fájlra mutat, ezért kimarad.", EN: "The link (symlink) points to a file that does not exist and is left out."},
	Hint:  diag.Words{HU: "Törölje a hivatkozást, vagy tegye a helyére a fájlt.", EN: "Delete the link, or put the file in its place."},
}

var linkOut = diag.Rule{
	Code:  "K110",
	Words: diag.Words{HU: "A hivatkozás (symlink) a mappából kivezet; ami kívül van, nem kerülhet a honlapra.", EN: "The link (symlink) leads out of the folder; nothing outside may get into the site."},
	Hint:  diag.Words{HU: "Másolja ide a fájlt a hivatkozás helyére. Ha a cél ezen a mappán belül van, a hivatkozás relatív útvonalat tartalmazzon.", EN: "Copy the file here in the link's place. If its target is inside this folder, make the link's path a relative one."},
}

var linkInLink = diag.Rule{
	Code:  "K111",
	Level: diag.Warning,
	Words: diag.Words{HU: "Hivatkozással behozott mappában újabb mappára mutató hivatkozás (symlink) áll, ezért kimarad.", EN: "Inside a linked folder there is another link (symlink) to a folder; it is left out."},
	Hint:  diag.Words{HU: "A hivatkozás egyenesen a végső mappára mutasson.", EN: "Let the link point straight to the final folder."},
}

var notFile = diag.Rule{
	Code:  "K112",
	Level: diag.Warning,
	Words: diag.Words{HU: "Ez nem fájl és nem mappa ({kind}), ezért kimarad.", EN: "This is neither a file nor a folder ({kind}) and is left out."},
	Hint:  diag.Words{HU: "Vigye ki innen.", EN: "Move it elsewhere."},
}

var noPermission = diag.Rule{
	Code:  "K113",
	Words: diag.Words{HU: "Nincs jogosultsága elolvasni.", EN: "You have no permission to read this."},
	Hint:  diag.Words{HU: "Adjon magának olvasási jogot a fájl tulajdonságainál, vagy kérje meg azt, akié.", EN: "Give yourself the right to read it in the file's properties, or ask whoever owns it."},
}

// Options says what a scan takes besides ordinary files.
type Options struct {
	Dots []string               // names with a leading dot that are taken nevertheless, as ".well-known"
	Skip func(path string) bool // files and folders to leave out; may be nil
}

// Scan lists the files of a folder on the disk. prefix is what the editor calls
// the folder. If the folder does not exist the error is fs.ErrNotExist; the faults
// of what is in it are collected.
func Scan(dir, prefix string, options Options) (Tree, diag.List, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Tree{}, nil, err
	}
	// The root stays open as long as a tree refers to it; os closes it after.
	return scan(root.FS(), prefix, options)
}

// FromFS lists the files of a built-in tree. A fault in it is ours, so an error.
func FromFS(fsys fs.FS, prefix string) (Tree, error) {
	tree, faults, err := scan(fsys, "(built-in) "+prefix, Options{})
	if err == nil && len(faults) > 0 {
		err = fmt.Errorf("%s: %s", faults[0].Place, faults[0].Words.EN)
	}
	return tree, err
}

// walk is one scan under way.
type walk struct {
	fsys    fs.FS
	prefix  string
	options Options
	files   []File
	faults  diag.List
}

// folder is one that is being read.
type folder struct {
	path   string // NFC, "" for the root
	name   string // in the file system
	info   fs.FileInfo
	parent *folder
	linked bool // reached through a link
}

func scan(fsys fs.FS, prefix string, options Options) (Tree, diag.List, error) {
	w := walk{fsys: fsys, prefix: prefix, options: options}
	info, err := fs.Stat(fsys, ".")
	if err != nil {
		return Tree{}, nil, err
	}
	if err := w.folder(&folder{name: ".", info: info}); err != nil {
		return Tree{}, nil, err
	}
	return newTree(w.files), w.faults.Sorted(), nil
}

func (w *walk) folder(dir *folder) error {
	entries, err := fs.ReadDir(w.fsys, dir.name)
	switch {
	case err != nil && dir.parent != nil:
		return w.refused(dir.path, err)
	case err != nil:
		return err
	}
	taken := make(map[string]string, len(entries))
	for _, entry := range entries {
		name := entry.Name()
		composed := norm.NFC.String(name)
		at := path.Join(dir.path, composed)
		if hidden(name, w.options.Dots) || leftover(name) || w.options.Skip != nil && w.options.Skip(at) {
			continue
		}
		if d, bad := checkName(composed, w.display(at)); bad {
			w.fault(d)
			continue
		}
		if w.collides(taken, dir, composed) {
			continue
		}
		if err := w.entry(dir, entry, at); err != nil {
			return err
		}
	}
	return nil
}

// collides reports a name that is the same as one before it, to a system that
// does not tell capitals or the forms of accents apart.
func (w *walk) collides(taken map[string]string, dir *folder, name string) bool {
	folded := strings.ToLower(name)
	other, twice := taken[folded]
	if !twice {
		taken[folded] = name
		return false
	}
	d := bothForms.At(diag.Place{File: w.display(path.Join(dir.path, name))}, "name", name)
	if other != name {
		d = caseOnly.At(d.Place, "name", name, "other", other)
		d = d.With(diag.Note{Place: diag.Place{File: w.display(path.Join(dir.path, other))}, Words: otherName})
	}
	w.fault(d)
	return true
}

// entry takes a file, goes into a folder, or says why it does neither.
func (w *walk) entry(dir *folder, entry fs.DirEntry, at string) error {
	name := path.Join(dir.name, entry.Name())
	if entry.Type().IsRegular() {
		return w.file(at, name)
	}
	place := diag.Place{File: w.display(at)}
	info, err := fs.Stat(w.fsys, name)
	link := entry.Type()&fs.ModeSymlink != 0
	switch {
	case link && err != nil:
		w.fault(linkFault(err).At(place))
	case err != nil:
		return w.refused(at, err)
	case info.IsDir():
		return w.into(&folder{path: at, name: name, info: info, parent: dir, linked: dir.linked || link}, link)
	case info.Mode().IsRegular():
		return w.file(at, name)
	default:
		w.fault(notFile.At(place, "kind", kind(info.Mode())))
	}
	return nil
}

// file takes a file that can be opened.
func (w *walk) file(at, name string) error {
	opened, err := w.fsys.Open(name)
	if err != nil {
		return w.refused(at, err)
	}
	info, err := opened.Stat()
	if err == nil {
		w.files = append(w.files, File{Path: at, Display: w.display(at), Size: info.Size(), Stamp: StampOf(info), fsys: w.fsys, name: name})
	}
	return errors.Join(err, opened.Close())
}

// refused tells the author's fault from the machine's. What is gone since its
// folder was read is neither.
func (w *walk) refused(at string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, fs.ErrPermission):
		w.fault(noPermission.At(diag.Place{File: w.display(at)}))
		return nil
	}
	return err
}

// into reads a folder. A link to a folder above it would never end, and links to
// folders full of links would end after too long; so a linked folder's links to
// folders are left out.
func (w *walk) into(dir *folder, link bool) error {
	if !link {
		return w.folder(dir)
	}
	place := diag.Place{File: w.display(dir.path)}
	for above := dir.parent; above != nil; above = above.parent {
		if os.SameFile(above.info, dir.info) {
			w.fault(linkCircle.At(place))
			return nil
		}
	}
	if dir.parent.linked {
		w.fault(linkInLink.At(place))
		return nil
	}
	return w.folder(dir)
}

// linkFault tells why a link cannot be followed. os has no name for the error of
// a link that leads out of a root, so it is what remains.
func linkFault(err error) diag.Rule {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return linkNowhere
	case errors.Is(err, fs.ErrPermission):
		return noPermission
	case errors.Is(err, syscall.ELOOP):
		return linkCircle
	}
	return linkOut
}

// kind names what is neither file nor folder, in words that both languages have.
func kind(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "FIFO"
	case mode&fs.ModeSocket != 0:
		return "socket"
	}
	return "device"
}

// display is the path as the editor knows it, printable in any case.
func (w *walk) display(at string) string {
	if !utf8.ValidString(at) {
		at = strings.ToValidUTF8(at, "\ufffd")
	}
	return path.Join(w.prefix, at)
}

func (w *walk) fault(d diag.Diagnostic) { w.faults = append(w.faults, d) }
