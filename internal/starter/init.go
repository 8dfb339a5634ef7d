package starter

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// starterDir is the folder of the layouts that holds the files of a new site.
const starterDir = "starter"

// dotted begins the name of a file that has a leading dot in the new site: what
// is embedded in a program cannot have one.
const dotted = "dot."

var siteThere = diag.Rule{
	Code:  "K053",
	Words: diag.Words{HU: "Itt már van egy honlap; semmi sem változott.", EN: "There is a site here already; nothing was changed."},
	Hint:  diag.Words{HU: "Új oldalt így kezdhet benne: kalauz new TÍPUS \"Cím\". Új honlaphoz adjon meg másik mappát: kalauz init MAPPA.", EN: "Begin a page in it with kalauz new TYPE \"Title\". For a new site name another folder: kalauz init FOLDER."},
}

var contentThere = diag.Rule{
	Code:  "K054",
	Words: diag.Words{HU: "Itt már van content mappa, de site.yaml nincs mellette; semmi sem változott.", EN: "There is a content folder here already, but no site.yaml beside it; nothing was changed."},
	Hint:  diag.Words{HU: "Adjon meg másik mappát: kalauz init MAPPA. Ha ebből lesz a honlap, írjon mellé site.yaml fájlt.", EN: "Name another folder: kalauz init FOLDER. If this is to become the site, write a site.yaml beside it."},
}

var notFolder = diag.Rule{
	Code:  "K055",
	Words: diag.Words{HU: "Ez fájl, nem mappa.", EN: "This is a file, not a folder."},
	Hint:  diag.Words{HU: "Adjon meg másik nevet: kalauz init MAPPA.", EN: "Give another name: kalauz init FOLDER."},
}

// Made says what Init did. The paths are below the folder, with slashes.
type Made struct {
	Written []string
	Kept    []string // were there before, and stay
}

// Init writes a small site into a folder, which is made if need be. today is the
// date of what is dated in it. Where there is a site already, or anything that
// could be one, nothing is written.
func Init(dir string, layouts fs.FS, today locale.Date) (Made, diag.List, error) {
	files, err := starterFiles(layouts, today)
	if err != nil {
		return Made{}, nil, err
	}
	if faults := occupied(dir); faults != nil {
		return Made{}, faults, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Made{}, nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Made{}, nil, err
	}
	defer root.Close()
	made, err := writeAll(root, files)
	return made, nil, err
}

// occupied tells why a folder cannot take a new site, nil if it can.
func occupied(dir string) diag.List {
	there := func(name string) bool {
		_, err := os.Lstat(filepath.Join(dir, name))
		return err == nil
	}
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return diag.List{notFolder.At(diag.Place{File: dir})}
	case there(settingsFile):
		return diag.List{siteThere.At(diag.Place{File: path.Join(filepath.ToSlash(dir), settingsFile)})}
	case there(contentDir):
		return diag.List{contentThere.At(diag.Place{File: path.Join(filepath.ToSlash(dir), contentDir)})}
	}
	return nil
}

// starterFiles fills in the files of a new site.
func starterFiles(layouts fs.FS, today locale.Date) ([]file, error) {
	var files []file
	err := fs.WalkDir(layouts, starterDir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(layouts, name)
		if err != nil {
			return err
		}
		text, err := fill(name, string(raw), values{Date: today.ISO()})
		if err != nil {
			return err
		}
		folder, base := path.Split(strings.TrimPrefix(name, starterDir+"/"))
		if rest, ok := strings.CutPrefix(base, dotted); ok {
			base = "." + rest
		}
		files = append(files, file{path: folder + base, text: text})
		return nil
	})
	return files, err
}

// writeAll makes all files; if that fails, none of them stays, so that the same
// command can be given again.
func writeAll(root *os.Root, files []file) (Made, error) {
	var made Made
	for _, f := range files {
		err := write(root, f)
		if errors.Is(err, errThere) {
			made.Kept = append(made.Kept, f.path)
			continue
		}
		if err != nil {
			for _, done := range made.Written {
				err = errors.Join(err, root.Remove(done))
			}
			return Made{}, fmt.Errorf("%s: %w", f.path, err)
		}
		made.Written = append(made.Written, f.path)
	}
	return made, nil
}
