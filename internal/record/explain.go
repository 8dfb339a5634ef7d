package record

import (
	"strings"

	"kalauz/internal/diag"
)

var secondColon = diag.Rule{
	Code:  "K148",
	Words: diag.Words{HU: "Az értékben álló kettőspontot a program új mező kezdetének veszi.", EN: "The colon inside the value is taken for the start of another field."},
	Hint:  diag.Words{HU: "Tegye idézőjelbe az egész értéket: {example}.", EN: "Put the whole value in quotes: {example}."},
}

var reservedStart = diag.Rule{
	Code:  "K149",
	Words: diag.Words{HU: "Érték nem kezdődhet ezzel a jellel: {sign}", EN: "A value cannot begin with this sign: {sign}"},
	Hint:  diag.Words{HU: "Tegye idézőjelbe az egész értéket.", EN: "Put the whole value in quotes."},
}

var tabIndent = diag.Rule{
	Code:  "K150",
	Words: diag.Words{HU: "A sor elején tabulátor áll.", EN: "There is a tab at the beginning of the line."},
	Hint:  diag.Words{HU: "A behúzáshoz szóközt használjon, szintenként kettőt.", EN: "Indent with spaces, two for each level."},
}

var wrongIndent = diag.Rule{
	Code:  "K151",
	Words: diag.Words{HU: "A sor behúzása nem illik a fölötte álló sorokéhoz.", EN: "The line's indentation does not fit the lines above."},
	Hint:  diag.Words{HU: "Ami egy szinten van, az egyforma számú szóközzel kezdődjön; ami egy mezőhöz tartozik, az kettővel beljebb.", EN: "Begin lines of one level with the same number of spaces, and what belongs to a field with two more."},
}

var noColon = diag.Rule{
	Code:  "K152",
	Words: diag.Words{HU: "A sorban nincs kettőspont, amely a mező nevét és értékét elválasztaná.", EN: "The line has no colon between a field's name and its value."},
	Hint:  diag.Words{HU: "Így írja: név, kettőspont, szóköz, érték. Ha a sor az előző érték folytatása, húzza beljebb.", EN: "Write it so: name, colon, space, value. If the line continues the value above, indent it."},
}

var noSpace = diag.Rule{
	Code:  "K153",
	Words: diag.Words{HU: "A kettőspont után hiányzik a szóköz.", EN: "There is no space after the colon."},
	Hint:  diag.Words{HU: "Tegyen szóközt a kettőspont és az érték közé.", EN: "Put a space between the colon and the value."},
}

var afterBar = diag.Rule{
	Code:  "K154",
	Words: diag.Words{HU: "Az érték elején álló {sign} többsoros szöveget jelent, ezért utána ebben a sorban nem állhat semmi.", EN: "The {sign} before a value announces text of several lines, so nothing may follow it in this line."},
	Hint:  diag.Words{HU: "Kezdje a szöveget a következő sorban, beljebb húzva; vagy tegye idézőjelbe az egész értéket.", EN: "Begin the text in the next line, indented; or put the whole value in quotes."},
}

// scanner reads a document that yaml.v3 has refused, line by line, to find what
// is wrong with it. It need not be right about documents without a fault, and so
// may be simple: it never sees them.
type scanner struct {
	*document
	found        diag.List
	line, column int
	levels       []level
	pending      bool // the last name or dash still waits for its value
	plainOpen    bool // the last value is plain text, which the next line may continue
	stopped      bool
}

// level is one map or list that is open.
type level struct {
	indent int
	list   bool
}

func (s *scanner) run() {
	for s.line < len(s.lines) && !s.stopped {
		s.blockLine()
		s.line, s.column = s.line+1, 0
	}
}

func (s *scanner) blockLine() {
	text := s.lines[s.line]
	indent := indentOf(text)
	switch first := skipBlanks(text, 0); {
	case ends(text, 0):
	case first > indent:
		s.report(tabIndent.At(s.place(s.line, indent, 1)))
	case indent == 0 && (marker(text, "---") || marker(text, "...")):
		s.levels, s.pending, s.plainOpen = nil, false, false
	default:
		s.entry(indent)
	}
}

func marker(line []rune, sign string) bool {
	return len(line) >= 3 && string(line[:3]) == sign && (len(line) == 3 || isBlank(line[3]))
}

// entry reads dashes, a name and a value, as far as they are there.
func (s *scanner) entry(column int) {
	text := s.lines[s.line]
	dash, dashes := -1, 0
	for text[column] == '-' && isBlank(s.at(s.line, column+1)) {
		if dashes++; dashes > MaxDepth {
			s.stop(tooDeep.At(s.place(s.line, column, 1), "limit", limitDepth))
			return
		}
		s.enter(level{column, true})
		dash, s.pending = column, true
		if ends(text, column+1) {
			return
		}
		column = skipBlanks(text, column+1)
	}
	if after := s.key(column); after >= 0 {
		s.enter(level{column, false})
		s.value(after, column)
		return
	}
	outer := -1
	if len(s.levels) > 0 {
		outer = s.levels[len(s.levels)-1].indent
	}
	switch {
	case dash >= 0:
		s.value(column, dash)
	case s.pending && column > outer:
		s.value(column, outer)
	case s.plainOpen && column > outer:
	case outer < 0 && strings.ContainsRune("[{\"'", text[column]):
		s.value(column, outer)
	default:
		s.report(s.nameless(column))
	}
}

// key returns the column after the colon of the name at column, -1 if there is
// none.
func (s *scanner) key(column int) int {
	text := s.lines[s.line]
	if r := text[column]; r != '"' && r != '\'' {
		return plainKey(text, column)
	}
	end := s.quotedEnd(s.line, column, len(text))
	if !end.closed || end.line != s.line {
		return -1
	}
	if colon := skipBlanks(text, end.column); s.at(s.line, colon) == ':' && isBlank(s.at(s.line, colon+1)) {
		return colon + 1
	}
	return -1
}

// plainKey is key for a name without quotes.
func plainKey(text []rune, column int) int {
	if column >= len(text) || reserved(text, column) || strings.ContainsRune(`[{|>"'#:`, text[column]) {
		return -1
	}
	if colon := separator(text, column); colon >= 0 {
		return colon + 1
	}
	return -1
}

// separator returns the column of the first colon that a blank follows, -1 if
// there is none before a comment.
func separator(text []rune, column int) int {
	for i := column; i < len(text); i++ {
		if text[i] == '#' && i > column && isBlank(text[i-1]) {
			return -1
		}
		if text[i] == ':' && (i+1 == len(text) || isBlank(text[i+1])) {
			return i
		}
	}
	return -1
}

// reserved reports whether no plain text may begin with the sign at column.
func reserved(text []rune, column int) bool {
	r := text[column]
	if (r == '-' || r == '?') && (column+1 == len(text) || isBlank(text[column+1])) {
		return true
	}
	return strings.ContainsRune("@`%&*!,]}", r)
}

// nameless says what is wrong with a line that should have a name and has none.
func (s *scanner) nameless(column int) diag.Diagnostic {
	text := s.lines[s.line]
	if reserved(text, column) {
		return reservedStart.At(s.place(s.line, column, 1), "sign", string(text[column]))
	}
	for i := column; i+1 < len(text) && !isBlank(text[i]); i++ {
		if text[i] == ':' && i > column && text[i+1] != '/' {
			return noSpace.At(s.place(s.line, i, 1))
		}
	}
	return noColon.At(s.place(s.line, column, len(text)-column))
}

// enter opens a level or goes back to one that is open.
func (s *scanner) enter(to level) {
	popped := false
	for len(s.levels) > 0 && s.levels[len(s.levels)-1].indent > to.indent {
		s.levels, popped = s.levels[:len(s.levels)-1], true
	}
	top := level{indent: -1}
	if n := len(s.levels); n > 0 {
		top = s.levels[n-1]
		// A list may stand as far out as the name it belongs to.
		if top.list && !to.list && top.indent == to.indent && n > 1 && s.levels[n-2] == to {
			s.levels, top = s.levels[:n-1], to
		}
	}
	fits := top == to
	if top.indent < to.indent {
		fits = !popped && (s.pending || len(s.levels) == 0)
	} else if top.indent == to.indent && to.list && !top.list {
		fits = s.pending
	}
	if !fits {
		s.report(wrongIndent.At(s.place(s.line, to.indent, 1)))
	}
	if top != to {
		s.levels = append(s.levels, to)
	}
	s.pending, s.plainOpen = false, false
}

// local are the rules whose faults stand on their own line, whatever went wrong
// before; of the others only the first is told, for it brings on the rest.
func local(code string) bool {
	return code == secondColon.Code || code == tabIndent.Code || code == reservedStart.Code || code == badEscape.Code || code == questionMark.Code
}

func (s *scanner) report(d diag.Diagnostic) {
	if len(s.found) == 0 || local(d.Code) {
		s.found = append(s.found, d)
	}
}

// stop reports a fault after which nothing can be trusted. It returns false.
func (s *scanner) stop(d diag.Diagnostic) bool {
	s.report(d)
	s.stopped = true
	return false
}
