package locale

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

func TestCollation(t *testing.T) {
	for _, c := range []struct{ lang, sorted string }{
		{"hu", "#|007|7|10. alkalom|9999999999999999999999|A|z|žs|Zs|б"},
		{"hu", "a|A|á|Á|aa"},
		{"hu", "kéz|kezel|kézfogás"},
		{"hu", "Aladdin|Aladín|Aladzs"},
		{"hu", "loccs|loccsan|locska"},
		{"hu", "bodza|bodzs|boddzs"},
		{"hu", "cscs|CSCS|ccs|CCS"},
		{"hu", "tetö|tető|Tető"},
		{"hu", "acS|acz|acs"},
		{"hu", "Łódź|Lóeger|Lyon"},
		{"en", "Aether|Æther|Afton"},
		{"en", "ol|Ol|öl|olm"},
		{"en", "2nd|10. part"},
	} {
		l, _ := For(c.lang)
		want := strings.Split(c.sorted, "|")
		got := slices.Clone(want)
		slices.Reverse(got)
		SortBy(l, got, func(s string) string { return s })
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", c.lang, got, want)
		}
	}
}

// Without numbers our order is the one of golang.org/x/text, which follows CLDR.
func TestCollationAgainstCLDR(t *testing.T) {
	letters := strings.Fields("a á b c cs ccs d dz dzs ddzs e é g gy ggy i í k l ly lly n ny nny o ó ö ő s sz ssz t ty tty u ú ü ű z zs zzs S Sz SZ C Cs N Ny Á Ö Ő Z Zs Dzs")
	theirs := collate.New(language.MustParse("hu-u-ka-shifted"))
	random := rand.New(rand.NewPCG(1848, 3))
	word := func() string {
		var b strings.Builder
		for range 1 + random.IntN(4) {
			b.WriteString(letters[random.IntN(len(letters))])
		}
		return b.String()
	}
	for range 20000 {
		a, b := word(), word()
		if want := theirs.CompareString(a, b); want != 0 && hungarian.Compare(a, b) != want {
			t.Fatalf("%s against %s: %d, want %d", a, b, hungarian.Compare(a, b), want)
		}
	}
}

func TestIndexLetter(t *testing.T) {
	for in, want := range map[string]string{
		"": "#", "…": "#", "10. alkalom": "0–9", "űr": "Ü", "őz": "Ö", "Łódź": "L", "DZSUNGEL": "Dzs", "ärger": "A", "ño": "N", "бор": "Б", "ssz": "Sz", "cSak": "C", "o\u030bz": "Ö",
	} {
		if got := hungarian.IndexLetter(in); got != want {
			t.Errorf("IndexLetter(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestKeyConcurrently(t *testing.T) {
	words := strings.Fields("Szociális könnyű Dzsungel 10. őrjárat Łódź")
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, word := range words {
				if !bytes.Equal(hungarian.Key(word), hungarian.Key(NFC(word))) {
					t.Errorf("two keys of %s", word)
				}
			}
		})
	}
	group.Wait()
}

// Only equal texts have equal keys, and the order has no cycle in it.
func FuzzKey(f *testing.F) {
	f.Add("ház sor", "házsor", "10")
	f.Add("nny", "nyny", "Łæ")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if (hungarian.Compare(a, b) == 0) != (NFC(a) == NFC(b)) {
			t.Fatalf("%q and %q", a, b)
		}
		if hungarian.Compare(a, b) != -hungarian.Compare(b, a) {
			t.Fatalf("%q and %q have two orders", a, b)
		}
		if letter := hungarian.IndexLetter(c); letter == "" {
			t.Fatalf("%q has no heading", c)
		}
	})
}

func BenchmarkKey(b *testing.B) {
	for b.Loop() {
		_ = hungarian.Key("Gazdálkodj okosan! Közösségi szolgáltatás")
	}
}
