package theme

import (
	"path"
	"strings"
	"testing"

	"kalauz/internal/pdf/pdfua"
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

// TestPDFs: every PDF on the site keeps to what a machine can tell of PDF/UA.
func TestPDFs(t *testing.T) {
	count := 0
	for name, raw := range sample(t) {
		if path.Ext(name) != ".pdf" {
			continue
		}
		count++
		if err := pdfua.Valid(raw); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		faults, err := pdfua.Check(raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, f := range faults {
			t.Errorf("%s: %s", name, f)
		}
	}
	if count < 30 {
		t.Errorf("only %d of them", count)
	}
}
