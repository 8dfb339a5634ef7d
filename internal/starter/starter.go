// Package starter writes what an editor begins with: a new site, a new page, the
// translation of a page; and it tells what types of pages a site has.
//
// It does not know the clock, the terminal, or the name of any content type: the
// files of a new site lie in the layouts' folder starter, those of a new page in
// new.md of its type, for a language of its own in new.LANGUAGE.md.
//
// The rules:
//   - Nothing is ever overwritten. A file is made, or it was there and stays.
//   - Nothing outside the folder of the site is written, whatever links are in it.
//   - What is written can be read again: a title with a colon, a quote or a hash
//     in it comes back as the same title.
//   - A page begins as a draft, so that it is not public until its author says so.
//   - The comments in a file are in the language of that file.
package starter

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// The user's folders and the file of settings.
const (
	settingsFile = "site.yaml"
	contentDir   = "content"
	layoutsDir   = "layouts"
	largest      = 1 << 20 // of settings and of a template, in bytes
)

// Folder is the folder of a site, as far as writing a page in it needs it.
type Folder struct {
	Dir    string
	Config config.Config
	Types  *schema.Types

	forms   []source.Tree // the layouts in which new pages begin: the site's own, then the built-in ones
	content source.Tree
}

// Open reads the settings and the types of the site in a folder; layouts is the
// built-in theme. The folder is nil where there is no site or its settings have
// errors. The faults are the authors', the error is the machine's.
func Open(dir string, layouts fs.FS) (*Folder, diag.List, error) {
	f := &Folder{Dir: dir}
	settings, _, faults, err := config.Open(dir)
	if err != nil || faults.HasErrors() {
		return nil, faults, err
	}
	f.Config = settings
	own, more, err := scan(dir, layoutsDir)
	faults = append(faults, more...)
	if err != nil {
		return nil, faults, err
	}
	if f.content, _, err = scan(dir, contentDir); err != nil { // its faults are for build to tell
		return nil, faults, err
	}
	builtIn, err := source.FromFS(layouts, layoutsDir)
	if err != nil {
		return nil, faults, err
	}
	f.forms = []source.Tree{own, builtIn}
	f.Types, more = schema.Load(source.Over(own, builtIn))
	return f, append(faults, more...), nil
}

// scan lists the files of a folder that need not be there.
func scan(dir, name string) (source.Tree, diag.List, error) {
	tree, faults, err := source.Scan(filepath.Join(dir, name), name, source.Options{})
	if errors.Is(err, fs.ErrNotExist) {
		return source.Tree{}, nil, nil
	}
	return tree, faults, err
}

// parser reads pages as the site does.
func (f *Folder) parser() content.Parser {
	return content.Parser{Types: f.Types, Languages: f.Config.Locales()}
}

var noLanguage = diag.Rule{
	Code:  "K051",
	Words: diag.Words{HU: "Ilyen nyelve nincs a honlapnak: „{lang}”.", EN: "The site has no such language: “{lang}”."},
	Hint:  diag.Words{HU: "A honlap nyelvei: {known}. Újat a site.yaml fájlban vehet fel.", EN: "The languages of the site are {known}. A new one is added in site.yaml."},
}

// language finds a language of the site by its code.
func (f *Folder) language(code string, place diag.Place) (config.Language, diag.List) {
	l, ok := f.Config.Language(code)
	if !ok {
		return l, diag.List{noLanguage.At(place, "lang", code, "known", strings.Join(f.Config.Codes(), ", "))}
	}
	return l, nil
}

// suffix is what the name of a file in a language has before ".md".
func (f *Folder) suffix(l *locale.Language) string {
	if l.Code() == f.Config.Default().Code {
		return ""
	}
	return "." + l.Code()
}

// Line returns a line of a file of the site, for the excerpt in a fault.
func Line(dir, file string, n int) string {
	raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
	if err != nil {
		return ""
	}
	return source.Line(raw, n)
}
