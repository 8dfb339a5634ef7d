// Package humans says who is behind the site, for those who look: humans.txt.
//
// It does not know how anything else is published.
package humans

import (
	"strings"

	"kalauz/internal/output"
	"kalauz/internal/site"
)

// Outputs returns humans.txt.
func Outputs(s *site.Site) []output.Output {
	return []output.Output{{Path: "humans.txt", Render: func(output.Need) ([]byte, error) { return render(s), nil }}}
}

func render(s *site.Site) []byte {
	var b strings.Builder
	for _, l := range s.Languages() {
		title, _ := s.Config.Title.In(l.Code)
		b.WriteString(l.Label + ": " + title + "\n")
	}
	return []byte(b.String())
}
