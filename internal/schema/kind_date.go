package schema

import (
	"errors"
	"regexp"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// Date is a day, a month or a year.
type Date struct{ Value locale.Date }

// DateTime is a date that may have a time.
type DateTime struct{ Value locale.DateTime }

// Period is from a date to a date, both in it; without an end it is open.
type Period struct{ Value locale.Period }

var notDate = diag.Rule{
	Code:  "K315",
	Words: diag.Words{HU: "Ez nem létező dátum vagy ismeretlen írásmód: „{value}” ({field}).", EN: "This date does not exist or its form is not known: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Elfogadott formák: 2016-04-15, 2016-04, 2016, 2018-10-29T10:00, 2018-10-29 10:00, 2016.04.15., 2016. április 15.", EN: "Accepted forms: 2016-04-15, 2016-04, 2016, 2018-10-29T10:00, 2018-10-29 10:00, 15 April 2016, 2016. április 15."},
}

var wrongWeekday = diag.Rule{
	Code:  "K316",
	Words: diag.Words{HU: "A hét napja nem egyezik a dátummal: „{value}” ({field}).", EN: "The day of the week does not fit the date: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Javítsa azt, amelyik téves, vagy írja számokkal, nap nélkül: 2018-10-29.", EN: "Correct whichever is wrong, or write digits without the day: 2018-10-29."},
}

var dayOnly = diag.Rule{
	Code:  "K317",
	Words: diag.Words{HU: "Itt csak dátum állhat, időpont nem: „{value}” ({field}).", EN: "Only a date can stand here, without a time: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Hagyja el az órát és a percet, például: 2018-10-29.", EN: "Leave out hours and minutes, for example 2018-10-29."},
}

var notPeriod = diag.Rule{
	Code:  "K318",
	Words: diag.Words{HU: "Az időszaknak nincs kezdete: {field}.", EN: "The period has no start: {field}."},
	Hint:  diag.Words{HU: "Írja így: {field}: {start: 2016-04-15, end: 2017-04-30}; ami egy napig tart: {field}: 2016-04-15.", EN: "Write {field}: {start: 2016-04-15, end: 2017-04-30}, and for a single day {field}: 2016-04-15."},
}

// spaced is an ISO date and time with a space between them.
var spaced = regexp.MustCompile(`^(\d{4}-\d\d-\d\d) +(\d\d?:\d\d)$`)

// moment reads a date that may have a time.
func (r *reader) moment(f *Field, text string, place diag.Place) (locale.DateTime, bool) {
	value, err := locale.ParseDate(spaced.ReplaceAllString(strings.TrimSpace(text), "${1}T$2"))
	switch {
	case errors.Is(err, locale.ErrWeekday):
		r.fault(wrongWeekday, place, "value", text, "field", f.Name)
	case err != nil:
		r.fault(notDate, place, "value", text, "field", f.Name)
	}
	return value, err == nil
}

func readDate(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	value, ok := r.moment(f, text, n.Place)
	if ok && value.HasClock {
		r.fault(dayOnly, n.Place, "value", text, "field", f.Name)
	}
	if !ok || value.HasClock {
		return nil
	}
	return Date{value.Date}
}

func readDateTime(r *reader, f *Field, n *record.Node) Data {
	if text, ok := r.scalar(f, n); ok {
		if value, ok := r.moment(f, text, n.Place); ok {
			return DateTime{value}
		}
	}
	return nil
}

func readPeriod(r *reader, f *Field, n *record.Node) Data {
	if n.Kind == record.Map {
		return r.periodParts(f, n)
	}
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	first, last, two := strings.Cut(text, "..")
	start, ok := r.moment(f, first, n.Place)
	if !ok {
		return nil
	}
	end := start
	if two {
		end = locale.DateTime{}
	}
	if strings.TrimSpace(last) != "" {
		if end, ok = r.moment(f, last, n.Place); !ok {
			return nil
		}
	}
	return Period{locale.Period{Start: start, End: end}}
}

func (r *reader) periodParts(f *Field, n *record.Node) Data {
	if !r.mapping(f, n, "start", "end") {
		return nil
	}
	if empty(n.Get("start")) {
		r.fault(notPeriod, n.Place, "field", f.Name)
		return nil
	}
	var period locale.Period
	start, fine := readDateTime(r, f, n.Get("start")).(DateTime)
	period.Start = start.Value
	if last := n.Get("end"); !empty(last) {
		end, ok := readDateTime(r, f, last).(DateTime)
		period.End, fine = end.Value, fine && ok
	}
	if !fine {
		return nil
	}
	return Period{period}
}

func periodPart(name string) Kind {
	if name == "start" || name == "end" {
		return KindDateTime
	}
	return ""
}

func (d Period) part(name string) Data {
	value := d.Value.Start
	if name == "end" {
		value = d.Value.End
	}
	if value.IsZero() {
		return nil
	}
	return DateTime{value}
}

func (d Date) print(p Printer, _ *Field) spoken {
	return spoken{text: p.Language.DateLong(d.Value)}
}

func (d DateTime) print(p Printer, _ *Field) spoken {
	if !d.Value.HasClock {
		return spoken{text: p.Language.DateLong(d.Value.Date)}
	}
	return spoken{text: p.Language.DateTime(d.Value)}
}

func (d Period) print(p Printer, _ *Field) spoken {
	if d.Value.Start.HasClock || d.Value.End.HasClock {
		return spoken{text: p.Language.DateTimeRange(d.Value)}
	}
	return spoken{text: p.Language.DateRange(d.Value)}
}

func (d Date) wire(c *wire.Codec, _ *Field) Data {
	d.Value.Wire(c)
	return d
}

func (d DateTime) wire(c *wire.Codec, _ *Field) Data {
	d.Value.Wire(c)
	return d
}

func (d Period) wire(c *wire.Codec, _ *Field) Data {
	d.Value.Wire(c)
	return d
}
