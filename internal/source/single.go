package source

import (
	"io/fs"
	"os"

	"kalauz/internal/diag"
)

var folderHere = diag.Rule{
	Code:  "K114",
	Words: diag.Words{HU: "Itt egy mappa van, pedig fájlnak kellene lennie.", EN: "This is a folder, but it has to be a file."},
	Hint:  diag.Words{HU: "Nevezze át a mappát, és tegye a helyére a fájlt.", EN: "Rename the folder and put the file in its place."},
}

// Single returns the text of one file of a folder, as File.Text does. What is
// neither a file nor leads to one inside the folder is a fault; it is never
// opened, so a pipe cannot keep anybody waiting. The error of a file or folder
// that is not there is fs.ErrNotExist.
func Single(dir, name string, limit int) ([]byte, diag.List, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	fsys := disk{root}
	info, err := fsys.Stat(name)
	switch {
	case err != nil && isLink(fsys, name):
		return nil, diag.List{linkFault(err).As(diag.Error).At(diag.Place{File: name})}, nil
	case err != nil:
		return nil, nil, err
	case info.IsDir():
		return nil, diag.List{folderHere.At(diag.Place{File: name})}, nil
	case !info.Mode().IsRegular():
		return nil, diag.List{notFile.As(diag.Error).At(diag.Place{File: name}, "kind", kind(info.Mode()))}, nil
	}
	file := File{Path: name, Display: name, Size: info.Size(), Stamp: StampOf(info), fsys: fsys, name: name}
	return file.Text(limit)
}

func isLink(fsys disk, name string) bool {
	info, err := fsys.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}
