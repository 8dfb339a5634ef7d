package locale

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// later is the functions of the vectors that belong to search.
var later = []string{"search", "search_first"}

// row is one line of testdata/locale-vectors.tsv.
type row struct {
	line                          int
	function, input, want, source string
	language                      *Language
}

func TestVectors(t *testing.T) {
	functions := rowFunctions(phrases(t))
	passed, total := 0, 0
	for _, r := range vectors(t) {
		total++
		if slices.Contains(later, r.function) {
			t.Logf("skipped: line %d, %s %s", r.line, r.function, r.input)
			continue
		}
		f, ok := functions[r.function]
		if !ok {
			t.Errorf("line %d: nothing for %s", r.line, r.function)
			continue
		}
		if got := f(r.language, r.input); got != r.want {
			t.Errorf("line %d: %s(%q) in %s = %q, want %q (%s)", r.line, r.function, r.input, r.language.Code(), got, r.want, r.source)
			continue
		}
		passed++
	}
	t.Logf("%d of %d", passed, total)
	if total < 300 {
		t.Errorf("only %d rows were read", total)
	}
}

// rowFunctions says how the columns of a row become a call. It is one table, long
// because the vectors have many functions.
func rowFunctions(phrases map[string]Forms) map[string]func(*Language, string) string {
	functions := map[string]func(*Language, string) string{
		"date_full":      func(l *Language, in string) string { return l.DateFull(date(in)) },
		"date_long":      func(l *Language, in string) string { return l.DateLong(date(in)) },
		"date_medium":    func(l *Language, in string) string { return l.DateMedium(date(in)) },
		"date_short":     func(l *Language, in string) string { return l.DateShort(date(in)) },
		"date_iso":       func(_ *Language, in string) string { return date(in).ISO() },
		"date_on":        func(l *Language, in string) string { return l.DateOn(date(in)) },
		"date_until":     func(l *Language, in string) string { return l.DateUntil(date(in)) },
		"month_year":     func(l *Language, in string) string { return l.MonthYear(date(in)) },
		"year":           func(l *Language, in string) string { return l.Year(integer(in)) },
		"year_attr":      func(l *Language, in string) string { return l.YearAttr(integer(in)) },
		"year_in":        func(l *Language, in string) string { return l.YearIn(integer(in)) },
		"year_range":     func(l *Language, in string) string { a, b := ends(in); return l.YearRange(integer(a), integer(b)) },
		"date_range":     func(l *Language, in string) string { return l.DateRange(period(in)) },
		"time":           func(l *Language, in string) string { return l.Time(clock(in)) },
		"time_range":     func(l *Language, in string) string { a, b := ends(in); return l.TimeRange(clock(a), clock(b)) },
		"datetime":       func(l *Language, in string) string { return l.DateTime(dateTime(in)) },
		"datetime_range": func(l *Language, in string) string { return l.DateTimeRange(period(in)) },
		"weekday_name":   func(l *Language, in string) string { return l.WeekdayName(date(in)) },
		"weekdays_short": func(l *Language, _ string) string { return strings.Join(l.WeekdaysShort(), "|") },
		"parse_date":     func(_ *Language, in string) string { return outcome(ParseDate(in)) },

		"date_range_short": func(l *Language, in string) string { return l.DateRangeShort(period(in)) },

		"number":        func(l *Language, in string) string { return l.Number(dec(in)) },
		"decimal":       func(l *Language, in string) string { return l.Number(dec(in)) },
		"number_column": func(l *Language, in string) string { return strings.Join(l.NumberColumn(decs(in, "|")), "|") },
		"percent":       func(l *Language, in string) string { return l.Percent(dec(in)) },
		"parse_number":  func(_ *Language, in string) string { return outcomeNumber(ParseNumber(in)) },
		"money":         func(l *Language, in string) string { a := amount(in); return l.Money(a.Value, a.Currency) },
		"money_iso":     func(l *Language, in string) string { a := amount(in); return l.MoneyISO(a.Value, a.Currency) },
		"money_pair":    func(l *Language, in string) string { a := amounts(in); return l.MoneyPair(a[0], a[1]) },
		"unit":          func(l *Language, in string) string { n, unit, _ := strings.Cut(in, " "); return l.Unit(dec(n), unit) },
		"file_size":     func(l *Language, in string) string { return l.FileSize(int64(integer(in))) },
		"plural":        func(l *Language, in string) string { return l.Plural(dec(in)) },
		"count": func(l *Language, in string) string {
			n, thing, _ := strings.Cut(in, " ")
			return l.Count(integer(n), phrases[thing+" "+l.Code()])
		},
		"ordinal":       func(l *Language, in string) string { return l.Ordinal(integer(in)) },
		"ordinal_word":  func(l *Language, in string) string { return l.OrdinalWord(integer(in)) },
		"ordinal_parse": func(l *Language, in string) string { n, _ := l.ParseOrdinal(in); return strconv.Itoa(n) },
		"edition": func(l *Language, in string) string {
			return strings.ReplaceAll(phrases["edition "+l.Code()].Other, "{ordinal}", l.Ordinal(integer(in)))
		},
	}
	for name, f := range wordFunctions() {
		functions[name] = f
	}
	return functions
}

func wordFunctions() map[string]func(*Language, string) string {
	return map[string]func(*Language, string) string{
		"list_join":    func(l *Language, in string) string { return l.List(strings.Split(in, "|")) },
		"article":      func(l *Language, in string) string { return l.Article(in) },
		"quote":        func(l *Language, in string) string { return l.Quote(in) },
		"quote_nested": func(l *Language, in string) string { return l.QuoteNested(in) },
		"typographer":  func(l *Language, in string) string { return l.Typographer().Text(in) },
		"typo_lint":    lint,
		"collate":      func(l *Language, in string) string { return sorted(l, in) },
		"collate_key":  func(l *Language, in string) string { return sorted(l, in) },
		"index_letter": func(l *Language, in string) string { return l.IndexLetter(in) },
		"nfc":          func(_ *Language, in string) string { return NFC(in) },
		"nfc_equal": func(_ *Language, in string) string {
			a, b, _ := strings.Cut(in, "|")
			return strconv.FormatBool(NFC(a) == NFC(b))
		},
		"upper":       func(l *Language, in string) string { return l.Upper(in) },
		"lower":       func(l *Language, in string) string { return l.Lower(in) },
		"fold":        func(_ *Language, in string) string { return Fold(in) },
		"slug":        func(_ *Language, in string) string { return Slug(in) },
		"heading_ids": headingIDs,
		"page_slugs":  pageSlugs,
		"breakdown":   breakdown,
		"named_count": namedCount,
		"fx_check":    fxCheck,
		"isbn":        func(_ *Language, in string) string { _, err := ISBN(in); return fault(err) },
		"isbn_dup":    isbnDuplicate,
		"phone":       func(_ *Language, in string) string { return Phone(in) },
		"hyphenate":   hyphenated,
	}
}

func vectors(t *testing.T) []row {
	t.Helper()
	var rows []row
	for n, cells := range table(t, "testdata/locale-vectors.tsv") {
		if cells == nil || cells[0] == "function" {
			continue
		}
		l, ok := For(cells[2])
		if !ok || len(cells) != 5 {
			t.Fatalf("line %d is no row", n+1)
		}
		rows = append(rows, row{n + 1, cells[0], unescape(t, cells[1]), unescape(t, cells[3]), cells[4], l})
	}
	return rows
}

func phrases(t *testing.T) map[string]Forms {
	t.Helper()
	out := map[string]Forms{}
	for _, cells := range table(t, "testdata/phrases.tsv") {
		if cells != nil {
			out[cells[0]+" "+cells[1]] = Forms{cells[2], cells[3], cells[4]}
		}
	}
	return out
}

// table returns the cells of each line, nil for a comment.
func table(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var lines [][]string
	for scanner := bufio.NewScanner(file); scanner.Scan(); {
		var cells []string
		if line := scanner.Text(); !strings.HasPrefix(line, "#") {
			cells = strings.Split(line, "\t")
		}
		lines = append(lines, cells)
	}
	return lines
}

// unescape resolves \uXXXX, the only escape of the file; a quotation mark is a
// character there.
func unescape(t *testing.T, s string) string {
	t.Helper()
	out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return out
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func decs(s, between string) []decimal.Decimal {
	var out []decimal.Decimal
	for part := range strings.SplitSeq(s, between) {
		out = append(out, dec(part))
	}
	return out
}
