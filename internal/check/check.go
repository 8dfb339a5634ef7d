// Package check holds the rules of the joined site, one to a file: what can only
// be seen when all pages are joined, and what an editor should know before
// anything is published.
//
// A rule looks at one page in its site, or at the site as a whole, and returns
// faults; it changes nothing. It knows no templates and no disk: two rules are told
// what no site knows, [Vanished] and [Undrawn].
package check

import (
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/site"
)

// pageRules look at one page in its site and at what is its own: only that
// page's rules are applied again after an edit in its body. A new rule is a file
// and a line here.
var pageRules = []func(*site.Site, *site.Page, *content.Own) diag.List{
	links,
	anchors,
	pictures,
	includes,
	contradictions,
	placeholders,
	sheets,
	unbound,
	borrowed,
	unset,
}

// siteRules look at the site as a whole, and at no body.
var siteRules = []func(*site.Site) diag.List{
	translations,
	settings,
	licences,
	editions,
	signs,
}

// textRules look at all bodies together.
var textRules = []func(*site.Site) diag.List{
	unusedTexts,
}

// Page applies the rules of one page. A page that has no file of its own has no
// faults either.
func Page(s *site.Site, p *site.Page, own *content.Own) diag.List {
	if !Written(p) {
		return nil
	}
	var faults diag.List
	for _, rule := range pageRules {
		faults = append(faults, rule(s, p, own)...)
	}
	return faults
}

// Site applies the rules of the whole site for which no body has to be read.
func Site(s *site.Site) diag.List { return apply(siteRules, s) }

// Texts applies the rules that look at all bodies together.
func Texts(s *site.Site) diag.List { return apply(textRules, s) }

func apply(rules []func(*site.Site) diag.List, s *site.Site) diag.List {
	var faults diag.List
	for _, rule := range rules {
		faults = append(faults, rule(s)...)
	}
	return faults
}

// Written reports whether a page has a file of its own.
func Written(p *site.Page) bool {
	return p.Card != nil && p.State != site.StandIn && p.Card.Lang == p.Lang
}
