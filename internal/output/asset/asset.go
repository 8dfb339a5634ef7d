// Package asset publishes files as they are: those of static/, and those that
// lie beside the pages in content/. Files that layouts name by the asset
// function get a name with a hash of their bytes besides, so that a browser may
// keep them for ever.
//
// It does not know who links to them, and looks into a style sheet only for the
// others that it imports.
package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"kalauz/internal/output"
	"kalauz/internal/site"
)

// Read returns the bytes of a file of a tree.
type Read func(path string) ([]byte, error)

// Static returns a file of static/ under its own name.
func Static(file string, read Read) output.Output {
	return output.Output{Path: file, Name: "static/" + file, Sources: []string{}, Render: func(output.Need) ([]byte, error) { return read(file) }}
}

// Hashed returns a file under a name that changes with its bytes:
// "style.css" → "assets/style.3f2a9c01.css", and the names of the other files
// that have gone into it. Its error is a *Missing.
func Hashed(file string, read Read) (output.Output, []string, error) {
	raw, parts, err := Bundle(file, read)
	if err != nil {
		return output.Output{}, nil, err
	}
	sum := sha256.Sum256(raw)
	ext := path.Ext(file)
	name := "assets/" + strings.TrimSuffix(file, ext) + "." + hex.EncodeToString(sum[:4]) + ext
	return output.Output{Path: name, Name: "asset/" + file, Sources: []string{}, Render: func(output.Need) ([]byte, error) { return raw, nil }}, parts, nil
}

// Resources returns the files that lie beside the pages.
func Resources(s *site.Site, read Read) []output.Output {
	var outputs []output.Output
	for _, r := range s.Resources() {
		outputs = append(outputs, output.Output{
			Path:    site.File(r.URL),
			Name:    "content/" + r.Path,
			Sources: []string{r.Path},
			Render:  func(output.Need) ([]byte, error) { return read(r.Path) },
		})
	}
	return outputs
}
