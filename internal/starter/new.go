package starter

import (
	"path"

	"strings"

	"kalauz/internal/config"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// newCommand is the place of faults in what was typed.
const newCommand = "kalauz new"

// longestName is how long the name of a file is made, in letters. It is a part of
// the page's address, which people print, send and read out.
const longestName = 60

// Page says what page is to be begun.
type Page struct {
	Type     string // as the editor calls it
	Title    string
	Name     string // of the file; "" takes it from the title
	Language string // "" is the site's default
	Folder   bool   // as SLUG/index.md, with room for pictures
	Today    locale.Date
}

var noTitle = diag.Rule{
	Code:  "K058",
	Words: diag.Words{HU: "Az új oldalnak nincs címe.", EN: "The new page has no title."},
	Hint:  diag.Words{HU: "Írja a típus után, idézőjelek között: kalauz new TÍPUS \"Az oldal címe\".", EN: "Write it after the type, in quotes: kalauz new TYPE \"The title of the page\"."},
}

var noName = diag.Rule{
	Code:  "K059",
	Words: diag.Words{HU: "Ebből nem lehet fájlnév, mert nincs benne latin betű vagy számjegy: „{text}”.", EN: "This cannot become the name of a file, because it has no Latin letter or digit: “{text}”."},
	Hint:  diag.Words{HU: "Adjon nevet a fájlnak: --name rovid-nev.", EN: "Name the file: --name short-name."},
}

var takenName = diag.Rule{
	Code:  "K060",
	Words: diag.Words{HU: "Ilyen nevű fájl itt nem lehet, mert a névnek más jelentése van: „{name}”.", EN: "A file cannot have this name here, because the name has another meaning: “{name}”."},
	Hint:  diag.Words{HU: "Adjon más nevet a fájlnak: --name rovid-nev.", EN: "Give the file another name: --name short-name."},
}

var pageThere = diag.Rule{
	Code:  "K061",
	Words: diag.Words{HU: "Ez az oldal már megvan, és érintetlen maradt.", EN: "This page is there already, and was left as it is."},
	Hint:  diag.Words{HU: "Írja tovább, adjon az újnak más nevet (--name rovid-nev), vagy fordítsa le ezt: kalauz new --translate {file}.", EN: "Go on writing in it, give the new one another name (--name short-name), or translate this one: kalauz new --translate {file}."},
}

// New writes the first form of a page and returns its path from the folder of the
// site on, "content/folder/name.md".
func (f *Folder) New(p Page) (string, diag.List, error) {
	at := diag.Place{File: newCommand}
	t, faults := f.Find(p.Type, newCommand)
	if faults != nil {
		return "", faults, nil
	}
	p.Title = cleanTitle(p.Title)
	if p.Title == "" {
		return "", diag.List{noTitle.At(at)}, nil
	}
	lang := f.Config.Default()
	if p.Language != "" {
		if lang, faults = f.language(p.Language, at); faults != nil {
			return "", faults, nil
		}
	}
	name, faults := f.name(p, t)
	if faults != nil {
		return "", faults, nil
	}
	text, faults, err := f.firstForm(t, values{Title: p.Title, Name: name, Lang: lang.Code, Date: p.Today.ISO()})
	if faults != nil || err != nil {
		return "", faults, err
	}
	target := f.target(t, name, lang, p.Folder)
	faults, err = writeIn(f.Dir, file{path: target, text: text})
	return target, faults, err
}

// target is the path of the new file.
func (f *Folder) target(t *schema.Type, name string, lang config.Language, folder bool) string {
	if t.Book != nil || folder {
		name += "/index"
	}
	return path.Join(contentDir, t.Folder, name+f.suffix(lang.Locale)+".md")
}

// name makes the name of the file and finds what already has it.
func (f *Folder) name(p Page, t *schema.Type) (string, diag.List) {
	at := diag.Place{File: newCommand}
	wanted := p.Title
	if p.Name != "" {
		wanted = strings.TrimSuffix(p.Name, ".md")
	}
	name := shorten(locale.Slug(wanted))
	section := t.Folder == "." && f.Types.ByFolder(name) != nil
	switch {
	case name == "":
		return "", diag.List{noName.At(at, "text", wanted)}
	case name == "index" || section || source.Device(name):
		return "", diag.List{takenName.At(at, "name", name)}
	}
	if there, ok := f.there(path.Join(t.Folder, name)); ok {
		return "", diag.List{pageThere.At(diag.Place{File: there}, "file", there)}
	}
	return name, nil
}

// shorten cuts a name between two of its words.
func shorten(name string) string {
	if len(name) <= longestName {
		return name
	}
	cut := strings.LastIndexByte(name[:longestName+1], '-')
	if cut <= 0 {
		cut = longestName
	}
	return name[:cut]
}

// there returns the file that a page with an id has, in any language and form, the
// original before its translations. Capitals do not count: on many systems the two
// files would be one.
func (f *Folder) there(id string) (found string, ok bool) {
	for file := range f.content.All() {
		name, isPage := strings.CutSuffix(file.Path, ".md")
		if !isPage {
			continue
		}
		for _, l := range f.Config.Languages {
			name = strings.TrimSuffix(name, "."+l.Code)
		}
		same := strings.EqualFold(strings.TrimSuffix(name, "/index"), id)
		if same && (!ok || len(file.Display) < len(found)) {
			found, ok = file.Display, true
		}
	}
	return found, ok
}
