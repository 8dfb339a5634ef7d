package locale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typographer turns what a keyboard has into what is printed: quotation marks,
// apostrophes, dashes between spaces, the ellipsis. It goes through the texts of
// one paragraph in order. What is right already stays as it is: run twice, it does
// the same as once. It never touches a letter.
//
// Whether a mark opens or closes is told by what stands beside it and by what is
// open, never by its own shape: Hungarian texts come with English marks.
type Typographer struct {
	marks quoteMarks
	open  []level
	prev  rune // the character before; 0 at the start of the paragraph
	// opened says that prev is a mark after which a quotation may begin.
	opened bool
}

// level is one open quotation.
type level byte

const (
	outer level = iota
	inner
)

// Typographer returns one for one paragraph.
func (l *Language) Typographer() *Typographer { return &Typographer{marks: l.quotes} }

// Reset makes it ready for the next paragraph.
func (t *Typographer) Reset() { *t = Typographer{marks: t.marks, open: t.open[:0]} }

// Skip says that something else, code or a picture, stood here; r is the
// character that it looks like to its neighbours, a letter mostly.
func (t *Typographer) Skip(r rune) { t.prev, t.opened = r, false }

// marks is the bytes with which a mark begins that could come out as another,
// and some letters and signs beside.
var marks = [256]bool{'"': true, '\'': true, '-': true, '.': true, '\xc2': true, '\xe2': true}

// Text returns the next text of the paragraph as it is printed. What is not UTF-8
// is returned as it is.
func (t *Typographer) Text(s string) string {
	var out []byte
	done := 0 // the part of s that stands in out
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && !marks[s[i]] {
			i++
		}
		if i > start {
			last, _ := utf8.DecodeLastRuneInString(s[:i])
			t.Skip(last)
			continue
		}
		printed, size := t.mark(s[i:])
		if printed != 0 {
			if out == nil && !utf8.ValidString(s) {
				return s
			}
			out = utf8.AppendRune(append(out, s[done:i]...), printed)
			done = i + size
		}
		i += size
	}
	if done == 0 {
		return s
	}
	return string(append(out, s[done:]...))
}

// mark prints what stands at the head of a text. It returns 0 for what stays as
// it is, and how many bytes that was.
func (t *Typographer) mark(s string) (printed rune, size int) {
	r, size := utf8.DecodeRuneInString(s)
	after := s[size:]
	switch r {
	case '"', '“', '”', '„', '‟':
		printed = t.double(r, first(after))
	case '«', '»':
		printed = t.guillemet(r, first(after))
	case '\'', '‘', '’':
		printed = t.single(r, after)
	case '-':
		return t.dash(s)
	case '.':
		return t.dots(s)
	default:
		t.Skip(r)
		return 0, size
	}
	if printed == r {
		return 0, size
	}
	return printed, size
}

// first returns the first character of a text, 0 where the text has ended and
// the next is not known.
func first(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// double prints a double quotation mark.
func (t *Typographer) double(r, next rune) rune {
	if t.opensBefore(next) {
		switch {
		case len(t.open) == 0 && unicode.IsSpace(next):
			// alone between spaces: no quotation mark
		case !slices.Contains(t.open, outer):
			return t.begin(outer)
		case !slices.Contains(t.open, inner):
			return t.begin(inner)
		}
		t.Skip(r)
		return r
	}
	if slices.Contains(t.open, outer) && (t.top() == outer || !isWord(t.prev) || !isWord(next)) {
		return t.end()
	}
	t.Skip(r) // inches, or a quotation of several paragraphs
	return r
}

// guillemet knows » « as inner marks only: outside a quotation they are the
// author's own.
func (t *Typographer) guillemet(r, next rune) rune {
	innerIsGuillemet := t.marks.innerOpen == '»' && slices.Contains(t.open, outer)
	opens, inside := t.opensBefore(next), slices.Contains(t.open, inner)
	switch {
	case innerIsGuillemet && opens && !inside:
		return t.begin(inner)
	case innerIsGuillemet && !opens && t.top() == inner && (!isWord(t.prev) || !isWord(next)):
		return t.end()
	case opens:
		return r // the quotation may still begin after it
	}
	t.Skip(r)
	return r
}

// opensBefore reports whether a quotation mark here stands before its text.
func (t *Typographer) opensBefore(next rune) bool {
	switch {
	case t.opened || t.prev == 0 || strings.ContainsRune("([{/", t.prev):
		return true
	case unicode.IsSpace(t.prev): // „szó " is a closing mark with a stray space
		return len(t.open) == 0 || !unicode.IsSpace(next) && !strings.ContainsRune(",;:!?)]}", next)
	case strings.ContainsRune("-–—", t.prev): // „kis-” is closed after its hyphen
		return len(t.open) == 0 || isWord(next) || strings.ContainsRune(`"“”„‟'‘’«»`, next)
	}
	return false
}

func (t *Typographer) begin(l level) rune {
	t.open = append(t.open, l)
	mark := t.marks.open
	if l == inner {
		mark = t.marks.innerOpen
	}
	t.prev, t.opened = mark, true
	return mark
}

func (t *Typographer) end() rune {
	mark := t.marks.close
	if t.top() == inner {
		mark = t.marks.innerClose
	}
	t.open = t.open[:len(t.open)-1]
	t.Skip(mark)
	return mark
}

// top returns the level closed next; outer where none is open.
func (t *Typographer) top() level {
	if len(t.open) == 0 {
		return outer
	}
	return t.open[len(t.open)-1]
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
