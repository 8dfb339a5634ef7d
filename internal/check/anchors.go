package check

import (
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/site"
)

var otherHeadings = diag.Rule{
	Code: "K505", Level: diag.Warning,
	Words: diag.Words{HU: "A fordítás címsorai eltérnek az eredetitől (számuk, szintjük vagy sorrendjük), ezért az eredetire mutató hivatkozások itt nem találják a helyüket.", EN: "The headings of the translation differ from those of the original (in number, level or order), so links to places in the original do not find them here."},
	Hint:  diag.Words{HU: "Igazítsa össze a címsorokat, vagy adjon mindkét fájlban azonos {#azonosítót} az összetartozóknak.", EN: "Make the headings match, or give those that belong together the same {#id} in both files."},
}

// anchors compares the headings of a translation with those of its original.
func anchors(s *site.Site, p *site.Page, _ *content.Own) diag.List {
	if _, matched := s.ExtraIDs(p); !matched {
		return diag.List{otherHeadings.At(p.Place())}
	}
	return nil
}
