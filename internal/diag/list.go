package diag

import (
	"cmp"
	"slices"
)

// List is the faults of one run.
type List []Diagnostic

// Sorted returns the faults by place and code, each once, and as an error if it is
// one anywhere: the same input gives the same list, whatever the order in which
// its parts were looked at.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int { return cmp.Or(compare(a, b), cmp.Compare(a.Level, b.Level)) })
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 && a.Hint == b.Hint })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Place.File, b.Place.File),
		cmp.Compare(a.Place.Line, b.Place.Line),
		cmp.Compare(a.Place.Column, b.Place.Column),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Words.EN, b.Words.EN),
	)
}

// HasErrors reports whether anything in the list stops the build.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Level == Error })
}

// Errors returns what stops the build.
func (l List) Errors() List {
	var errors List
	for _, d := range l {
		if d.Level == Error {
			errors = append(errors, d)
		}
	}
	return errors
}

// Count returns the numbers of errors and warnings.
func (l List) Count() (errors, warnings int) {
	for _, d := range l {
		if d.Level == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// Strict returns the list with every warning made an error.
func (l List) Strict() List {
	out := slices.Clone(l)
	for i := range out {
		out[i].Level = Error
	}
	return out
}

// Error makes a list an error, so that what renders a page can return either
// the author's faults or the machine's. The words are those of the first fault.
func (l List) Error() string {
	if len(l) == 0 {
		return "no faults"
	}
	return l[0].Place.String() + ": " + l[0].Words.EN
}
