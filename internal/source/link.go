package source

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"kalauz/internal/diag"
)

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

// through reports whether a linked folder is to be read. A link to a folder above
// it would never end, and links to folders full of links would end after too
// long; so a linked folder's links to folders are left out.
func (w *walk) through(dir *folder) bool {
	for above := dir.parent; above != nil; above = above.parent {
		if os.SameFile(above.info, dir.info) {
			w.fault(dir.path, linkCircle.At(w.place(dir.path)))
			return false
		}
	}
	if dir.parent.linked {
		w.fault(dir.path, linkInLink.At(w.place(dir.path)))
		return false
	}
	return true
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
