package check

import (
	"kalauz/internal/diag"
	"kalauz/internal/site"
)

var noDrawing = diag.Rule{
	Code: "K552", Level: diag.Warning,
	Words: diag.Words{HU: "A típus jelének nincs rajza: {file}", EN: "The sign of the type has no drawing: {file}"},
	Hint:  diag.Words{HU: "Tegye oda a rajzot, vagy írjon a shape után meglévő alakot, például circle; ha nem kell jel, azt, hogy none.", EN: "Put the drawing there, or write a shape that there is after shape, for example circle; for no sign write none."},
}

// noSign is the shape of a type that has no sign.
const noSign = "none"

// signs looks for the drawings that the types of the site name.
func signs(s *site.Site) diag.List {
	var faults diag.List
	for _, t := range s.Types.All() {
		if t.Place.IsBuiltIn() || t.Sign.Shape == "" || t.Sign.Shape == noSign {
			continue
		}
		if file := "/marks/" + t.Sign.Shape + ".svg"; s.ResolveFile("", file).Kind != site.Asset {
			faults = append(faults, noDrawing.At(t.Place, "file", "static"+file))
		}
	}
	return faults
}
