package record

import "strings"

// value reads what follows a name's colon or a dash; indent is the column of that
// name or dash.
func (s *scanner) value(column, indent int) {
	text := s.lines[s.line]
	s.pending, s.plainOpen = false, false
	if ends(text, column) {
		s.pending = true
		return
	}
	s.column = skipBlanks(text, column)
	switch r := text[s.column]; {
	case r == '"' || r == '\'':
		if s.quoted(indent) {
			s.rest()
		}
	case r == '[' || r == '{':
		if s.brackets(indent) {
			s.rest()
		}
	case r == '|' || r == '>':
		s.block(indent)
	case reserved(text, s.column):
		s.report(reservedStart.At(s.place(s.line, s.column, 1), "sign", string(r)))
	default:
		if colon := separator(text, s.column); colon >= 0 {
			s.report(secondColon.At(s.place(s.line, colon, 1), "example", inQuotes(text[s.column:])))
		}
		s.plainOpen = true
	}
}

// inQuotes is the value as it should be written, no longer than a hint can be.
func inQuotes(text []rune) string {
	const most = 60
	end := ""
	if len(text) > most {
		text, end = text[:most], "…"
	}
	value := strings.TrimRight(string(text), " \t") + end
	if strings.ContainsAny(value, `"\`) {
		return "'" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	return `"` + value + `"`
}

// quoted goes behind the quoted text at this place; false: it has no end.
func (s *scanner) quoted(indent int) bool {
	end := s.quotedEnd(s.line, s.column, indent)
	if !end.closed {
		return s.stop(unclosedQuote.At(s.place(s.line, s.column, 1)))
	}
	for _, d := range end.escapes {
		s.report(d)
	}
	s.line, s.column = end.line, end.column
	return true
}

// rest looks at what stands behind a closing quote or bracket.
func (s *scanner) rest() {
	text := s.lines[s.line]
	if ends(text, s.column) {
		return
	}
	next := skipBlanks(text, s.column)
	if before := text[s.column-1]; before == ']' || before == '}' {
		s.report(afterBracket.At(s.place(s.line, next, len(text)-next)))
		return
	}
	s.report(afterQuote.At(s.place(s.line, next, len(text)-next)))
}

// block skips a text of several lines.
func (s *scanner) block(indent int) {
	text := s.lines[s.line]
	column := s.column + 1
	for column < len(text) && (text[column] == '+' || text[column] == '-' || text[column] >= '1' && text[column] <= '9') {
		column++
	}
	if !ends(text, column) {
		next := skipBlanks(text, column)
		s.report(afterBar.At(s.place(s.line, next, len(text)-next), "sign", string(text[s.column])))
	}
	for s.line+1 < len(s.lines) {
		next := s.lines[s.line+1]
		if skipBlanks(next, 0) < len(next) && indentOf(next) <= indent {
			return
		}
		s.line++
	}
}
