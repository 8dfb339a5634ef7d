package config

import (
	"errors"
	"io/fs"
	"path/filepath"

	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/source"
)

// FileName is what the settings of a site are called.
const FileName = "site.yaml"

var noSettings = diag.Rule{
	Code:  "K009",
	Words: diag.Words{HU: "Ebben a mappában nincs site.yaml, tehát nem Kalauz-honlap: {dir}", EN: "There is no site.yaml in this folder, so it is not a Kalauz site: {dir}"},
	Hint:  diag.Words{HU: "Lépjen a honlap mappájába, vagy nevezze meg a parancs végén: -s MAPPA. Új honlapot így kezdhet: kalauz init MAPPA.", EN: "Go to the folder of the site, or name it at the end of the command: -s FOLDER. A new site begins with kalauz init FOLDER."},
}

// Open reads the settings of the site in a folder. text is what was read, nil
// where there is nothing to go on with. The error is the machine's.
func Open(dir string) (c Config, text []byte, faults diag.List, err error) {
	text, faults, err = source.Single(dir, FileName, record.MaxFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		whole, _ := filepath.Abs(dir)
		return c, nil, diag.List{noSettings.At(diag.Place{File: FileName}, "dir", whole)}, nil
	case err != nil || faults.HasErrors():
		return c, nil, faults, err
	}
	c, more := Load(FileName, text)
	return c, text, append(faults, more...), nil
}
