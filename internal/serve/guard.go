package serve

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// guard refuses requests that a page of another site could make this browser
// send: by a name of its own for this address (DNS rebinding). It also sees to
// it that nobody holds a connection by sending or taking nothing.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stream := http.NewResponseController(w)
		p := &patient{w, stream, s.options.Now, s.patience.stall}
		p.extend()
		if r.ContentLength != 0 {
			_ = stream.SetReadDeadline(s.options.Now().Add(s.patience.header)) // where there is no connection there is no danger
		}
		if !s.knownHost(r.Host) {
			http.Error(p, "this preview answers to localhost only", http.StatusForbidden)
			return
		}
		next.ServeHTTP(p, r)
	})
}

// patient is an answer whose reader has a while for each part of it, however
// long the whole may take.
type patient struct {
	http.ResponseWriter
	stream *http.ResponseController
	now    func() time.Time
	stall  time.Duration
}

// part is how many bytes are sent at once: less than a connection keeps for a
// reader by itself.
const part = 64 << 10

func (p *patient) Write(b []byte) (n int, err error) {
	for first := true; first || len(b) > 0; first = false {
		p.extend()
		m, err := p.ResponseWriter.Write(b[:min(len(b), part)])
		if n += m; err != nil {
			return n, err
		}
		b = b[m:]
	}
	return n, nil
}

func (p *patient) extend() {
	_ = p.stream.SetWriteDeadline(p.now().Add(p.stall)) // where there is no connection there is no danger
}

// Unwrap is for http.ResponseController.
func (p *patient) Unwrap() http.ResponseWriter { return p.ResponseWriter }

// knownHost reports whether a Host header names this machine by a number, by
// localhost, or by a name it was told. A name of somebody else's is none of
// these.
func (s *Server) knownHost(header string) bool {
	host := strings.ToLower(header)
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.Contains(s.options.Hosts, host) {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && (ip.IsLoopback() || slices.Contains(s.options.Hosts, "*"))
}

// sameOrigin reports whether a request comes from a page of the preview itself.
// Browsers say so themselves, but not all, and none on a network without
// encryption; then the page that asks has to be one of ours.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	from := r.Header.Get("Origin")
	if from == "" {
		from = r.Header.Get("Referer")
	}
	u, err := url.Parse(from)
	return err == nil && u.Scheme == "http" && u.Host != "" && u.Host == r.Host
}
