package serve

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"kalauz/internal/diag"
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
	mux.HandleFunc("GET "+scriptURL, serveScript)
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

// servePage answers with the output at an address.
func (s *Server) servePage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	s.refresh(s.file(r.URL.Path))
	now := s.snapshot()
	if now.good == nil {
		s.noSite(w, r, now)
		return
	}
	file := s.file(r.URL.Path)
	out, ok := now.good.Output(file)
	if !ok {
		if _, folder := now.good.Output(file + "/index.html"); folder && file != "" {
			http.Redirect(w, r, "./"+url.PathEscape(path.Base(r.URL.Path))+"/", http.StatusFound)
			return
		}
		s.notFound(w, r, now)
		return
	}
	raw, err := now.good.Render(out)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	s.send(w, r, now.id, http.StatusOK, file, raw)
}

// file is the path of the output that an address asks for. The address is
// taken as it is: one with dots, backslashes or empty parts names no output.
func (s *Server) file(address string) string {
	if base := s.basePath(); base != "/" {
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
func (s *Server) basePath() string {
	if good := s.snapshot().good; good != nil {
		if u, err := url.Parse(good.Config.BaseURL); err == nil && strings.HasSuffix(u.Path, "/") {
			return u.Path
		}
	}
	return "/"
}

// notFound answers with the page for lost readers, in the language of the
// address.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request, now snapshot) {
	name := "404.html"
	for _, l := range now.good.Languages() {
		root := strings.TrimPrefix(now.good.Root(l.Code), "/")
		if root != "" && strings.HasPrefix(s.file(r.URL.Path), root) {
			name = root + name
		}
	}
	out, ok := now.good.Output(name)
	if !ok {
		http.NotFound(w, r)
		return
	}
	raw, err := now.good.Render(out)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	s.send(w, r, now.id, http.StatusNotFound, name, raw)
}

// send writes an answer; pages get the one line that makes them a preview.
func (s *Server) send(w http.ResponseWriter, r *http.Request, id, status int, file string, raw []byte) {
	kind := mime.TypeByExtension(path.Ext(file))
	switch path.Ext(file) { // as hosts send them, whatever this machine has in its tables
	case ".html":
		kind = "text/html; charset=utf-8"
		raw = withLine(raw, id)
	case ".css":
		kind = "text/css; charset=utf-8"
	case ".js":
		kind = "text/javascript; charset=utf-8"
	case ".svg":
		kind = "image/svg+xml"
	case "":
		kind = "application/octet-stream"
	}
	if kind != "" {
		w.Header().Set("Content-Type", kind)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(raw)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(raw) // a reader that has gone is no fault
	}
}

// withLine adds the one line that makes a page a preview. It names the load that
// the page comes from; without it the bytes are those of the build.
func withLine(page []byte, id int) []byte {
	i := bytes.LastIndex(page, []byte("</body>"))
	if i < 0 {
		return page
	}
	line := fmt.Sprintf("<script src=%q defer data-kalauz-preview=\"%d\"></script>\n", scriptURL, id)
	out := make([]byte, 0, len(page)+len(line))
	return append(append(append(out, page[:i]...), line...), page[i:]...)
}

// failed answers when a page could not be rendered: the faults, where the page
// would be.
func (s *Server) failed(w http.ResponseWriter, r *http.Request, err error) {
	var list diag.List
	if !errors.As(err, &list) {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.emptyPage(w, r)
}

// noSite answers while there has never been a site without errors.
func (s *Server) noSite(w http.ResponseWriter, r *http.Request, now snapshot) {
	if now.failure != nil {
		http.Error(w, now.failure.Error(), http.StatusInternalServerError)
		return
	}
	s.emptyPage(w, r)
}

// emptyPage is a page with nothing but the line of the preview, which shows the
// faults over it.
func (s *Server) emptyPage(w http.ResponseWriter, r *http.Request) {
	page := "<!doctype html>\n<html lang=\"" + s.options.Language + "\"><head><meta charset=\"utf-8\"><title>Kalauz</title></head><body>\n</body></html>\n"
	s.send(w, r, s.snapshot().id, http.StatusServiceUnavailable, "index.html", []byte(page))
}
