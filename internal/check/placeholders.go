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

// placeholders finds what an editor was to write and has not.
func placeholders(_ *site.Site, p *site.Page, _ *content.Own) diag.List {
	var faults diag.List
	look := func(v *schema.Value) {
		if text := v.Machine(); text == content.ToFill.HU || text == content.ToFill.EN {
			faults = append(faults, placeholder.At(v.Place, "text", text))
		}
	}
	p.Card.Record.Walk(look)
	for _, v := range p.Card.Record.At("title") {
		look(v)
	}
	return faults
}
