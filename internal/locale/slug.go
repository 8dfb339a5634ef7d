package locale

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Slug returns a title as a part of an address: small Latin letters and digits,
// anything else one hyphen between them. A title without either gives "". It is
// the same in every language: ö and ő become o.
func Slug(s string) string {
	var b strings.Builder
	for _, r := range bare(s, norm.NFKD) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}
