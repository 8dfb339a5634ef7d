package schema

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/source"
)

// TestShipped loads the types of the default theme.
func TestShipped(t *testing.T) {
	tree, err := source.FromFS(os.DirFS("../../layouts"), "layouts")
	if err != nil {
		t.Fatal(err)
	}
	types, faults := Load(tree)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if len(types.All()) != 9 {
		t.Errorf("%d types", len(types.All()))
	}
	for _, one := range types.All() {
		if types.ByName(one.Name) != one || types.ByFolder(one.Folder) != one {
			t.Errorf("%s is not found again", one.Name)
		}
		if len(one.SchemaOrg) == 0 || one.SchemaOrg[0].Name != "type" {
			t.Errorf("%s: schema.org: %v", one.Name, one.SchemaOrg)
		}
	}
}

func TestType(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	if diff := cmp.Diff([]SortKey{{"season.start", true}, {"number", false}, {"title", false}}, typ.Sort); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(&Sequence{Within: "cook", By: "number"}, typ.Sequence); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(&Edition{Work: "code", Latest: "latest"}, typ.Edition); diff != "" {
		t.Error(diff)
	}
	if helper := typ.Field("helpers[]"); helper.Back["en"] != "As a helper" || !slices.Contains(slices.Collect(typ.References()), helper) {
		t.Error("what a list of references says of its other end is not said of those in it")
	}
	if typ.Book == nil || typ.Dated.When != "season" || typ.Dated.Where != "kitchen" || !typ.Sheet.Bilingual || typ.Sheet.Heading["en"] != "Recipe card" {
		t.Errorf("traits: %+v", typ)
	}
	var cross []CheckKind
	for _, c := range append(typ.CrossChecks(), testTypes(t).ByName("cook").CrossChecks()...) {
		cross = append(cross, c.Kind)
	}
	if diff := cmp.Diff([]CheckKind{CheckUnique, CheckExactlyOne, CheckCountOf, CheckCountOf}, cross); diff != "" {
		t.Error(diff)
	}
	count := testTypes(t).ByName("cook").Checks[0].Count
	if diff := cmp.Diff(&Count{Type: "recipe", By: "cook", Where: []Condition{{Path: "course", Values: []string{"soup"}}}}, count); diff != "" {
		t.Error(diff)
	}
}

func TestFieldPaths(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	for _, test := range []struct {
		path string
		kind Kind
		full string
	}{
		{"time.total", KindHours, "time.total"},
		{"steps", KindList, "steps"},
		{"steps[]", KindGroup, "steps[]"},
		{"steps[].minutes", KindNumber, "steps[].minutes"},
		{"steps.parts.minutes", KindNumber, "steps[].parts[].minutes"},
		{"steps[main].minutes", KindNumber, "steps[].minutes"},
		{"helpers[]", KindRef, "helpers[]"},
		{"cost.HUF", KindMoney, "cost.HUF"},
		{"season.end", KindDateTime, "season.end"},
		{"kitchen.city", KindCode, "kitchen.city"},
		{"title", KindText, "title"},
		{"tags[]", KindCode, "tags[]"},
		{"contradictions.says", KindText, "contradictions[].says"},
		{"cost.huf", "", ""}, {"season.middle", "", ""}, {"time[].total", "", ""}, {"nothing", "", ""},
		{"steps[].parts[a].minutes", "", ""}, {"", "", ""}, {"a..b", "", ""}, {"steps[", "", ""},
	} {
		f := typ.Field(test.path)
		if f == nil {
			f = &Field{}
		}
		if f.Kind != test.kind || f.Path != test.full {
			t.Errorf("%q: %q %q", test.path, f.Kind, f.Path)
		}
	}
}

const page = `title: Palócleves
date: 2016-04-15
tags: [a, b]
subtitle: {hu: Sűrű, en: Thick}
story: Magyarul.
number: 3
year: 2016
portions: 1234
cost: {HUF: 200, EUR: 1}
paid: {HUF: 150}
fat: 12,5%
first_made: 2010-11
served: 2018-10-29T10:00
season: {start: 2016-04-15, end: 2017-04-30}
time: {total: 96, chop: 95}
web: https://pelda.hu/leves/
phone: "+36 20 946 2604"
sheet: lap.pdf
picture: {src: kep.jpg, alt: {hu: Tányér, en: A plate}}
gallery: [{src: a.jpg, alt: Kés}, {src: b.jpg, alt: Kanál}]
cook: cooks/anna
helpers: [cooks/bela, cooks/cili, cooks/dani]
diets: [vegan]
tools: [kés, {hu: tál, en: bowl}]
course: soup
latest: false
isbn: {print: 978-963-05-9823-1}
licence: all-rights-reserved
kitchen: {name: Peer, postcode: "4025", city: Debrecen, street: "Apafi u. 117."}
steps:
  - {key: a, title: Aprítsd, minutes: 5}
  - {key: b, title: Főzd, minutes: 30}
`

func completed(t testing.TB, src string) *Record {
	t.Helper()
	typ := testTypes(t).ByName("recipe")
	rec, faults := readRecord(t, typ, "page.md", "hu", src)
	rec, more := typ.Complete(rec)
	if faults.HasErrors() || more.HasErrors() && !strings.Contains(src, "Palócleves") {
		t.Fatal(faults, more)
	}
	return rec
}

func TestAt(t *testing.T) {
	rec := completed(t, page)
	for _, test := range []struct{ path, want string }{
		{"time.total", "96"},
		{"steps[].minutes", "5 30"},
		{"steps.minutes", "5 30"},
		{"steps[b].minutes", "30"},
		{"steps[c].minutes", ""},
		{"helpers", ""},
		{"helpers[]", "cooks/bela cooks/cili cooks/dani"},
		{"season.end", "2017-04-30"},
		{"kitchen.city", "Debrecen"},
		{"title", "Palócleves"},
		{"date", "2016-04-15"},
		{"tags[]", "a b"},
		{"minutes", "35"},
		{"nothing", ""}, {"summary", ""}, {"cost.USD", ""},
	} {
		var got []string
		for _, v := range rec.At(test.path) {
			if v.Machine() != "" {
				got = append(got, v.Machine())
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q: %q", test.path, got)
		}
	}
	if place := rec.Get("cost.EUR").Place; place.Line != 9 || place.Column != 23 {
		t.Errorf("a part has its own place: %v", place)
	}
	if place := rec.PlaceOf("summary"); place != rec.Place {
		t.Errorf("what is missing is at the head: %v", place)
	}
}

func TestPrint(t *testing.T) {
	rec := completed(t, page)
	title := func(id string) (string, string) {
		return map[string]string{"cooks/anna": "Anna", "cooks/bela": "Béla", "cooks/cili": "Cili", "cooks/dani": "Dani"}[id], "hu"
	}
	for _, test := range []struct{ path, hu, en, lang string }{
		{"subtitle", "Sűrű", "Thick", ""},
		{"title", "Palócleves", "Palócleves", "hu"},
		{"number", "3.", "3rd", ""},
		{"year", "2016", "2016", ""},
		{"portions", "1234\u00a0adag", "1,234\u00a0portions", ""},
		{"cost", "200\u00a0HUF / 1\u00a0EUR", "HUF\u00a0200 / EUR\u00a01", ""},
		{"share", "75%", "75%", ""},
		{"fat", "12,5%", "12.5%", ""},
		{"first_made", "2010. november", "November 2010", ""},
		{"season", "2016. április 15. – 2017. április 30.", "15 April 2016 – 30 April 2017", ""},
		{"time.total", "96\u00a0óra", "96\u00a0hours", ""},
		{"web", "pelda.hu/leves", "pelda.hu/leves", ""},
		{"phone", "+36\u00a020\u00a0946\u00a02604", "+36\u00a020\u00a0946\u00a02604", ""},
		{"sheet", "lap.pdf", "lap.pdf", ""},
		{"picture", "Tányér", "A plate", ""},
		{"gallery", "Kés és Kanál", "Kés and Kanál", "hu"},
		{"cook", "Anna", "Anna", "hu"},
		{"helpers", "Béla, Cili és Dani", "Béla, Cili and Dani", "hu"},
		{"tools", "kés és tál", "kés and bowl", ""},
		{"course", "Leves", "Soup", ""},
		{"latest", "nem", "no", ""},
		{"isbn.print", "978-963-05-9823-1", "978-963-05-9823-1", ""},
		{"licence", "Minden jog fenntartva", "All rights reserved", ""},
		{"kitchen", "Peer, 4025 Debrecen, Apafi u. 117.", "Peer, Apafi u. 117., 4025 Debrecen", ""},
		{"steps", "Aprítsd, 5; Főzd, 30", "Aprítsd, 5; Főzd, 30", ""},
		{"nothing", "", "", ""},
	} {
		for _, code := range []string{"hu", "en"} {
			p := printer(code)
			p.Title = title
			p.Word = func(key string, pairs ...any) (string, error) {
				words := map[string]string{
					"hu value.hours": "%v óra", "en value.hours": "%v hours",
					"hu value.no": "nem", "en value.no": "no",
				}
				if len(pairs) == 2 {
					return fmt.Sprintf(words[code+" "+key], pairs[1]), nil
				}
				return words[code+" "+key], nil
			}
			text, lang := p.Text(rec.Get(test.path))
			want, wantLang := test.hu, ""
			if code == "en" {
				want, wantLang = test.en, test.lang
			}
			if strings.ReplaceAll(text, "\u00a0", " ") != strings.ReplaceAll(want, "\u00a0", " ") || lang != wantLang {
				t.Errorf("%s %s: %q %q", test.path, code, text, lang)
			}
		}
	}
}

func TestComputed(t *testing.T) {
	for _, test := range []struct{ name, src, path, want string }{
		{"a sum", "steps: [{title: a, minutes: 1.5, reason: b}, {title: a, minutes: 2, reason: b}]", "minutes", "3.5"},
		{"a part is missing", "steps: [{title: a, minutes: 1, reason: b}, {title: a, reason: b}]", "minutes", ""},
		{"no parts", "number: 1", "minutes", ""},
		{"a ratio", "cost: {EUR: 3, HUF: 300}\npaid: {EUR: 1, HUF: 100}", "share", "0.3333333333333333"},
		{"no shared currency", "cost: {EUR: 3}\npaid: {HUF: 1}", "share", ""},
		{"one is missing", "cost: {EUR: 3}", "share", ""},
		{"nothing to divide by", "cost: {EUR: 0}\npaid: {EUR: 0}", "share", ""},
	} {
		if got := completed(t, "title: a\n"+test.src+"\n").Get(test.path).Machine(); got != test.want {
			t.Errorf("%s: %q", test.name, got)
		}
	}
}

func TestInherit(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	original, _ := readRecord(t, typ, "x.md", "hu", "title: Leves\nsummary: Rövid.\nslug: leves\ndate: 2016-04-15\nupdated: 2017-01-01\ndraft: true\naliases: [regi]\ntags: [a]\nsort_key: l\n"+
		"labels: {number: {hu: Hányadik, en: Which}}\nsubtitle: {hu: Sűrű, en: Thick}\nstory: Magyarul.\nnumber: 3\ncook: cooks/anna\ntools: [kés]\n")
	given := "title: Soup\nslug: soup\nlabels: {number: {en: Number}}\nstory: In English.\n"
	translation, _ := readRecord(t, typ, "x.en.md", "en", given)
	joined, faults := typ.Inherit(original, translation)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b := joined.Base
	if b.Title != "Soup" || b.Summary != "" || b.Slug != "soup" || b.Date != (locale.Date{Year: 2016, Month: 4, Day: 15}) || b.Updated.Year != 2017 ||
		b.Draft || b.Aliases != nil || len(b.Tags) != 1 || b.SortKey != "" || b.Labels["number"]["en"] != "Number" || b.Labels["number"]["hu"] != "Hányadik" {
		t.Errorf("base: %+v", b)
	}
	var paths []string
	for _, v := range joined.Values {
		paths = append(paths, v.Field.Path)
	}
	if diff := cmp.Diff([]string{"subtitle", "story", "number", "cook", "tools"}, paths); diff != "" {
		t.Error(diff)
	}
	text, lang := printer("en").Text(joined.Get("tools"))
	if text != "kés" || lang != "hu" {
		t.Errorf("a plain text in a list keeps its language: %q %q", text, lang)
	}
	if got := joined.Get("story").Data; got != (Markdown{"In English.", "en"}) {
		t.Errorf("story: %v", got)
	}
	if joined.Original != original || translation.Original != nil || len(translation.Values) != 1 {
		t.Error("the translation itself is not changed")
	}
}

func TestInheritFaults(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	for _, test := range []struct{ name, original, translation, code, at string }{
		{"its own text", "subtitle: a", "subtitle: b", "", ""},
		{"a shared field", "number: 3", "number: 3", "K333", "2:9"},
		{"a shared field that the original lacks", "number: 3", "year: 2016", "K333", "2:7"},
		{"a shared base field", "date: 2016-01-01", "date: 2016-01-01", "K333", "2:7"},
		{"one that may be overridden", "cook: cooks/anna", "cook: cooks/bela", "", ""},
	} {
		original, _ := readRecord(t, typ, "x.md", "hu", "title: a\n"+test.original+"\n")
		translation, _ := readRecord(t, typ, "x.en.md", "en", "title: b\n"+test.translation+"\n")
		_, faults := typ.Inherit(original, translation)
		got := ""
		for _, d := range faults {
			got += d.Code + " " + strings.TrimPrefix(d.Place.String(), "x.en.md:")
		}
		if want := strings.TrimSpace(test.code + " " + test.at); got != want {
			t.Errorf("%s: %q", test.name, got)
		}
		wellWorded(t, faults)
	}
}

// TestMissedOnce says what a translation lacks only where it is its own to give.
func TestMissedOnce(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	original, _ := readRecord(t, typ, "x.md", "hu", "title: a\ncook: cooks/anna\ncourse: main\nstory: Van.\n")
	translation, _ := readRecord(t, typ, "x.en.md", "en", "title: b\n")
	joined, _ := typ.Inherit(original, translation)
	_, first := typ.Complete(original)
	_, second := typ.Complete(joined)
	if len(first) != 1 || !strings.Contains(first[0].Words.EN, "first_made") {
		t.Errorf("the original: %v", first)
	}
	if len(second) != 1 || !strings.Contains(second[0].Words.EN, "story") {
		t.Errorf("the translation: %v", second)
	}
}

// TestWords shows the words of a fault with numbers, in the reader's form.
func TestWords(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	rec, _ := readRecord(t, typ, "x.md", "hu", "title: a\ntime: {total: 12500, chop: 12000.5, cook: 1}\nserved: 2017-01-01\nseason: 2018..\n")
	_, faults := typ.Complete(rec)
	if len(faults) != 2 || len(faults[0].Notes) != 2 {
		t.Fatal(faults)
	}
	hu := strings.ReplaceAll(faults[0].Words.HU, "\u00a0", " ")
	if hu != "A részek összege 12 001,5, de az egész 12 500." || faults[0].Words.EN != "The parts add up to 12,001.5, but the whole is 12,500." {
		t.Errorf("%q %q", hu, faults[0].Words.EN)
	}
	if faults[1].Words.EN != "Before its season: 1 January 2017" || faults[1].Level.String() != "warning" {
		t.Errorf("the type's own words: %v", faults[1])
	}
}

// TestKey: values stand in lists in the order of their keys.
func TestKey(t *testing.T) {
	p := printer("hu")
	for _, test := range []struct{ name, field, less, more string }{
		{"numbers by size", "number", "9", "10"},
		{"dates", "first_made", "2016-02-01", "2016-11-01"},
		{"an enum as it is listed", "course", "soup", "main"},
		{"texts by the alphabet", "subtitle", "cukor", "csata"},
		{"flags", "latest", "false", "true"},
	} {
		less := completed(t, "title: a\n"+test.field+": "+test.less+"\n").Get(test.field)
		typ := testTypes(t).ByName("recipe")
		rec, _ := readRecord(t, typ, "x.md", "hu", "title: a\n"+test.field+": "+test.more+"\n")
		more := rec.Get(test.field)
		if bytes.Compare(p.Key(less), p.Key(more)) >= 0 || bytes.Compare(p.Key(more), p.Key(nil)) >= 0 || bytes.HasPrefix(p.Key(more), p.Key(less)) {
			t.Errorf("%s: %x, %x", test.name, p.Key(less), p.Key(more))
		}
	}
}

// FuzzNumberKey: keys of numbers compare as the numbers do.
func FuzzNumberKey(f *testing.F) {
	for _, n := range []int64{0, 1, -1, 9, 10, -10, 99, 100, 101, 1 << 62} {
		f.Add(n, int8(0), n+1, int8(0))
		f.Add(n, int8(-3), n*10, int8(2))
		f.Add(n, int8(1), n*10, int8(0))
	}
	f.Fuzz(func(t *testing.T, a int64, x int8, b int64, y int8) {
		m, n := decimal.New(a, int32(x)), decimal.New(b, int32(y))
		k, l := appendNumber(nil, m), appendNumber(nil, n)
		if got := bytes.Compare(k, l); got != m.Cmp(n) {
			t.Errorf("%s against %s: %d, keys %x and %x", m, n, got, k, l)
		}
		if m.Cmp(n) != 0 && (bytes.HasPrefix(k, l) || bytes.HasPrefix(l, k)) {
			t.Errorf("the key of one of %s and %s begins that of the other: %x, %x", m, n, k, l)
		}
	})
}

func TestPlain(t *testing.T) {
	rec, faults := readRecord(t, Plain(), "x.md", "hu", "title: Fejezet\nnumber: 3\n")
	if rec.Base.Title != "Fejezet" || len(faults) != 1 || faults[0].Code != "K165" {
		t.Error(rec, faults)
	}
	if rec, faults := Plain().Read(nil, "x.md", "hu", nil); rec == nil || len(faults) != 1 || faults[0].Code != titleMissing.Code {
		t.Error(faults)
	}
}

// FuzzRead holds for whatever an author may write: no panic, every fault in the
// file, and a record without faults can be printed and inherited from.
func FuzzRead(f *testing.F) {
	f.Add(page)
	for _, name := range []string{"fine", "kinds", "more_kinds", "checks"} {
		raw, err := os.ReadFile("testdata/faults/" + name + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	typ := testTypes(f).ByName("recipe")
	f.Fuzz(func(t *testing.T, src string) {
		if strings.ContainsAny(src, "\r\u0085\u2028\u2029") {
			return // lines end with \n when they come here
		}
		node, faults := record.Parse("x.md", []byte(src), 1)
		if faults.HasErrors() {
			return
		}
		rec, faults := typ.Read(node, "x.md", "hu", []string{"hu", "en"})
		done, more := typ.Complete(rec)
		lines := strings.Count(src, "\n") + 1
		for _, d := range append(faults, more...) {
			if d.Place.File != "x.md" || d.Place.Line < 1 || d.Place.Line > lines || d.Place.Column < 1 {
				t.Errorf("%s is outside the file: %v", d.Code, d.Place)
			}
		}
		done.Walk(func(v *Value) {
			if v.Data == nil || v.Field == nil {
				t.Errorf("half a value: %+v", v)
			}
			printer("hu").Text(v)
			printer("en").Text(v)
		})
		translation, _ := typ.Read(nil, "x.en.md", "en", []string{"hu", "en"})
		joined, list := typ.Inherit(rec, translation)
		if list.HasErrors() || len(joined.Values) > len(rec.Values) {
			t.Errorf("an empty translation gives nothing of its own: %v", list)
		}
	})
}
