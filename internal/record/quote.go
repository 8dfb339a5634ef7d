package record

import (
	"strings"

	"kalauz/internal/diag"
)

var unclosedQuote = diag.Rule{
	Code:  "K141",
	Words: diag.Words{HU: "Az itt nyitott idézőjelnek nincs párja.", EN: "The quote opened here is never closed."},
	Hint:  diag.Words{HU: "Tegye ki a záró idézőjelet az érték végére.", EN: "Put the closing quote at the end of the value."},
}

var afterQuote = diag.Rule{
	Code:  "K142",
	Words: diag.Words{HU: "A záró idézőjel után még szöveg áll.", EN: "There is text after the closing quote."},
	Hint: diag.Words{
		HU: "Az egész értéket tegye idézőjelbe. Belül használjon magyar idézőjelet („…”), vagy másfajtát, mint kívül: 'A \"nagy\" ház'.",
		EN: "Put the whole value in quotes. Inside, use curly quotes (“…”) or another kind than outside: 'The \"big\" house', \"It's here\".",
	},
}

var badEscape = diag.Rule{
	Code:  "K143",
	Words: diag.Words{HU: "Kettős idézőjelek között a fordított perjelnek ({sign}) külön jelentése van.", EN: "Between double quotes a backslash ({sign}) has a meaning of its own."},
	Hint:  diag.Words{HU: `Használjon egyszeres idézőjelet ('…'), vagy írjon két fordított perjelet (\\).`, EN: `Use single quotes ('…'), or write two backslashes (\\).`},
}

// quoteEnd is the place behind a closing quote, and the wrong escapes before it.
type quoteEnd struct {
	line, column int
	closed       bool
	escapes      []diag.Diagnostic
}

// quotedEnd looks for the end of the quoted text that opens at a place. A later
// line of it stands further in than indent, as YAML wants; yaml.v3 does not mind,
// and would take the fields that follow a forgotten quote for its text.
func (d *document) quotedEnd(line, column, indent int) quoteEnd {
	quote := d.at(line, column)
	end := quoteEnd{line: line, column: column + 1}
	for {
		text := d.lines[end.line]
		for ; end.column < len(text); end.column++ {
			switch r := text[end.column]; {
			case r == '\\' && quote == '"':
				if next := d.at(end.line, end.column+1); next != 0 && !strings.ContainsRune("0abt\tnvfre \"/\\N_LPxuU", next) {
					sign := string(text[end.column : end.column+2])
					end.escapes = append(end.escapes, badEscape.At(d.place(end.line, end.column, 2), "sign", sign))
				}
				end.column++
			case r == quote && quote == '\'' && d.at(end.line, end.column+1) == '\'':
				end.column++
			case r == quote:
				end.column++
				end.closed = true
				return end
			}
		}
		end.line, end.column = end.line+1, 0
		if end.line >= len(d.lines) {
			return end
		}
		if next := d.lines[end.line]; indentOf(next) <= indent && skipBlanks(next, 0) < len(next) {
			return end
		}
	}
}
