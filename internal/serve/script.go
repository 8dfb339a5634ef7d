package serve

import (
	_ "embed"
	"net/http"
)

//go:embed preview.js
var script []byte

func serveScript(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(script) // a reader that has gone is no fault
}
