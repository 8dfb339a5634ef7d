package serve

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kalauz/layouts"
)

// TestSpeed measures how long it takes from a save to the new bytes, at the
// number of page pairs that KALAUZ_PAIRS names. It has no bar: a busy machine
// is no fault. KALAUZ_EDITS sets the number of edits.
func TestSpeed(t *testing.T) {
	pairs, _ := strconv.Atoi(os.Getenv("KALAUZ_PAIRS"))
	if pairs == 0 {
		t.Skip("KALAUZ_PAIRS names no number of page pairs")
	}
	edits, err := strconv.Atoi(os.Getenv("KALAUZ_EDITS"))
	if err != nil {
		edits = 200
	}
	dir := filepath.Join(workplace(t), "site")
	w := &walker{rig: &rig{T: t, dir: dir}, random: seeded(1)}
	files := newGarden().files()
	text := func(title, body string) string {
		return "---\ntitle: " + title + "\n---\n" + body + "\n" + strings.Repeat("\n## Fejezet\n\nEgy bekezdés [hivatkozással](soup/index.md), *kiemeléssel* és elég szóval ahhoz, hogy valódi oldalnak tűnjék.\n\n- egy\n- kettő\n", 12)
	}
	for i := range pairs {
		files[fmt.Sprintf("content/recipes/p%05d.md", i)] = text(fmt.Sprintf("Oldal %d", i), "Itt.")
		files[fmt.Sprintf("content/recipes/p%05d.en.md", i)] = text(fmt.Sprintf("Page %d", i), "Here.")
	}
	w.write(files)
	r := &rig{T: t, dir: dir, options: buildOptions(layouts.FS)}
	r.options.Dir = dir
	began := time.Now()
	r.server = New(Options{Build: r.options, Now: time.Now, Language: "en"})
	if _, err := r.server.Load(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pairs, first load %v", pairs, time.Since(began).Round(time.Millisecond))
	time.Sleep(3 * time.Second) // until stamps can be trusted
	if _, err := r.server.Load(); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"body", "title"} {
		took := make([]time.Duration, 0, edits)
		for i := range edits {
			n := i * 37 % pairs
			body, title := fmt.Sprintf("Szó %s %d.", kind, i), fmt.Sprintf("Oldal %d", n)
			want := body
			if kind == "title" {
				title, want = fmt.Sprintf("Cím %d", i), fmt.Sprintf("Cím %d", i)
			}
			name := fmt.Sprintf("p%05d", n)
			if err := os.WriteFile(filepath.Join(dir, "content", "recipes", name+".md"), []byte(text(title, body)), 0o644); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			if got := r.ask("/receptek/" + name + "/"); !strings.Contains(got, want) {
				t.Fatalf("edit %d: %q is not there", i, want)
			}
			took = append(took, time.Since(began))
		}
		slices.Sort(took)
		t.Logf("%d pairs, %d edits of a %s → new bytes: median %v, p95 %v", pairs, edits, kind, took[len(took)/2], took[len(took)*95/100])
	}
}

// ask asks the preview without a connection.
func (r *rig) ask(path string) string {
	answer := httptest.NewRecorder()
	request := httptest.NewRequest(http.MethodGet, path, nil)
	request.Host = "localhost"
	r.server.Handler().ServeHTTP(answer, request)
	return answer.Body.String()
}
