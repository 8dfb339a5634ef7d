package source

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kalauz/internal/diag"
)

// The limits of Linux and macOS, in bytes.
const (
	maxName = 255
	maxPath = 4096
)

var nameNotText = diag.Rule{
	Code:  "K100",
	Words: diag.Words{HU: "A fájl vagy mappa neve nem UTF-8 kódolású: {name}.", EN: "The name of the file or folder is not UTF-8 text: {name}."},
	Hint:  diag.Words{HU: "Nevezze át; a régi gépről vagy tömörített fájlból hozott nevekkel fordul elő.", EN: "Rename it; names from an old computer or archive often are so."},
}

var reservedName = diag.Rule{
	Code:  "K101",
	Words: diag.Words{HU: "Ilyen nevű fájl vagy mappa Windowson nem lehet: „{name}”.", EN: "Windows does not allow a file or folder called “{name}”."},
	Hint:  diag.Words{HU: "Nevezze át, hogy a honlap minden gépen elkészülhessen.", EN: "Rename it, so that the site can be built on every computer."},
}

var reservedSign = diag.Rule{
	Code:  "K102",
	Words: diag.Words{HU: "Olyan jel áll a névben, amely nem minden rendszeren használható: „{name}” ({sign}).", EN: "The name has a sign that not every system allows: “{name}” ({sign})."},
	Hint:  diag.Words{HU: "Nevezze át; a névben betű, szám, kötőjel, aláhúzás és pont álljon.", EN: "Rename it, with letters, digits, hyphens, underscores and dots."},
}

var nameEnd = diag.Rule{
	Code:  "K103",
	Words: diag.Words{HU: "A név ponttal vagy szóközzel végződik: „{name}”.", EN: "The name ends with a dot or a space: “{name}”."},
	Hint:  diag.Words{HU: "Nevezze át; a név végén álló pontot és szóközt a Windows eldobja.", EN: "Rename it; Windows drops a dot or a space at the end."},
}

var nameTooLong = diag.Rule{
	Code:  "K104",
	Words: diag.Words{HU: "A név {length} bájt; legfeljebb {limit} lehet.", EN: "The name is {length} bytes long; the limit is {limit}."},
	Hint:  diag.Words{HU: "Adjon neki rövidebb nevet; egy ékezetes betű két bájt.", EN: "Give it a shorter name; an accented letter takes two bytes."},
}

var pathTooLong = diag.Rule{
	Code:  "K105",
	Words: diag.Words{HU: "Az útvonal a mappák nevével együtt {length} bájt; legfeljebb {limit} lehet.", EN: "The path, with the names of its folders, is {length} bytes long; the limit is {limit}."},
	Hint:  diag.Words{HU: "Használjon kevesebb egymásba ágyazott mappát vagy rövidebb neveket.", EN: "Use fewer nested folders or shorter names."},
}

// checkName returns what is wrong with a name, the last part of a path.
func checkName(name, display string) (diag.Diagnostic, bool) {
	fault := func(r diag.Rule, pairs ...string) (diag.Diagnostic, bool) {
		return r.At(diag.Place{File: visible(display)}, pairs...), true
	}
	if !utf8.ValidString(name) {
		return fault(nameNotText, "name", strconv.Quote(name))
	}
	if len(name) > maxName {
		return fault(nameTooLong, "length", strconv.Itoa(len(name)), "limit", strconv.Itoa(maxName))
	}
	if len(display) > maxPath {
		return fault(pathTooLong, "length", strconv.Itoa(len(display)), "limit", strconv.Itoa(maxPath))
	}
	if i := strings.IndexFunc(name, unfit); i >= 0 {
		sign, _ := utf8.DecodeRuneInString(name[i:])
		shown := string(sign)
		if unseen(sign) {
			shown = code(sign)
		}
		return fault(reservedSign, "name", visible(name), "sign", shown)
	}
	if strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
		return fault(nameEnd, "name", name)
	}
	if Device(name) {
		return fault(reservedName, "name", name)
	}
	return diag.Diagnostic{}, false
}

// unfit are the signs that Windows refuses in a name, and those nobody sees.
func unfit(r rune) bool {
	switch r {
	case '<', '>', ':', '"', '|', '?', '*', '\\':
		return true
	}
	return unseen(r)
}

func unseen(r rune) bool {
	return unicode.IsControl(r) || bidi(r) || r == 0x2028 || r == 0x2029 || r == 0xfeff
}

// visible makes a name safe to print.
func visible(name string) string {
	return strings.Map(func(r rune) rune {
		if unseen(r) {
			return utf8.RuneError
		}
		return r
	}, name)
}

// Device reports whether Windows takes the name for a device, whatever follows
// its first dot.
func Device(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	stem = strings.TrimRight(stem, " ")
	switch stem {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	digits, ok := strings.CutPrefix(stem, "com")
	if !ok {
		digits, ok = strings.CutPrefix(stem, "lpt")
	}
	return ok && utf8.RuneCountInString(digits) == 1 && strings.Contains("0123456789¹²³", digits)
}
