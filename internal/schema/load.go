package schema

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/source"
)

// largest is the most bytes a type.yaml may have. The longest shipped has 8 KB.
const largest = 256 << 10

var (
	typeFile   = regexp.MustCompile(`^types/([^/]+)/type\.yaml$`)
	nameForm   = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	folderForm = regexp.MustCompile(`^(\.|[a-z0-9]+([-_][a-z0-9]+)*)$`)
	pathForm   = regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	signForm   = regexp.MustCompile(`^[a-z]+$`)
)

// typeName returns the name of the type that a file of the layouts describes.
func typeName(path string) (string, bool) {
	if m := typeFile.FindStringSubmatch(path); m != nil {
		return m[1], true
	}
	return "", false
}

// loader reads one type.yaml.
type loader struct {
	t      *Type
	faults diag.List
}

func loadType(layouts source.Tree, file source.File, name string) (*Type, diag.List) {
	place := diag.Place{File: file.Display, Line: 1, Column: 1}
	raw, err := layouts.Read(file.Path)
	if err != nil {
		return nil, diag.List{noReading.At(place, "reason", err.Error())}
	}
	text, faults := source.Text(file.Display, raw, largest)
	if faults.HasErrors() {
		return nil, faults
	}
	root, list := record.Parse(file.Display, text, 1)
	if faults = append(faults, list...); faults.HasErrors() {
		return nil, faults
	}
	if root == nil || root.Kind != record.Map {
		return nil, append(faults, typeEmpty.At(place))
	}
	l := &loader{t: &Type{Name: name, Place: root.Place}, faults: faults}
	l.readType(root)
	if l.faults.HasErrors() {
		return nil, l.faults
	}
	return l.t, l.faults
}

// readType reads the whole file. The fields come first: everything else may
// name them.
func (l *loader) readType(n *record.Node) {
	l.keys(n, "name", "plural", "folder", "path", "sign", "sort", "group_by", "sequence", "fact_sheet", "traits", "schema_org", "fields", "checks")
	t := l.t
	l.fields(n.Get("fields"))
	t.Label, t.Plural = l.words(n, "name", true), l.words(n, "plural", true)
	t.Folder = l.formed(n, "folder", folderForm)
	t.Path = l.address(n.Get("path"), n.Place)
	t.GroupBy = l.path(n, "group_by", false, nil)
	l.sign(n.Get("sign"))
	l.sort(n.Get("sort"))
	l.sequence(n.Get("sequence"))
	l.sheet(n.Get("fact_sheet"))
	l.traits(n.Get("traits"))
	l.schemaOrg(n.Get("schema_org"))
	l.checks(n.Get("checks"))
}

func (l *loader) sign(n *record.Node) {
	if n == nil || !l.keys(n, "shape", "colour") {
		return
	}
	l.t.Sign = Sign{Shape: l.formed(n, "shape", signForm), Colour: l.formed(n, "colour", signForm)}
}

func (l *loader) sort(n *record.Node) {
	for _, item := range l.items(n) {
		path, descending := strings.CutPrefix(item.Text, "-")
		if l.resolves(path, item.Place, nil) {
			l.t.Sort = append(l.t.Sort, SortKey{Path: path, Descending: descending})
		}
	}
}

func (l *loader) sequence(n *record.Node) {
	if n == nil || !l.keys(n, "within", "by") {
		return
	}
	l.t.Sequence = &Sequence{Within: l.path(n, "within", true, nil), By: l.path(n, "by", true, nil)}
}

func (l *loader) sheet(n *record.Node) {
	if n == nil || !l.keys(n, "heading", "bilingual") {
		return
	}
	l.t.Sheet = Sheet{Heading: l.words(n, "heading", false), Bilingual: l.flag(n, "bilingual", false)}
}

func (l *loader) traits(n *record.Node) {
	if n == nil || !l.keys(n, "dated", "book", "edition") {
		return
	}
	if dated := n.Get("dated"); dated != nil && l.keys(dated, "when", "where") {
		l.t.Dated = &Dated{When: l.path(dated, "when", true, l.isMoment), Where: l.path(dated, "where", false, nil)}
	}
	if book := n.Get("book"); book != nil {
		l.book(book)
	}
	if edition := n.Get("edition"); edition != nil && l.keys(edition, "work", "latest", "frozen") {
		l.t.Edition = &Edition{Work: l.path(edition, "work", true, nil), Latest: l.path(edition, "latest", true, nil),
			Frozen: l.path(edition, "frozen", false, func(f *Field) bool { return f.Kind == KindBool && f.Path == f.Name })}
	}
}

func (l *loader) book(n *record.Node) {
	if !l.keys(n, "authors", "publisher", "year", "edition", "licence", "cover", "isbn", "funders", "sheets", "shows") {
		return
	}
	path := func(key string, fits func(*Field) bool) string { return l.path(n, key, false, fits) }
	l.t.Book = &Book{
		Authors: path("authors", nil), Publisher: path("publisher", nil), Year: path("year", nil), Edition: path("edition", nil),
		Licence: path("licence", isKind(KindLicence)), Cover: path("cover", isKind(KindImage)), ISBN: path("isbn", isKind(KindGroup)),
		Sheets: path("sheets", func(f *Field) bool { return f.Item != nil && f.Item.Kind == KindCode }),
	}
	if funders := n.Get("funders"); funders != nil && l.keys(funders, "of", "field") {
		l.t.Book.Funders = &Funders{Of: l.path(funders, "of", true, isKind(KindRef)), Field: l.needed(funders, "field")}
	}
	if shows := n.Get("shows"); shows != nil {
		l.t.Book.Shows = l.paths(shows, nil)
	}
}

// isKind accepts fields of one kind.
func isKind(k Kind) func(*Field) bool { return func(f *Field) bool { return f.Kind == k } }

func (l *loader) schemaOrg(n *record.Node) {
	if n == nil {
		return
	}
	l.t.SchemaOrg = []Property{{Name: "type", Path: l.needed(n, "type")}}
	for _, entry := range n.Entries {
		if entry.Name != "type" && l.resolves(entry.Value.Text, entry.Value.Place, nil) {
			l.t.SchemaOrg = append(l.t.SchemaOrg, Property{Name: entry.Name, Path: entry.Value.Text})
		}
	}
}

func (l *loader) checks(n *record.Node) {
	for _, item := range l.items(n) {
		if item.Kind != record.Map {
			l.fault(wrongCheck, item.Place, "known", checkNames())
			continue
		}
		if c := l.check(item); c != nil {
			l.t.Checks = append(l.t.Checks, c)
		}
	}
}

// check reads one check, whose kind is the one of its keys that names one.
func (l *loader) check(n *record.Node) *Check {
	for _, def := range checkKinds() {
		if n.Get(string(def.name)) == nil {
			continue
		}
		l.keys(n, append([]string{string(def.name), "level", "message"}, def.keys...)...)
		c := &Check{Kind: def.name, Place: n.Place, def: def, Level: l.level(n.Get("level"))}
		if words := l.words(n, "message", false); words != nil {
			c.Message = &diag.Words{HU: words["hu"], EN: words["en"]}
		}
		before := len(l.faults)
		def.load(l, c, n)
		if len(l.faults) > before {
			return nil
		}
		return c
	}
	l.fault(wrongCheck, n.Place, "known", checkNames())
	return nil
}

func checkNames() string {
	var names []string
	for _, def := range checkKinds() {
		names = append(names, string(def.name))
	}
	return strings.Join(names, ", ")
}

func (l *loader) level(n *record.Node) diag.Level {
	if n == nil || n.Text == "error" {
		return diag.Error
	}
	if n.Text != "warning" {
		l.fault(wrongValue, n.Place, "value", n.Text, "known", "error, warning")
	}
	return diag.Warning
}

// address reads the part of an address by language.
func (l *loader) address(n *record.Node, parent diag.Place) locale.Text {
	if n == nil {
		l.fault(needsKey, parent, "key", "path")
		return nil
	}
	texts := l.languages(n, "path", func(text *record.Node) bool { return text.Kind != record.List && text.Kind != record.Map })
	for _, lang := range slices.Sorted(keysOf(texts)) {
		if !pathForm.MatchString(texts[lang]) {
			l.fault(wrongForm, n.Get(lang).Place, "value", texts[lang], "near", locale.Slug(texts[lang]))
		}
	}
	return texts
}

// number reads a decimal that may be left out.
func (l *loader) number(n *record.Node, key string) decimal.Decimal {
	text := n.Get(key)
	if text == nil {
		return decimal.Zero
	}
	if !figure.MatchString(text.Text) {
		l.fault(notNumber, text.Place, "value", text.Text, "field", key)
		return decimal.Zero
	}
	return decimal.RequireFromString(text.Text)
}
