package page

import (
	"regexp"
	"strings"
	"testing"
)

// garden is a site with groups, a long list and a book.
func garden() string {
	site := `
-- site.yaml --
title: Kert
base_url: https://pelda.hu/
languages: [{code: hu, label: Magyar}]
-- layouts/types/plant/type.yaml --
name: {hu: növény, en: plant}
plural: {hu: Növények, en: Plants}
folder: plants
path: {hu: novenyek, en: plants}
sign: {shape: circle, colour: green}
sort: [kind, title]
group_by: kind
fields:
  kind: {kind: enum, label: {hu: Fajta, en: Kind}, values: {tree: {hu: Fák, en: Trees}, bush: {hu: Bokrok, en: Bushes}}}
-- layouts/types/almanac/type.yaml --
name: {hu: évkönyv, en: almanac}
plural: {hu: Évkönyvek, en: Almanacs}
folder: almanacs
path: {hu: evkonyvek, en: almanacs}
sign: {shape: square, colour: violet}
traits: {book: {}}
fields: {}
-- layouts/types/almanac/page.html --
<h1>{{ .Title }}</h1>{{ cover .Page "Kiadó" "" }}{{ with .Find "plants/som" }}{{ .Title }}{{ end }} {{ .Page.Minutes }} perc
-- layouts/pages/plants/som.html --
<h1>Egyedül: {{ .Title }}</h1>
-- content/index.md --
---
title: Kert
---
-- content/plants/index.md --
---
title: Növények
---
-- content/almanacs/index.md --
---
title: Évkönyvek
---
-- content/almanacs/elso.md --
---
title: Első
---
` + strings.Repeat("szó ", 900) + "\n"
	for i, name := range []string{"Csipkebogyó", "Ákác", "Alma", "Cédrus", "Som", "Zelnice", "Zsálya", "Dió", "Gyertyán", "Galagonya", "Bodza", "Berkenye"} {
		kind := []string{"tree", "bush"}[i%2]
		site += "-- content/plants/" + []string{"csipke", "akac", "alma", "cedrus", "som", "zelnice", "zsalya", "dio", "gyertyan", "galagonya", "bodza", "berkenye"}[i] + ".md --\n---\ntitle: " + name + "\nkind: " + kind + "\n---\n"
	}
	return site
}

var letter = regexp.MustCompile(`<h3>(.*?)</h3>`)

// TestLetters: a long list in groups has an alphabet beside them, in the order of
// the language.
func TestLetters(t *testing.T) {
	text, err := newRig(t, garden()).render(t, "novenyek/index.html")
	if err != nil {
		t.Fatal(err)
	}
	var letters []string
	for _, m := range letter.FindAllStringSubmatch(text, -1) {
		letters = append(letters, m[1])
	}
	if got := strings.Join(letters, " "); got != "A B C Cs D G Gy S Z Zs" {
		t.Errorf("letters %s", got)
	}
	if alma, akac := strings.Index(text, ">Alma<"), strings.Index(text, ">Ákác<"); akac < 0 || akac > alma {
		t.Error("Ákác does not stand before Alma")
	}
}

// TestShortListHasNoLetters: what can be seen at a glance needs none.
func TestShortListHasNoLetters(t *testing.T) {
	site, _, _ := strings.Cut(garden(), "-- content/plants/berkenye.md --")
	text, err := newRig(t, site).render(t, "novenyek/index.html")
	if err != nil {
		t.Fatal(err)
	}
	if letter.MatchString(text) || !strings.Contains(text, `class="filter"`) {
		t.Error("eleven pages in two groups need a filter and no alphabet")
	}
}

// TestOwnTemplate: a page may have a template to itself, and call another page.
func TestOwnTemplate(t *testing.T) {
	r := newRig(t, garden())
	own, err := r.render(t, "novenyek/som/index.html")
	if err != nil || !strings.Contains(own, "<h1>Egyedül: Som</h1>") {
		t.Errorf("%v: %s", err, own)
	}
	book, err := r.render(t, "evkonyvek/elso/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{">Som 5 perc", `class="cover"`, ">Első</text>", ">Kiadó</text>"} {
		if !strings.Contains(strings.ReplaceAll(book, "</svg>", ">"), want) {
			t.Errorf("no %s in %s", want, book)
		}
	}
	_, err = newRig(t, strings.ReplaceAll(garden(), `.Find "plants/som"`, `.Find "plants/none"`)).render(t, "evkonyvek/elso/index.html")
	if err == nil || !strings.Contains(err.Error(), "there is no page with the id plants/none") {
		t.Errorf("a page that is not there: %v", err)
	}
}
