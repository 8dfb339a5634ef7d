package calendar

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/locale"
)

// lines are the lines of a writer as they stand in the file.
func lines(w writer) []string {
	return strings.Split(strings.TrimSuffix(string(w.out), "\r\n"), "\r\n")
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestZone(t *testing.T) {
	for _, c := range []struct{ name, at, want string }{
		{"Europe/Budapest", "2018-10-29", "STANDARD 20181028T030000 +0200 +0100 CET, DAYLIGHT 20190331T020000 +0100 +0200 CEST"},
		{"Europe/Budapest", "2018-07-01", "DAYLIGHT 20180325T020000 +0100 +0200 CEST, STANDARD 20181028T030000 +0200 +0100 CET"},
		{"America/New_York", "2027-12-24", "STANDARD 20271107T020000 -0400 -0500 EST, DAYLIGHT 20280312T020000 -0500 -0400 EDT"},
		{"Asia/Kathmandu", "2020-01-01", "STANDARD 19860101T000000 +0530 +0545 +0545"},
		{"UTC", "2020-01-01", "STANDARD 19700101T000000 +0000 +0000 UTC"},
	} {
		day, err := locale.ParseDate(c.at)
		if err != nil {
			t.Fatal(err)
		}
		var w writer
		w.zone(zone(t, c.name), moment(day, zone(t, c.name)))
		var got []string
		for part := range strings.SplitSeq(strings.Join(lines(w), "\n"), "BEGIN:") {
			kind, rest, _ := strings.Cut(part, "\nDTSTART:")
			if words := strings.Fields(strings.NewReplacer("TZOFFSETFROM:", "", "TZOFFSETTO:", "", "TZNAME:", "").Replace(rest)); len(words) > 3 {
				got = append(got, kind+" "+strings.Join(words[:4], " "))
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s, %s:\n%s", c.name, c.at, diff)
		}
	}
}

func TestSpan(t *testing.T) {
	budapest := zone(t, "Europe/Budapest")
	for _, c := range []struct{ start, end, want string }{
		{"2027-03-26", "2027-03-26", "DTSTART;VALUE=DATE:20270326 DTEND;VALUE=DATE:20270327"},
		{"2027-12-31", "", "DTSTART;VALUE=DATE:20271231 DTEND;VALUE=DATE:20280101"},
		{"2027-03-26", "2027-04", "DTSTART;VALUE=DATE:20270326 DTEND;VALUE=DATE:20270501"},
		{"2027-03-26", "2027-03-27T18:00", "DTSTART;VALUE=DATE:20270326 DTEND;VALUE=DATE:20270328"},
		{"2027-03-26T10:00", "2027-03-26T12:30", "DTSTART;TZID=Europe/Budapest:20270326T100000 DTEND;TZID=Europe/Budapest:20270326T123000"},
		{"2027-03-26T10:00", "2027-03-28", "DTSTART;TZID=Europe/Budapest:20270326T100000 DTEND;TZID=Europe/Budapest:20270329T000000"},
		{"2027-03-26T10:00", "2027-03-26T10:00", "DTSTART;TZID=Europe/Budapest:20270326T100000"},
		{"2027-03-26T10:00", "", "DTSTART;TZID=Europe/Budapest:20270326T100000"},
	} {
		var span locale.Period
		span.Start, _ = locale.ParseDate(c.start)
		span.End, _ = locale.ParseDate(c.end)
		var w writer
		w.span(span, budapest)
		if got := strings.Join(lines(w), " "); got != c.want {
			t.Errorf("%s to %q:\n%s\nnot\n%s", c.start, c.end, got, c.want)
		}
	}
}

// FuzzLine: whatever an author writes stays in its property, in lines that are
// short enough and whole, and is read back as it was.
func FuzzLine(f *testing.F) {
	f.Add("Nyílt nap; kávé, tea\nés \\n")
	f.Add("x\r\nEND:VCALENDAR\r\n")
	f.Add(strings.Repeat("ő", 200))
	f.Add(strings.Repeat("𝄞", 60) + "\x00\x7f\u2028")
	back := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n")
	f.Fuzz(func(t *testing.T, text string) {
		var w writer
		w.line("SUMMARY;LANGUAGE=hu", escaped(text))
		for i, line := range lines(w) {
			if len(line) > 75 || i > 0 != strings.HasPrefix(line, " ") || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Errorf("line %d: %q", i, line)
			}
		}
		read := back.Replace(strings.TrimPrefix(strings.ReplaceAll(string(w.out), "\r\n ", ""), "SUMMARY;LANGUAGE=hu:"))
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' && r != '\n' || r == 0x7f {
				return -1
			}
			return r
		}, text)
		if strings.TrimSuffix(read, "\r\n") != want {
			t.Errorf("%q read back as %q", text, read)
		}
	})
}
