package book

import (
	"crypto/sha256"
	"path"
	"strconv"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/schema"
	"kalauz/internal/site"
	"kalauz/internal/source"
)

// FrozenList is the file, beside the frozen ones, that says what they are.
const FrozenList = "files.yaml"

// FrozenFile is a file of an edition that is kept as it was published: copied,
// never made again, at the address that it had.
type FrozenFile struct {
	Path   string // below the destination
	File   string // its name in the folder
	Format string
	Lang   string
	Title  string // of a sheet, "" for a whole book
	SHA256 string

	place diag.Place // of its entry in the list
}

var listMissing = diag.Rule{
	Code:  "K690",
	Words: diag.Words{HU: "A kiadás le van zárva, de nincs meg a lezárt fájljainak jegyzéke: {list}", EN: "The edition is frozen, but the list of its frozen files is not there: {list}"},
	Hint:  diag.Words{HU: "Állítsa vissza a _frozen mappát egy korábbi mentésből. Ha a kiadást újra le akarja zárni, törölje a {field} sort, majd: kalauz edition freeze {id}.", EN: "Restore the folder _frozen from a backup. To freeze the edition anew, delete the line {field}, then: kalauz edition freeze {id}."},
}

var frozenMissing = diag.Rule{
	Code:  "K691",
	Words: diag.Words{HU: "A lezárt kiadás egyik fájlja hiányzik: {file}", EN: "A file of the frozen edition is missing: {file}"},
	Hint:  diag.Words{HU: "Állítsa vissza egy korábbi mentésből: a lezárt kiadás soha nem készül el újra.", EN: "Restore it from a backup: a frozen edition is never made again."},
}

var frozenChanged = diag.Rule{
	Code:  "K692",
	Words: diag.Words{HU: "A lezárt kiadás egyik fájlja megváltozott: {file}", EN: "A file of the frozen edition has changed: {file}"},
	Hint:  diag.Words{HU: "Állítsa vissza egy korábbi mentésből. Javított szöveget új kiadásban tegyen közzé.", EN: "Restore it from a backup. Publish a corrected text as a new edition."},
}

var frozenForeign = diag.Rule{
	Code:  "K693",
	Words: diag.Words{HU: "Ezt a fájlt nem a Kalauz készítette, ezért nem kerülhet a honlapra: {file}", EN: "This file was not made by Kalauz, so it cannot be published: {file}"},
	Hint:  diag.Words{HU: "Lezárt kiadásban csak az állhat, amit a kalauz edition freeze tett oda.", EN: "A frozen edition holds only what kalauz edition freeze has put there."},
}

var listUnreadable = diag.Rule{
	Code:  "K694",
	Words: diag.Words{HU: "A lezárt fájlok jegyzéke hibás.", EN: "The list of the frozen files is wrong."},
	Hint:  diag.Words{HU: "Ezt a fájlt a kalauz edition freeze írja; állítsa vissza egy korábbi mentésből.", EN: "This file is written by kalauz edition freeze; restore it from a backup."},
}

// IsFrozen reports whether the files of a page's book are kept as they are.
func IsFrozen(p *site.Page) bool {
	if p.Type == nil || p.Type.Book == nil || p.Type.Edition == nil || p.Type.Edition.Frozen == "" || p.Role != content.Member {
		return false
	}
	v := p.Record.Get(p.Type.Edition.Frozen)
	return v != nil && v.Data == schema.Bool(true)
}

// FrozenDir returns the folder of a page's frozen files in the content tree, ""
// for a page that is no folder.
func FrozenDir(s *site.Site, p *site.Page) string {
	original := s.Original(p)
	if original == nil || original.Card == nil || original.Card.Dir == "" {
		return ""
	}
	return path.Join(original.Card.Dir, content.FrozenDir)
}

// frozen returns the frozen files of a page in all languages, and what is wrong
// with their list.
func (pr *Press) frozen(p *site.Page) ([]FrozenFile, diag.List) {
	list := path.Join(FrozenDir(pr.Site, p), FrozenList)
	raw, err := pr.Read(list)
	if err != nil {
		place := p.Record.PlaceOf(p.Type.Edition.Frozen)
		return nil, diag.List{listMissing.At(place, "list", contentName+list, "field", p.Type.Edition.Frozen, "id", p.ID)}
	}
	return readFrozen(contentName+list, raw)
}

// frozenFaults finds frozen editions that are not whole.
func (pr *Press) frozenFaults(p *site.Page) diag.List {
	files, faults := pr.frozen(p)
	for _, f := range files {
		if name := path.Join(FrozenDir(pr.Site, p), f.File); !pr.Has(name) {
			faults = append(faults, frozenMissing.At(f.place, "file", contentName+name))
		}
	}
	return faults
}

// copied returns the bytes of a frozen file.
func (pr *Press) copied(p *site.Page, f FrozenFile) ([]byte, error) {
	name := path.Join(FrozenDir(pr.Site, p), f.File)
	raw, err := pr.Read(name)
	if err != nil {
		return nil, err
	}
	if source.Hash(raw) != f.SHA256 {
		return nil, diag.List{frozenChanged.At(f.place, "file", contentName+name)}
	}
	for _, format := range pr.Formats {
		if format.Ext == path.Ext(f.Path) && (format.Ours == nil || format.Ours(raw)) {
			return raw, nil
		}
	}
	return nil, diag.List{frozenForeign.At(f.place, "file", contentName+name)}
}

// PrintFrozen writes the list of frozen files.
func PrintFrozen(files []FrozenFile) []byte {
	var b strings.Builder
	b.WriteString("# A kalauz edition freeze írta; a mellette álló fájlok változatlanul kerülnek a honlapra.\n# Written by kalauz edition freeze; the files beside it are published as they are.\nfiles:\n")
	for _, f := range files {
		for i, field := range f.fields() {
			mark := "    "
			if i == 0 {
				mark = "  - "
			}
			b.WriteString(mark + field.key + ": " + strconv.Quote(*field.value) + "\n")
		}
	}
	return []byte(b.String())
}

// field is a key of an entry and where its value is kept.
type field struct {
	key   string
	value *string
}

func (f *FrozenFile) fields() []field {
	return []field{{"path", &f.Path}, {"file", &f.File}, {"format", &f.Format}, {"lang", &f.Lang}, {"title", &f.Title}, {"sha256", &f.SHA256}}
}

// readFrozen reads the list. It is as strict as it can be: the list says what is
// published, and where.
func readFrozen(file string, raw []byte) ([]FrozenFile, diag.List) {
	root, faults := record.Parse(file, raw, 1)
	if faults.HasErrors() {
		return nil, faults
	}
	list := root.Get("files")
	if list == nil || list.Kind != record.List || len(root.Entries) != 1 {
		return nil, diag.List{listUnreadable.At(diag.Place{File: file, Line: 1, Column: 1})}
	}
	var files []FrozenFile
	for _, item := range list.Items {
		f := FrozenFile{place: item.Place}
		for _, field := range f.fields() {
			if value := item.Get(field.key); value != nil && value.Kind == record.Scalar {
				*field.value = value.Text
			}
		}
		if len(item.Entries) != len(f.fields()) || !site.SafePath(f.Path) || f.File != path.Base(f.File) || !site.SafePath(f.File) || len(f.SHA256) != 2*sha256.Size {
			return nil, diag.List{listUnreadable.At(item.Place)}
		}
		files = append(files, f)
	}
	return files, nil
}
