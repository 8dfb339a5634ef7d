package check

import (
	"fmt"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/record"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

var noLicence = diag.Rule{
	Code:  "K570",
	Words: diag.Words{HU: "A letölthető könyvből hiányzik, hogy milyen feltételekkel használható fel ({field}).", EN: "The book to be downloaded does not say on what terms it may be used ({field})."},
	Hint:  diag.Words{HU: "Írja a fejlécbe, például {field}: CC-BY-4.0 vagy {field}: all-rights-reserved.", EN: "Say so in the front matter, for example {field}: CC-BY-4.0 or {field}: all-rights-reserved."},
}

var notFrozen = diag.Rule{
	Code: "K573", Level: diag.Warning,
	Words: diag.Words{HU: "Ez egy korábbi kiadás, de a letölthető fájljai minden alkalommal újra elkészülnek, ezért idővel megváltozhatnak.", EN: "This is an earlier edition, but its files to be downloaded are made anew every time, so they may change in time."},
	Hint:  diag.Words{HU: "Zárja le a kiadást: kalauz edition freeze {id}.", EN: "Freeze the edition: kalauz edition freeze {id}."},
}

// editions finds earlier editions whose files are not kept as they were.
func editions(s *site.Site) diag.List {
	var faults diag.List
	for _, p := range s.Pages() {
		if p != s.Original(p) || !book.Is(s, p) || p.Type.Edition == nil || p.Type.Edition.Frozen == "" || book.IsFrozen(p) {
			continue
		}
		if latest := p.Record.Get(p.Type.Edition.Latest); latest == nil || latest.Data != schema.Bool(true) {
			faults = append(faults, notFrozen.At(p.Place(), "id", p.ID))
		}
	}
	return faults
}

// licences finds books that anybody may take away, but nobody knows on what terms.
func licences(s *site.Site) diag.List {
	var faults diag.List
	for _, p := range s.Pages() {
		if s.Config.Outputs.Books && p == s.Original(p) && book.Is(s, p) && p.Type.Book.Licence != "" && p.Record.Get(p.Type.Book.Licence) == nil {
			faults = append(faults, noLicence.At(p.Place(), "field", p.Type.Book.Licence))
		}
	}
	return faults
}

var noSheet = diag.Rule{
	Code:  "K571",
	Words: diag.Words{HU: "A könyvben nincs ilyen címsor: {dest} ({lang})", EN: "There is no such heading in the book: {dest} ({lang})"},
	Hint:  diag.Words{HU: "Így írja: a fejezet fájlja, kettőskereszt, a címsor rövid neve; például 02-fejezet.md#feladatlap. Fordításban a címsorok sorrendje egyezzen az eredetiével.", EN: "Write the file of the chapter, a #, and the short name of the heading, for example 02-chapter.md#worksheet. In a translation the headings must be in the order of the original."},
}

var noSheetNear = diag.Rule{
	Code:  noSheet.Code,
	Words: noSheet.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: #{near}.", EN: "Did you mean #{near}?"},
}

// sheets looks for the heading of every sheet that a book names, in the language
// of its readers.
func sheets(s *site.Site, p *site.Page, _ *content.Own) diag.List {
	if !book.Is(s, p) {
		return nil
	}
	var faults diag.List
	for _, v := range book.SheetNames(p) {
		name, place, _ := strings.Cut(v.Machine(), "#")
		chapter := s.Resolve(p, book.FileOf(v), name).Page
		isPart := chapter != nil && (chapter == p || s.Book(chapter) == p)
		if isPart && !chapter.Listed() {
			continue // not translated
		}
		var ids []string
		if isPart {
			ids = headingIDs(s, chapter)
		}
		if slices.Contains(ids, place) {
			continue
		}
		rule := noSheet
		near, ok := record.Nearest(place, ids)
		if ok {
			rule = noSheetNear
		}
		faults = append(faults, rule.At(v.Place, "dest", v.Machine(), "lang", p.Lang, "near", near))
	}
	return faults
}

// headingIDs are the ids that the headings of a page answer to.
func headingIDs(s *site.Site, p *site.Page) []string {
	extra, _ := s.ExtraIDs(p)
	var ids []string
	for i, h := range s.Outline(p).Headings {
		ids = append(append(ids, h.ID), extra[i]...)
	}
	return ids
}

var notInBook = diag.Rule{
	Code: "K572", Level: diag.Warning,
	Words: diag.Words{HU: "A letölthető könyvbe ez a kép nem kerül bele, csak a leírása: {src}", EN: "The books to be downloaded cannot hold this picture, only its description: {src}"},
	Hint:  diag.Words{HU: "Mentse el SVG-, PNG- vagy JPEG-képként.", EN: "Save it as an SVG, PNG or JPEG picture."},
}

// unbound finds pictures that a page can show but a book cannot hold.
func unbound(s *site.Site, p *site.Page, own *content.Own) diag.List {
	if !s.Config.Outputs.Books || !p.Card.InBook() {
		return nil
	}
	faults := unboundIn(s, p.Card.Path, own.Images)
	for _, name := range s.Included(p) {
		faults = append(faults, unboundIn(s, name, s.Snippet(name).Document.Images)...)
	}
	return faults
}

func unboundIn(s *site.Site, file string, images []markdown.Image) diag.List {
	var faults diag.List
	for _, image := range images {
		if t := s.ResolveFile(file, image.Src); t.Kind == site.Asset && !book.CanHold(t.URL) {
			faults = append(faults, notInBook.At(image.Place, "src", image.Src))
		}
	}
	return faults
}

// borrowed finds in the texts that a book includes what is an error in a book.
func borrowed(s *site.Site, p *site.Page, _ *content.Own) diag.List {
	if !p.Card.InBook() {
		return nil
	}
	var faults diag.List
	for _, name := range s.Included(p) {
		faults = append(faults, content.AsInBook(s.Snippet(name).Document.Faults).Errors()...)
	}
	return faults
}

var unsettable = diag.Rule{
	Code: "K574", Level: diag.Warning,
	Words: diag.Words{HU: "A könyv PDF-je ezt a jelet nem tudja kiírni, ¿ áll a helyén: {letter} ({code})", EN: "The PDF of the book cannot show this character, and has ¿ in its place: {letter} ({code})"},
	Hint:  diag.Words{HU: "A PDF latin, görög és cirill betűkkel készül. A hangulatjelet, a kínai vagy a jobbról balra írt szöveget írja körül, vagy tegye képbe, leírással.", EN: "The PDF is set in Latin, Greek and Cyrillic letters. Say in words what an emoji, Chinese, or text written from right to left says, or put it into a picture with a description."},
}

// unset finds characters that a page can show but a PDF cannot.
func unset(s *site.Site, p *site.Page, own *content.Own) diag.List {
	if !s.Config.Outputs.Books || !p.Card.InBook() {
		return nil
	}
	var faults diag.List
	for _, l := range own.Foreign {
		faults = append(faults, unsettable.At(l.Place, "letter", l.Text, "code", fmt.Sprintf("U+%04X", []rune(l.Text)[0])))
	}
	return faults
}
