// Package locale holds what a language knows: how dates, periods, numbers and
// money are written, how words are sorted, joined, quoted, counted and broken,
// and what a title becomes in an address.
//
// It does not know the site, its pages or its phrases: it gives forms, never
// sentences. It knows no clock, no time zone and no country's law.
//
// Its rules:
//
//   - Hungarian follows AkH12 (the rules of the Academy, 12th edition), English
//     is British. The rows of testdata/locale-vectors.tsv are the specification.
//   - One table per language (hu.go, en.go) holds its words and patterns. What
//     cannot be said in a table is a function of that table's file.
//   - Money and figures are exact decimals; nothing here is a float.
//   - Reading is strict: what could be read in two ways is an error, never a guess.
//   - Everything is a pure function of its arguments and safe for concurrent use;
//     only [Typographer] and [IDs] carry state, one of each for one paragraph or page.
package locale

import (
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
)

// Language is one language. Its values are tables of this package, got by [For]
// and never changed.
type Language struct {
	code string
	tag  string
	text language.Tag

	months        [12]string
	monthsShort   [12]string
	weekdays      [7]string // Monday first
	weekdaysShort [7]string
	dates         datePatterns
	inflected     func(token string, d Date) string    // the value of a pattern's token that only this language has
	clockFrom     func(written string, c Clock) string // "from 10:00"
	padHour       bool
	beforeClock   string // between a date and a time

	decimalMark string
	groupMark   string
	groupFrom   int               // the fewest digits before the decimal mark that are grouped
	moneySigns  map[string]string // where it differs from the ISO code
	moneyFirst  bool              // the currency stands before the amount
	plural      func(decimal.Decimal) string

	ordinal      func(int) string
	ordinalWords []string // from "first"
	and          string   // before the last item of a list
	between      []string // words that may follow a hanging hyphen: "kis- és középvállalkozás"
	quotes       quoteMarks
	article      func(string) string
	leaning      []string // words that a line better not end with
	alphabet     *alphabet

	hyphenPatterns func() *hyphenPatterns
	hyphenMargins  hyphenMargins
}

// languages is every language there is, in the order in which words are tried.
var languages = []*Language{&hungarian, &english}

// For returns the language of a code or a tag: "hu", "hu-HU", "en", "en-GB".
func For(code string) (*Language, bool) {
	for _, l := range languages {
		if strings.EqualFold(code, l.code) || strings.EqualFold(code, l.tag) {
			return l, true
		}
	}
	return nil, false
}

// Code returns the short code, "hu".
func (l *Language) Code() string { return l.code }

// Tag returns the code with the country, "hu-HU".
func (l *Language) Tag() string { return l.tag }
