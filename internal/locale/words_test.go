package locale

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestLanguages(t *testing.T) {
	for code, want := range map[string]string{"hu": "hu-HU", "hu-HU": "hu-HU", "EN": "en-GB", "en-gb": "en-GB", "en-US": "", "de": "", "": ""} {
		got := ""
		if l, ok := For(code); ok {
			got = l.Tag()
		}
		if got != want {
			t.Errorf("For(%q) = %q, want %q", code, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		text       Text
		code       string
		want, lang string
	}{
		{Text{"hu": "a", "en": "b"}, "hu", "a", "hu"},
		{Text{"hu": "a", "en": "b"}, "de", "b", "en"},
		{Text{"hu": "a", "en": ""}, "en", "a", "hu"},
		{Text{"hu": ""}, "hu", "", ""},
		{nil, "hu", "", ""},
	} {
		if got, lang := c.text.In(c.code); got != c.want || lang != c.lang {
			t.Errorf("%v in %s = %q, %q", c.text, c.code, got, lang)
		}
	}
}

func TestArticle(t *testing.T) {
	for article, words := range map[string][]string{
		"az": {"éger", "ötödik", "1-jén", "1.", "5 200 fő", "1 500 fő", "1,5 óra", "555", "1000000", "MSc", "NB", "SMS", "SZTE", "LMBTQ",
			"MI", "M. Nagy", "F-16", "X-es", "I. fejezet", "LI. fejezet", "Yvonne", "Åland", "(első)", "€", "»ö«", "*e*", "es", "E"},
		"a": {"", "…", "ház", "10 000", "100", "110", "12,5", "-5", "−1", "+36 20 946 2604", "06", "MÁV", "MOL", "NATO", "SZIE", "CV", "PhD", "STÚDIÓ", "Yorki", "yard",
			"IV. fejezet", "X. fejezet", "XI. fejezet", "C. fejezet", "D. Nagy", "%", "§", "½", "xilofon", "MunkaErőPiac", "日本"},
	} {
		for _, word := range words {
			if got := hungarian.Article(word); got != article {
				t.Errorf("%s %q, want %s", got, word, article)
			}
		}
	}
	if got := english.Article("apple"); got != "" {
		t.Errorf("English article %q", got)
	}
}

func TestIDs(t *testing.T) {
	var ids IDs
	if !ids.Reserve("ol-3") || ids.Reserve("ol-3") {
		t.Error("an id is reserved once")
	}
	var got []string
	for _, heading := range []string{"Öl", "Öl 2", "Ól", "Öl", "…", "?", "Öl-2"} {
		got = append(got, ids.Unique(heading))
	}
	if want := "ol ol-2 ol-4 ol-5 s s-2 ol-2-2"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestISBN(t *testing.T) {
	for in, want := range map[string]string{
		"978-963-05-9823-1": "9789630598231",
		"0-306-40615-2":     "0306406152",
		"0 8044 2957 x":     "080442957X",
		"0-306-40615-3":     "ERROR check digit",
		"9789630598230":     "ERROR check digit",
		"977-963-05-9823-1": "not an ISBN",
		"X-306-40615-2":     "not an ISBN",
		"97896305982XX":     "not an ISBN",
		"030640615XX":       "not an ISBN",
		"978963059823é":     "not an ISBN",
		"12345":             "not an ISBN",
		"":                  "not an ISBN",
		"xxxxxxxxxx":        "not an ISBN",
	} {
		got, err := ISBN(in)
		if err != nil {
			got = fault(err)
		}
		if got != want {
			t.Errorf("ISBN(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestPhone(t *testing.T) {
	for in, want := range map[string]string{
		"+3612345678":   "+36 1 234 5678",
		"+3642123456":   "+36 42 123 456",
		"+442071234567": "+442071234567",
		"+36":           "+36",
		"+36 20 946":    "+36 20 946",
		"":              "",
	} {
		if got := Phone(in); got != want {
			t.Errorf("Phone(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"title", "title", 0}, {"titel", "title", 1}, {"tilte", "title", 1},
		{"tite", "title", 1}, {"summmary", "summary", 1}, {"ő", "o", 1}, {"ca", "abc", 3}, {"kitten", "sitting", 3},
	} {
		if got, back := Distance(c.a, c.b), Distance(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("Distance(%q, %q) = %d and %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

func TestList(t *testing.T) {
	for n, want := range []string{"", "a", "a és a", "a, a és a"} {
		if got := hungarian.List(strings.Fields(strings.Repeat("a ", n))); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

// Every letter and mark there is has one folded form and one slug.
func TestFoldEveryLetter(t *testing.T) {
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N) || unicode.In(r, unicode.Han, unicode.Hangul, unicode.Tangut) {
			continue // these have neither case nor accents, and are the most
		}
		if folded := Fold(string(r)); Fold(folded) != folded {
			t.Errorf("%U gives %q, then %q", r, folded, Fold(folded))
		}
		if slug := Slug(string(r)); Slug(slug) != slug {
			t.Errorf("%U gives %q, then %q", r, slug, Slug(slug))
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Árvíztűrő tükörfúrógép", "650 m²", "--", "ẞ", "ﬃ", "İ", "ǅ", "a\u0345", "½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		slug := Slug(s)
		if strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Trim(slug, "-") != slug || strings.Contains(slug, "--") {
			t.Fatalf("%q gives %q", s, slug)
		}
		if again := Slug(slug); again != slug {
			t.Fatalf("%q gives %q, then %q", s, slug, again)
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"ÖNKÉNTES őrjárat", "Straße", "ẞ", "İ", "ᾳ", "\u0345", "Ǆ", "Ω", "각", "Å"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Fatalf("%q gives %q, then %q", s, folded, again)
		}
	})
}

// TestLatin: the table says of any two letters what the whole way says of them.
func TestLatin(t *testing.T) {
	for form, table := range map[norm.Form]*latin{norm.NFD: &foldedLatin, norm.NFKD: &sluggedLatin} {
		for a := range rune(latinEnd) {
			for _, b := range []rune{'a', 'É', 'ß', 'ŀ', '\u0301', 'ﬁ', utf8.RuneError} {
				for _, s := range []string{string([]rune{a, b}), string([]rune{b, a})} {
					if got, want := string(appendBare(nil, s, form, table)), string(appendAnyBare(nil, s, form)); got != want {
						t.Errorf("%q: %q, want %q", s, got, want)
					}
				}
			}
		}
	}
}

func BenchmarkSlug(b *testing.B) {
	for b.Loop() {
		_ = Slug("Árvíztűrő tükörfúrógép")
	}
}

func ExampleLanguage_Article() {
	for _, title := range []string{"műhely", "EFOP-5.2.1", "MTA", "5"} {
		fmt.Println(hungarian.Article(title), title)
	}
	// Output:
	// a műhely
	// az EFOP-5.2.1
	// az MTA
	// az 5
}
