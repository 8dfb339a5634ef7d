package theme

import (
	"bytes"
	"compress/gzip"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// What a page may weigh on its way to a reader, packed.
const (
	heaviestPage   = 40 << 10 // with all that it asks for but pictures loaded later
	heaviestStyle  = 12 << 10
	heaviestScript = 10 << 10
)

func TestWeight(t *testing.T) {
	site := sample(t)
	for _, page := range pages(t) {
		whole := packed(t, site[page])
		for _, r := range requests(t, page, string(site[page])) {
			raw, ok := site[r.path]
			if !ok {
				t.Errorf("%s asks for %s, which is not on the site", page, r.path)
				continue
			}
			weight := packed(t, raw)
			switch {
			case path.Ext(r.path) == ".css" && weight > heaviestStyle, path.Ext(r.path) == ".js" && weight > heaviestScript:
				t.Errorf("%s weighs %d bytes", r.path, weight)
			case path.Ext(r.path) == ".css" && !strings.HasPrefix(r.path, "assets/"):
				t.Errorf("%s names a style sheet without a hash: %s", page, r.path)
			}
			if !r.later {
				whole += weight
			}
		}
		if whole > heaviestPage {
			t.Errorf("%s weighs %d bytes", page, whole)
		}
	}
}

func packed(t *testing.T, raw []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write(raw)
	_ = w.Close()
	return b.Len()
}

// request is a file that a page asks for by itself.
type request struct {
	path  string
	later bool // not before the reader comes near
}

func requests(t *testing.T, page, text string) []request {
	t.Helper()
	var all []request
	add := func(address string, later bool) {
		if strings.Contains(address, ":") || strings.HasPrefix(address, "//") {
			t.Errorf("%s asks another server: %s", page, address)
			return
		}
		file := path.Join(path.Dir(page), address)
		if strings.HasPrefix(address, "/") {
			file = address[1:]
		}
		all = append(all, request{file, later})
	}
	z := html.NewTokenizer(strings.NewReader(text))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		if token.Type != html.StartTagToken {
			continue
		}
		a := attributes(token)
		switch token.Data {
		case "script", "img", "iframe", "video", "audio", "source":
			if a["src"] != "" {
				add(a["src"], a["loading"] == "lazy")
			}
		case "link":
			if a["rel"] == "stylesheet" || a["rel"] == "icon" && strings.HasSuffix(a["href"], ".svg") {
				add(a["href"], false)
			}
		}
	}
	return all
}

func attributes(token html.Token) map[string]string {
	all := map[string]string{}
	for _, a := range token.Attr {
		all[a.Key] = a.Val
	}
	return all
}
