package starter

import (
	"path"
	"regexp"
	"strconv"

	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

var brokenTemplate = diag.Rule{
	Code:  "K062",
	Words: diag.Words{HU: "Az új oldal sablonja hibás, ezért az oldal nem készült el: {reason}", EN: "The template of the new page is faulty, so the page was not made: {reason}"},
	Hint:  diag.Words{HU: "Javítsa a sablont, vagy törölje: nélküle a típus mezőiből készül az oldal.", EN: "Correct the template, or delete it: without it the page is made of the fields of its type."},
}

var lostTitle = diag.Rule{
	Code:  "K063",
	Words: diag.Words{HU: "Az új oldal sablonjában elvész a cím: „{title}”.", EN: "The template of the new page loses the title: “{title}”."},
	Hint:  diag.Words{HU: `Így írja a sablonba: title: {{ printf "%q" .Title }}.`, EN: `Write in the template: title: {{ printf "%q" .Title }}.`},
}

// firstForm is the text of a new page: from its type's template, else from the
// fields of the type.
func (f *Folder) firstForm(t *schema.Type, v values) ([]byte, diag.List, error) {
	template, ok := f.template(t, v.Lang)
	if !ok {
		return skeleton(t, v), nil, nil
	}
	text, faults, err := template.Text(largest)
	if err != nil || faults.HasErrors() {
		return nil, faults, err
	}
	filled, err := fill(path.Base(template.Path), string(text), v)
	if err != nil {
		return nil, diag.List{brokenTemplate.At(placeIn(template, err), "reason", err.Error())}, nil
	}
	return filled, titled(template, filled, v.Title), nil
}

// template is the file of a type's folder that a page begins as: the one for its
// language, else the one for all. A site's own goes before a built-in one, also
// where only the built-in one is for the language.
func (f *Folder) template(t *schema.Type, lang string) (source.File, bool) {
	for _, layouts := range f.forms {
		for _, name := range []string{"new." + lang + ".md", "new.md"} {
			if file, ok := layouts.Lookup(path.Join("types", t.Name, name)); ok {
				return file, true
			}
		}
	}
	return source.File{}, false
}

// lineOf finds the line in what text/template says of a fault.
var lineOf = regexp.MustCompile(`\.md:(\d+)`)

func placeIn(file source.File, err error) diag.Place {
	place := diag.Place{File: file.Display}
	if m := lineOf.FindStringSubmatch(err.Error()); m != nil {
		place.Line, _ = strconv.Atoi(m[1])
	}
	return place
}

// titled reads a new page again: its template is a user's, and may have put the
// title where a colon in it breaks the page.
func titled(template source.File, text []byte, title string) diag.List {
	parts, faults := record.Split(template.Display, text)
	if faults.HasErrors() {
		return faults
	}
	node, faults := record.Parse(template.Display, parts.Head, parts.HeadLine)
	if got := node.Get("title"); !faults.HasErrors() && got != nil && got.Text == title {
		return nil
	}
	return diag.List{lostTitle.At(diag.Place{File: template.Display}, "title", title)}
}
