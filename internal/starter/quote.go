package starter

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cleanTitle makes one line of what was typed or pasted for a title, and drops
// what nobody can see: such characters would be refused in every file.
func cleanTitle(typed string) string {
	if !utf8.ValidString(typed) {
		typed = strings.ToValidUTF8(typed, "")
	}
	seen := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("\t\n\v\f\r\u0085\u2028\u2029", r):
			return ' '
		case unicode.IsControl(r), r == '\ufeff', r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, typed)
	return strings.TrimSpace(seen)
}

// quote writes a text of one line as a YAML value. It always stands in quotes: an
// editor who later adds a colon to the title must not break the page. What Go
// escapes in a string, and how, is a part of what YAML does.
func quote(s string) string { return strconv.Quote(s) }

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
