package theme

import (
	"strings"
	"testing"
)

// TestDownloads: the page of a book offers what is made of it.
func TestDownloads(t *testing.T) {
	site := sample(t)
	page := string(site[at(handbook)])
	for _, want := range []string{`id="k-downloads"`, `href="kozossegi-munka-es-onkentesek.epub"`, `href="../../en/handbooks/community-work-and-volunteers/community-work-and-volunteers.epub"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s on the page of the handbook", want)
		}
	}
	if site[strings.TrimPrefix(handbook, "/")+"kozossegi-munka-es-onkentesek.epub"] == nil {
		t.Error("the e-book is not on the site")
	}
}
