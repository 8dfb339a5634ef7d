package serve

import (
	"bufio"
	"context"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kalauz/internal/build"
	"kalauz/internal/diag"
	"kalauz/internal/watch"
)

// deadline is generous: it only ends a test that hangs.
const deadline = 30 * time.Second

// rig is a preview and a build that watches, over one folder, as the command
// puts them together.
type rig struct {
	*testing.T
	dir     string // of the site
	out     string // where the watching build publishes
	options build.Options
	server  *Server
	stop    func() // ends it, as if the process had been killed between two steps
	base    string // address of the preview, without the last slash
	client  *http.Client

	mu        sync.Mutex
	told      int // by the stream
	published Published
	good      string // revision of the last that was published
}

// newRig starts everything over a folder with a site in it.
func newRig(t *testing.T, dir string, o build.Options) *rig {
	t.Helper()
	r := &rig{T: t, dir: dir, out: filepath.Join(filepath.Dir(dir), "out"), options: o}
	r.options.Dir = dir
	r.options.Cache, r.options.Engine = filepath.Join(dir, ".kalauz"), "this"
	r.client = &http.Client{Timeout: deadline, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	ctx, stop := context.WithCancel(context.Background())
	var group sync.WaitGroup
	r.stop = func() { stop(); group.Wait() }
	t.Cleanup(r.stop)
	r.server = New(Options{Build: r.options, Now: time.Now, Language: "en"})
	listener := r.listener()
	r.base = "http://" + listener.Addr().String()
	changes := r.watch()
	if _, err := r.server.Load(); err != nil {
		t.Fatal(err)
	}
	group.Go(func() { r.server.Watch(ctx, changes, nil) })
	group.Go(func() { _ = r.server.Serve(ctx, listener) })
	r.listen(ctx, &group)
	r.publish(ctx, &group)
	return r
}

func (r *rig) listener() net.Listener {
	r.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		r.Fatal(err)
	}
	return listener
}

func (r *rig) watch() *watch.Watcher {
	r.Helper()
	roots := []string{}
	for _, name := range []string{"content", "layouts", "static", "site.yaml"} {
		roots = append(roots, filepath.Join(r.dir, name))
	}
	watcher, err := watch.New(roots, watch.Options{})
	if err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() { _ = watcher.Close() })
	return watcher
}

// publish starts the watching build.
func (r *rig) publish(ctx context.Context, group *sync.WaitGroup) {
	o := r.options
	o.Dest = r.out
	p := &Publisher{Build: o, Now: time.Now}
	changes := r.watch()
	done := func(published Published, err error) {
		if err == nil && hasVanished(published.Faults) {
			r.forget()
			published, err = p.Publish(ctx)
		}
		if err != nil {
			r.Logf("publishing: %v", err) // the loop tries again
			return
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.published = published; !published.Faults.HasErrors() {
			r.good = published.Site.Revision
		}
	}
	done(p.Publish(ctx))
	group.Go(func() { p.Watch(ctx, changes.Changes(), func() {}, done) })
}

// hasVanished reports whether nothing is wrong but that addresses have vanished.
func hasVanished(faults diag.List) bool {
	errors := faults.Errors()
	return len(errors) > 0 && !slices.ContainsFunc(errors, func(d diag.Diagnostic) bool { return d.Code != "K580" })
}

// forget leaves of what the watching build has published the manifest that an
// earlier Kalauz would have left, which says nothing of pages: so their addresses
// may vanish.
func (r *rig) forget() {
	name := filepath.Join(r.out, ".kalauz-manifest")
	raw, err := os.ReadFile(name)
	if err != nil {
		r.Error(err)
	}
	text := "kalauz-manifest 1\n"
	for line := range strings.Lines(string(raw[len(text):])) {
		file, _, _ := strings.Cut(line, "\t")
		text += strings.TrimSuffix(file, "\n") + "\n"
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		r.Error(err)
	}
}

// listen takes down what the stream tells.
func (r *rig) listen(ctx context.Context, group *sync.WaitGroup) {
	r.Helper()
	request, _ := http.NewRequestWithContext(ctx, http.MethodGet, r.base+"/.kalauz/events", nil)
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	answer, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		r.Fatal(err)
	}
	group.Go(func() {
		defer answer.Body.Close()
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if n, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				id, _ := strconv.Atoi(n)
				r.mu.Lock()
				r.told = id
				r.mu.Unlock()
			}
		}
	})
}

// await waits until a load has happened since began, what it brought is a site
// of a revision, and the stream has told it; then for the watching build.
func (r *rig) await(began int64, revision string) bool {
	for late := time.Now().Add(deadline); time.Now().Before(late); time.Sleep(time.Millisecond) {
		latest, err := r.server.Latest()
		if err != nil || latest.Revision != revision || !latest.Checked || r.server.begun.Load() == began {
			continue
		}
		r.mu.Lock()
		ready := r.told == r.server.snapshot().id && r.published.Site != nil && r.published.Site.Revision == revision
		r.mu.Unlock()
		if ready {
			return true
		}
	}
	return false
}

// line is the one line of the preview.
var line = regexp.MustCompile(`<script src="/\.kalauz/preview\.js" defer data-kalauz-preview="\d+"></script>\n`)

// get asks for what is published as a file.
func (r *rig) get(file string) (status int, body string) {
	r.Helper()
	address := "/" + strings.TrimSuffix(file, "index.html")
	answer, err := r.client.Get(r.base + address)
	if err != nil {
		r.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		r.Fatal(err)
	}
	if strings.HasSuffix(file, ".html") {
		return answer.StatusCode, line.ReplaceAllString(string(raw), "")
	}
	return answer.StatusCode, string(raw)
}

// tree reads a folder that was published.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(name)
		rest, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rest)] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, seed)) }
