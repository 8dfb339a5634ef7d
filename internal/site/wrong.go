package site

import (
	"kalauz/internal/diag"
	"kalauz/internal/parallel"
)

// findWrong looks for what is wrong with every entry.
func (s *Site) findWrong() {
	all := make([]diag.List, len(s.entries))
	parallel.Do(len(all), func(i int) { all[i] = s.checkEntry(i) })
	s.wrong = map[int]diag.List{}
	for i, faults := range all {
		if len(faults) > 0 {
			s.wrong[i] = faults
		}
	}
}

// checkEntry finds what is wrong with a page in all its languages: with its
// records, its book or that it is left out, the ends of its addresses, its references and terms, and its
// place among the chapters.
func (s *Site) checkEntry(i int) diag.List {
	faults := append(s.checkRecords(i), s.checkBook(i)...)
	faults = append(faults, s.checkHome(i)...)
	for l := range s.Config.Languages {
		p := s.page(i, l)
		if p == nil || p.version == nil {
			continue
		}
		faults = append(faults, checkSlug(p)...)
		faults = append(faults, s.checkReferences(p)...)
		faults = append(faults, s.checkTerms(p)...)
		faults = append(faults, s.checkOrder(p)...)
	}
	return faults
}
