package schema

import (
	"regexp"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// Ref points to another page by its id.
type Ref struct{ ID string }

var notRef = diag.Rule{
	Code:  "K319",
	Words: diag.Words{HU: "Itt egy másik oldal azonosítója kell, ez nem az: „{value}” ({field}).", EN: "The id of another page is needed here; this is not one: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Az azonosító a fájl útja a content mappától, nyelv és .md nélkül, szóközök nélkül.", EN: "The id is the path of the file from the content folder on, without language and .md, and without spaces."},
}

var notRefNear = diag.Rule{
	Code:  notRef.Code,
	Words: notRef.Words,
	Hint:  diag.Words{HU: "Az azonosító a fájl útja a content mappától, nyelv és .md nélkül. Talán erre gondolt: {near}.", EN: "The id is the path of the file from the content folder on, without language and .md. Did you mean {near}?"},
}

var refForm = regexp.MustCompile(`^[^\s/\\]+(/[^\s/\\]+)*$`)

// readRef does not mend an id that is nearly right: one page must have one
// name wherever it is referred to.
func readRef(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	near := pageID(text)
	switch isID := refForm.MatchString(near); {
	case isID && near == text:
		return Ref{ID: text}
	case isID:
		r.fault(notRefNear, n.Place, "value", text, "field", f.Name, "near", near)
	default: // what was meant cannot be guessed
		r.fault(notRef, n.Place, "value", text, "field", f.Name)
	}
	return nil
}

// pageID makes the id that was probably meant.
func pageID(text string) string {
	text = strings.ReplaceAll(strings.TrimSpace(text), `\`, "/")
	for _, prefix := range []string{"/", "./", "../"} {
		for strings.HasPrefix(text, prefix) {
			text = strings.TrimPrefix(text, prefix)
		}
	}
	text = strings.TrimPrefix(text, "content/")
	if name, found := strings.CutSuffix(text, ".md"); found {
		if i := strings.LastIndexByte(name, '.'); i > strings.LastIndexByte(name, '/') {
			name = name[:i]
		}
		text = strings.TrimSuffix(name, "/index")
	}
	return strings.TrimSuffix(text, "/")
}

func (d Ref) print(p Printer, _ *Field) spoken {
	if p.Title == nil {
		return spoken{text: d.ID}
	}
	return p.words(p.Title(d.ID))
}

func (d Ref) wire(c *wire.Codec, _ *Field) Data {
	c.String(&d.ID)
	return d
}
