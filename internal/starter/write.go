package starter

import (
	"errors"
	"io/fs"
	"os"
	"path"

	"kalauz/internal/diag"
)

// file is one that is to be written.
type file struct {
	path string // with slashes, below the folder of the site
	text []byte
}

var fileThere = diag.Rule{
	Code:  "K052",
	Words: diag.Words{HU: "Ez a fájl már megvan, és érintetlen maradt.", EN: "This file is there already, and was left as it is."},
	Hint:  diag.Words{HU: "Nyissa meg, és ott folytassa.", EN: "Open it and go on writing there."},
}

// errThere is that of a file that was there before. The error of the system would
// not do: a file in the place of a folder gives the same.
var errThere = errors.New("the file is there already")

// write makes one file and the folders it lies in.
func write(root *os.Root, f file) error {
	if err := root.MkdirAll(path.Dir(f.path), 0o755); err != nil {
		return err
	}
	// O_EXCL follows no link at the end of the path either; Root none that leads out.
	out, err := root.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return errThere
	}
	if err != nil {
		return err
	}
	_, err = out.Write(f.text)
	if err = errors.Join(err, out.Close()); err != nil {
		return errors.Join(err, root.Remove(f.path)) // half a file would pass for a whole one
	}
	return nil
}

// writeIn makes one file in the folder of a site.
func writeIn(dir string, f file) (diag.List, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	err = write(root, f)
	if errors.Is(err, errThere) {
		return diag.List{fileThere.At(diag.Place{File: f.path})}, nil
	}
	return nil, err
}
