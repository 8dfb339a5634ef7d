package locale

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// The faults of a written date.
var (
	ErrDate    = errors.New("not a date")
	ErrWeekday = errors.New("the weekday does not belong to the date")
)

// dateForm is one accepted way of writing a date.
type dateForm struct {
	pattern  *regexp.Regexp
	language *Language // of the month's name; nil where it is a number
	order    string    // what each group is: y, m or d
	slashes  bool
}

// dateForms is every accepted way, the first that fits counts. Day before month
// is European use; with slashes, where American use differs, only what cannot be
// read the other way round.
var dateForms = []dateForm{
	{pattern: regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`), order: "ymd"},
	{pattern: regexp.MustCompile(`^(\d{4})-(\d{2})$`), order: "ym"},
	{pattern: regexp.MustCompile(`^(\d{4})$`), order: "y"},
	{pattern: regexp.MustCompile(`^(\d{4})/(\d{1,2})/(\d{1,2})$`), order: "ymd"},
	{pattern: regexp.MustCompile(`^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?$`), order: "ymd"},
	{pattern: regexp.MustCompile(`^(\d{4})\. ?(\d{1,2})\.$`), order: "ym"},
	{pattern: regexp.MustCompile(`^(\d{4})\. ?(\p{L}+\.?) ?(\d{1,2})\.?$`), language: &hungarian, order: "ymd"},
	{pattern: regexp.MustCompile(`^(\d{4})\. ?(\p{L}+\.?)$`), language: &hungarian, order: "ym"},
	{pattern: regexp.MustCompile(`^(\d{1,2}) (\p{L}+\.?) (\d{4})$`), language: &english, order: "dmy"},
	{pattern: regexp.MustCompile(`^(\p{L}+\.?) (\d{4})$`), language: &english, order: "my"},
	{pattern: regexp.MustCompile(`^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\.?$`), order: "dmy"},
	{pattern: regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`), order: "dmy", slashes: true},
}

var (
	clockAtEnd   = regexp.MustCompile(`^(.+?)(T|,? )(\d{1,2}):(\d{2})$`)
	isoDay       = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	weekdayFirst = regexp.MustCompile(`^(\p{L}+),? (.+)$`)
	weekdayLast  = regexp.MustCompile(`^(.+?)(?:,? (\p{L}+)| \((\p{L}+)\))$`)
)

// ParseDate reads a date as people of the field write it, in Hungarian or
// English, with or without weekday and time: "2018-10-29T10:00", "2016.04.15",
// "2010. nov. 17., szerda, 11:02", "15 April 2016". The error is [ErrDate],
// together with [ErrAmbiguous] where two readings are possible, or [ErrWeekday].
func ParseDate(s string) (DateTime, error) {
	if len(s) > 80 {
		return DateTime{}, ErrDate
	}
	text, t := strings.Join(strings.Fields(s), " "), DateTime{}
	if m := clockAtEnd.FindStringSubmatch(text); m != nil {
		t.HasClock = true
		t.Clock = Clock{number(m[3]), number(m[4])}
		if !t.Clock.Valid() || m[2] == "T" && (!isoDay.MatchString(m[1]) || len(m[3]) != 2) {
			return DateTime{}, ErrDate
		}
		text = m[1]
	}
	text, weekday := cutWeekday(text)
	date, err := parseDay(text)
	switch {
	case err != nil:
		return DateTime{}, err
	case date.Day == 0 && (weekday >= 0 || t.HasClock):
		return DateTime{}, ErrDate
	case weekday >= 0 && weekday != (int(date.Weekday())+6)%7:
		return DateTime{}, ErrWeekday
	}
	t.Date = date
	return t, nil
}

// cutWeekday takes off the weekday before or after a date; 0 is Monday, -1 none.
func cutWeekday(s string) (rest string, weekday int) {
	if m := weekdayFirst.FindStringSubmatch(s); m != nil {
		if weekday := weekdayNumber(m[1]); weekday >= 0 {
			return m[2], weekday
		}
	}
	if m := weekdayLast.FindStringSubmatch(s); m != nil {
		if weekday := weekdayNumber(m[2] + m[3]); weekday >= 0 {
			return m[1], weekday
		}
	}
	return s, -1
}

func weekdayNumber(name string) int {
	for _, l := range languages {
		if i := indexFold(l.weekdays[:], name); i >= 0 {
			return i
		}
	}
	return -1
}

func parseDay(s string) (Date, error) {
	for _, form := range dateForms {
		if m := form.pattern.FindStringSubmatch(s); m != nil {
			return form.read(m[1:])
		}
	}
	return Date{}, ErrDate
}

func (f dateForm) read(groups []string) (Date, error) {
	var d Date
	for i, unit := range f.order {
		switch {
		case unit == 'y':
			d.Year = number(groups[i])
		case unit == 'd':
			d.Day = number(groups[i])
		case f.language != nil:
			d.Month = f.language.monthNumber(groups[i])
		default:
			d.Month = number(groups[i])
		}
	}
	if len(f.order) > 1 && d.Month == 0 || len(f.order) > 2 && d.Day == 0 || !d.Valid() {
		return Date{}, ErrDate
	}
	if f.slashes && d.Day <= 12 && d.Day != d.Month {
		return Date{}, fmt.Errorf("%w: %w", ErrDate, ErrAmbiguous)
	}
	return d, nil
}

// monthNumber knows full and short names, in English the field's "Sep" too.
func (l *Language) monthNumber(name string) int {
	if i := indexFold(l.months[:], name); i >= 0 {
		return i + 1
	}
	for i, short := range l.monthsShort {
		bare := strings.TrimSuffix(short, ".")
		if given := strings.TrimSuffix(name, "."); strings.EqualFold(given, bare) || l == &english && strings.EqualFold(given, l.months[i][:3]) {
			return i + 1
		}
	}
	return 0
}

func indexFold(words []string, word string) int {
	for i, w := range words {
		if strings.EqualFold(w, word) {
			return i
		}
	}
	return -1
}

// number reads digits that a pattern has already seen.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
