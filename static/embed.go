// Package static is the files of the default theme that are published as they
// are: styles, script, marks, icons. A user's own static/ lies over them.
package static

import "embed"

// FS holds the files.
//
//go:embed *.css *.js *.svg *.ico marks style
var FS embed.FS
