package pdf

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// ref is the number of an object, 0 for none.
type ref int

// object is the bytes of an object as they are put together.
type object []byte

func newObject(s string) *object {
	o := make(object, 0, 128)
	o = append(o, s...)
	return &o
}

func (o *object) raw(s string) *object {
	*o = append(*o, s...)
	return o
}

func (o *object) int(n int) *object {
	*o = strconv.AppendInt(*o, int64(n), 10)
	return o
}

func (o *object) ref(r ref) *object { return o.int(int(r)).raw(" 0 R") }

// reals writes numbers with a space between.
func (o *object) reals(numbers ...float64) *object {
	for i, n := range numbers {
		if i > 0 {
			*o = append(*o, ' ')
		}
		*o = appendReal(*o, n)
	}
	return o
}

// appendReal writes a number with at most three digits behind the point: a
// thousandth of a point is finer than any printer. What is no number, or too
// large for a page, becomes the nearest that is.
func appendReal(b []byte, n float64) []byte {
	if n != n {
		n = 0
	}
	thousandths := int64(math.Round(min(max(n, -largest), largest) * 1000))
	if thousandths < 0 {
		b = append(b, '-')
		thousandths = -thousandths
	}
	b = strconv.AppendInt(b, thousandths/1000, 10)
	if rest := thousandths % 1000; rest != 0 {
		b = append(b, '.', byte('0'+rest/100))
		if rest %= 100; rest != 0 {
			b = append(b, byte('0'+rest/10))
			if rest %= 10; rest != 0 {
				b = append(b, byte('0'+rest))
			}
		}
	}
	return b
}

// factors writes numbers that others are multiplied by, which need more digits.
func (o *object) factors(numbers ...float64) *object {
	for i, n := range numbers {
		if i > 0 {
			*o = append(*o, ' ')
		}
		if !(math.Abs(n) < largest) {
			n = 0
		}
		*o = strconv.AppendFloat(*o, math.Round(n*1e6)/1e6, 'f', -1, 64)
	}
	return o
}

// largest is a number that no coordinate on a page reaches.
const largest = 1e6

// text writes a text string (ISO 32000-1, 7.9.2.2): as it is if it is ASCII, in
// UTF-16 if not.
func (o *object) text(s string) *object {
	if isASCII(s) {
		return o.bytes(s)
	}
	s = plain(s)
	*o = append(*o, "<FEFF"...)
	*o = appendUTF16(*o, s)
	*o = append(*o, '>')
	return o
}

// bytes writes a literal string.
func (o *object) bytes(s string) *object {
	*o = append(*o, '(')
	for i := range len(s) {
		*o = appendEscaped(*o, s[i])
	}
	*o = append(*o, ')')
	return o
}

// appendEscaped writes a byte of a literal string. A carriage return would be
// read as a line feed.
func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// appendUTF16 writes a text in hexadecimal digits of UTF-16.
func appendUTF16(b []byte, s string) []byte {
	for _, r := range s {
		if r >= 0x10000 {
			high, low := utf16.EncodeRune(r)
			b = appendHex(appendHex(b, uint16(high)), uint16(low))
		} else {
			b = appendHex(b, uint16(r))
		}
	}
	return b
}

func appendHex(b []byte, n uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[n>>12], digits[n>>8&15], digits[n>>4&15], digits[n&15])
}

// plain returns a text without what has no place in one: control characters
// become spaces, and what is no character a sign that says so.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return ' '
		case r&0xfffe == 0xfffe || r == '\ufeff':
			return utf8.RuneError
		}
		return r
	}, s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x7f || s[i] < ' ' {
			return false
		}
	}
	return true
}
