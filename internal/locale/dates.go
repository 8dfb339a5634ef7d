package locale

import (
	"fmt"
	"slices"
	"strconv"
)

// DateFull returns the date with its weekday: "2010. november 17., szerda".
// This and its kin write a month or a year where the day is not known.
func (l *Language) DateFull(d Date) string { return l.date(l.dates.full, d) }

// DateLong returns "2016. április 15.", "15 April 2016".
func (l *Language) DateLong(d Date) string { return l.date(l.dates.long, d) }

// DateMedium returns "2010. nov. 17.", "17 Nov 2010".
func (l *Language) DateMedium(d Date) string { return l.date(l.dates.medium, d) }

// DateShort returns digits only: "2016. 04. 15.", "15/04/2016".
func (l *Language) DateShort(d Date) string { return l.date(l.dates.short, d) }

// DateOn says when something was: "2018. október 2-án", "on 2 October 2018".
func (l *Language) DateOn(d Date) string { return l.date(l.dates.on, d) }

// DateFrom says since when something is: "2018. október 2-től", "from 2 October 2018".
func (l *Language) DateFrom(d Date) string { return l.date(l.dates.from, d) }

// DateUntil says until when: "2018. július 6-ig", "until 6 July 2018".
func (l *Language) DateUntil(d Date) string { return l.date(l.dates.until, d) }

// MonthYear returns "2016. április", "April 2016".
func (l *Language) MonthYear(d Date) string { return l.DateLong(Date{Year: d.Year, Month: d.Month}) }

// Year returns a year that stands alone, without a stop.
func (l *Language) Year(year int) string { return strconv.Itoa(year) }

// YearAttr returns a year as an attribute: "2016. évi".
func (l *Language) YearAttr(year int) string {
	return l.expand(l.dates.yearAttribute, Date{Year: year}, Date{})
}

// YearIn returns "2016-ban", "in 2016".
func (l *Language) YearIn(year int) string { return l.DateOn(Date{Year: year}) }

// YearRange returns "2014–2020"; with b 0 it is open.
func (l *Language) YearRange(a, b int) string {
	return l.DateRange(Period{Start: DateTime{Date: Date{Year: a}}, End: DateTime{Date: Date{Year: b}}})
}

// Month returns the name of month 1–12.
func (l *Language) Month(month int) string { return pick(l.months[:], month-1) }

// WeekdayName returns the day's name as it stands inside a sentence.
func (l *Language) WeekdayName(d Date) string { return l.weekdays[(int(d.Weekday())+6)%7] }

// WeekdaysShort returns the heads of a calendar's columns, Monday first.
func (l *Language) WeekdaysShort() []string { return slices.Clone(l.weekdaysShort[:]) }

// Time returns "9:05", "09:05".
func (l *Language) Time(c Clock) string {
	if l.padHour {
		return c.ISO()
	}
	return fmt.Sprintf("%d:%02d", c.Hour, c.Minute)
}

// TimeRange returns "9:00–16:30".
func (l *Language) TimeRange(a, b Clock) string {
	if a == b {
		return l.Time(a)
	}
	return l.Time(a) + "–" + l.Time(b)
}

// DateTime returns the full date with its time: "2010. november 17., szerda 11:02".
func (l *Language) DateTime(t DateTime) string {
	if !t.HasClock || t.IsZero() {
		return l.DateFull(t.Date)
	}
	return l.DateFull(t.Date) + l.beforeClock + l.Time(t.Clock)
}

// MonthShort returns a month's short name, "okt.".
func (l *Language) MonthShort(month int) string { return pick(l.monthsShort[:], month-1) }
