package starter

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"kalauz/internal/diag"
	"kalauz/internal/schema"
)

// PrintList writes a line on each type for people, in "hu" or "en".
func PrintList(w io.Writer, list []Description, lang string) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	say := func(hu, en string) string { return diag.Words{HU: hu, EN: en}.In(lang) }
	fmt.Fprintln(table, strings.Join([]string{
		say("típus", "type"), say("neve", "label"), say("mappa", "folder"), say("webcím", "address"), say("mezők", "fields"), say("tulajdonságok", "traits"),
	}, "\t"))
	for _, d := range list {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%d\t%s\n", d.Name, strings.Join([]string{d.Label["hu"], d.Label["en"]}, " / "), d.Folder, d.addresses(), len(d.Fields), orDash(strings.Join(d.Traits, ", ")))
	}
	return table.Flush()
}

// orDash keeps the end of a line free of spaces.
func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// addresses lists the addresses of the section, that of the default language first.
func (d Description) addresses() string {
	var out []string
	for _, lang := range d.languages {
		out = append(out, d.Addresses[lang])
	}
	return strings.Join(out, " ")
}

// Print writes everything about one type for people, in "hu" or "en".
func (d Description) Print(w io.Writer, lang string) error {
	say := func(hu, en string) string { return diag.Words{HU: hu, EN: en}.In(lang) }
	p := &printer{lang: lang}
	p.line("%s – %s / %s", d.Name, d.Label["hu"], d.Label["en"])
	p.line("  %s %s", say("mappa:", "folder:"), d.Folder)
	p.line("  %s %s", say("webcím:", "address:"), d.addresses())
	for _, words := range d.traits {
		p.line("  %s", words.In(lang))
	}
	p.line("  %s kalauz new %s \"%s\"", say("új oldal:", "new page:"), d.Name, say("Az oldal címe", "The title of the page"))
	p.section(say("Mezők (* = kötelező)", "Fields (* = required)"), d.Fields)
	p.section(say("Minden oldal mezői", "Fields of every page"), d.Base)
	if len(d.Checks) > 0 {
		p.line("\n%s", say("Amit a program ellenőriz", "What is checked"))
	}
	for _, c := range d.Checks {
		level := ""
		if c.Level == diag.Warning.String() {
			level = say(" (figyelmeztetés)", " (warning)")
		}
		p.line("  - %s%s", c.Words.In(lang), level)
	}
	_, err := io.WriteString(w, p.String())
	return err
}

// JSON writes descriptions for programs.
func JSON(w io.Writer, what any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(what)
}

// printer collects lines.
type printer struct {
	strings.Builder
	lang string
}

func (p *printer) line(format string, args ...any) {
	fmt.Fprintf(&p.Builder, format+"\n", args...)
}

func (p *printer) section(heading string, fields []Field) {
	if len(fields) == 0 {
		return
	}
	p.line("\n%s", heading)
	table := tabwriter.NewWriter(&p.Builder, 0, 0, 2, ' ', 0)
	p.rows(table, "  ", fields)
	table.Flush() // a Builder takes everything
}

// rows writes a line on each field; those inside a field stand further in.
func (p *printer) rows(w io.Writer, indent string, fields []Field) {
	for _, f := range fields {
		mark := ""
		if f.Required {
			mark = " *"
		}
		fmt.Fprintf(w, "%s%s%s\t%s\t%s\n", indent, f.Name, mark, p.kind(f), p.about(f))
		p.rows(w, indent+"  ", f.Fields)
	}
}

// kind says what a field holds.
func (p *printer) kind(f Field) string {
	kind := kindWords()[f.Kind].In(p.lang)
	if of := kindWords()[f.Of].In(p.lang); of != "" {
		kind += ": " + of
	}
	if len(f.To) > 0 {
		kind += " → " + strings.Join(f.To, ", ")
	}
	return kind
}

// about says what a field is for, and what there is to choose from.
func (p *printer) about(f Field) string {
	text := label(f.Label, p.lang)
	if help := label(f.Help, p.lang); help != "" {
		text += " – " + help
	}
	if f.Computed {
		text += diag.Words{HU: " (a program számolja ki)", EN: " (computed)"}.In(p.lang)
	}
	if len(f.Choices) > 0 {
		values := make([]schema.Choice, len(f.Choices))
		for i, c := range f.Choices {
			values[i] = schema.Choice{Key: c.Value, Label: c.Label}
		}
		text += " (" + choices(values, p.lang) + ")"
	}
	return oneLine(text)
}

// kindWords holds the names of the kinds of fields.
func kindWords() map[schema.Kind]diag.Words {
	return map[schema.Kind]diag.Words{
		schema.KindText:     {HU: "szöveg", EN: "text"},
		schema.KindMarkdown: {HU: "hosszabb szöveg", EN: "longer text"},
		schema.KindCode:     {HU: "kód", EN: "code"},
		schema.KindNumber:   {HU: "szám", EN: "number"},
		schema.KindMoney:    {HU: "pénzösszeg", EN: "money"},
		schema.KindPercent:  {HU: "százalék", EN: "percentage"},
		schema.KindDate:     {HU: "dátum", EN: "date"},
		schema.KindDateTime: {HU: "dátum és óra", EN: "date and time"},
		schema.KindPeriod:   {HU: "időszak", EN: "period"},
		schema.KindHours:    {HU: "óraszám", EN: "hours"},
		schema.KindURL:      {HU: "webcím", EN: "web address"},
		schema.KindEmail:    {HU: "e-mail-cím", EN: "e-mail address"},
		schema.KindPhone:    {HU: "telefonszám", EN: "phone number"},
		schema.KindFile:     {HU: "fájl", EN: "file"},
		schema.KindImage:    {HU: "kép", EN: "picture"},
		schema.KindGallery:  {HU: "képek", EN: "pictures"},
		schema.KindRef:      {HU: "hivatkozás", EN: "reference"},
		schema.KindList:     {HU: "felsorolás", EN: "list"},
		schema.KindGroup:    {HU: "több rész", EN: "several parts"},
		schema.KindEnum:     {HU: "választás", EN: "choice"},
		schema.KindBool:     {HU: "igen vagy nem", EN: "yes or no"},
		schema.KindISBN:     {HU: "ISBN", EN: "ISBN"},
		schema.KindLicence:  {HU: "felhasználási feltétel", EN: "terms of use"},
		schema.KindPlace:    {HU: "hely", EN: "place"},
		schema.KindLabels:   {HU: "mezőnevek", EN: "labels of fields"},
	}
}
