package locale

import (
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// In the cases | parts the texts of one paragraph.
func TestTypographer(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"hu", `A "B "C" D" E`, `A „B »C« D” E`},
		{"hu", `„A «B» C”`, `„A »B« C”`},
		{"hu", `”A”`, `„A”`},
		{"hu", `„A„`, `„A”`},
		{"hu", `»A« és «B»`, `»A« és «B»`},
		{"hu", `("A")`, `(„A”)`},
		{"hu", `"kis-" és "közép-".`, `„kis-” és „közép-”.`},
		{"hu", `"...és akkor"`, `„…és akkor”`},
		{"hu", `"|szó|" - mondta`, `„|szó|” – mondta`},
		{"hu", `24"-os monitor`, `24"-os monitor`},
		{"hu", `a " b`, `a " b`},
		{"hu", `"A " B`, `„A ” B`},
		{"hu", `"- Jó napot!"`, `„- Jó napot!”`},
		{"hu", `’90-es, '90-es, ’szó’, 'szó'`, `’90-es, ’90-es, ’szó’, ’szó’`},
		{"hu", `szó -|szó`, `szó -|szó`},
		{"hu", `szó |- szó`, `szó |– szó`},
		{"hu", `- szó`, `- szó`},
		{"hu", `a -- b, a --- b, 2014--2020, a ---- b`, `a – b, a – b, 2014–2020, a ---- b`},
		{"hu", `kalauz --drafts -D`, `kalauz --drafts -D`},
		{"hu", `Na.... hát .. ...`, `Na.... hát .. …`},
		{"hu", `Pest-Buda 1-2`, `Pest-Buda 1-2`},
		{"en", `"A 'B' C"`, `“A ‘B’ C”`},
		{"en", `"A "B" C"`, `“A ‘B’ C”`},
		{"en", `„A” and “B”`, `“A” and “B”`},
		{"en", `the '90s, 'tis, rock 'n' roll`, `the ’90s, ’tis, rock ’n’ roll`},
		{"en", `'A' and the boys' house`, `‘A’ and the boys’ house`},
		{"en", `'|A|' b`, `‘|A|’ b`},
		{"en", `6' 2"`, `6' 2"`},
		{"en", `He said: "don't."`, `He said: “don’t.”`},
		{"en", `"A 'B'"`, `“A ‘B’”`},
		{"en", `O‘Neil`, `O’Neil`},
		{"en", "bad \xff\"", "bad \xff\""},
	} {
		l, _ := For(c.lang)
		typographer := l.Typographer()
		for range 2 { // a second paragraph begins anew
			if got := paragraph(typographer, c.in); got != c.want {
				t.Errorf("%s: %s gives %s, want %s", c.lang, c.in, got, c.want)
			}
			typographer.Reset()
		}
	}
}

func paragraph(t *Typographer, in string) string {
	texts := strings.Split(in, "|")
	for i := range texts {
		texts[i] = t.Text(texts[i])
	}
	return strings.Join(texts, "|")
}

// TestTypographerKeeps: a text that is right already is not copied.
func TestTypographerKeeps(t *testing.T) {
	typographer := hungarian.Typographer()
	allocs := testing.AllocsPerRun(10, func() {
		typographer.Reset()
		typographer.Text(`A „kis-” ház – az e-mail… 2. £`)
	})
	if allocs > 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func TestTypographerSkip(t *testing.T) {
	typographer := hungarian.Typographer()
	got := typographer.Text(`A "`)
	typographer.Skip('x')
	got += "`code`" + typographer.Text(`" szó`)
	if want := "A „`code`” szó"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTypoLint(t *testing.T) {
	for in, want := range map[string]string{
		"(Borsod- Abaúj- Zemplén megye).":       "1 Borsod-Abaúj-Zemplén",
		"kis- és középvállalkozás, e- illetve":  "",
		"kis-, közép- (vagy nagy-) vállalat":    "",
		"KÖZÖK- HEFOP 2.2.1. és magyar- angol":  "0 KÖZÖK-HEFOP; 26 magyar-angol",
		"a 2014-2020 közötti időszak":           "2 2014–2020",
		"EFOP-2014-2020 2020-2014 06-20 12-34,": "",
		"– és - jel, 5- 6":                      "",
		"":                                      "",
	} {
		var got []string
		for _, s := range hungarian.TypoLint(in) {
			if !strings.HasPrefix(in[s.Offset:], s.Found) {
				t.Errorf("%q: nothing like %q at %d", in, s.Found, s.Offset)
			}
			got = append(got, strconv.Itoa(s.Offset)+" "+s.Better)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := english.TypoLint("pre- and post-test"); got != nil {
		t.Errorf("English: %v", got)
	}
}

// Twice is the same as once, and no letter, digit or space changes.
func FuzzTypographer(f *testing.F) {
	for _, s := range []string{`A "B "C" D" E`, `„A «B» C”`, `"A 'B' C" '90 ‘x ’y`, `a -- b ...|"|x|"`, `"- "-"»«"'`, `'""00"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range languages {
			once := paragraph(l.Typographer(), s)
			if twice := paragraph(l.Typographer(), once); twice != once {
				t.Fatalf("%s: %q gives %q, then %q", l.Code(), s, once, twice)
			}
			if wordsOnly(once) != wordsOnly(s) {
				t.Fatalf("%s: %q gives %q", l.Code(), s, once)
			}
		}
	})
}

func wordsOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if isWord(r) || unicode.IsSpace(r) {
			return r
		}
		return -1
	}, s)
}

func FuzzTypoLint(f *testing.F) {
	f.Add("Borsod- Abaúj- Zemplén 2014-2020")
	f.Fuzz(func(t *testing.T, s string) {
		for _, found := range hungarian.TypoLint(s) {
			if !strings.HasPrefix(s[found.Offset:], found.Found) || found.Better == found.Found {
				t.Fatalf("%q: %+v", s, found)
			}
		}
	})
}

func BenchmarkTypographer(b *testing.B) {
	text := strings.Repeat(`Az "Életfa" - a "Képzők 'képzője'" program... `, 20)
	for b.Loop() {
		_ = hungarian.Typographer().Text(text)
	}
}
