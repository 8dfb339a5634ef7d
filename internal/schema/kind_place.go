package schema

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// Place is where something is: a name, a postal address, a point on the map, or
// some of them.
type Place struct {
	Name                            Text
	Postcode, City, Street, Country string
	Lat, Lon                        *decimal.Decimal // degrees, both or neither
}

var wrongPoint = diag.Rule{
	Code:  "K331",
	Words: diag.Words{HU: "A térképi hely két szám: szélesség (lat) és hosszúság (lon), fokban ({field}).", EN: "A point on the map is two numbers, latitude (lat) and longitude (lon), in degrees ({field})."},
	Hint:  diag.Words{HU: "Írja például: lat: 46.0727, lon: 18.2323.", EN: "Write for example lat: 46.0727, lon: 18.2323."},
}

// readPlace takes a name, a name by language, or the parts.
func readPlace(r *reader, f *Field, n *record.Node) Data {
	if n.Kind == record.Map && !r.isByLanguage(n) {
		return r.placeParts(f, n)
	}
	if name, ok := r.texts(f, n); ok {
		return Place{Name: name}
	}
	return nil
}

// isByLanguage reports whether the keys of a map are languages of the site.
func (r *reader) isByLanguage(n *record.Node) bool {
	for _, entry := range n.Entries {
		if !slices.Contains(r.languages, entry.Name) {
			return false
		}
	}
	return len(n.Entries) > 0
}

func (r *reader) placeParts(f *Field, n *record.Node) Data {
	before := len(r.faults)
	if !r.mapping(f, n, "name", "postcode", "city", "street", "country", "lat", "lon") {
		return nil
	}
	place := Place{
		Name:     r.optional(f, n.Get("name")),
		Postcode: r.word(f, n.Get("postcode")), City: r.word(f, n.Get("city")),
		Street: r.word(f, n.Get("street")), Country: r.word(f, n.Get("country")),
		Lat: r.degrees(f, n.Get("lat"), 90), Lon: r.degrees(f, n.Get("lon"), 180),
	}
	if empty(n.Get("lat")) != empty(n.Get("lon")) {
		r.fault(wrongPoint, n.Place, "field", f.Name)
	}
	if diag.List(r.faults[before:]).HasErrors() {
		return nil
	}
	return place
}

func (r *reader) degrees(f *Field, n *record.Node, limit int64) *decimal.Decimal {
	if empty(n) {
		return nil
	}
	value, err := decimal.Decimal{}, error(nil)
	if figure.MatchString(n.Text) {
		value, err = decimal.NewFromString(n.Text)
	}
	if !figure.MatchString(n.Text) || err != nil || value.Abs().GreaterThan(decimal.NewFromInt(limit)) {
		r.fault(wrongPoint, n.Place, "field", f.Name)
		return nil
	}
	return &value
}

func placePart(name string) Kind {
	switch name {
	case "name":
		return KindText
	case "postcode", "city", "street", "country":
		return KindCode
	}
	return ""
}

func (d Place) part(name string) Data {
	if name == "name" {
		if d.Name.IsZero() {
			return nil
		}
		return d.Name
	}
	text := map[string]string{"postcode": d.Postcode, "city": d.City, "street": d.Street, "country": d.Country}[name]
	if text == "" {
		return nil
	}
	return Code(text)
}

// print writes an address as the reader's language does: the town first in
// Hungarian, the street first in English.
func (d Place) print(p Printer, _ *Field) spoken {
	name := p.words(d.Name.In(p.Language.Code()))
	town := strings.TrimSpace(d.Postcode + " " + d.City)
	parts := []string{name.text, d.Street, town, d.Country}
	if p.Language.Code() == "hu" {
		parts = []string{name.text, town, d.Street, d.Country}
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	// An address has no language of its own; only a name alone is in another.
	if len(parts) > 1 {
		name.lang = ""
	}
	return spoken{text: strings.Join(parts, ", "), lang: name.lang}
}

func (d Place) wire(c *wire.Codec, _ *Field) Data {
	d.Name.wireText(c)
	c.String(&d.Postcode)
	c.String(&d.City)
	c.String(&d.Street)
	c.String(&d.Country)
	wireDegrees(c, &d.Lat)
	wireDegrees(c, &d.Lon)
	return d
}

func wireDegrees(c *wire.Codec, v **decimal.Decimal) {
	if wire.Optional(c, v) {
		c.Decimal(*v)
	}
}
