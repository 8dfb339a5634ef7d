package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// still is a preview of a site at rest.
func still(t *testing.T, change func(*Options)) (r *rig, ctx context.Context) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	w := &walker{rig: &rig{T: t, dir: dir}, random: seeded(1)}
	w.write(newGarden().files())
	r = &rig{T: t, dir: dir, options: buildOptions(smallTheme(t)), client: &http.Client{Timeout: deadline}}
	r.options.Dir = dir
	o := Options{Build: r.options, Now: time.Now, Language: "en"}
	if change != nil {
		change(&o)
	}
	r.server = New(o)
	r.server.patience = patience{time.Second / 2, time.Second / 2, time.Second / 2}
	if _, err := r.server.Load(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	listener := r.listener()
	r.base = "http://" + listener.Addr().String()
	ended := make(chan error)
	go func() { ended <- r.server.Serve(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("serving: %v", err)
		}
	})
	return r, ctx
}

// raw sends bytes as no client would, and returns the status and the body.
func (r *rig) raw(request string) (status int, body string) {
	r.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(r.base, "http://"))
	if err != nil {
		r.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(deadline))
	if _, err := io.WriteString(conn, request); err != nil {
		r.Fatal(err)
	}
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		r.Fatalf("%q: %v", request, err)
	}
	defer answer.Body.Close()
	raw, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, string(raw)
}

// TestTraversal is row 65: no address reaches a file that is not an output, and
// none ends the process.
func TestTraversal(t *testing.T) {
	r, _ := still(t, nil)
	secret := "nobody may read this"
	for _, name := range []string{"../secret.txt", "../site-sibling/secret.txt", "content/.secret.txt", "static/.secret.txt", ".secret.txt", "secret.txt"} {
		file := filepath.Join(r.dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(secret), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	targets := []string{
		"/../secret.txt", "/../../../../../../etc/passwd", "//etc/passwd", "/./../secret.txt", "/recipes/../../secret.txt",
		"/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/..%2fsecret.txt", "/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt",
		"/..%5csecret.txt", "/%5c..%5csecret.txt", "/..\\secret.txt", "/%00", "/secret.txt%00.html", "/index.html%00", "/%c0%ae%c0%ae/secret.txt",
		"/../site-sibling/secret.txt", "/.secret.txt", "/secret.txt", "/site.yaml", "/content/about.md", "/content/.secret.txt",
		"/.git/config", "/.kalauz/../secret.txt", "/.kalauz/%2e%2e/secret.txt", "/.kalauz/secret.txt", "/.kalauz/", "/.kalauz-manifest",
		"/index.html/", "/about/..", "/about/.", "/about//index.html", "/C:/Windows/win.ini", "/about/index.html::$DATA",
	}
	for _, target := range targets {
		for _, version := range []string{"HTTP/1.1", "HTTP/1.0"} {
			status, body := r.raw("GET " + target + " " + version + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
			// The mux cleans addresses below our own by a redirect into the site.
			if status != 404 && status != 400 && !(status >= 301 && status <= 308 && strings.HasPrefix(target, "/.kalauz/")) {
				t.Errorf("%s %s: status %d", target, version, status)
			}
			if strings.Contains(body, secret) || strings.Contains(body, "root:") || strings.Contains(body, "base_url") {
				t.Errorf("%s: gave away a file", target)
			}
		}
	}
	for _, request := range []string{"OPTIONS * HTTP/1.1", "DELETE / HTTP/1.1", "CONNECT x:1 HTTP/1.1", "PUT /about/ HTTP/1.1", "POST / HTTP/1.1"} {
		if status, _ := r.raw(request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"); status < 400 && !strings.HasPrefix(request, "OPTIONS *") {
			t.Errorf("%s: status %d", request, status)
		}
	}
	if status, _ := r.get("index.html"); status != 200 {
		t.Errorf("after all this: status %d", status)
	}
}

// TestLinksLeadNowhere: what a link outside the site shows is no output.
func TestLinksLeadNowhere(t *testing.T) {
	r, _ := still(t, nil)
	if err := os.Symlink("/etc", filepath.Join(r.dir, "static", "etc")); err != nil {
		t.Skip("no links here:", err)
	}
	if status, body := r.get("etc/passwd"); status != 404 || strings.Contains(body, "root:") {
		t.Errorf("status %d", status)
	}
}

// TestForeignHost is row 66.
func TestForeignHost(t *testing.T) {
	r, _ := still(t, func(o *Options) { o.Hosts = []string{"127.0.0.1"} })
	tests := map[string]int{
		"localhost": 200, "LOCALHOST:1848": 200, "kalauz.localhost": 200, "127.0.0.1": 200, "127.0.0.1:99": 200, "127.9.9.9": 200, "[::1]:1848": 200, "[::1]": 200,
		"evil.example": 403, "evil.example:1848": 403, "localhost.evil.example": 403, "127.0.0.1.evil.example": 403, "192.168.1.7": 403, "0.0.0.0": 403,
		"[fe80::1]": 403, "localhost.": 403, "2130706433": 403, "a@localhost": 400, "": 403,
	}
	for host, want := range tests {
		for _, path := range []string{"/", "/.kalauz/preview.js"} {
			if status, _ := r.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"); status != want {
				t.Errorf("Host: %q, %s: status %d, want %d", host, path, status, want)
			}
		}
	}
	if status, _ := r.raw("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); status != 403 {
		t.Errorf("a foreign name in the request: status %d", status)
	}
}

// TestCrossOrigin is row 67: only pages of the preview may listen to it, ask
// after its state, or tell it to do something.
func TestCrossOrigin(t *testing.T) {
	opened := 0
	r, _ := still(t, func(o *Options) { o.Open = func(string, int) error { opened++; return nil } })
	tests := []struct {
		name  string
		head  map[string]string
		allow bool
	}{
		{"nothing said", nil, false},
		{"the browser says same origin", map[string]string{"Sec-Fetch-Site": "same-origin"}, true},
		{"same site, another port", map[string]string{"Sec-Fetch-Site": "same-site"}, false},
		{"cross site", map[string]string{"Sec-Fetch-Site": "cross-site"}, false},
		{"typed in", map[string]string{"Sec-Fetch-Site": "none"}, false},
		{"cross site that lies about its origin", map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": r.base}, false},
		{"our origin", map[string]string{"Origin": r.base}, true},
		{"another port", map[string]string{"Origin": "http://127.0.0.1:1"}, false},
		{"another scheme", map[string]string{"Origin": strings.Replace(r.base, "http", "https", 1)}, false},
		{"no origin", map[string]string{"Origin": "null"}, false},
		{"a longer name", map[string]string{"Origin": r.base + ".evil.example"}, false},
		{"a page of ours", map[string]string{"Referer": r.base + "/about/"}, true},
		{"a page of somebody else's", map[string]string{"Referer": "http://evil.example/" + r.base}, false},
		{"another origin with a page of ours", map[string]string{"Origin": "http://evil.example", "Referer": r.base + "/"}, false},
	}
	requests := []struct{ method, path, body string }{
		{"GET", "/.kalauz/events", ""}, {"GET", "/.kalauz/state?page=/", ""},
		{"POST", "/.kalauz/open", `{"file":"site.yaml","line":1}`}, {"POST", "/.kalauz/settings", `{}`},
	}
	for _, test := range tests {
		for _, q := range requests {
			ctx, stop := context.WithCancel(context.Background())
			request, _ := http.NewRequestWithContext(ctx, q.method, r.base+q.path, strings.NewReader(q.body))
			for name, value := range test.head {
				request.Header.Set(name, value)
			}
			answer, err := r.client.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			stop()
			answer.Body.Close()
			if allowed := answer.StatusCode != 403; allowed != test.allow {
				t.Errorf("%s, %s: status %d", test.name, q.path, answer.StatusCode)
			}
			if answer.Header.Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("%s, %s: others are let in", test.name, q.path)
			}
		}
	}
	if opened != 3 {
		t.Errorf("a file was opened %d times, want 3", opened)
	}
}

// TestOpensSourcesOnly: the editor is shown no file but those of the site.
func TestOpensSourcesOnly(t *testing.T) {
	var opened []string
	r, _ := still(t, func(o *Options) {
		o.Open = func(file string, line int) error { opened = append(opened, file); return nil }
	})
	for file, want := range map[string]int{
		"content/about.md": 204, "site.yaml": 204, "layouts/types/book/type.yaml": 204, "content/../site.yaml": 404, "/etc/passwd": 404, "../x": 404,
		"content/nothing.md": 404, "": 404, "content": 404, "(built-in) layouts/base.html": 404, "-x": 404,
	} {
		request, _ := http.NewRequest("POST", r.base+"/.kalauz/open", strings.NewReader(fmt.Sprintf(`{"file":%q,"line":2}`, file)))
		request.Header.Set("Sec-Fetch-Site", "same-origin")
		answer, err := r.client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("%q: status %d, want %d", file, answer.StatusCode, want)
		}
	}
	for _, file := range opened {
		if !strings.HasPrefix(file, r.dir+string(filepath.Separator)) {
			t.Errorf("opened %s", file)
		}
	}
}

// TestStreamCarriesNumbers: the stream says nothing but which load this is.
func TestStreamCarriesNumbers(t *testing.T) {
	r, ctx := still(t, nil)
	var group sync.WaitGroup
	r.listen(ctx, &group)
	for late := time.Now().Add(deadline); ; time.Sleep(time.Millisecond) {
		r.mu.Lock()
		told := r.told
		r.mu.Unlock()
		if told == r.server.snapshot().id {
			break
		}
		if time.Now().After(late) {
			t.Fatal("nothing was told")
		}
	}
}
