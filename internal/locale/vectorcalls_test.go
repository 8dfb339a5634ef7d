package locale

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// What turns the cells of a vector into arguments, and results into its words.

func integer(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func ends(s string) (a, b string) {
	a, b, _ = strings.Cut(s, "..")
	return a, b
}

// dateTime reads ISO without ParseDate, which has rows of its own.
func dateTime(s string) DateTime {
	var t DateTime
	day, time, hasClock := strings.Cut(s, "T")
	if hasClock {
		t.HasClock, t.Clock = true, clock(time)
	}
	for i, part := range strings.Split(day, "-") {
		if day != "" {
			*[]*int{&t.Date.Year, &t.Date.Month, &t.Date.Day}[i] = integer(part)
		}
	}
	return t
}

func date(s string) Date { return dateTime(s).Date }

func clock(s string) Clock { return Clock{integer(s[:2]), integer(s[3:])} }

func period(s string) Period {
	a, b := ends(s)
	return Period{dateTime(a), dateTime(b)}
}

func amount(s string) Amount {
	value, currency, _ := strings.Cut(s, " ")
	return Amount{dec(value), currency}
}

func amounts(s string) []Amount {
	var out []Amount
	for part := range strings.SplitSeq(s, "|") {
		out = append(out, amount(part))
	}
	return out
}

func fault(err error) string {
	for _, known := range []struct {
		err  error
		word string
	}{{ErrAmbiguous, "ambiguous"}, {ErrWeekday, "weekday"}, {ErrDate, "date"}, {ErrNumber, "number"}, {ErrCheckDigit, "check digit"}} {
		if errors.Is(err, known.err) {
			return "ERROR " + known.word
		}
	}
	if err != nil {
		return err.Error()
	}
	return "OK"
}

func outcome(t DateTime, err error) string {
	if err != nil {
		return fault(err)
	}
	return t.ISO()
}

func outcomeNumber(n decimal.Decimal, err error) string {
	if err != nil {
		return fault(err)
	}
	return n.String()
}

func lint(l *Language, in string) string {
	words := []string{"WARN"}
	for _, s := range l.TypoLint(in) {
		words = append(words, s.Better)
	}
	return strings.Join(words, " ")
}

// sorted orders titles; where one is given as title=key, by its key.
func sorted(l *Language, in string) string {
	titles := strings.Split(in, "|")
	SortBy(l, titles, func(title string) string {
		if _, key, ok := strings.Cut(title, "="); ok {
			return key
		}
		return title
	})
	for i := range titles {
		titles[i], _, _ = strings.Cut(titles[i], "=")
	}
	return strings.Join(titles, "|")
}

func headingIDs(_ *Language, in string) string {
	var ids IDs
	var out []string
	for heading := range strings.SplitSeq(in, "|") {
		out = append(out, ids.Unique(heading))
	}
	return strings.Join(out, "|")
}

func pageSlugs(_ *Language, in string) string {
	var slugs []string
	for title := range strings.SplitSeq(in, "|") {
		if slices.Contains(slugs, Slug(title)) {
			return "ERROR collision " + Slug(title)
		}
		slugs = append(slugs, Slug(title))
	}
	return strings.Join(slugs, "|")
}

func named(in, name string) string {
	_, rest, _ := strings.Cut(in, name+"=")
	value, _, _ := strings.Cut(rest, " ")
	return value
}

func breakdown(_ *Language, in string) string {
	if sum := Sum(decs(named(in, "parts"), ",")); !sum.Equal(dec(named(in, "total"))) {
		return "ERROR sum " + sum.String()
	}
	return "OK"
}

func namedCount(_ *Language, in string) string {
	if stated, count := integer(named(in, "stated")), integer(named(in, "named")); stated != count {
		return fmt.Sprintf("WARN %d!=%d", stated, count)
	}
	return "OK"
}

func fxCheck(_ *Language, in string) string {
	a := amounts(in)
	if _, _, ok := SameRate(a[0].Value, a[1].Value, a[2].Value, a[3].Value, dec("0.01")); !ok {
		return "ERROR rate"
	}
	return "OK"
}

func isbnDuplicate(_ *Language, in string) string {
	seen := map[string]bool{}
	for entry := range strings.SplitSeq(in, "|") {
		number, _, _ := strings.Cut(entry, " ")
		isbn, err := ISBN(number)
		if err != nil || seen[isbn] {
			return strings.TrimSpace("WARN " + strings.TrimPrefix(fault(err), "OK"))
		}
		seen[isbn] = true
	}
	return "OK"
}

// hyphenated spells a word with all its hyphens, as at the ends of lines.
func hyphenated(l *Language, word string) string {
	var out strings.Builder
	from := 0
	for _, h := range l.Hyphenate(word) {
		out.WriteString(strings.TrimSuffix(word[from:h.At], string(softHyphen)) + h.Insert + "-")
		from = h.At
	}
	return out.String() + word[from:]
}
