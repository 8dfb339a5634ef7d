package locale

import (
	"strings"
	"unicode"
)

const (
	enDash   = '–'
	ellipsis = '…'
)

// dash prints a hyphen between spaces as an en dash, and two or three of them as
// one where they stand between spaces or between words ("--drafts" is an option).
func (t *Typographer) dash(s string) (printed rune, width int) {
	width = run(s)
	next := first(s[width:])
	between := unicode.IsSpace(t.prev) && unicode.IsSpace(next) || width > 1 && isWord(t.prev) && isWord(next)
	if width <= 3 && between {
		printed = enDash
	}
	t.Skip('-')
	return printed, width
}

// dots prints three full stops as the one character they mean.
func (t *Typographer) dots(s string) (printed rune, width int) {
	if width = run(s); width == 3 {
		printed = ellipsis
	}
	t.Skip('.')
	return printed, width
}

// run returns how often the first byte is repeated.
func run(s string) int { return len(s) - len(strings.TrimLeft(s, s[:1])) }
