// Package output says what can be published: a path and a function that renders
// the bytes that belong there, when somebody asks.
//
// It knows no kind of output and no place to publish to. Outputs never import
// each other; one that needs another's bytes or address asks for them by name.
package output

// Output is one file of the published site.
type Output struct {
	// Path is the file below the destination, slashes between its parts.
	Path string
	// Name is what other outputs ask for it by; "" where nobody does.
	Name string
	// Sources are the files of the content tree whose text goes into the bytes,
	// beside what the joined site and the outlines tell of it; nil is for all.
	Sources []string
	// Render returns the bytes: the same for the same site, whenever it is asked.
	// An error that is a diag.List is the author's fault.
	Render func(Need) ([]byte, error)
}

// Need gives an output what it needs of another, by name. A cycle is an error.
type Need func(name string) (Facts, error)

// Facts is what outputs may know of each other.
type Facts struct {
	URL   string // from the root of the site
	Bytes []byte
}
