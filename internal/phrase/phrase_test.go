package phrase

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/source"
)

func language(t testing.TB, code string) *locale.Language {
	t.Helper()
	lang, ok := locale.For(code)
	if !ok {
		t.Fatal(code)
	}
	return lang
}

// tree makes a layouts tree of names and texts.
func tree(t testing.TB, prefix string, files map[string]string) source.Tree {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	out, err := source.FromFS(fsys, prefix)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const baseHU = `a.b: "Alap {x}"
n.one: "{n} óra"
n.other: "{n} óra"
z.zero: "Nincs találat"
z.one: "{n} találat"
z.other: "{n} találat"
art: "{Az} {who} és {az} {who}"
lit: "Itt {az} Életfa, ott {az} Dialóg"
`

const baseEN = `a.b: "Base {x}"
n.one: "one hour"
n.other: "{n} hours"
z.zero: "No results"
z.one: "{n} result"
z.other: "{n} results"
art: "{who} and {who}"
lit: "Here Életfa, there Dialóg"
`

func load(t testing.TB, trees ...source.Tree) (*Set, diag.List) {
	t.Helper()
	s, faults, err := Load([]*locale.Language{language(t, "hu"), language(t, "en")}, trees...)
	if err != nil {
		t.Fatal(err)
	}
	return s, faults
}

func base(t testing.TB) source.Tree {
	return tree(t, "layouts", map[string]string{"phrases/hu.yaml": baseHU, "phrases/en.yaml": baseEN, "base.html": "x"})
}

func TestText(t *testing.T) {
	s, faults := load(t, base(t))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	tests := []struct {
		lang, key string
		pairs     []any
		want      string
	}{
		{"hu", "a.b", []any{"x", "szöveg"}, "Alap szöveg"},
		{"en", "a.b", []any{"x", "text", "more", "left out"}, "Base text"},
		{"en", "a.b", []any{"x", 12345}, "Base 12,345"},
		{"hu", "a.b", []any{"x", decimal.RequireFromString("1.5")}, "Alap 1,5"},
		{"hu", "a.b", []any{"x", "{x}"}, "Alap {x}"},
		{"hu", "a.b", []any{"x", locale.Date{Year: 2018}}, ""},
		{"hu", "n", []any{"n", 1}, "1 óra"},
		{"en", "n", []any{"n", 1}, "one hour"},
		{"en", "n", []any{"n", int64(96)}, "96 hours"},
		{"en", "n", []any{"n", decimal.RequireFromString("1.5")}, "1.5 hours"},
		{"en", "n", []any{"n", 0}, "0 hours"},
		{"hu", "z", []any{"n", 0}, "Nincs találat"},
		{"hu", "z", []any{"n", 2}, "2 találat"},
		{"en", "z.zero", nil, "No results"},
		{"hu", "art", []any{"who", "Életfa"}, "Az Életfa és az Életfa"},
		{"hu", "art", []any{"who", "Dialóg"}, "A Dialóg és a Dialóg"},
		{"hu", "art", []any{"who", "„MTA”"}, "Az „MTA” és az „MTA”"},
		{"en", "art", []any{"who", "Életfa"}, "Életfa and Életfa"},
		{"hu", "lit", nil, "Itt az Életfa, ott a Dialóg"},
	}
	for _, test := range tests {
		got, err := s.Text(language(t, test.lang), test.key, test.pairs...)
		if got != test.want || err != nil == (test.want != "") {
			t.Errorf("%s %s %v: %q %v, want %q", test.lang, test.key, test.pairs, got, err, test.want)
		}
	}
}

func TestTextErrorsNameTheKey(t *testing.T) {
	s, _ := load(t, base(t))
	tests := []struct {
		key   string
		pairs []any
		want  string
	}{
		{"a.c", nil, `a.b is meant`},
		{"nothing.like.it", nil, "there is no phrase"},
		{"a.b", nil, "{x}"},
		{"a.b", []any{"y", "1"}, "{x}"},
		{"a.b", []any{"x"}, "pairs"},
		{"a.b", []any{1, 2}, "not the name"},
		{"a.b", []any{"x", 1.5}, "float64"},
		{"n", nil, "number"},
		{"n", []any{"n", "two"}, "number"},
	}
	for _, test := range tests {
		_, err := s.Text(language(t, "hu"), test.key, test.pairs...)
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), test.key) {
			t.Errorf("%s %v: %v, want %s", test.key, test.pairs, err, test.want)
		}
	}
}

func TestUsersFileIsLaidOverKeyByKey(t *testing.T) {
	user := tree(t, "layouts", map[string]string{
		"phrases/hu.yaml": "a.b: \"Saját {x}\"\nnew: Új\n",
		"phrases/en.yaml": "new: New\n",
	})
	s, faults := load(t, base(t), user)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	hu, en := language(t, "hu"), language(t, "en")
	for _, test := range []struct {
		lang      *locale.Language
		key, want string
	}{{hu, "a.b", "Saját 1"}, {en, "a.b", "Base 1"}, {hu, "new", "Új"}, {en, "new", "New"}, {hu, "lit", "Itt az Életfa, ott a Dialóg"}} {
		if got, err := s.Text(test.lang, test.key, "x", 1); got != test.want || err != nil {
			t.Errorf("%s: %q %v", test.key, got, err)
		}
	}
	plain, _ := load(t, base(t))
	again, _ := load(t, base(t))
	if plain.Hash() != again.Hash() || plain.Hash() == s.Hash() {
		t.Error("the hash does not follow the phrases")
	}
	if !s.Has(hu, "n") || !s.Has(hu, "new") || plain.Has(hu, "new") || s.Has(hu, "z.two") {
		t.Error("Has")
	}
	if keys := s.Keys(); !slices.IsSorted(keys) || len(keys) != len(plain.Keys())+1 {
		t.Error(keys)
	}
}

// Each fault is written beside the place that is named.
func TestFaults(t *testing.T) {
	tests := []struct {
		name   string
		hu, en string // laid over the base
		want   string
	}{
		{"none", "", "", ""},
		{"missing in the other language", "new.thing: Új", "", "K608 hu:1:1"},
		{"mistyped", "z.othr: x", "", "K609 hu:1:1"},
		{"placeholder differs", "q: \"{a} {b}\"", "q: \"{a}\"", "K610 en:1:4"},
		{"placeholders in another order", "q: \"{a} {b}\"", "q: \"{b} {a} {b}\"", ""},
		{"the number may be left out", "q.one: egy\nq.other: \"{n}\"", "q.one: \"{n}\"\nq.other: \"{n}\"", ""},
		{"but not in other", "q.one: egy\nq.other: sok", "q.one: \"{n}\"\nq.other: \"{n}\"", "K610 en:2:10"},
		{"placeholder the template does not give", "a.b: \"{titel}\"", "a.b: \"{titel}\"", "K607 en:1:6 K607 hu:1:6"},
		{"empty", "a.b:", "", "K604 hu:1:1"},
		{"blank", "a.b: \"  \"", "", "K604 hu:1:1"},
		{"capital in a placeholder", "a.b: \"{Cím}\"", "", "K605 hu:1:6"},
		{"space in a placeholder", "a.b: \"{ x }\"", "", "K605 hu:1:6"},
		{"brace not closed", "a.b: \"{x\"", "", "K605 hu:1:6"},
		{"brace not opened", "a.b: \"x}\"", "", "K605 hu:1:6"},
		{"brace not opened, another later", "a.b: \"x} {x}\"", "", "K605 hu:1:6"},
		{"article of nothing", "a.b: \"{x} {az} \"", "", "K605 hu:1:6"},
		{"article in English", "", "a.b: \"{az} {x}\"", "K606 en:1:6"},
		{"family without other", "q.one: x", "q.one: x", "K611 en:1:1 K611 hu:1:1"},
		{"family without one", "q.other: x", "q.other: x", "K611 en:1:1 K611 hu:1:1"},
		{"only zero", "q.zero: x", "q.zero: x", "K611 en:1:1 K611 en:1:1 K611 hu:1:1 K611 hu:1:1"},
		{"family and plain key", "n: x", "n: x", "K612 en:1:1 K612 hu:1:1"},
		{"nested", "a:\n  b: x", "", "K602 hu:1:1"},
		{"list", "- x", "", "K602 hu:1:1"},
		{"key with a capital", "A.b: x", "", "K603 hu:1:1"},
		{"key with an empty part", "a..b: x", "", "K603 hu:1:1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			user := tree(t, "layouts", map[string]string{"phrases/hu.yaml": test.hu, "phrases/en.yaml": test.en})
			s, faults := load(t, base(t), user)
			var got []string
			for _, f := range faults {
				file := strings.TrimSuffix(strings.TrimPrefix(f.Place.File, "(built-in) layouts/phrases/"), ".yaml")
				got = append(got, fmt.Sprintf("%s %s:%d:%d", f.Code, file, f.Place.Line, f.Place.Column))
				if f.Words.HU == "" || f.Words.EN == "" || !strings.HasSuffix(f.Hint.HU, ".") || !strings.HasSuffix(f.Hint.EN, ".") {
					t.Errorf("words of %s: %+v", f.Code, f)
				}
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %v, want %s: %v", got, test.want, faults)
			}
			if s == nil != (test.want != "") {
				t.Error("a set and errors, or neither")
			}
		})
	}
}

func TestFiles(t *testing.T) {
	s, faults := load(t, tree(t, "layouts", map[string]string{"phrases/hu.yaml": baseHU}))
	if s != nil || len(faults) != 1 || faults[0].Code != "K600" {
		t.Errorf("a language without phrases: %v", faults)
	}
	user := tree(t, "layouts", map[string]string{"phrases/hun.yaml": "a: b", "phrases/en.yml": "a: b", "phrases/hu-HU.yaml": "a: b"})
	s, faults = load(t, base(t), user)
	if errors, warnings := faults.Count(); s == nil || errors != 0 || warnings != 3 {
		t.Errorf("files that nothing uses: %v", faults)
	}
	s, faults = load(t, base(t), tree(t, "layouts", map[string]string{"phrases/hu.yaml": "a.b: \xff"}))
	if s != nil || !faults.HasErrors() {
		t.Errorf("no UTF-8: %v", faults)
	}
	only, faults, err := Load([]*locale.Language{language(t, "hu")}, base(t))
	if only == nil || len(faults) > 0 || err != nil {
		t.Errorf("one language: %v %v", faults, err)
	}
}

// The shipped phrases are whole, and each can be filled.
func TestShipped(t *testing.T) {
	layouts, err := source.FromFS(os.DirFS("../../layouts"), "layouts")
	if err != nil {
		t.Fatal(err)
	}
	s, faults := load(t, layouts)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if len(s.Keys()) < 390 {
		t.Errorf("%d phrases", len(s.Keys()))
	}
	for _, code := range []string{"hu", "en"} {
		for _, key := range s.Keys() {
			var pairs []any
			for _, name := range s.texts[code][key].names {
				pairs = append(pairs, name, "Életfa")
			}
			got, err := s.Text(language(t, code), key, pairs...)
			if err != nil || strings.ContainsAny(got, "{}") || strings.Contains(got, "  ") || got != strings.TrimSpace(got) {
				t.Errorf("%s %s: %q %v", code, key, got, err)
			}
		}
	}
}

// FuzzParse holds that a phrase is refused or can be filled, and that its text
// outside the placeholders stays as it is.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"{az} {x}", "a{b}c", "{", "}", "{{x}}", "{Az}{Az}x", "{az}", "{x}}"} {
		f.Add(seed)
	}
	hu := language(f, "hu")
	f.Fuzz(func(t *testing.T, source string) {
		parsed, bad := parse(source)
		if bad != "" {
			return
		}
		var given values
		var rebuilt strings.Builder
		for _, p := range parsed.parts {
			if p.name == "" {
				rebuilt.WriteString(p.text)
				continue
			}
			rebuilt.WriteString("{" + p.name + "}")
			given = append(given, value{name: p.name, text: "x"})
		}
		if rebuilt.String() != source {
			t.Errorf("%q became %q", source, rebuilt.String())
		}
		if out, lacking := parsed.fill(hu, given); lacking != "" || strings.ContainsAny(out, "{}") {
			t.Errorf("%q: %q, lacking %q", source, out, lacking)
		}
	})
}

func BenchmarkText(b *testing.B) {
	s, _ := load(b, base(b))
	hu := language(b, "hu")
	for b.Loop() {
		if _, err := s.Text(hu, "art", "who", "Életfa"); err != nil {
			b.Fatal(err)
		}
	}
}
