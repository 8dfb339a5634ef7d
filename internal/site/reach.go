package site

// Reach is where links can lead, as far as it does not depend on what stands in
// bodies: the pages and files, their addresses, the texts to include. What a link
// leads to depends on it, on the page that the link stands on, and on the
// outlines; so in two sites of one Reach it is the same for a page that they share.
type Reach struct{ _ byte } // known by its address, so it must have one

// Reach returns the reach of the site.
func (s *Site) Reach() *Reach { return s.reach }
