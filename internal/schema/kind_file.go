package schema

import (
	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// File is a file beside the page, with a name for readers. Whether it is there
// is the site's business.
type File struct {
	Src   string
	Title Text
}

// Image is a picture beside the page.
type Image struct {
	Src        string
	Alt        Text
	Caption    Text
	Credit     Text
	Decorative bool
	People     string // "", "none", "crowd" or "identifiable"
	Consent    string // where the consent is kept; never published
	Place      diag.Place
}

// Gallery is pictures in their order.
type Gallery []Image

var noSource = diag.Rule{
	Code:  "K326",
	Words: diag.Words{HU: "Hiányzik a fájl neve: {field}.", EN: "The name of the file is missing: {field}."},
	Hint:  diag.Words{HU: "Írja be: src: a-fajl-neve.jpg.", EN: "Add src: the-name-of-the-file.jpg."},
}

var noAlt = diag.Rule{
	Code:  "K327",
	Words: diag.Words{HU: "A képnek nincs szöveges leírása: {src}.", EN: "The picture has no description: {src}."},
	Hint:  diag.Words{HU: "Írja le annak, aki nem látja: {src: {src}, alt: Mi van a képen}; ha csak díszít: decorative: true.", EN: "Describe it for those who cannot see it: {src: {src}, alt: What it shows}; if it only decorates: decorative: true."},
}

var noConsent = diag.Rule{
	Code:  "K328",
	Words: diag.Words{HU: "A képen felismerhető emberek vannak, de nincs megadva, hol a hozzájárulásuk: {src}.", EN: "People can be recognised in the picture, but it is not said where their consent is kept: {src}."},
	Hint:  diag.Words{HU: "Írja mellé: consent: az irat jele (nem jelenik meg a honlapon).", EN: "Add consent: the reference of the document (it is not published)."},
}

var wrongPeople = diag.Rule{
	Code:  "K329",
	Words: diag.Words{HU: "Ismeretlen érték: „{value}” (people).", EN: "Unknown value: “{value}” (people)."},
	Hint:  diag.Words{HU: "Ezek közül válasszon: none (nincs ember a képen), crowd (nem felismerhetők), identifiable (felismerhetők).", EN: "Choose one of none (nobody in it), crowd (nobody can be recognised), identifiable."},
}

func readFile(r *reader, f *Field, n *record.Node) Data {
	if n.Kind == record.Scalar {
		return File{Src: n.Text}
	}
	if !r.mapping(f, n, "src", "title") {
		return nil
	}
	src, ok := r.source(f, n)
	if !ok {
		return nil
	}
	return File{Src: src, Title: r.optional(f, n.Get("title"))}
}

// source reads the name of the file in a map.
func (r *reader) source(f *Field, n *record.Node) (string, bool) {
	src := n.Get("src")
	if empty(src) {
		r.fault(noSource, n.Place, "field", f.Name)
		return "", false
	}
	return r.scalar(f, src)
}

// optional reads a text that may be left out.
func (r *reader) optional(f *Field, n *record.Node) Text {
	if empty(n) {
		return Text{}
	}
	text, _ := r.texts(f, n)
	return text
}

// imageKeys are what can be said of a picture.
var imageKeys = []string{"src", "alt", "caption", "credit", "decorative", "people", "consent"}

func readImage(r *reader, f *Field, n *record.Node) Data {
	if image, ok := r.image(f, n); ok {
		return image
	}
	return nil
}

func readGallery(r *reader, f *Field, n *record.Node) Data {
	if n.Kind != record.List {
		r.fault(wantsList, n.Place, "field", f.Name)
		return nil
	}
	var out Gallery
	fine := true
	for _, item := range n.Items {
		image, ok := r.image(f, item)
		out, fine = append(out, image), fine && ok
	}
	if !fine || len(out) == 0 {
		return nil
	}
	return out
}

func (r *reader) image(f *Field, n *record.Node) (Image, bool) {
	if n.Kind == record.Scalar {
		r.fault(noAlt, n.Place, "src", n.Text)
		return Image{}, false
	}
	if !r.mapping(f, n, imageKeys...) {
		return Image{}, false
	}
	src, ok := r.source(f, n)
	if !ok {
		return Image{}, false
	}
	before := len(r.faults)
	image := Image{
		Src: src, Place: n.Place,
		Alt: r.optional(f, n.Get("alt")), Caption: r.optional(f, n.Get("caption")), Credit: r.optional(f, n.Get("credit")),
		Decorative: r.flag(n.Get("decorative")), People: r.word(f, n.Get("people")), Consent: r.word(f, n.Get("consent")),
	}
	if image.Alt.IsZero() && !image.Decorative {
		r.fault(noAlt, n.Place, "src", src)
	}
	r.people(image, n.Get("people"))
	return image, !diag.List(r.faults[before:]).HasErrors()
}

func (r *reader) people(image Image, n *record.Node) {
	switch image.People {
	case "", "none", "crowd":
	case "identifiable":
		if image.Consent == "" {
			r.fault(noConsent, n.Place, "src", image.Src)
		}
	default:
		r.fault(wrongPeople, n.Place, "value", image.People)
	}
}

// word reads a word that may be left out.
func (r *reader) word(f *Field, n *record.Node) string {
	if empty(n) {
		return ""
	}
	text, _ := r.scalar(f, n)
	return text
}

func (d File) print(p Printer, _ *Field) spoken {
	if d.Title.IsZero() {
		return spoken{text: d.Src}
	}
	return p.words(d.Title.In(p.Language.Code()))
}

func (d Image) print(p Printer, _ *Field) spoken { return p.words(d.Alt.In(p.Language.Code())) }

func (d Gallery) print(p Printer, f *Field) spoken {
	var all []spoken
	for _, image := range d {
		if !image.Decorative {
			all = append(all, image.print(p, f))
		}
	}
	return p.join(all)
}

func (d File) wire(c *wire.Codec, _ *Field) Data {
	c.String(&d.Src)
	d.Title.wireText(c)
	return d
}

func (d Image) wire(c *wire.Codec, _ *Field) Data {
	d.wireImage(c)
	return d
}

func (d *Image) wireImage(c *wire.Codec) {
	c.String(&d.Src)
	d.Alt.wireText(c)
	d.Caption.wireText(c)
	d.Credit.wireText(c)
	c.Bool(&d.Decorative)
	c.String(&d.People)
	c.String(&d.Consent)
	d.Place.Wire(c)
}

func (d Gallery) wire(c *wire.Codec, _ *Field) Data {
	wire.Slice(c, &d, (*Image).wireImage)
	return d
}
