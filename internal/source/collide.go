package source

import (
	"strings"

	"kalauz/internal/diag"
)

var bothForms = diag.Rule{
	Code:  "K106",
	Words: diag.Words{HU: "Két fájl neve ugyanaz, csak az ékezetes betűk tárolása más: „{name}”.", EN: "Two files have the same name, with accented letters stored in two ways: “{name}”."},
	Hint:  diag.Words{HU: "Többnyire macOS és más rendszer közötti másoláskor keletkezik. Tartsa meg az egyiket, a másikat törölje.", EN: "It mostly comes from copying between macOS and another system. Keep one of them and delete the other."},
}

var caseOnly = diag.Rule{
	Code:  "K107",
	Words: diag.Words{HU: "Két név csak kis- és nagybetűben különbözik: „{name}” és „{other}”.", EN: "Two names differ only in capital letters: “{name}” and “{other}”."},
	Hint:  diag.Words{HU: "Nevezze át az egyiket; Windowson és macOS-en ez a kettő ugyanaz.", EN: "Rename one of them; on Windows and macOS these two are the same."},
}

var otherName = diag.Words{HU: "a másik", EN: "the other"}

// collides reports a name that is the same as one before it, to a system that
// does not tell capitals or the forms of accents apart.
func (w *walk) collides(taken map[string]string, dir *folder, name string) bool {
	folded := strings.ToLower(name)
	other, twice := taken[folded]
	if !twice {
		taken[folded] = name
		return false
	}
	at := join(dir.path, name)
	d := bothForms.At(diag.Place{File: w.from.display(at)}, "name", name)
	if other != name {
		d = caseOnly.At(d.Place, "name", name, "other", other)
		d = d.With(diag.Note{Place: diag.Place{File: w.from.display(join(dir.path, other))}, Words: otherName})
	}
	w.fault(at, d)
	return true
}
