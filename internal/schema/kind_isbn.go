package schema

import (
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// ISBN is the number of a book, as it is written and as programs compare it.
type ISBN struct{ Written, Digits string }

var notISBN = diag.Rule{
	Code:  "K332",
	Words: diag.Words{HU: "Hibás ISBN, az ellenőrző számjegye nem stimmel: „{value}” ({field}).", EN: "This ISBN is wrong; its check digit does not match: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Vesse össze a kiadvány impresszumával; 13 vagy 10 számjegyből áll.", EN: "Compare it with the imprint page of the publication; it has 13 or 10 digits."},
}

func readISBN(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	digits, err := locale.ISBN(text)
	if err != nil {
		r.fault(notISBN, n.Place, "value", text, "field", f.Name)
		return nil
	}
	return ISBN{Written: text, Digits: digits}
}

func (d ISBN) print(Printer, *Field) spoken { return spoken{text: d.Written} }

func (d ISBN) wire(c *wire.Codec, _ *Field) Data {
	c.String(&d.Written)
	c.String(&d.Digits)
	return d
}
