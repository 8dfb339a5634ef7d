package schema

import (
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// Kind is what a field holds, by the name that type.yaml gives it.
type Kind string

// The kinds of fields.
const (
	KindText     Kind = "text"
	KindMarkdown Kind = "markdown"
	KindCode     Kind = "code"
	KindNumber   Kind = "number"
	KindMoney    Kind = "money"
	KindPercent  Kind = "percent"
	KindDate     Kind = "date"
	KindDateTime Kind = "datetime"
	KindPeriod   Kind = "period"
	KindHours    Kind = "hours"
	KindURL      Kind = "url"
	KindEmail    Kind = "email"
	KindPhone    Kind = "phone"
	KindFile     Kind = "file"
	KindImage    Kind = "image"
	KindGallery  Kind = "gallery"
	KindRef      Kind = "ref"
	KindList     Kind = "list"
	KindGroup    Kind = "group"
	KindEnum     Kind = "enum"
	KindBool     Kind = "bool"
	KindISBN     Kind = "isbn"
	KindLicence  Kind = "licence"
	KindPlace    Kind = "place"
)

// KindLabels is the kind of the base field "labels" alone: texts by the path of
// a field. No type can ask for it.
const KindLabels Kind = "labels"

// Data is the exact content of a value. Its concrete types are those of this
// package, one or two for a kind.
type Data interface {
	// print is the data as the reader's language has it.
	print(p Printer, f *Field) spoken
	// wire writes the data, or returns what it reads in its stead. A value that
	// reads itself back begins as the zero of its kind.
	wire(c *wire.Codec, f *Field) Data
}

// parted is data with parts that a path may name.
type parted interface {
	// part returns nil for a part that is not there.
	part(name string) Data
}

// kind is everything known about a kind of field.
type kind struct {
	name Kind
	zero Data // what its data begins as when it is read back
	own  bool // belongs to its file
	// read makes data of what was written; nil after a fault, or for nothing.
	read func(*reader, *Field, *record.Node) Data
	// part returns the kind of a part, "" if there is none of that name.
	part func(name string) Kind
	// parts are the names of all parts where there are few, so that their fields
	// are made once.
	parts []string
	// extra are the properties in type.yaml that only some kinds have.
	extra []string
}

// kindTable is the list of all kinds.
var kindTable = kinds()

// kinds lists them all, in the order in which the editors' pages show them.
func kinds() []kind {
	figure := []string{"unit", "min", "max", "computed"}
	return []kind{
		{name: KindText, zero: Text{}, own: true, read: readText},
		{name: KindMarkdown, zero: Markdown{}, own: true, read: readMarkdown},
		{name: KindCode, zero: Code(""), read: readCode, extra: []string{"terms"}},
		{name: KindNumber, zero: Number{}, read: readNumber, extra: append([]string{"ordinal", "plain"}, figure...)},
		{name: KindMoney, zero: Money(nil), read: readMoney, part: moneyPart, extra: []string{"computed"}},
		{name: KindPercent, zero: Percent{}, read: readPercent, extra: []string{"min", "max", "computed"}},
		{name: KindDate, zero: Date{}, read: readDate},
		{name: KindDateTime, zero: DateTime{}, read: readDateTime},
		{name: KindPeriod, zero: Period{}, read: readPeriod, part: periodPart, parts: []string{"start", "end"}},
		{name: KindHours, zero: Hours{}, read: readHours, extra: figure},
		{name: KindURL, zero: URL(""), read: readURL},
		{name: KindEmail, zero: Email(""), read: readEmail},
		{name: KindPhone, zero: Phone(""), read: readPhone},
		{name: KindFile, zero: File{}, read: readFile},
		{name: KindImage, zero: Image{}, read: readImage},
		{name: KindGallery, zero: Gallery(nil), read: readGallery},
		{name: KindRef, zero: Ref{}, read: readRef, extra: []string{"to", "back"}},
		{name: KindList, zero: List(nil), read: readList, extra: []string{"of", "back", "terms"}},
		{name: KindGroup, zero: Group(nil), read: readGroup, extra: []string{"fields"}},
		{name: KindEnum, zero: Enum{}, read: readEnum, extra: []string{"values"}},
		{name: KindBool, zero: Bool(false), read: readBool},
		{name: KindISBN, zero: ISBN{}, read: readISBN},
		{name: KindLicence, zero: Licence{}, read: readLicence},
		{name: KindPlace, zero: Place{}, read: readPlace, part: placePart},
	}
}

func kindNamed(name Kind) (kind, bool) {
	for _, k := range kindTable {
		if k.name == name {
			return k, true
		}
	}
	return kind{}, false
}
