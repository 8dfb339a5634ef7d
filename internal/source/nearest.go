package source

import (
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kalauz/internal/locale"
)

// slips is how many letters may differ in a path that is still taken for a slip.
const slips = 2

// Nearest returns the path that was probably meant: the same but for capitals and
// accents; else with at most two letters changed; else a file of the same name in
// another folder. Of equals the first in order is taken.
func (t Tree) Nearest(wanted string) (string, bool) {
	folded := fold(wanted)
	slip, least, moved := "", slips+1, ""
	for _, file := range t.files {
		candidate := fold(file.Path)
		if candidate == folded {
			return file.Path, true
		}
		if moved == "" && path.Base(candidate) == path.Base(folded) {
			moved = file.Path
		}
		// A difference in length is the least that must be changed.
		if gap := len(candidate) - len(folded); gap > slips || gap < -slips || least == 1 {
			continue
		}
		if distance := locale.Distance(folded, candidate); distance < least && distance < len(path.Base(folded)) {
			slip, least = file.Path, distance
		}
	}
	if slip != "" {
		return slip, true
	}
	return moved, moved != ""
}

// fold drops capitals and accents.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}
