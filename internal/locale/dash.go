package locale

import (
	"strings"
	"unicode"
)

const (
	enDash   = "–"
	ellipsis = "…"
)

// dash prints a hyphen between spaces as an en dash, and two or three of them as
// one where they stand between spaces or between words ("--drafts" is an option).
func (t *Typographer) dash(b *strings.Builder, runes []rune, i int) int {
	width := run(runes, i)
	next := at(runes, i+width)
	between := unicode.IsSpace(t.prev) && unicode.IsSpace(next) || width > 1 && isWord(t.prev) && isWord(next)
	if width <= 3 && between {
		b.WriteString(enDash)
	} else {
		b.WriteString(strings.Repeat("-", width))
	}
	t.Skip('-')
	return width
}

// dots prints three full stops as the one character they mean.
func (t *Typographer) dots(b *strings.Builder, runes []rune, i int) int {
	width := run(runes, i)
	if width == 3 {
		b.WriteString(ellipsis)
	} else {
		b.WriteString(strings.Repeat(".", width))
	}
	t.Skip('.')
	return width
}

// run returns how often the character at i is repeated.
func run(runes []rune, i int) int {
	end := i
	for end < len(runes) && runes[end] == runes[i] {
		end++
	}
	return end - i
}
