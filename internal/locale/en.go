package locale

import (
	"strconv"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
)

// english is British English as New Hart's Rules and GOV.UK write it.
var english = Language{
	code: "en",
	tag:  "en-GB",
	text: language.BritishEnglish,

	months: [12]string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"},
	monthsShort: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
		"Jul", "Aug", "Sept", "Oct", "Nov", "Dec"},
	weekdays:      [7]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	weekdaysShort: [7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
	dates: datePatterns{
		full:          byUnit{"{y}", "{M} {y}", "{w} {d} {M} {y}"},
		long:          byUnit{"{y}", "{M} {y}", "{d} {M} {y}"},
		medium:        byUnit{"{y}", "{m} {y}", "{d} {m} {y}"},
		short:         byUnit{"{y}", "{MM}/{y}", "{DD}/{MM}/{y}"},
		on:            byUnit{"in {y}", "in {M} {y}", "on {d} {M} {y}"},
		from:          byUnit{"from {y}", "from {M} {y}", "from {d} {M} {y}"},
		until:         byUnit{"until {y}", "until {M} {y}", "until {d} {M} {y}"},
		yearAttribute: "{y}",
		span:          span{"{d}–{d2} {M} {y}", "{d} {M} – {d2} {M2} {y}", "{M}–{M2} {y}"},
	},
	inflected:   func(string, Date) string { return "" },
	clockFrom:   func(written string, _ Clock) string { return "from " + written },
	padHour:     true,
	beforeClock: ", ",

	decimalMark: ".",
	groupMark:   ",",
	groupFrom:   4,
	moneyFirst:  true,
	plural:      pluralEN,

	ordinal: ordinalEN,
	ordinalWords: []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
		"eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
		"twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth",
		"thirty-first"},
	and:      " and ",
	between:  []string{"and", "or", "nor", "but", "to", "through", "versus", "rather", "as", "than", "and/or"},
	quotes:   quoteMarks{'“', '”', '‘', '’'},
	article:  func(string) string { return "" },
	leaning:  []string{"a", "an", "the", "i"},
	alphabet: newAlphabet(latinLetters, nil),

	hyphenPatterns: patternsEN,
	hyphenMargins:  hyphenMargins{2, 3},
}

// pluralEN is CLDR's rule: "one" is a 1 without visible decimals, 1.0 is not.
func pluralEN(n decimal.Decimal) string {
	if n.Exponent() >= 0 && n.Equal(decimal.NewFromInt(1)) {
		return "one"
	}
	return "other"
}

func ordinalEN(n int) string {
	suffix := "th"
	if tens := n % 100; tens < 11 || tens > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
