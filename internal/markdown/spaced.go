package markdown

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"kalauz/internal/diag"
)

var spacedAddress = diag.Rule{
	Code:  "K226",
	Words: diag.Words{HU: "Ez szövegként jelenik meg, mert a kerek zárójelben álló címben szóköz van: {address}", EN: "This stands as text on the page, as there is a space in the address between the parentheses: {address}"},
	Hint:  diag.Words{HU: "Tegye a címet hegyes zárójelbe: (<Őszi kép.jpg>), vagy nevezze át a fájlt. A képaláírás egyenes idézőjelek közé való: (kep.jpg \"Aláírás\").", EN: "Put the address between angle brackets: (<Autumn picture.jpg>), or rename the file. A caption stands between straight quotation marks: (picture.jpg \"Caption\")."},
}

// longestAddress bounds how far the end of an address is looked for, so that a
// text full of brackets is read in linear time.
const longestAddress = 500

// addressLike is what a link was meant to lead to: a file or another site. What
// stands behind a bracket in prose is neither; a picture is one for its "!".
var addressLike = regexp.MustCompile(`^(https?://|www\.|\.{0,2}/)|\.[0-9A-Za-z]{1,5}(#\S*)?$`)

// titled is an address with a title behind it.
var titled = regexp.MustCompile(`^(.*\S)\s+("[^"]*"|'[^']*')$`)

// lintAddresses looks for links and pictures that goldmark left as text, for a
// space in the address ends it.
func (c *converter) lintAddresses(s []byte, at int) {
	for i, b := range s {
		if b != '[' || escaped(c.src, at+i) {
			continue
		}
		start := at + i
		address, size := addressAfter(c.src[start:])
		picture := start > 0 && c.src[start-1] == '!' && !escaped(c.src, start-1)
		if address == "" || !picture && !addressLike.MatchString(address) {
			continue
		}
		if picture {
			start, size = start-1, size+1
		}
		c.fault(spacedAddress, start, utf8.RuneCount(c.src[start:start+size]), "address", address)
	}
}

// addressAfter returns the address with a space in it that follows the brackets
// at the beginning of a text, and how long both are together; "" if none does.
func addressAfter(s []byte) (address string, size int) {
	line, _, _ := bytes.Cut(s, []byte("\n"))
	label := bytes.IndexAny(line[1:], "[]") + 1
	if label < 1 || line[label] != ']' || label+1 >= len(line) || line[label+1] != '(' {
		return "", 0
	}
	begin := label + 2
	end := closing(line[begin:min(len(line), begin+longestAddress)])
	if end < 0 {
		return "", 0
	}
	inside := bytes.TrimSpace(line[begin : begin+end])
	if m := titled.FindSubmatch(inside); m != nil {
		inside = m[1]
	}
	if !bytes.ContainsAny(inside, " \t") || inside[0] == '<' {
		return "", 0
	}
	return string(inside), begin + end + 1
}

// closing returns where the parenthesis is closed that was opened before s, -1
// where it is not.
func closing(s []byte) int {
	depth := 0
	for i, b := range s {
		switch {
		case b == '(':
			depth++
		case b == ')' && depth == 0:
			return i
		case b == ')':
			depth--
		}
	}
	return -1
}
