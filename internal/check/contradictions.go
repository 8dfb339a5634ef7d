package check

import (
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

var contradiction = diag.Rule{
	Code: "K540", Level: diag.Warning,
	Words: diag.Words{HU: "A források eltérnek egymástól: {says_hu} – {but_hu}", EN: "The sources disagree: {says_en} – {but_en}"},
	Hint:  diag.Words{HU: "Hol: {where_hu}. Ha kiderül, melyik a helyes, törölje a contradictions mezőből.", EN: "Where: {where_en}. When it is known which is right, delete it from the field contradictions."},
}

var contradictionSomewhere = diag.Rule{
	Code: contradiction.Code, Level: contradiction.Level, Words: contradiction.Words,
	Hint: diag.Words{HU: "Ha kiderül, melyik a helyes, törölje a contradictions mezőből.", EN: "When it is known which is right, delete it from the field contradictions."},
}

// contradictions says openly what the sources disagree on.
func contradictions(_ *site.Site, p *site.Page, _ *content.Own) diag.List {
	var faults diag.List
	for _, c := range p.Card.Record.Base.Contradictions {
		pairs := []string{}
		for name, text := range map[string]schema.Text{"says": c.Says, "but": c.But, "where": c.Where} {
			for _, lang := range []string{"hu", "en"} {
				word, _ := text.In(lang)
				pairs = append(pairs, name+"_"+lang, strings.TrimRight(word, ". \n")) // our sentence has its own stop
			}
		}
		rule := contradiction
		if where, _ := c.Where.In("hu"); where == "" {
			rule = contradictionSomewhere
		}
		faults = append(faults, rule.At(c.Place, pairs...))
	}
	return faults
}
