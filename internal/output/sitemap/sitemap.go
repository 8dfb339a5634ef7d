// Package sitemap makes sitemap.xml, with the languages of each page, and
// robots.txt. Both need absolute addresses: without base_url there is no
// sitemap, and robots.txt names none.
//
// It knows pages only as the site lists them.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"strings"

	"kalauz/internal/output"
	"kalauz/internal/site"
)

// Outputs returns sitemap.xml and robots.txt. Paths of static are files that
// the user brings; what is there is not made.
func Outputs(s *site.Site, static func(path string) bool) []output.Output {
	var outputs []output.Output
	add := func(path string, render func(*site.Site) ([]byte, error)) {
		if !static(path) {
			outputs = append(outputs, output.Output{Path: path, Sources: []string{}, Render: func(output.Need) ([]byte, error) { return render(s) }})
		}
	}
	if s.Config.BaseURL != "" {
		add("sitemap.xml", renderSitemap)
	}
	add("robots.txt", renderRobots)
	return outputs
}

func renderRobots(s *site.Site) ([]byte, error) {
	var b strings.Builder
	b.WriteString("User-agent: *\nDisallow:\n")
	if s.Config.BaseURL != "" {
		b.WriteString("Sitemap: " + s.Config.BaseURL + "sitemap.xml\n")
	}
	return []byte(b.String()), nil
}

// renderSitemap lists the pages that are there to be found; a stand-in is not.
func renderSitemap(s *site.Site) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	write := func(before, text, after string) {
		b.WriteString(before)
		_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
		b.WriteString(after)
	}
	for _, p := range s.Pages() {
		if !p.Listed() {
			continue
		}
		write(" <url>\n  <loc>", s.Absolute(p.URL), "</loc>\n")
		if updated := p.Record.Base.Updated; !updated.IsZero() {
			write("  <lastmod>", updated.ISO(), "</lastmod>\n")
		}
		for _, a := range s.Alternates(p) {
			write(`  <xhtml:link rel="alternate" hreflang="`, a.Lang, `"`)
			write(` href="`, s.Absolute(a.URL), "\"></xhtml:link>\n")
		}
		b.WriteString(" </url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes(), nil
}
