package serve

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestAnswers: addresses are answered as a real host would.
func TestAnswers(t *testing.T) {
	r, _ := still(t, nil)
	r.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	tests := []struct {
		method, path string
		status       int
		kind, holds  string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "Főzzünk"},
		{"GET", "/en/", 200, "text/html; charset=utf-8", "cook"},
		{"GET", "/index.html", 200, "text/html; charset=utf-8", "Főzzünk"},
		{"GET", "/receptek/soup/?x=1", 200, "text/html; charset=utf-8", "/.kalauz/preview.js"},
		{"HEAD", "/receptek/soup/", 200, "text/html; charset=utf-8", ""},
		{"GET", "/receptek/soup", 302, "", "soup/"},
		{"GET", "/en", 302, "", "/en/"},
		{"GET", "/receptek/soup/pot.png", 200, "image/png", "PNG"},
		{"GET", "/receptek/soup/plate.svg", 200, "image/svg+xml", "<svg"},
		{"GET", "/robots2.txt", 200, "text/plain; charset=utf-8", "all"},
		{"GET", "/sitemap.xml", 200, "application/xml", "<urlset"},
		{"GET", "/receptek/nincs/", 404, "text/html; charset=utf-8", "Konyha"},
		{"GET", "/en/recipes/none/", 404, "text/html; charset=utf-8", "Kitchen"},
		{"GET", "/nincs.png", 404, "text/html; charset=utf-8", ""},
		{"HEAD", "/nincs/", 404, "text/html; charset=utf-8", ""},
		{"POST", "/", 405, "", ""},
		{"GET", "/.kalauz/preview.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"GET", "/.kalauz/preview.css", 200, "text/css; charset=utf-8", ".bar"},
		{"POST", "/.kalauz/preview.js", 405, "", ""},
	}
	for _, test := range tests {
		request, _ := http.NewRequest(test.method, r.base+test.path, nil)
		answer, err := r.client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != test.status || test.kind != "" && answer.Header.Get("Content-Type") != test.kind {
			t.Errorf("%s %s: %d %s", test.method, test.path, answer.StatusCode, answer.Header.Get("Content-Type"))
		}
		if !strings.Contains(string(raw)+answer.Header.Get("Location"), test.holds) {
			t.Errorf("%s %s: %q is not in %.200q", test.method, test.path, test.holds, raw)
		}
		if test.method == "HEAD" && len(raw) > 0 {
			t.Errorf("%s: HEAD has a body", test.path)
		}
		if answer.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: browsers may guess", test.path)
		}
	}
	request, _ := http.NewRequest(http.MethodGet, r.base+"/robots2.txt", nil)
	request.Header.Set("Range", "bytes=1-2")
	answer, err := r.client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if raw, _ := io.ReadAll(answer.Body); answer.StatusCode != http.StatusPartialContent || string(raw) != "ll" {
		t.Errorf("a part of a file: %d %q", answer.StatusCode, raw)
	}
}

// TestBelowAPath: a site that is published below a path is also found there,
// where its 404.html looks for it.
func TestBelowAPath(t *testing.T) {
	r, _ := still(t, func(o *Options) { o.Build.BaseURL = "https://pelda.hu/konyha/" })
	for _, path := range []string{"konyha/index.html", "index.html", "konyha/en/index.html", "konyha/robots2.txt"} {
		if status, _ := r.get(path); status != http.StatusOK {
			t.Errorf("/%s: %d", path, status)
		}
	}
	if status, body := r.get("konyha/en/none/index.html"); status != http.StatusNotFound || !strings.Contains(body, "Kitchen") {
		t.Errorf("%d %q", status, body)
	}
}
