package locale

import (
	"strconv"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
)

// hungarian follows AkH12; where the rules leave a choice, the vectors say which
// form was taken.
var hungarian = Language{
	code: "hu",
	tag:  "hu-HU",
	text: language.Hungarian,

	months: [12]string{"január", "február", "március", "április", "május", "június",
		"július", "augusztus", "szeptember", "október", "november", "december"},
	monthsShort: [12]string{"jan.", "febr.", "márc.", "ápr.", "máj.", "jún.",
		"júl.", "aug.", "szept.", "okt.", "nov.", "dec."},
	weekdays:      [7]string{"hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"},
	weekdaysShort: [7]string{"H", "K", "Sze", "Cs", "P", "Szo", "V"},
	dates: datePatterns{
		full:          byUnit{"{y}", "{y}. {M}", "{y}. {M} {d}., {w}"},
		long:          byUnit{"{y}", "{y}. {M}", "{y}. {M} {d}."},
		medium:        byUnit{"{y}", "{y}. {m}", "{y}. {m} {d}."},
		short:         byUnit{"{y}", "{y}. {MM}.", "{y}. {MM}. {DD}."},
		on:            byUnit{"{y}-{y:in}", "{y} {M:in}", "{y}. {M} {d}-{d:on}"},
		from:          byUnit{"{y}-{y:from}", "{y} {M:from}", "{y}. {M} {d}-{d:from}"},
		until:         byUnit{"{y}-ig", "{y} {M:until}", "{y}. {M} {d}-ig"},
		yearAttribute: "{y}. évi",
		span:          span{"{y}. {M} {d}–{d2}.", "{y}. {M} {d}. – {M2} {d2}.", "{y}. {M}–{M2}"},
		spanShort:     span{"{y}. {MM}. {DD}–{DD2}.", "{y}. {MM}. {DD}. – {MM2}. {DD2}.", "{y}. {MM}–{MM2}."},
	},
	inflected:   inflectedHU,
	clockFrom:   clockFromHU,
	beforeClock: " ",

	decimalMark: ",",
	groupMark:   "\u00a0",
	groupFrom:   5, // AkH12 291: four digits stay together
	moneySigns:  map[string]string{"HUF": "Ft"},
	plural:      pluralHU,

	ordinal: func(n int) string { return strconv.Itoa(n) + "." },
	ordinalWords: []string{"első", "második", "harmadik", "negyedik", "ötödik", "hatodik", "hetedik", "nyolcadik", "kilencedik", "tizedik",
		"tizenegyedik", "tizenkettedik", "tizenharmadik", "tizennegyedik", "tizenötödik", "tizenhatodik", "tizenhetedik", "tizennyolcadik", "tizenkilencedik", "huszadik",
		"huszonegyedik", "huszonkettedik", "huszonharmadik", "huszonnegyedik", "huszonötödik", "huszonhatodik", "huszonhetedik", "huszonnyolcadik", "huszonkilencedik", "harmincadik",
		"harmincegyedik"},
	and: " és ",
	between: []string{"és", "s", "vagy", "avagy", "meg", "illetve", "ill", "valamint", "is", "se", "sem", "mint", "de", "hanem",
		"azaz", "akár", "ám", "vagyis", "és/vagy"},
	quotes:  quoteMarks{'„', '”', '»', '«'},
	article: articleHU,
	leaning: []string{"a", "az", "s"},
	alphabet: newAlphabet(
		[]string{"a", "b", "c", "cs", "d", "dz", "dzs", "e", "f", "g", "gy", "h", "i", "j", "k", "l", "ly", "m", "n", "ny",
			"o", "ö", "p", "q", "r", "s", "sz", "t", "ty", "u", "ü", "v", "w", "x", "y", "z", "zs"},
		map[rune]rune{'ő': 'ö', 'ű': 'ü'}),

	hyphenPatterns: patternsHU,
	hyphenMargins:  hyphenMargins{2, 2}, // AkH12 226 a: a single vowel is not left alone
}

// monthStemsHU is a month as a possession of its year, before the ending:
// "2016 áprilisá-ban". The last four take front endings.
var monthStemsHU = []string{"januárjá", "februárjá", "márciusá", "áprilisá", "májusá", "júniusá",
	"júliusá", "augusztusá", "szeptemberé", "októberé", "novemberé", "decemberé"}

func inflectedHU(token string, d Date) string {
	backMonth := d.Month < 9
	stem := pick(monthStemsHU, d.Month-1)
	switch token {
	case "y:in":
		return harmony(backNumeral(d.Year), "ban", "ben")
	case "y:from":
		return harmony(backNumeral(d.Year), "tól", "től")
	case "M:in":
		return stem + harmony(backMonth, "ban", "ben")
	case "M:from":
		return stem + harmony(backMonth, "tól", "től")
	case "M:until":
		return stem + "ig"
	case "d:from":
		return harmony(backNumeral(d.Day), "tól", "től")
	case "d:on":
		return dayOnHU(d.Day)
	}
	return ""
}

// dayOnHU follows the spoken ordinal: elsején, másodikán, but tizenegyedikén,
// tizenkettedikén. AkH12 allows "1-én" too.
func dayOnHU(day int) string {
	switch day {
	case 1:
		return "jén"
	case 2:
		return "án"
	}
	return harmony(backNumeral(day), "án", "én")
}

// clockFromHU follows the spoken time: tíz órától, tíz óra negyvenöttől.
func clockFromHU(written string, c Clock) string {
	back := c.Minute == 0 || backNumeral(c.Minute)
	return written + "-" + harmony(back, "tól", "től")
}

func harmony(back bool, backForm, frontForm string) string {
	if back {
		return backForm
	}
	return frontForm
}

// backNumeral reports whether the last word of the spoken number has back vowels.
func backNumeral(n int) bool {
	switch {
	case n == 0: // nulla
		return true
	case n%10 != 0: // három, hat, nyolc
		return n%10 == 3 || n%10 == 6 || n%10 == 8
	case n%100 != 0: // húsz, harminc, hatvan, nyolcvan
		tens := n % 100 / 10
		return tens == 2 || tens == 3 || tens == 6 || tens == 8
	case n%1000 != 0: // száz
		return true
	}
	return n%1_000_000 == 0 // ezer against millió
}

// pluralHU is CLDR's rule: "one" is 1 in value.
func pluralHU(n decimal.Decimal) string {
	if n.Equal(decimal.NewFromInt(1)) {
		return "one"
	}
	return "other"
}
