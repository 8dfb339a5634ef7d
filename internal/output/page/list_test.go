package page

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// concerts is a site of a dated type with lists of two.
const concerts = `
-- site.yaml --
title: Koncertek
base_url: https://pelda.hu/
per_page: 2
languages: [{code: hu, label: Magyar}]
-- layouts/types/concert/type.yaml --
name: {hu: koncert, en: concert}
plural: {hu: Koncertek, en: Concerts}
folder: concerts
path: {hu: koncertek, en: concerts}
sign: {shape: circle, colour: red}
sort: [title]
traits: {dated: {when: held}}
fields:
  held: {kind: date, label: {hu: Mikor, en: When}}
-- content/index.md --
---
title: Koncertek
---
-- content/concerts/index.md --
---
title: Minden koncert
---
Aki jön, jön.
-- content/concerts/a.md --
---
title: Tegnapelőtti
held: 2020-06-13
---
-- content/concerts/b.md --
---
title: Holnaputáni
held: 2020-06-17
---
-- content/concerts/c.md --
---
title: Mai
held: 2020-06-15
---
-- content/concerts/d.md --
---
title: Tegnapi
held: 2020-06-14
---
-- content/concerts/e.md --
---
title: Valamikori
---
Majd.
`

// cardTitle finds the titles of the cards on a page.
var cardTitle = regexp.MustCompile(`card-title.*?</span>(.*?)</a>`)

// TestDatedList: a dated section that is longer than a page shows every member
// once, on the page that is its own: what is to come first, soonest first, then
// what is over, latest first. Only the first page says that nothing is to come.
func TestDatedList(t *testing.T) {
	over, _, _ := strings.Cut(strings.ReplaceAll(concerts, "2020-06-1", "2020-05-1"), "-- content/concerts/e.md --")
	for _, c := range []struct {
		archive, path string
		want          []string
		on, past      bool
	}{
		{concerts, "koncertek/index.html", []string{"Mai", "Holnaputáni"}, true, false},
		{concerts, "koncertek/2/index.html", []string{"Valamikori", "Tegnapi"}, true, true},
		{concerts, "koncertek/3/index.html", []string{"Tegnapelőtti"}, false, true},
		{over, "koncertek/index.html", []string{"Holnaputáni", "Mai"}, true, true},
		{over, "koncertek/2/index.html", []string{"Tegnapi", "Tegnapelőtti"}, false, true},
	} {
		html, err := newRig(t, c.archive).render(t, c.path)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range cardTitle.FindAllStringSubmatch(html, -1) {
			got = append(got, m[1])
		}
		on, past := strings.Contains(html, `id="k-on"`), strings.Contains(html, `id="k-past"`)
		if !slices.Equal(got, c.want) || on != c.on || past != c.past {
			t.Errorf("%s lists %q, what is on %v, what is over %v; want %q %v %v", c.path, got, on, past, c.want, c.on, c.past)
		}
	}
}
