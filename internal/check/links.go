package check

import (
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/site"
)

var brokenLink = diag.Rule{
	Code:  "K500",
	Words: diag.Words{HU: "A hivatkozás nem vezet sehová: {dest}", EN: "The link leads nowhere: {dest}"},
	Hint:  diag.Words{HU: "A hivatkozás a célfájl útja ettől a fájltól számítva, például ../mappa/oldal.md.", EN: "A link is the path of the target file as seen from this file, for example ../folder/page.md."},
}

var brokenLinkNear = diag.Rule{
	Code:  "K500",
	Words: brokenLink.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}.", EN: "Did you mean {near}?"},
}

var outsideLink = diag.Rule{
	Code:  "K501",
	Words: diag.Words{HU: "A hivatkozás a content mappán kívülre mutat: {dest}", EN: "The link leads outside the content folder: {dest}"},
	Hint:  diag.Words{HU: "Csak a content mappa fájljaira lehet hivatkozni. Másolja oda, amire szüksége van.", EN: "Only files of the content folder can be linked to. Copy what you need into it."},
}

var brokenAnchor = diag.Rule{
	Code:  "K502",
	Words: diag.Words{HU: "Az oldal megvan, de nincs rajta ilyen hely: {dest}", EN: "The page is there, but there is no such place on it: {dest}"},
	Hint:  diag.Words{HU: "A kettőskereszt után egy címsor rövid neve áll, ékezetek nélkül.", EN: "After the # comes the short name of a heading, without accents."},
}

var brokenAnchorNear = diag.Rule{
	Code:  "K502",
	Words: brokenAnchor.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: #{near}.", EN: "Did you mean #{near}?"},
}

var originalAnchor = diag.Rule{
	Code: "K503", Level: diag.Warning,
	Words: diag.Words{HU: "A hely csak az eredeti nyelvű oldalon van meg, ezért a hivatkozás itt az oldal elejére vezet: {dest}", EN: "The place is only on the page in its original language, so the link leads to the top of the page here: {dest}"},
	Hint:  diag.Words{HU: "Igazítsa össze a két fájl címsorait, vagy adjon mindkettőben azonos {#azonosítót}.", EN: "Make the headings of the two files match, or give both the same {#id}."},
}

var hiddenLink = diag.Rule{
	Code: "K504", Level: diag.Warning,
	Words: diag.Words{HU: "A hivatkozott oldal most nem nyilvános, ezért a szöveg hivatkozás nélkül jelenik meg: {dest}", EN: "The page linked to is not public now, so the text stands without a link: {dest}"},
	Hint:  diag.Words{HU: "Tegye közzé az oldalt, vagy vegye ki a hivatkozást.", EN: "Publish the page, or take the link out."},
}

// mostOfOneFile is how many faults of links one file is told at once.
const mostOfOneFile = 100

// links follows every link of a page and of what it includes, in the language of
// its readers.
func links(s *site.Site, p *site.Page, own *content.Own) diag.List {
	faults := linksOf(s, p, p.Card.Path, own.Links)
	for _, name := range s.Included(p) {
		faults = append(faults, linksOf(s, p, name, s.Snippet(name).Document.Links)...)
	}
	return faults
}

func linksOf(s *site.Site, p *site.Page, file string, links []markdown.Link) diag.List {
	var faults diag.List
	for _, link := range links {
		if len(faults) >= mostOfOneFile { // whoever renamed a folder knows by now
			break
		}
		t := s.Resolve(p, file, link.Dest)
		near := func(rule, nearRule diag.Rule) diag.Diagnostic {
			if strings.HasPrefix(link.Dest, "www.") {
				t.Nearby = "https://" + link.Dest
			}
			if t.Nearby != "" {
				rule = nearRule
			}
			return rule.At(link.Place, "dest", link.Dest, "near", t.Nearby)
		}
		switch {
		case t.Kind == site.External && strings.HasPrefix(link.Dest, "file:"), t.Kind == site.Outside:
			faults = append(faults, outsideLink.At(link.Place, "dest", link.Dest))
		case t.Kind == site.Missing:
			faults = append(faults, near(brokenLink, brokenLinkNear))
		case t.Kind == site.NoAnchor:
			faults = append(faults, near(brokenAnchor, brokenAnchorNear))
		case t.Kind == site.Hidden:
			faults = append(faults, hiddenLink.At(link.Place, "dest", link.Dest))
		case t.OnlyOriginal:
			faults = append(faults, originalAnchor.At(link.Place, "dest", link.Dest))
		}
	}
	return faults
}
