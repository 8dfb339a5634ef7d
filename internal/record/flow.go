package record

import "kalauz/internal/diag"

var unclosedBracket = diag.Rule{
	Code:  "K144",
	Words: diag.Words{HU: "Az itt nyitott zárójelnek ({sign}) nincs párja.", EN: "The bracket opened here ({sign}) is never closed."},
	Hint:  diag.Words{HU: "Tegye ki a záró jelet ({close}) a felsorolás végére. Ha a zárójel a szöveg része, tegye idézőjelbe az értéket.", EN: "Put the closing {close} at the end of the list. If the bracket belongs to the text, put the value in quotes."},
}

var wrongBracket = diag.Rule{
	Code:  "K145",
	Words: diag.Words{HU: "Itt ilyen zárójel kellene: {close}, de ez áll: {sign}.", EN: "A {close} is needed here, not a {sign}."},
	Hint:  diag.Words{HU: "Ugyanolyan zárójellel zárja be, amilyennel nyitotta.", EN: "Close it with the same kind of bracket that opened it."},
}

var openedHere = diag.Words{HU: "itt nyílik", EN: "opened here"}

var missingComma = diag.Rule{
	Code:  "K146",
	Words: diag.Words{HU: "Itt hiányzik egy vessző, vagy az előtte álló érték nincs jól lezárva.", EN: "A comma is missing here, or the value before it does not end where it should."},
	Hint:  diag.Words{HU: "A zárójelben álló értékek közé tegyen vesszőt; az összetett szöveget tegye idézőjelbe.", EN: "Put commas between the values inside brackets, and text with special characters in quotes."},
}

var flowColon = diag.Rule{
	Code:  "K147",
	Words: diag.Words{HU: "Ezt a kettőspontot a program új mező kezdetének veszi.", EN: "This colon is taken for the start of another field."},
	Hint:  diag.Words{HU: "Ha új mező, tegyen elé vesszőt; ha a szöveg része, tegye idézőjelbe az értéket.", EN: "If it is another field, put a comma before it; if it belongs to the text, put the value in quotes."},
}

var afterBracket = diag.Rule{
	Code:  "K155",
	Words: diag.Words{HU: "A záró zárójel után még szöveg áll.", EN: "There is text after the closing bracket."},
	Hint:  diag.Words{HU: "Ha a zárójel a szöveg része, tegye idézőjelbe az egész értéket.", EN: "If the bracket belongs to the text, put the whole value in quotes."},
}

// Elsewhere YAML lets a question mark stand in plain text; inside brackets yaml.v3
// ends the text there.
var questionMark = diag.Rule{
	Code:  "K156",
	Words: diag.Words{HU: "Szögletes és kapcsos zárójelek között a kérdőjel csak idézőjelben lehet a szöveg része.", EN: "Inside square and curly brackets a question mark belongs to the text only within quotes."},
	Hint:  diag.Words{HU: "Tegye idézőjelbe az egész értéket: {example}.", EN: "Put the whole value in quotes: {example}."},
}

// bracket is one that is open.
type bracket struct {
	sign         rune
	line, column int
}

func (b bracket) closing() rune {
	if b.sign == '[' {
		return ']'
	}
	return '}'
}

// flow is a scanner inside brackets.
type flow struct {
	*scanner
	open   []bracket
	indent int
	done   bool // a value stands before this place
	colons int  // in this item
	last   rune // the sign before this place
}

// brackets reads the value in brackets that begins at the scanner's place and
// leaves the scanner behind it. false: the rest of the text cannot be trusted.
func (s *scanner) brackets(indent int) bool {
	f := flow{scanner: s, indent: indent}
	for {
		s.column = skipBlanks(s.lines[s.line], s.column)
		if ends(s.lines[s.line], s.column) {
			if !f.nextLine() {
				return false
			}
			continue
		}
		if !f.sign() {
			return false
		}
		if len(f.open) == 0 {
			return true
		}
	}
}

// nextLine goes on to the next line unless the bracket was forgotten: a line at
// the outer level that looks like a field belongs to the outside.
func (f *flow) nextLine() bool {
	f.line, f.column = f.line+1, 0
	if f.line < len(f.lines) {
		next, top := f.lines[f.line], f.top()
		inside := top.sign == '{' && (f.last == ',' || f.last == '{')
		if inside || indentOf(next) > f.indent || plainKey(next, indentOf(next)) < 0 {
			return true
		}
	}
	top := f.top()
	return f.stop(unclosedBracket.At(f.place(top.line, top.column, 1), "sign", string(top.sign), "close", string(top.closing())))
}

func (f *flow) top() bracket { return f.open[len(f.open)-1] }

// sign reads what begins at this place.
func (f *flow) sign() bool {
	r := f.at(f.line, f.column)
	here := f.place(f.line, f.column, 1)
	f.last = r
	switch {
	case r == ']' || r == '}':
		if top := f.top(); r != top.closing() {
			note := diag.Note{Place: f.place(top.line, top.column, 1), Words: openedHere}
			return f.stop(wrongBracket.At(here, "close", string(top.closing()), "sign", string(r)).With(note))
		}
		f.open, f.done, f.colons = f.open[:len(f.open)-1], true, 0
	case r == ',':
		f.done, f.colons = false, 0
	case r == ':' && (f.done || isBlank(f.at(f.line, f.column+1))):
		if f.colons++; f.colons > 1 {
			f.report(flowColon.At(here))
		}
		f.done = false
	case f.done:
		return f.stop(missingComma.At(here))
	case r == '[' || r == '{':
		if f.open = append(f.open, bracket{r, f.line, f.column}); len(f.open) > MaxDepth {
			return f.stop(tooDeep.At(here, "limit", limitDepth))
		}
		f.colons = 0
	case r == '"' || r == '\'':
		f.done = true
		return f.quoted(f.indent)
	default:
		f.plain()
		return true
	}
	f.column++
	return true
}

// plain reads text without quotes, on this line.
func (f *flow) plain() {
	line, first := f.lines[f.line], f.column
	if r := line[f.column]; reserved(line, f.column) || r == '|' || r == '>' {
		f.report(reservedStart.At(f.place(f.line, f.column, 1), "sign", string(r)))
		f.column++
	}
	asked := false
	for ; f.column < len(line); f.column++ {
		r, next := line[f.column], f.at(f.line, f.column+1)
		if r == ',' || r == '[' || r == ']' || r == '{' || r == '}' {
			break
		}
		if r == ':' && (isBlank(next) || next == ',' || next == ']' || next == '}') {
			f.done = true
			return
		}
		if r == '#' && f.column > 0 && isBlank(line[f.column-1]) {
			break
		}
		if r == '?' && !asked {
			f.report(questionMark.At(f.place(f.line, f.column, 1), "example", inQuotes(plainText(line[first:]))))
			asked = true
		}
		f.last = r
	}
	// Text may go on in the next line, so a plain one is never known to be done.
	f.done = false
}

// plainText is text without quotes inside brackets, up to its end on the line.
func plainText(line []rune) []rune {
	for i, r := range line {
		if r == ',' || r == ']' || r == '}' {
			return line[:i]
		}
	}
	return line
}
