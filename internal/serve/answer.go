package serve

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"kalauz/internal/diag"
	"kalauz/internal/output"
)

// servePage answers with the output at an address.
func (s *Server) servePage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	s.refresh(s.snapshot().file(r.URL.Path))
	now := s.snapshot()
	if now.good == nil {
		s.noSite(w, r, now)
		return
	}
	file := now.file(r.URL.Path)
	out, ok := now.good.Output(file)
	if !ok {
		if _, folder := now.good.Output(file + "/index.html"); folder {
			http.Redirect(w, r, "./"+url.PathEscape(path.Base(r.URL.Path))+"/", http.StatusFound)
			return
		}
		s.notFound(w, r, now)
		return
	}
	raw, err := s.render(now, out)
	if changed(err) { // a file that the page was made of: then there is something newer
		_, _ = s.Load() // what fails is on the next snapshot
		now = s.snapshot()
		if out, ok = now.good.Output(file); ok {
			raw, err = s.render(now, out)
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist): // a picture that went away while there are errors
		s.notFound(w, r, now)
	case err != nil:
		s.failed(w, r, now, err)
	default:
		send(w, r, now.id, http.StatusOK, file, raw)
	}
}

// render renders an output of the last good site, as far as it can still be
// made; else it is what was last shown of it. While there are errors its files
// are no longer what they were, so what was shown of it goes first.
func (s *Server) render(now snapshot, out output.Output) ([]byte, error) {
	file, copied := now.good.Copied(out.Path) // zero if it is not
	steady := now.latest == now.good && now.failure == nil
	old, exact, shown := s.shown.get(out.Path, file.Stamp, now.good.Revision)
	if !steady && shown && (exact || copied) {
		return old, nil
	}
	raw, err := now.good.Render(out)
	if err == nil && (steady || !copied) {
		s.shown.keep(out.Path, file.Stamp, now.good.Revision, raw)
	}
	list := (diag.List)(nil)
	switch faulty := errors.As(err, &list); {
	case shown && (faulty || changed(err) && !steady):
		return old, nil
	case changed(err) && !steady:
		return raw, nil // what the good site had there, nobody knows any more
	}
	return raw, err
}

// notFound answers with the page for lost readers, in the language of the
// address.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request, now snapshot) {
	name, file := "404.html", now.file(r.URL.Path)
	for _, l := range now.good.Languages() {
		root := strings.TrimPrefix(now.good.Root(l.Code), "/")
		if root != "" && strings.HasPrefix(file, root) {
			name = root + "404.html"
		}
	}
	out, ok := now.good.Output(name)
	if !ok {
		http.NotFound(w, r)
		return
	}
	raw, err := s.render(now, out)
	if err != nil {
		s.failed(w, r, now, err)
		return
	}
	send(w, r, now.id, http.StatusNotFound, name, raw)
}

// send writes an answer; pages get the one line that makes them a preview.
func send(w http.ResponseWriter, r *http.Request, id, status int, file string, raw []byte) {
	if kind := kindOf(file); kind != "" {
		w.Header().Set("Content-Type", kind)
	}
	if path.Ext(file) == ".html" {
		raw = withLine(raw, id)
	}
	if status == http.StatusOK { // a film is asked for in parts
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(raw))
		return
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(raw) // a reader that has gone is no fault
	}
}

// kinds are those of the files that a site is made of, as hosts send them,
// whatever this machine has in its own tables.
var kinds = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".xml":         "application/xml",
	".json":        "application/json",
	".svg":         "image/svg+xml",
	".ico":         "image/vnd.microsoft.icon",
	".webp":        "image/webp",
	".pdf":         "application/pdf",
	".epub":        "application/epub+zip",
	".ics":         "text/calendar; charset=utf-8",
	".webmanifest": "application/manifest+json",
	"":             "application/octet-stream",
}

func kindOf(file string) string {
	ext := strings.ToLower(path.Ext(file))
	if kind, ok := kinds[ext]; ok {
		return kind
	}
	return mime.TypeByExtension(ext)
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
func (s *Server) failed(w http.ResponseWriter, r *http.Request, now snapshot, err error) {
	var list diag.List
	if !errors.As(err, &list) {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.emptyPage(w, r, now)
}

// noSite answers while there has never been a site without errors.
func (s *Server) noSite(w http.ResponseWriter, r *http.Request, now snapshot) {
	if now.failure != nil {
		http.Error(w, now.failure.Error(), http.StatusInternalServerError)
		return
	}
	s.emptyPage(w, r, now)
}

// emptyPage is a page with nothing but the line of the preview, which shows the
// faults over it.
func (s *Server) emptyPage(w http.ResponseWriter, r *http.Request, now snapshot) {
	page := "<!doctype html>\n<html lang=\"" + s.options.Language + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>Kalauz</title></head><body>\n</body></html>\n"
	send(w, r, now.id, http.StatusServiceUnavailable, "index.html", []byte(page))
}
