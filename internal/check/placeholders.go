package check

import (
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

var placeholder = diag.Rule{
	Code:  "K560",
	Words: diag.Words{HU: "Itt még a sablon szava áll: {text}", EN: "The word of the template still stands here: {text}"},
	Hint:  diag.Words{HU: "Írja be a valódi értéket, vagy törölje a sort; amíg nem ismert, maradjon az oldal vázlat: draft: true.", EN: "Write the real value, or delete the line; until it is known let the page be a draft: draft: true."},
}

// In a draft it is what is still to be done, and stops nobody from seeing the rest.
var placeholderInDraft = diag.Rule{
	Code: "K560", Level: diag.Warning,
	Words: placeholder.Words,
	Hint:  diag.Words{HU: "Írja be a valódi értéket, vagy törölje a sort, mielőtt közzéteszi az oldalt.", EN: "Write the real value, or delete the line, before you publish the page."},
}

// placeholders finds what an editor was to write and has not.
func placeholders(_ *site.Site, p *site.Page, _ *content.Own) diag.List {
	var faults diag.List
	rule := placeholder
	if p.Card.Record.Base.Draft {
		rule = placeholderInDraft
	}
	look := func(v *schema.Value) {
		if text := v.Machine(); text == content.ToFill.HU || text == content.ToFill.EN {
			faults = append(faults, rule.At(v.Place, "text", text))
		}
	}
	p.Card.Record.Walk(look)
	for _, v := range p.Card.Record.At("title") {
		look(v)
	}
	return faults
}
