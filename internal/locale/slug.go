package locale

import (
	"bytes"

	"golang.org/x/text/unicode/norm"
)

// Slug returns a title as a part of an address: small Latin letters and digits,
// anything else one hyphen between them. A title without either gives "". It is
// the same in every language: ö and ő become o.
func Slug(s string) string {
	var buffer [64]byte
	all := appendBare(buffer[:0], s, norm.NFKD, &sluggedLatin)
	out := all[:0]
	for _, b := range all {
		switch {
		case b >= 'a' && b <= 'z', b >= '0' && b <= '9':
			out = append(out, b)
		case len(out) > 0 && out[len(out)-1] != '-':
			out = append(out, '-')
		}
	}
	return string(bytes.TrimSuffix(out, []byte("-")))
}
