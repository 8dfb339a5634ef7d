package markdown

import (
	"strings"

	"kalauz/internal/diag"
)

// schemes are those a link may have; an address without one is relative.
var schemes = []string{"http", "https", "mailto", "tel"}

var unsafeLink = diag.Rule{
	Code:  "K220",
	Level: diag.Warning,
	Words: diag.Words{HU: "Ilyen kezdetű cím nem kerülhet az oldalra: „{scheme}:”. A hivatkozás elmarad, a szövege megmarad.", EN: "An address beginning with “{scheme}:” may not stand on a page. The link is left out, its text stays."},
	Hint:  diag.Words{HU: "Használjon http, https, mailto vagy tel kezdetű címet, vagy a content mappa egyik fájlját.", EN: "Use an address beginning with http, https, mailto or tel, or a file of the content folder."},
}

var localFile = diag.Rule{
	Code:  "K221",
	Words: diag.Words{HU: "A cím az Ön gépének egyik fájljára mutat, a content mappán kívülre; a látogatók nem érik el.", EN: "The address points to a file on your own computer, outside the content folder; visitors cannot reach it."},
	Hint:  diag.Words{HU: "Másolja a fájlt a szöveg mellé, és csak a nevét írja ide.", EN: "Copy the file next to the text, and write only its name here."},
}

// safe reports whether an address may be published, and notes why not.
func (c *converter) safe(dest string, at int) bool {
	scheme := schemeOf(dest)
	switch {
	case scheme == "file", len(scheme) == 1: // C:\\Pictures
		c.fault(localFile, at, 1)
		return false
	case !safeAddress(dest):
		c.fault(unsafeLink, at, 1, "scheme", scheme)
		return false
	}
	return true
}

// safeAddress reports whether an address is relative or has an allowed scheme.
func safeAddress(dest string) bool {
	scheme := schemeOf(dest)
	if scheme == "" {
		return true
	}
	for _, s := range schemes {
		if s == scheme {
			return true
		}
	}
	return false
}

// isOutside reports whether an address is that of a web page elsewhere.
func isOutside(dest string) bool {
	scheme := schemeOf(dest)
	return scheme == "http" || scheme == "https" || strings.HasPrefix(dest, "//")
}

// schemeOf returns what stands before the first colon, as a browser sees it:
// browsers drop control characters and spaces from an address before reading it.
// Anything before the colon counts, not only what is a well-formed scheme.
func schemeOf(dest string) string {
	end := strings.IndexAny(dest, ":/?#")
	if end < 0 || dest[end] != ':' {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r <= ' ' || r >= 0x7f && r <= 0xa0 || r >= 0x200b && r <= 0x200f || r == 0xfeff:
			return -1
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, dest[:end])
}

// escapedAddress makes an address fit for an attribute: what cannot stand in one
// is written as %XX, and what is so written already stays.
func escapedAddress(s string) string {
	const plain = "-._~:/?#@!$&()*+,;=%[]"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		ch := s[i]
		switch {
		case ch >= 'a' && ch <= 'z', ch >= 'A' && ch <= 'Z', ch >= '0' && ch <= '9', strings.IndexByte(plain, ch) >= 0:
			b.WriteByte(ch)
		default:
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[ch>>4])
			b.WriteByte(hex[ch&15])
		}
	}
	return b.String()
}
