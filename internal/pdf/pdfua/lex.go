package pdfua

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strconv"
)

// The kinds of objects besides int, float64, bool and nil.
type (
	name     string
	str      string
	ref      int
	array    []any
	dict     map[name]any
	operator string // any other word
	stream   struct {
		dict dict
		raw  []byte
	}
)

var errSyntax = errors.New("pdfua: broken syntax")

// lexer reads objects (ISO 32000-1, 7.2 and 7.3). Contents of pages have the
// same syntax.
type lexer struct {
	b     []byte
	at    int
	depth int
}

// end is what stands at the end of the bytes, of an array or a dictionary.
type end string

// next reads an object, an operator or an end.
func (l *lexer) next() (any, error) {
	l.space()
	if l.at == len(l.b) {
		return end(""), nil
	}
	switch c := l.b[l.at]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case bytes.HasPrefix(l.b[l.at:], []byte("<<")):
		l.at += 2
		return l.dictionary()
	case c == '<':
		return l.hexadecimal()
	case bytes.HasPrefix(l.b[l.at:], []byte(">>")):
		l.at += 2
		return end(">>"), nil
	case c == '[':
		l.at++
		return l.array("]")
	case c == ']':
		l.at++
		return end("]"), nil
	case isDelimiter(c):
		return nil, errSyntax
	}
	return word(l.regular()), nil
}

func (l *lexer) space() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		case isSpace(c):
			l.at++
		default:
			return
		}
	}
}

func (l *lexer) regular() []byte {
	from := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	return l.b[from:l.at]
}

func isSpace(c byte) bool {
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}
func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// word tells numbers and constants from operators.
func word(b []byte) any {
	s := string(b)
	switch s {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if s != "" && bytes.IndexByte([]byte("+-.0123456789"), s[0]) >= 0 {
		if n, err := strconv.ParseFloat(s, 64); err == nil {
			return n
		}
	}
	return operator(s)
}

func (l *lexer) name() (any, error) {
	l.at++
	b := l.regular()
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '#' && i+2 < len(b) {
			if code, err := hex.DecodeString(string(b[i+1 : i+3])); err == nil {
				out = append(out, code[0])
				i += 2
				continue
			}
		}
		out = append(out, b[i])
	}
	return name(out), nil
}

func (l *lexer) literal() (any, error) {
	var out []byte
	depth := 0
	for ; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return str(out), nil
			}
		case '\\':
			l.at++
			out = l.escape(out)
			continue
		case '\r': // the end of a line, however it is written, is a line feed
			if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
				l.at++
			}
			out = append(out, '\n')
			continue
		}
		out = append(out, l.b[l.at])
	}
	return nil, errSyntax
}

func (l *lexer) escape(out []byte) []byte {
	if l.at >= len(l.b) {
		return out
	}
	switch c := l.b[l.at]; c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '0', '1', '2', '3', '4', '5', '6', '7':
		code := 0
		for i := 0; i < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; i++ {
			code = code*8 + int(l.b[l.at]-'0')
			l.at++
		}
		l.at--
		return append(out, byte(code))
	default:
		return append(out, c)
	}
}

func (l *lexer) hexadecimal() (any, error) {
	to := bytes.IndexByte(l.b[l.at:], '>')
	if to < 0 {
		return nil, errSyntax
	}
	var digits []byte
	for _, c := range l.b[l.at+1 : l.at+to] {
		if !isSpace(c) {
			digits = append(digits, c)
		}
	}
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	l.at += to + 1
	out := make([]byte, hex.DecodedLen(len(digits)))
	if _, err := hex.Decode(out, digits); err != nil {
		return nil, errSyntax
	}
	return str(out), nil
}

// array reads objects to an end. Two numbers and an R are a reference.
func (l *lexer) array(closing end) (any, error) {
	const deepest = 100
	if l.depth++; l.depth > deepest {
		return nil, errSyntax
	}
	defer func() { l.depth-- }()
	all := array{}
	for {
		o, err := l.next()
		if err != nil {
			return nil, err
		}
		switch o := o.(type) {
		case end:
			if o != closing {
				return nil, errSyntax
			}
			return all, nil
		case operator:
			n := len(all)
			if o != "R" || n < 2 {
				return nil, errSyntax
			}
			number, ok := all[n-2].(int)
			if !ok {
				return nil, errSyntax
			}
			all = append(all[:n-2], ref(number))
		default:
			all = append(all, o)
		}
	}
}

func (l *lexer) dictionary() (any, error) {
	all, err := l.array(">>")
	if err != nil {
		return nil, err
	}
	entries := all.(array)
	if len(entries)%2 != 0 {
		return nil, errSyntax
	}
	d := dict{}
	for i := 0; i < len(entries); i += 2 {
		key, ok := entries[i].(name)
		if _, twice := d[key]; !ok || twice {
			return nil, errSyntax
		}
		d[key] = entries[i+1]
	}
	return d, nil
}
