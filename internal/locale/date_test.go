package locale

import (
	"bytes"
	"errors"
	"testing"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2018-10-29T10:00", "2018-10-29T10:00"},
		{"2018-10-29 10:00", "2018-10-29T10:00"},
		{"2018-10", "2018-10"},
		{"2018", "2018"},
		{" 2016. április  15. ", "2016-04-15"},
		{"2016. Április 15", "2016-04-15"},
		{"2016.\u00a0ápr. 15.", "2016-04-15"},
		{"2016. április", "2016-04"},
		{"2016. 04.", "2016-04"},
		{"2018. október 29., hétfő 9:05", "2018-10-29T09:05"},
		{"2018. 10. 29. (hétfő)", "2018-10-29"},
		{"Monday, 29 October 2018", "2018-10-29"},
		{"Monday 29 October 2018, 10:00", "2018-10-29T10:00"},
		{"10 Sep 2018", "2018-09-10"},
		{"10 Sept 2018", "2018-09-10"},
		{"April 2016", "2016-04"},
		{"30/04/2017", "2017-04-30"},
		{"04/04/2017", "2017-04-04"},
		{"04/05/2017", "ERROR ambiguous"},
		{"04/30/2017", "ERROR date"},
		{"2016-02-29", "2016-02-29"},
		{"2017-02-29", "ERROR date"},
		{"2024-13-45", "ERROR date"},
		{"2016-4-15", "ERROR date"},
		{"2016-00", "ERROR date"},
		{"0000", "ERROR date"},
		{"2016-04-00", "ERROR date"},
		{"2018-10-29T24:00", "ERROR date"},
		{"2018-10-29T9:00", "ERROR date"},
		{"2018. október 29.T10:00", "ERROR date"},
		{"2018-10 10:00", "ERROR date"},
		{"2016. April 15.", "ERROR date"},
		{"15 április 2016", "ERROR date"},
		{"2016. márciuska 15.", "ERROR date"},
		{"2018. október 29., szép nap", "ERROR date"},
		{"Tuesday 29 October 2018", "ERROR weekday"},
		{"holnap", "ERROR date"},
		{"", "ERROR date"},
	} {
		if got := outcome(ParseDate(c.in)); got != c.want {
			t.Errorf("ParseDate(%q) = %s, want %s", c.in, got, c.want)
		}
	}
	if _, err := ParseDate("04/05/2017"); !errors.Is(err, ErrDate) {
		t.Error("an ambiguous date is not ErrDate")
	}
}

// What is written for readers is read back as the same date, but for the digits
// of English, where a day up to the 12th could be a month.
func TestDatesReadBack(t *testing.T) {
	for day := (Date{2015, 12, 25}); day.Compare(Date{2017, 1, 5}) < 0; day = day.AddDays(1) {
		for _, l := range languages {
			forms := []string{day.ISO(), l.DateFull(day), l.DateLong(day), l.DateMedium(day)}
			if l == &hungarian || day.Day > 12 {
				forms = append(forms, l.DateShort(day))
			}
			for _, s := range forms {
				if got, err := ParseDate(s); err != nil || got.Date != day {
					t.Fatalf("%q is read as %s (%v)", s, got.ISO(), err)
				}
			}
		}
	}
}

func TestDateForms(t *testing.T) {
	hu, en := &hungarian, &english
	month, year := Date{Year: 2016, Month: 4}, Date{Year: 2016}
	at := func(s string) DateTime { return dateTime(s) }
	for _, c := range []struct{ got, want string }{
		{hu.DateOn(month), "2016 áprilisában"},
		{hu.DateFrom(Date{Year: 2016, Month: 9}), "2016 szeptemberétől"},
		{hu.DateUntil(Date{Year: 2016, Month: 12}), "2016 decemberéig"},
		{hu.DateFrom(year), "2016-tól"},
		{hu.DateUntil(year), "2016-ig"},
		{hu.DateFull(month), "2016. április"},
		{hu.DateShort(month), "2016. 04."},
		{hu.DateLong(year), "2016"},
		{hu.DateLong(Date{}), ""},
		{hu.MonthYear(Date{2016, 4, 15}), "2016. április"},
		{hu.YearRange(2016, 0), "2016-tól"},
		{hu.YearRange(2016, 2016), "2016"},
		{hu.YearIn(1_000_000), "1000000-ban"},
		{en.DateOn(month), "in April 2016"},
		{en.DateShort(month), "04/2016"},
		{en.YearRange(2016, 0), "from 2016"},
		{en.YearAttr(2016), "2016"},
		{hu.DateRange(Period{}), ""},
		{hu.DateRange(Period{End: at("2018-07-06")}), "2018. július 6-ig"},
		{hu.DateRange(period("2014..2020")), "2014–2020"},
		{hu.DateRange(period("2014-04..2014-05-10")), "2014. április – 2014. május 10."},
		{hu.DateRange(period("2014..2014-05-10")), "2014 – 2014. május 10."},
		{hu.DateRangeShort(period("2014-04-11..2014-05-10")), "2014. 04. 11. – 05. 10."},
		{en.DateRangeShort(period("2014-04-28..2014-04-30")), "28/04/2014 – 30/04/2014"},
		{hu.DateTimeRange(period("2018-10-29T10:00..")), "2018. október 29., hétfő 10:00-tól"},
		{hu.DateTimeRange(period("2018-10-29T10:45..")), "2018. október 29., hétfő 10:45-től"},
		{en.DateTimeRange(period("2018-10-29T10:00..")), "Monday 29 October 2018, from 10:00"},
		{hu.DateTimeRange(period("2018-10-29..2018-10-29")), "2018. október 29., hétfő"},
		{hu.DateTimeRange(period("2018-10-29T10:00..2018-10-29")), "2018. október 29., hétfő 10:00"},
		{hu.DateTimeRange(period("2018-10-29T10:00..2018-10-29T10:00")), "2018. október 29., hétfő 10:00"},
		{hu.DateTimeRange(period("2018-10-29..2018-10-30")), "2018. október 29–30."},
		{hu.DateTimeRange(period("2018-10-29T10:00..2018-10-30")), "2018. október 29., hétfő 10:00 – 2018. október 30., kedd"},
		{hu.Month(4), "április"},
		{hu.Month(13), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestCalendar(t *testing.T) {
	month, year := Date{Year: 2016, Month: 2}, Date{Year: 2016}
	for _, c := range []struct{ got, want Date }{
		{month.First(), Date{2016, 2, 1}},
		{month.Last(), Date{2016, 2, 29}},
		{year.First(), Date{2016, 1, 1}},
		{year.Last(), Date{2016, 12, 31}},
		{Date{2016, 12, 31}.AddDays(1), Date{2017, 1, 1}},
		{Date{2016, 3, 1}.AddDays(-1), Date{2016, 2, 29}},
		{Date{}.AddDays(1), Date{}},
		{Date{}.First(), Date{}},
		{Date{}.Last(), Date{}},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	ordered := []DateTime{{}, {Date: year}, {Date: Date{Year: 2016, Month: 1}}, {Date: Date{2016, 1, 1}},
		dateTime("2016-01-01T00:00"), dateTime("2016-01-01T09:30"), dateTime("2016-01-02"), {Date: month}}
	for i := range ordered {
		for j := range ordered {
			if got := bytes.Compare(ordered[i].AppendKey(nil), ordered[j].AppendKey(nil)); got != min(1, max(-1, i-j)) {
				t.Errorf("%s against %s: %d", ordered[i].ISO(), ordered[j].ISO(), got)
			}
		}
	}
	for _, bad := range []Date{{2017, 2, 29}, {2017, 13, 1}, {2017, 0, 5}, {0, 1, 1}, {2017, -1, 0}, {2017, 1, -1}, {10000, 1, 1}} {
		if bad.Valid() {
			t.Errorf("%v is no date", bad)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2018-10-29T10:00", "2010. nov. 17., szerda, 11:02", "30.04.2017.", "Monday, 29 October 2018", "04/05/2017", "ſeptember 2016"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		read, err := ParseDate(s)
		if err != nil {
			if !errors.Is(err, ErrDate) && !errors.Is(err, ErrWeekday) {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		if !read.Date.Valid() || !read.Clock.Valid() {
			t.Fatalf("%q gives %+v", s, read)
		}
		if again, err := ParseDate(read.ISO()); err != nil || again != read {
			t.Fatalf("%q: %s is read as %s (%v)", s, read.ISO(), again.ISO(), err)
		}
	})
}
