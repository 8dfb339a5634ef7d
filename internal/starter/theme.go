package starter

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"kalauz/internal/diag"
)

// themeFiles are the parts of the style sheet that a site is most likely to lay
// over: what the look is made of, and the place for rules of one's own.
var themeFiles = []string{"style/tokens.css", "style/own.css"}

var noSite = diag.Rule{
	Code:  "K050",
	Words: diag.Words{HU: "Itt nincs honlap, aminek a megjelenését át lehetne írni; semmi sem változott.", EN: "There is no site here whose look could be changed; nothing was changed."},
	Hint:  diag.Words{HU: "Adja meg a honlap mappáját, vagy kezdjen újat: kalauz init MAPPA.", EN: "Name the folder of a site, or begin one: kalauz init FOLDER."},
}

// Theme writes into a site its own copies of the built-in files that hold
// colours, type and space. What is there already stays.
func Theme(dir string, static fs.FS) (Made, diag.List, error) {
	if _, err := os.Stat(filepath.Join(dir, settingsFile)); err != nil {
		return Made{}, diag.List{noSite.At(diag.Place{File: path.Join(filepath.ToSlash(dir), settingsFile)})}, nil
	}
	var files []file
	for _, name := range themeFiles {
		raw, err := fs.ReadFile(static, name)
		if err != nil {
			return Made{}, nil, err
		}
		files = append(files, file{path: "static/" + name, text: raw})
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Made{}, nil, err
	}
	defer root.Close()
	made, err := writeAll(root, files)
	return made, nil, err
}
