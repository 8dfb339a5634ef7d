package diag

import "strings"

// Reason is an error that says in both languages why something failed. Whoever
// makes a fault of it finds it with errors.As, through all that stands around it.
type Reason Words

// Error returns the English words.
func (r Reason) Error() string { return r.EN }

// With returns the reason with its {name} placeholders filled in, as [Rule.At].
func (r Reason) With(pairs ...string) Reason {
	fill := filler(pairs)
	return Reason{HU: fill(r.HU), EN: fill(r.EN)}
}

// Because is [Rule.At] with the reason in the place of {why}.
func (r Rule) Because(place Place, why Reason, pairs ...string) Diagnostic {
	r.Words = Words{HU: strings.ReplaceAll(r.Words.HU, "{why}", why.HU), EN: strings.ReplaceAll(r.Words.EN, "{why}", why.EN)}
	return r.At(place, pairs...)
}
