package schema

import (
	"errors"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// Number is an exact number.
type Number struct{ Value decimal.Decimal }

// Percent is a share, 0.95 for 95%.
type Percent struct{ Value decimal.Decimal }

// Hours is a length in hours.
type Hours struct{ Value decimal.Decimal }

// Money is one sum in one or several currencies, in the order of the file.
type Money []locale.Amount

var notNumber = diag.Rule{
	Code:  "K309",
	Words: diag.Words{HU: "Itt szám kell, ez nem az: „{value}” ({field}).", EN: "A number is needed here; this is not one: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Írja számjegyekkel, mértékegység nélkül, például: 96 vagy 1234,5.", EN: "Write it in digits, without a unit, for example 96 or 1234.5."},
}

var ambiguousNumber = diag.Rule{
	Code:  "K310",
	Words: diag.Words{HU: "Ezt a számot kétféleképpen is lehet érteni: „{value}” ({field}).", EN: "This number can be read in two ways: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Hagyja el az ezres tagolást, és a tizedesek elé tegyen pontot, például: 982805.27.", EN: "Leave out the grouping and put a point before the decimals, for example 982805.27."},
}

var tooSmall = diag.Rule{
	Code:  "K311",
	Words: diag.Words{HU: "Túl kicsi szám: {value}. A legkisebb megengedett: {limit} ({field}).", EN: "The number is too small: {value}. The smallest number allowed is {limit} ({field})."},
	Hint:  diag.Words{HU: "Ellenőrizze, nem elírás-e.", EN: "Check whether it is a typing error."},
}

var tooLarge = diag.Rule{
	Code:  "K312",
	Words: diag.Words{HU: "Túl nagy szám: {value}. A legnagyobb megengedett: {limit} ({field}).", EN: "The number is too large: {value}. The largest number allowed is {limit} ({field})."},
	Hint:  diag.Words{HU: "Ellenőrizze, nem elírás-e.", EN: "Check whether it is a typing error."},
}

var notPercent = diag.Rule{
	Code:  "K313",
	Words: diag.Words{HU: "Itt százalék kell, ez nem az: „{value}” ({field}).", EN: "A percentage is needed here; this is not one: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Írja százalékjellel, például: 95% vagy 62,5%.", EN: "Write it with the per cent sign, for example 95% or 62.5%."},
}

var notMoney = diag.Rule{
	Code:  "K314",
	Words: diag.Words{HU: "Itt pénzösszeg kell, pénznemenként külön sorban: {field}.", EN: "An amount of money is needed here, each currency on its own line: {field}."},
	Hint:  diag.Words{HU: "Írja így: {field}: {HUF: 264600661, EUR: 933665}.", EN: "Write {field}: {HUF: 264600661, EUR: 933665}."},
}

// figure is a number as programs write it. Nothing longer is exact for anybody.
var figure = regexp.MustCompile(`^-?[0-9]{1,20}(\.[0-9]{1,10})?$`)

// currency is a code of ISO 4217; whether it exists is not ours to say.
var currency = regexp.MustCompile(`^[A-Z]{3}$`)

// decimal reads a number as programs write it, or as people do where that has
// one meaning only.
func (r *reader) decimal(f *Field, n *record.Node) (decimal.Decimal, bool) {
	text, ok := r.scalar(f, n)
	if !ok {
		return decimal.Decimal{}, false
	}
	value, err := parseDecimal(text)
	switch {
	case errors.Is(err, locale.ErrAmbiguous):
		r.fault(ambiguousNumber, n.Place, "value", text, "field", f.Name)
	case err != nil:
		r.fault(notNumber, n.Place, "value", text, "field", f.Name)
	}
	return value, err == nil
}

func parseDecimal(text string) (decimal.Decimal, error) {
	if figure.MatchString(text) {
		return decimal.NewFromString(text)
	}
	return locale.ParseNumber(text)
}

// limited holds a number against the field's limits.
func (r *reader) limited(f *Field, value decimal.Decimal, n *record.Node) bool {
	switch {
	case f.Min != nil && value.LessThan(*f.Min):
		r.fault(tooSmall, n.Place, "value", n.Text, "limit", f.Min.String(), "field", f.Name)
	case f.Max != nil && value.GreaterThan(*f.Max):
		r.fault(tooLarge, n.Place, "value", n.Text, "limit", f.Max.String(), "field", f.Name)
	default:
		return true
	}
	return false
}

func readNumber(r *reader, f *Field, n *record.Node) Data {
	if value, ok := r.decimal(f, n); ok && r.limited(f, value, n) {
		return Number{value}
	}
	return nil
}

func readHours(r *reader, f *Field, n *record.Node) Data {
	if value, ok := r.decimal(f, n); ok && r.limited(f, value, n) {
		return Hours{value}
	}
	return nil
}

func readPercent(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	number, found := strings.CutSuffix(text, "%")
	value, err := parseDecimal(strings.TrimSpace(number))
	if !found || err != nil {
		r.fault(notPercent, n.Place, "value", text, "field", f.Name)
		return nil
	}
	if value = value.Shift(-2); !r.limited(f, value, n) {
		return nil
	}
	return Percent{value}
}

func readMoney(r *reader, f *Field, n *record.Node) Data {
	if n.Kind != record.Map || len(n.Entries) == 0 {
		r.fault(notMoney, n.Place, "field", f.Name)
		return nil
	}
	var out Money
	fine := true
	for _, entry := range n.Entries {
		if !currency.MatchString(entry.Name) {
			r.fault(notMoney, entry.Place, "field", f.Name)
			fine = false
			continue
		}
		value, ok := r.decimal(f, entry.Value)
		out, fine = append(out, locale.Amount{Value: value, Currency: entry.Name}), fine && ok
	}
	if !fine {
		return nil
	}
	return out
}

func moneyPart(name string) Kind {
	if currency.MatchString(name) {
		return KindMoney
	}
	return ""
}

func (m Money) part(name string) Data {
	for _, amount := range m {
		if amount.Currency == name {
			return Money{amount}
		}
	}
	return nil
}

func (d Number) print(p Printer, f *Field) spoken {
	switch {
	case f.Ordinal && d.Value.IsInteger() && d.Value.IsPositive():
		return spoken{text: p.Language.Ordinal(int(d.Value.IntPart()))}
	case f.Plain:
		return spoken{text: d.Value.String()}
	}
	return p.unit(d.Value, f)
}

func (d Hours) print(p Printer, f *Field) spoken {
	if len(f.Unit) > 0 {
		return p.unit(d.Value, f)
	}
	return spoken{text: p.word("value.hours", p.Language.Number(d.Value), "n", d.Value)}
}

func (d Percent) print(p Printer, _ *Field) spoken {
	return spoken{text: p.Language.Percent(d.Value)}
}

func (m Money) print(p Printer, _ *Field) spoken {
	if len(m) == 2 {
		return spoken{text: p.Language.MoneyPair(m[0], m[1])}
	}
	texts := make([]string, len(m))
	for i, amount := range m {
		texts[i] = p.Language.Money(amount.Value, amount.Currency)
	}
	return spoken{text: p.Language.List(texts)}
}

func (d Number) wire(c *wire.Codec, _ *Field) Data {
	c.Decimal(&d.Value)
	return d
}

func (d Percent) wire(c *wire.Codec, _ *Field) Data {
	c.Decimal(&d.Value)
	return d
}

func (d Hours) wire(c *wire.Codec, _ *Field) Data {
	c.Decimal(&d.Value)
	return d
}

func (m Money) wire(c *wire.Codec, _ *Field) Data {
	wire.Slice(c, &m, (*locale.Amount).Wire)
	return m
}
