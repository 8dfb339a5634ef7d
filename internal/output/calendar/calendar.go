// Package calendar makes a file in the iCalendar format (RFC 5545) for every page
// that says on which day something takes place, so that a reader can take it over
// into a calendar.
//
// It knows no type: when and where something takes place is where the trait
// `dated` of its type says. A page that knows only the month has no file. Times
// are those of the site's time zone, which the file describes.
package calendar

import (
	"cmp"
	"net/url"
	"path"
	"strings"
	"time"

	"kalauz/internal/locale"
	"kalauz/internal/output"
	"kalauz/internal/site"
)

// URL returns the address of a page's file from the root of the site, "" for a
// page that has none.
func URL(p *site.Page) string {
	if p.State == site.StandIn || p.Span().Start.Date.Day == 0 {
		return ""
	}
	return p.URL + path.Base(p.URL) + ".ics"
}

// Outputs returns the files of all pages.
func Outputs(s *site.Site, zone *time.Location) []output.Output {
	var outputs []output.Output
	for _, p := range s.Pages() {
		if at := URL(p); at != "" {
			outputs = append(outputs, output.Output{
				Path: site.File(at), Sources: []string{},
				Render: func(output.Need) ([]byte, error) { return render(s, p, zone), nil },
			})
		}
	}
	return outputs
}

func render(s *site.Site, p *site.Page, zone *time.Location) []byte {
	var w writer
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Kalauz//Kalauz//"+strings.ToUpper(p.Lang))
	span := p.Span()
	if span.Start.HasClock {
		w.zone(zone, moment(span.Start, zone))
	}
	w.line("BEGIN", "VEVENT")
	w.line("UID", escaped(p.ID+"@"+host(s)))
	w.line("DTSTAMP", day(cmp.Or(s.Changed(p), unknownDay).First())+"T000000Z")
	w.span(span, zone)
	w.words(s, p)
	w.line("END", "VEVENT")
	w.line("END", "VCALENDAR")
	return w.out
}

// unknownDay stands where no page says when it was changed: a file has to say it,
// and the same page has to give the same bytes.
var unknownDay = locale.Date{Year: 1970}

// host is what keeps the names of one site's occasions apart from another's.
func host(s *site.Site) string {
	if u, err := url.Parse(s.Config.BaseURL); err == nil && u.Host != "" {
		return u.Host
	}
	title, _ := s.Config.Title.In(s.Languages()[0].Code)
	return locale.Slug(title)
}

// span writes when it takes place. Days are written from the first to the one
// after the last; an end that is no later than the start is left out.
func (w *writer) span(span locale.Period, zone *time.Location) {
	end := cmp.Or(span.End, span.Start)
	after := end.Date.Last().AddDays(1)
	if !span.Start.HasClock {
		w.line("DTSTART;VALUE=DATE", day(span.Start.Date))
		w.line("DTEND;VALUE=DATE", day(after))
		return
	}
	at := ";TZID=" + zone.String()
	w.line("DTSTART"+at, local(moment(span.Start, zone)))
	if !end.HasClock {
		end = locale.DateTime{Date: after}
	}
	if last := moment(end, zone); last.After(moment(span.Start, zone)) {
		w.line("DTEND"+at, local(last))
	}
}

// words writes what it is, where, and where more of it can be read.
func (w *writer) words(s *site.Site, p *site.Page) {
	title, lang := p.Title()
	in := ";LANGUAGE=" + cmp.Or(lang, p.Lang)
	w.line("SUMMARY"+in, escaped(title))
	address := s.Absolute(p.URL)
	if about := strings.TrimSpace(p.Summary() + "\n\n" + address); about != "" {
		w.line("DESCRIPTION"+in, escaped(about))
	}
	if dated := p.Type.Dated; dated.Where != "" {
		if where, _ := s.Printer(p.Lang).Text(p.Record.Get(dated.Where)); where != "" {
			w.line("LOCATION", escaped(where))
		}
	}
	if address != "" {
		w.line("URL", address)
	}
}

func day(d locale.Date) string { return strings.ReplaceAll(d.ISO(), "-", "") }

func moment(t locale.DateTime, zone *time.Location) time.Time {
	return time.Date(t.Date.Year, time.Month(t.Date.Month), t.Date.Day, t.Clock.Hour, t.Clock.Minute, 0, 0, zone)
}

// local is a time as the clocks of its zone show it.
func local(t time.Time) string { return t.Format("20060102T150405") }
