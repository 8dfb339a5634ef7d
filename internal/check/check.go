// Package check holds the rules of the whole site, one to a file: what can only
// be seen when all pages are joined, and what an editor should know before
// anything is published.
//
// A rule looks at the site and returns faults; it changes nothing. It knows no
// templates and no disk.
package check

import (
	"kalauz/internal/diag"
	"kalauz/internal/site"
)

// rules in the order in which their files are read. A new rule is a file and a
// line here.
var rules = []func(*site.Site) diag.List{
	links,
	pictures,
	includes,
	translations,
	contradictions,
	placeholders,
	settings,
}

// All applies every rule.
func All(s *site.Site) diag.List {
	var faults diag.List
	for _, rule := range rules {
		faults = append(faults, rule(s)...)
	}
	return faults
}

// written returns the pages that have a file of their own.
func written(s *site.Site) []*site.Page {
	var pages []*site.Page
	for _, p := range s.Pages() {
		if p.Card != nil && p.State != site.StandIn && p.Card.Lang == p.Lang {
			pages = append(pages, p)
		}
	}
	return pages
}
