package markdown

import (
	"strconv"
	"strings"
	"testing"

	"kalauz/internal/locale"
)

// language returns a language that must exist.
func language(t testing.TB, code string) *locale.Language {
	t.Helper()
	l, ok := locale.For(code)
	if !ok {
		t.Fatalf("no language %q", code)
	}
	return l
}

// words are the interface words that the room asks for, as a site might have them.
var words = map[string]string{
	"callout.note":           "Megjegyzés",
	"callout.tip":            "Tipp",
	"callout.important":      "Fontos",
	"callout.warning":        "Figyelem!",
	"callout.exercise":       "Gyakorlat",
	"callout.case_study":     "Esettanulmány",
	"callout.tool":           "Eszköz",
	"callout.example":        "Példa",
	"callout.duration":       "Időtartam: {n} perc",
	"callout.group_size":     "Csoportlétszám: {n} fő",
	"callout.materials":      "Szükséges eszközök",
	"handbook.notes":         "Jegyzetek",
	"handbook.footnote_n":    "{n}. lábjegyzet",
	"handbook.footnote_back": "Vissza a szöveghez",
	"handbook.table_n":       "{n}. táblázat",
}

// word answers like the site's phrases; a key it does not know is seen at once.
func word(key string, pairs ...string) string {
	s, ok := words[key]
	if !ok {
		return "MISSING " + key
	}
	for i := 0; i < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, "{"+pairs[i]+"}", pairs[i+1])
	}
	return s
}

// resolver answers like a small site.
func resolver() Resolver {
	return Resolver{
		Word:  word,
		Link:  testLink,
		Image: testPicture,
		Abbreviation: func(short string) (string, string, bool) {
			switch short {
			case "ESZA":
				return "Európai Szociális Alap", "hu", true
			case "ESF":
				return "European Social Fund", "en", true
			}
			return "", "", false
		},
	}
}

func testLink(dest string) Target {
	switch {
	case schemeOf(dest) != "" || isOutside(dest):
		return Target{Href: dest, External: isOutside(dest), OK: true}
	case strings.HasPrefix(dest, "missing"):
		return Target{}
	case strings.HasSuffix(dest, ".en.md"):
		return Target{Href: "/en/" + strings.TrimSuffix(dest, ".en.md") + "/", Lang: "en", OK: true}
	}
	return Target{Href: strings.Replace(dest, ".md", "/", 1), OK: true}
}

func testPicture(src string) Picture {
	if strings.HasPrefix(src, "missing") {
		return Picture{}
	}
	return Picture{Src: src, Width: 640, Height: 480, OK: true}
}

// faults lists the faults of a document as line:column code.
func faults(d *Document) string {
	var b strings.Builder
	for _, f := range d.Faults.Sorted() {
		b.WriteString(strconv.Itoa(f.Place.Line) + ":" + strconv.Itoa(f.Place.Column) + " " + f.Code + "\n")
	}
	return b.String()
}
