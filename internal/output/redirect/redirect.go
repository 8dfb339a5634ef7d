// Package redirect makes the small pages at old addresses that lead to the new
// ones. They work on any host: nothing but a page with a link, a meta refresh,
// and a few letters of script that keep the #anchor.
//
// It does not know how such a page looks: a layout says that.
package redirect

import (
	"kalauz/internal/output"
	"kalauz/internal/site"
)

// Outputs returns a page for every alias. render draws one.
func Outputs(s *site.Site, render func(site.Alias) ([]byte, error)) []output.Output {
	var outputs []output.Output
	for _, alias := range s.Aliases() {
		outputs = append(outputs, output.Output{
			Path:    site.File(alias.From),
			Sources: []string{},
			Render:  func(output.Need) ([]byte, error) { return render(alias) },
		})
	}
	return outputs
}
