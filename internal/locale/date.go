package locale

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar. With Day 0 it is a month, with
// Month 0 too a year; the zero value is no date.
type Date struct{ Year, Month, Day int }

// Clock is a time of day.
type Clock struct{ Hour, Minute int }

// DateTime is a date with a time of day, where it is known.
type DateTime struct {
	Date     Date
	Clock    Clock
	HasClock bool
}

// Period runs from Start to End, both inclusive. A zero End leaves it open.
type Period struct{ Start, End DateTime }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether the calendar has this day, month or year.
func (d Date) Valid() bool {
	switch {
	case d.Year < 1 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || d.Day < 0:
		return false
	case d.Month == 0:
		return d.Day == 0
	}
	return d.Day <= daysIn(d.Year, d.Month)
}

// ISO returns "2016-04-15", "2016-04", "2016", or "" for no date.
func (d Date) ISO() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare orders dates by the first day of their unit; of two that begin on the
// same day the longer unit comes first, so that only equal dates are equal.
func (d Date) Compare(other Date) int {
	a, b := d.First(), other.First()
	return cmp.Or(
		cmp.Compare(a.Year, b.Year),
		cmp.Compare(a.Month, b.Month),
		cmp.Compare(a.Day, b.Day),
		cmp.Compare(d.Month, other.Month),
		cmp.Compare(d.Day, other.Day),
	)
}

// First returns the first day of the unit.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last returns the last day of the unit.
func (d Date) Last() Date {
	switch {
	case d.IsZero() || d.Day != 0:
		return d
	case d.Month == 0:
		return Date{d.Year, 12, 31}
	}
	return Date{d.Year, d.Month, daysIn(d.Year, d.Month)}
}

// AddDays returns the day n days after the first day of the unit.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	t := d.time().AddDate(0, 0, n)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// Weekday returns the day of the week of the first day of the unit.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

func (d Date) time() time.Time {
	first := d.First()
	return time.Date(first.Year, time.Month(first.Month), first.Day, 0, 0, 0, 0, time.UTC)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// ISO returns "11:02".
func (c Clock) ISO() string { return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute) }

// Valid reports whether the day has this minute.
func (c Clock) Valid() bool { return c.Hour >= 0 && c.Hour < 24 && c.Minute >= 0 && c.Minute < 60 }

// Compare orders times of day.
func (c Clock) Compare(other Clock) int {
	return cmp.Or(cmp.Compare(c.Hour, other.Hour), cmp.Compare(c.Minute, other.Minute))
}

// IsZero reports whether there is no date.
func (t DateTime) IsZero() bool { return t.Date.IsZero() }

// ISO returns "2018-10-29T10:00", or the date alone where no time is known.
func (t DateTime) ISO() string {
	if !t.HasClock {
		return t.Date.ISO()
	}
	return t.Date.ISO() + "T" + t.Clock.ISO()
}

// AppendKey appends a sort key: the bytes of the keys, all of one length, stand in
// the order of the dates, then of the times; a day without a time comes before
// its hours.
func (t DateTime) AppendKey(key []byte) []byte {
	first, clock := t.Date.First(), 0
	if t.HasClock {
		clock = 1 + t.Clock.Hour*60 + t.Clock.Minute
	}
	return append(key, byte(first.Year>>8), byte(first.Year), byte(first.Month), byte(first.Day),
		byte(t.Date.Month), byte(t.Date.Day), byte(clock>>8), byte(clock))
}
