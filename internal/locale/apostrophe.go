package locale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const apostrophe = '’'

// elisions is the English words that begin with an apostrophe.
var elisions = []string{"tis", "twas", "em", "til", "n", "cause", "cos", "round", "bout"}

// single prints an apostrophe or, where the language has them, a single quotation
// mark. The closing one looks like the apostrophe, so only opening is hard to
// tell; a ’ that is printed already is never made an opening mark.
func (t *Typographer) single(r rune, after string) rune {
	next := first(after)
	switch {
	case isWord(t.prev) && isWord(next):
		t.Skip(apostrophe)
		return apostrophe
	case t.marks.innerOpen != '‘':
		return t.apostropheOnly(r, next)
	case t.opensBefore(next):
		return t.singleOpening(r, after)
	case t.top() == inner:
		return t.end()
	case r == '\'' && unicode.IsDigit(t.prev): // feet, minutes
		t.Skip(r)
		return r
	}
	t.Skip(apostrophe)
	return apostrophe
}

// apostropheOnly is for a language without single quotation marks. At the start
// of a word it leaves open what may follow.
func (t *Typographer) apostropheOnly(r, next rune) rune {
	if !isWord(next) && !unicode.IsLetter(t.prev) {
		t.Skip(r)
		return r
	}
	if !t.opensBefore(next) {
		t.Skip(apostrophe)
	}
	return apostrophe
}

// singleOpening prints a mark that stands before a word. What it decides shows in
// the mark printed, for the next run may not see what this one saw ahead.
func (t *Typographer) singleOpening(r rune, after string) rune {
	next := first(after)
	mayBegin := !slices.Contains(t.open, inner)
	switch {
	case r == '‘' && mayBegin:
		return t.begin(inner)
	case r != '\'' || unicode.IsSpace(next):
		return r
	case mayBegin && !elided(after) && (next == 0 || closesLater(after)):
		return t.begin(inner)
	}
	return apostrophe
}

// elided reports whether an apostrophe before this text stands for left-out
// letters or digits: ’tis, the ’90s.
func elided(after string) bool {
	end := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(after)
	}
	return unicode.IsDigit(first(after)) || slices.Contains(elisions, strings.ToLower(after[:end]))
}

// closesLater reports whether a single quotation mark in the text could close.
func closesLater(after string) bool {
	prev := ' '
	for i, r := range after {
		if (r == '\'' || r == apostrophe) && !unicode.IsSpace(prev) && !isWord(first(after[i+utf8.RuneLen(r):])) {
			return true
		}
		prev = r
	}
	return false
}
