// Package layouts is the default theme, part of the program. A user's own
// layouts/ lies over it file by file.
package layouts

import "embed"

// FS holds the theme: templates, the styles of books, content types, phrases, and
// the files of a new site. The folder pages/ is not among them: it is the sample
// site's own.
//
//go:embed *.html book common partials phrases types starter
var FS embed.FS
