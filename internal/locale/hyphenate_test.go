package locale

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestHyphenate holds what the vectors leave open. The Hungarian words are those
// of AkH12 226 where it has them.
func TestHyphenate(t *testing.T) {
	for _, c := range []struct{ language, word, want string }{
		{"hu", "„Közösségi”,", "„Kö-zös-sé-gi”,"},
		{"hu", "naggyal", "nagy-gyal"},
		{"hu", "jegygyűrű", "jegy-gyű-rű"},
		{"hu", "rosszak", "rosz-szak"},
		{"hu", "gallyak", "galy-lyak"},
		{"hu", "pottyan", "poty-tyan"},
		{"hu", "briddzsel", "bridzs-dzsel"},
		{"hu", "fiai", "fi-ai"},
		{"hu", "apa", "apa"},
		{"hu", "kis-Duna-ág", "kis-Du-na-ág"},
		{"hu", "közös\u00adségi", "közös-ségi"},
		{"hu", "\u00adközös\u00ad", "\u00adközös\u00ad"},
		{"hu", "2026-ban", "2026-ban"},
		{"hu", "OpenOffice", "OpenOffice"},
		{"hu", "UNESCO", "UNESCO"},
		{"hu", "", ""},
		{"en", "hyphenation", "hy-phen-a-tion"},
		{"en", "organisation’s", "or-gan-isa-tion’s"},
		{"en", "antislavery", "an-tislavery"},
		{"en", "accountability", "ac-count-ab-il-ity"},
	} {
		l, _ := For(c.language)
		if got := hyphenated(l, c.word); got != c.want {
			t.Errorf("%s: %s, want %s", c.word, got, c.want)
		}
	}
}

// FuzzHyphenate: breaks ascend, stand between characters, leave letters on both
// sides, and insert only Hungarian letters.
func FuzzHyphenate(f *testing.F) {
	for _, word := range []string{"asszonyság", "közösségfejlesztés", "e\u0301e\u0301e\u0301e\u0301", "a\u00adb\u00ad", "\xffab", "ﬃﬀ", "ÁRVÍZTŰRŐ", "x'y’z", "ŉİıſß"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, l := range languages {
			last := 0
			for _, h := range l.Hyphenate(word) {
				after, _ := utf8.DecodeRuneInString(word[h.At:])
				switch {
				case h.At <= last || h.At >= len(word) || utf8.ValidString(word) && !utf8.RuneStart(word[h.At]):
					t.Errorf("%q is broken at %d", word, h.At)
				case strings.ContainsRune(word, softHyphen):
				case !unicode.IsLetter(after):
					t.Errorf("%q is broken before %q", word, after)
				case h.Insert != "" && (l != &hungarian || !strings.Contains("zs dzs", h.Insert) && h.Insert != "y"):
					t.Errorf("%q gets %q at %d", word, h.Insert, h.At)
				}
				last = h.At
			}
		}
	})
}

func BenchmarkHyphenate(b *testing.B) {
	for b.Loop() {
		hungarian.Hyphenate("megszentségteleníthetetlenségeskedéseitekért")
	}
}
