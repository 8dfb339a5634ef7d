package locale

import "strconv"

// noID is the id of a heading without a Latin letter or digit.
const noID = "s"

// IDs gives the headings of one page their ids. The zero value is ready. Reserve
// what the author gave explicitly before asking for the rest.
type IDs struct {
	taken map[string]bool
	next  map[string]int
}

// Reserve takes an id as it stands; false means that it is taken already.
func (i *IDs) Reserve(id string) bool {
	if i.taken[id] {
		return false
	}
	if i.taken == nil {
		i.taken = map[string]bool{}
	}
	i.taken[id] = true
	return true
}

// Unique returns the slug of a heading, with -2, -3… where it is taken.
func (i *IDs) Unique(heading string) string {
	base := Slug(heading)
	if base == "" {
		base = noID
	}
	if i.Reserve(base) {
		return base
	}
	for n := max(i.next[base], 2); ; n++ {
		if id := base + "-" + strconv.Itoa(n); i.Reserve(id) {
			if i.next == nil {
				i.next = map[string]int{}
			}
			i.next[base] = n + 1
			return id
		}
	}
}
