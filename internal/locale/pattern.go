package locale

import (
	"fmt"
	"strconv"
	"strings"
)

// byUnit is a pattern for a year, a month and a day.
type byUnit struct{ year, month, day string }

// span is the patterns of a period inside one unit; where one is empty, both
// dates are written whole.
type span struct{ days, daysOfMonths, months string }

// datePatterns is how a language writes dates. In a pattern {y} is the year, {M}
// the month's name, {m} its short name, {d} the day, {w} the weekday, {MM} and
// {DD} two digits; {M2}, {d2}, {MM2}, {DD2} belong to the period's end. Any other
// token is the language's own.
type datePatterns struct {
	full, long, medium, short byUnit
	on, from, until           byUnit
	yearAttribute             string
	span, spanShort           span
}

func (u byUnit) of(d Date) string {
	switch {
	case d.Month == 0:
		return u.year
	case d.Day == 0:
		return u.month
	}
	return u.day
}

// date writes one date by the pattern for its unit.
func (l *Language) date(patterns byUnit, d Date) string {
	if d.IsZero() {
		return ""
	}
	return l.expand(patterns.of(d), d, Date{})
}

func (l *Language) expand(pattern string, a, b Date) string {
	var out strings.Builder
	for pattern != "" {
		before, rest, found := strings.Cut(pattern, "{")
		out.WriteString(before)
		if !found {
			break
		}
		token, after, _ := strings.Cut(rest, "}")
		out.WriteString(l.token(token, a, b))
		pattern = after
	}
	return out.String()
}

func (l *Language) token(name string, a, b Date) string {
	if base, second := strings.CutSuffix(name, "2"); second {
		return l.token(base, b, Date{})
	}
	switch name {
	case "y":
		return strconv.Itoa(a.Year)
	case "M":
		return l.Month(a.Month)
	case "m":
		return pick(l.monthsShort[:], a.Month-1)
	case "d":
		return strconv.Itoa(a.Day)
	case "w":
		return l.WeekdayName(a)
	case "MM":
		return fmt.Sprintf("%02d", a.Month)
	case "DD":
		return fmt.Sprintf("%02d", a.Day)
	}
	return l.inflected(name, a)
}

// pick returns a word of a table, "" outside it: a date that was never checked
// must not stop a build.
func pick(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}
