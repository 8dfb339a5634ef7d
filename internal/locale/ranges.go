package locale

// DateRange writes a period as briefly as can be: "2014. április 28–30.",
// "28–30 April 2014". Times of day are left out.
func (l *Language) DateRange(p Period) string { return l.dateRange(p, l.dates.long, l.dates.span) }

// DateRangeShort is DateRange in digits: "2014. 04. 28–30.".
func (l *Language) DateRangeShort(p Period) string {
	return l.dateRange(p, l.dates.short, l.dates.spanShort)
}

func (l *Language) dateRange(p Period, whole byUnit, inside span) string {
	a, b := p.Start.Date, p.End.Date
	switch {
	case b.IsZero():
		return l.DateFrom(a)
	case a.IsZero():
		return l.DateUntil(b)
	case a == b:
		return l.date(whole, a)
	case a.Month == 0 && b.Month == 0:
		return l.Year(a.Year) + "–" + l.Year(b.Year)
	}
	if pattern := inside.of(a, b); pattern != "" {
		return l.expand(pattern, a, b)
	}
	return l.date(whole, a) + " – " + l.date(whole, b)
}

func (s span) of(a, b Date) string {
	switch {
	case a.Year != b.Year || a.Month == 0 || b.Month == 0 || (a.Day == 0) != (b.Day == 0):
		return ""
	case a.Day == 0:
		return s.months
	case a.Month == b.Month:
		return s.days
	}
	return s.daysOfMonths
}

// DateTimeRange writes a period with its times: on one day the date stands once.
func (l *Language) DateTimeRange(p Period) string {
	a, b := p.Start, p.End
	switch {
	case b.IsZero() && a.HasClock:
		return l.DateFull(a.Date) + l.beforeClock + l.clockFrom(l.Time(a.Clock), a.Clock)
	case a.Date == b.Date && a.HasClock && b.HasClock:
		return l.DateFull(a.Date) + l.beforeClock + l.TimeRange(a.Clock, b.Clock)
	case a.Date == b.Date:
		if b.HasClock {
			a = b
		}
		return l.DateTime(a)
	case !a.HasClock && !b.HasClock, a.IsZero():
		return l.DateRange(p)
	}
	return l.DateTime(a) + " – " + l.DateTime(b)
}
