package serve

import (
	"net/http"
	"net/url"
	"strings"
)

// The preview's own addresses. No page of a site begins with a dot.
const (
	own       = "/.kalauz/"
	scriptURL = own + "preview.js"
)

// Handler answers requests to the preview.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+own+"events", s.serveEvents)
	mux.HandleFunc("GET "+own+"state", s.serveState)
	mux.HandleFunc("POST "+own+"settings", s.changeSettings)
	mux.HandleFunc("POST "+own+"open", s.openFile)
	mux.HandleFunc("GET "+scriptURL, serveOwn(kinds[".js"], script))
	mux.HandleFunc("GET "+own+"preview.css", serveOwn(kinds[".css"], look))
	// The mux cleans addresses and redirects; what it does not clean must not
	// reach it, so pages are told apart before.
	return s.guard(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		if strings.HasPrefix(r.URL.Path, own) {
			mux.ServeHTTP(w, r)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
			return
		}
		s.servePage(w, r)
	}))
}

// file is the path of the output that an address asks for. The address is
// taken as it is: one with dots, backslashes or empty parts names no output.
func (n snapshot) file(address string) string {
	if base := n.basePath(); base != "/" {
		if rest, ok := strings.CutPrefix(address, base); ok {
			address = "/" + rest
		}
	}
	file := strings.TrimPrefix(address, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

// basePath is the path part of the site's address: a host would show the site
// below it, and 404.html links there.
func (n snapshot) basePath() string {
	if n.good != nil {
		if u, err := url.Parse(n.good.Config.BaseURL); err == nil && strings.HasSuffix(u.Path, "/") {
			return u.Path
		}
	}
	return "/"
}
