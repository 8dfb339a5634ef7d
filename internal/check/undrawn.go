package check

import (
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/site"
)

var undrawn = diag.Rule{
	Code: "K575", Level: diag.Warning,
	Words: diag.Words{HU: "A könyv PDF-jében ebből a rajzból kimarad, amit a PDF nem tud megrajzolni: {names} ({src})", EN: "The PDF of the book leaves out of this drawing what it cannot draw: {names} ({src})"},
	Hint:  diag.Words{HU: "Rajzolja meg szűrő, maszk, minta, nyílhegy (marker) és beágyazott kép nélkül, vagy mentse el PNG-képként, és azt tegye a szövegbe.", EN: "Draw it without filters, masks, patterns, markers and pictures within it, or save it as a PNG picture and put that into the text."},
}

// Undrawn finds the drawings in books of which a PDF leaves something out, each
// where it first stands, in the original rather than in a translation. own gives
// what is a page's own, left what is left out of a file of the content tree.
func Undrawn(s *site.Site, own func(*content.Card) *content.Own, left map[string][]string) diag.List {
	if len(left) == 0 || !s.Config.Outputs.Books {
		return nil
	}
	var faults diag.List
	told := map[string]bool{}
	tell := func(file string, images []markdown.Image) {
		for _, image := range images {
			t := s.ResolveFile(file, image.Src)
			if names := left[t.File]; len(names) > 0 && !told[t.File] {
				told[t.File] = true
				faults = append(faults, undrawn.At(image.Place, "src", image.Src, "names", strings.Join(names, ", ")))
			}
		}
	}
	for _, translated := range []bool{false, true} {
		for _, p := range s.Pages() {
			if !Written(p) || !p.Card.InBook() || translated != (p != s.Original(p)) {
				continue
			}
			tell(p.Card.Path, own(p.Card).Images)
			for _, name := range s.Included(p) {
				tell(name, s.Snippet(name).Document.Images)
			}
		}
	}
	return faults
}
