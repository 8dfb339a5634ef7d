package calendar

import (
	"strings"
	"unicode/utf8"
)

// writer writes lines as RFC 5545 wants them: ended by CR LF, and folded before
// they are longer than 75 bytes.
type writer struct{ out []byte }

const longest = 75

// line writes a property with its parameters, and its value.
func (w *writer) line(name, value string) {
	room := longest
	for text := name + ":" + value; ; {
		end := cut(text, room)
		w.out = append(append(w.out, text[:end]...), "\r\n"...)
		if text = text[end:]; text == "" {
			return
		}
		w.out = append(w.out, ' ')
		room = longest - 1
	}
}

// cut returns where a text has to be folded: never inside a character.
func cut(text string, room int) int {
	if len(text) <= room {
		return len(text)
	}
	for !utf8.RuneStart(text[room]) {
		room--
	}
	return room
}

// escaped returns a text as a value. What no line can hold is left out.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' && r != '\t', r == 0x7f:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
