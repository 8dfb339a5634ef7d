package serve

import (
	_ "embed"
	"net/http"
)

//go:embed preview.js
var script []byte

//go:embed preview.css
var look []byte

// serveOwn serves one of the preview's own files.
func serveOwn(kind string, raw []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(raw) // a reader that has gone is no fault
	}
}
