package locale

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// numberWeight stands before every number, foreignWeight before every letter that
// the alphabet does not have.
const (
	numberWeight  = 0x02
	foreignWeight = 0xf0
)

// Key returns the sort key of a text: two texts stand in the order of the bytes
// of their keys. Letters decide first (numbers before them, by value), then
// accents, then capitals, then what is no letter at all; so only equal texts have
// equal keys. It is CLDR's hu-u-kn-ka-shifted; golang.org/x/text/collate is
// not used, because its numbers and shifted marks do not work together.
func (l *Language) Key(s string) []byte { return l.AppendKey(nil, s) }

// AppendKey appends the sort key of a text to others.
func (l *Language) AppendKey(key []byte, s string) []byte {
	s = NFC(s)
	var buffer [64]element // most titles need no more
	elements := l.alphabet.elements(buffer[:0], s)
	key = slices.Grow(key, 4*len(elements)+len(s)+3)
	for _, e := range elements {
		key = e.appendWeight(key)
	}
	key = append(key, 0)
	for _, e := range elements {
		key = append(key, e.accent)
	}
	key = append(key, 0)
	for _, e := range elements {
		key = append(key, e.form)
	}
	key = append(key, 0)
	return append(key, s...)
}

// appendWeight writes a number as its length and digits, so that it sorts by
// value however long it is.
func (e element) appendWeight(key []byte) []byte {
	if e.number {
		digits := strings.TrimLeft(e.letter, "0")
		length := min(len(digits), 0xffff)
		key = append(key, numberWeight, byte(length>>8), byte(length))
		return append(key, digits[:length]...)
	}
	if e.weight != 0 {
		return append(key, e.weight)
	}
	r, _ := utf8.DecodeRuneInString(e.letter)
	return append(key, foreignWeight, byte(r>>16), byte(r>>8), byte(r))
}

// Compare orders two texts. For a list use [SortBy], which makes each key once.
func (l *Language) Compare(a, b string) int { return bytes.Compare(l.Key(a), l.Key(b)) }

// SortBy sorts items in place by a text of theirs; equals keep their order.
func SortBy[T any](l *Language, items []T, text func(T) string) {
	type keyed struct {
		key  []byte
		item T
	}
	list := make([]keyed, len(items))
	for i, item := range items {
		list[i] = keyed{l.Key(text(item)), item}
	}
	slices.SortStableFunc(list, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i := range list {
		items[i] = list[i].item
	}
}
