package starter

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

var noPage = diag.Rule{
	Code:  "K064",
	Words: diag.Words{HU: "Nincs ilyen oldal: {file}", EN: "There is no such page: {file}"},
	Hint:  diag.Words{HU: "Adja meg a fájl útját a honlap mappájától: content/MAPPA/OLDAL.md.", EN: "Give the path of the file from the folder of the site on: content/FOLDER/PAGE.md."},
}

var noPageNear = diag.Rule{
	Code:  noPage.Code,
	Words: noPage.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}.", EN: "Perhaps you meant {near}."},
}

var notPage = diag.Rule{
	Code:  "K065",
	Words: diag.Words{HU: "Ez a fájl nem önálló oldal, ezért nem készül belőle fordítás.", EN: "This file is not a page of its own, so no translation of it can be begun."},
	Hint:  diag.Words{HU: "Másolja le, és tegye a nyelv kódját a név végére: {name}.", EN: "Copy it, and put the code of the language at the end of its name: {name}."},
}

var sameLanguage = diag.Rule{
	Code:  "K066",
	Words: diag.Words{HU: "Ez az oldal már ezen a nyelven van: {lang}.", EN: "This page is in that language already: {lang}."},
	Hint:  diag.Words{HU: "Adjon meg másik nyelvet: --to {known}.", EN: "Name another language: --to {known}."},
}

var oneLanguage = diag.Rule{
	Code:  "K067",
	Words: diag.Words{HU: "A honlapnak csak egy nyelve van, nincs mire fordítani.", EN: "The site has only one language; there is nothing to translate into."},
	Hint:  diag.Words{HU: "Vegyen fel még egyet a site.yaml fájlban, a languages alatt.", EN: "Add another in site.yaml, under languages."},
}

// Translate writes the file in which a page is translated, beside the page, and
// returns its path from the folder of the site on. It has the texts that belong
// to a file, still in the language of the page, and its headings, so that what
// is linked in the one is found in the other. to is a language, "" for the first
// one that the page is not in.
func (f *Folder) Translate(page, to string) (string, diag.List, error) {
	file, faults := f.find(page)
	if faults != nil {
		return "", faults, nil
	}
	raw, err := file.Read()
	if err != nil {
		return "", nil, err
	}
	original := f.parser().Parse(file, raw)
	lang, faults := f.into(original, to)
	if faults != nil {
		return "", faults, nil
	}
	target := f.beside(original, lang)
	if there, ok := f.translated(original, lang); ok {
		return "", diag.List{fileThere.At(diag.Place{File: there})}, nil
	}
	switch {
	case original.Role == content.Material:
		return "", diag.List{notPage.At(diag.Place{File: file.Display}, "name", path.Base(target))}, nil
	case original.Record == nil:
		return "", original.Faults(), nil
	}
	text, faults := source.Text(file.Display, raw, content.Largest)
	if faults.HasErrors() {
		return "", faults, nil
	}
	faults, err = writeIn(f.Dir, newFile(target, translation(original, string(text), lang.Code)))
	return target, faults, err
}

func newFile(target, text string) file { return file{path: target, text: []byte(text)} }

// find looks for a page by its path: from the folder of the site on, from where
// the command was given, or without its ending.
func (f *Folder) find(given string) (source.File, diag.List) {
	wanted := path.Clean(filepath.ToSlash(given))
	candidates := []string{wanted}
	if rel, ok := f.below(given); ok {
		candidates = append(candidates, rel)
	}
	for _, candidate := range candidates {
		candidate = strings.TrimPrefix(candidate, contentDir+"/")
		for _, ending := range []string{"", ".md", "/index.md"} {
			if file, ok := f.content.Lookup(candidate + ending); ok && content.IsPage(file.Path) {
				return file, nil
			}
		}
	}
	at := diag.Place{File: newCommand + " --translate"}
	if near, ok := f.content.Nearest(strings.TrimPrefix(wanted, contentDir+"/")); ok {
		return source.File{}, diag.List{noPageNear.At(at, "file", given, "near", contentDir+"/"+near)}
	}
	return source.File{}, diag.List{noPage.At(at, "file", given)}
}

// below returns a path of the disk from the folder of the content on.
func (f *Folder) below(given string) (string, bool) {
	dir, err := filepath.Abs(filepath.Join(f.Dir, contentDir))
	if err != nil {
		return "", false
	}
	whole, err := filepath.Abs(given)
	if err != nil {
		return "", false
	}
	rel, err := filepath.Rel(dir, whole)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel)
}

// into is the language to translate into.
func (f *Folder) into(original *content.Page, to string) (config.Language, diag.List) {
	at := diag.Place{File: original.File}
	var others []string
	for _, code := range f.Config.Codes() {
		if code != original.Lang {
			others = append(others, code)
		}
	}
	switch {
	case original.Role == content.Unknown:
		return config.Language{}, original.Faults()
	case len(others) == 0:
		return config.Language{}, diag.List{oneLanguage.At(at)}
	case to == original.Lang:
		return config.Language{}, diag.List{sameLanguage.At(at, "lang", to, "known", others[0])}
	case to == "":
		to = others[0]
	}
	return f.language(to, at)
}

// beside is the path of the page's file in another language.
func (f *Folder) beside(p *content.Page, lang config.Language) string {
	name := strings.TrimSuffix(strings.TrimSuffix(p.Path, ".md"), "."+p.Lang)
	return path.Join(contentDir, name+f.suffix(lang.Locale)+".md")
}

// translated returns the file that a page has in a language, whose path may be of
// another form: name.en.md beside name/index.md.
func (f *Folder) translated(p *content.Page, lang config.Language) (string, bool) {
	for file := range f.content.All() {
		if !content.IsPage(file.Path) {
			continue
		}
		spot, _ := f.parser().Locate(file)
		if spot.ID == p.ID && spot.Role == p.Role && spot.Lang == lang.Code {
			return file.Display, true
		}
	}
	return "", false
}

// The words in a new translation, in the language translated into.
var (
	originalWords  = diag.Words{HU: "Fordítás. Az eredeti: {file}. Fordítsa le, ami itt áll; minden más mezőt az eredetiből vesz át az oldal.", EN: "A translation of {file}. Translate what stands here; the page takes all other fields from there."}
	slugWords      = diag.Words{HU: "Az oldal webcímének vége ezen a nyelven, ha nem a fájl nevéből való.", EN: "The end of the page's address in this language, if it is not the name of the file."}
	stateWords     = diag.Words{HU: "full: az egész oldal; summary: csak a cím és az összefoglaló.", EN: "full: the whole page; summary: only the title and the summary."}
	unreadyWords   = diag.Words{HU: "Amíg ez itt áll, a fordítás nem jelenik meg. Ha kész, törölje ezt a sort.", EN: "As long as this stands here, the translation is not published. When it is done, delete this line."}
	headingsRemark = diag.Words{HU: "A szöveg címsorai az eredetiéi: fordítsa le őket, de a számuk, a szintjük és a sorrendjük maradjon.", EN: "The headings below are those of the original: translate them, but keep their number, levels and order."}
)

// translation is the text of the file in which a page is translated.
func translation(p *content.Page, source, lang string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\n# %s\n", strings.ReplaceAll(originalWords.In(lang), "{file}", p.File))
	fmt.Fprintf(&b, "title: %s\n", quote(p.Record.Base.Title))
	fmt.Fprintf(&b, "summary: %s\n", quote(p.Record.Base.Summary))
	fmt.Fprintf(&b, "# %s\n# slug:\n", slugWords.In(lang))
	for _, v := range p.Record.Values {
		if text, ok := ownText(v); ok {
			fmt.Fprintf(&b, "# %s\n%s: %s\n", oneLine(label(v.Field.Label, lang)), v.Field.Name, quoteLines(text, "  "))
		}
	}
	fmt.Fprintf(&b, "# %s\ntranslation: full\n", stateWords.In(lang))
	fmt.Fprintf(&b, "# %s\ndraft: true\n", unreadyWords.In(lang))
	if len(p.Headings) > 0 {
		fmt.Fprintf(&b, "# %s\n", headingsRemark.In(lang))
	}
	b.WriteString("---\n")
	lines := strings.Split(source, "\n")
	for _, h := range p.Body.Headings {
		fmt.Fprintf(&b, "\n%s\n", headingLine(h, lines))
	}
	return b.String()
}

// ownText is a text that its file alone has: one by language serves both.
func ownText(v *schema.Value) (string, bool) {
	if !v.Field.Belongs() {
		return "", false
	}
	switch data := v.Data.(type) {
	case schema.Text:
		return data.Plain, data.Texts == nil
	case schema.Markdown:
		return data.Source, true
	}
	return "", false
}

// headingLine is a heading as its author wrote it, with the marks and the {#id}
// that its plain text has lost, but always with hashes before it.
func headingLine(h markdown.Heading, lines []string) string {
	text := h.Text
	if n := h.Place.Line - 1; n >= 0 && n < len(lines) {
		text = strings.TrimLeft(lines[n], " \t>#")
	}
	// In a list the line begins with its mark.
	if len(text) < 2 || slices.Contains([]string{"- ", "* ", "+ "}, text[:2]) {
		text = h.Text
	}
	return strings.Repeat("#", h.Level) + " " + text
}
