package calendar

import "time"

// zone describes a time zone as far as an occasion needs it: the time that is kept
// when it begins, and the one after it, so that programs that want both summer and
// winter have both.
func (w *writer) zone(zone *time.Location, at time.Time) {
	w.line("BEGIN", "VTIMEZONE")
	w.line("TZID", zone.String())
	w.observance(at)
	if _, next := at.ZoneBounds(); !next.IsZero() && offset(next) != offset(at) {
		w.observance(next)
	}
	w.line("END", "VTIMEZONE")
}

// observance describes the time that is kept at a moment: since when, and what
// the clocks showed before.
func (w *writer) observance(at time.Time) {
	kind := "STANDARD"
	if at.IsDST() {
		kind = "DAYLIGHT"
	}
	name, _ := at.Zone()
	began, _ := at.ZoneBounds()
	before := offset(at)
	if began.IsZero() {
		began = time.Date(1970, 1, 1, 0, 0, 0, 0, at.Location())
	} else {
		before = offset(began.Add(-time.Second))
	}
	w.line("BEGIN", kind)
	w.line("DTSTART", local(began.In(time.FixedZone("", before))))
	w.line("TZOFFSETFROM", shift(before))
	w.line("TZOFFSETTO", shift(offset(at)))
	w.line("TZNAME", name)
	w.line("END", kind)
}

func offset(at time.Time) int {
	_, seconds := at.Zone()
	return seconds
}

// shift writes how far a time is from UTC: +0100.
func shift(seconds int) string {
	t := time.Unix(0, 0).In(time.FixedZone("", seconds))
	if seconds%60 != 0 { // what was kept before the zones were whole minutes
		return t.Format("-070000")
	}
	return t.Format("-0700")
}
