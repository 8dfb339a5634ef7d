package starter

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cleanTitle makes one line of what was typed or pasted for a title, and drops
// what nobody can see.
func cleanTitle(typed string) string {
	if !utf8.ValidString(typed) {
		typed = strings.ToValidUTF8(typed, "")
	}
	line := strings.Map(func(r rune) rune {
		if strings.ContainsRune("\t\n\v\f\r\u0085\u2028\u2029", r) {
			return ' '
		}
		return r
	}, typed)
	return strings.TrimSpace(visible(line))
}

// visible drops what nobody can see: such characters are refused in every file,
// in a quoted text by their number too.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), r == '\ufeff', r == '\ufffe', r == '\uffff', r == '\u2028', r == '\u2029',
			r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

// quote writes a text of one line as a YAML value. It always stands in quotes: an
// editor who later adds a colon to the title must not break the page. What Go
// escapes in a string, and how, is a part of what YAML does.
func quote(s string) string { return strconv.Quote(visible(s)) }

// quoteLines writes a text of several lines as a YAML value, readable where that
// is possible. indent stands before each of its lines.
func quoteLines(s, indent string) string {
	lines := strings.Split(s, "\n")
	for _, line := range lines {
		// At these YAML would need a sign more than an editor can be asked to know.
		if line != strings.TrimSpace(line) || line != cleanTitle(line) {
			return quote(s)
		}
	}
	if len(lines) == 1 || lines[0] == "" || lines[len(lines)-1] == "" {
		return quote(s)
	}
	var b strings.Builder
	b.WriteString("|-")
	for _, line := range lines {
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(indent + line)
		}
	}
	return b.String()
}
