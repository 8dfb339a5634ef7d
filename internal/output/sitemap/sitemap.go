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
			outputs = append(outputs, output.Output{Path: path, Render: func(output.Need) ([]byte, error) { return render(s) }})
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

type urlSet struct {
	XMLName xml.Name `xml:"urlset"`
	Space   string   `xml:"xmlns,attr"`
	XHTML   string   `xml:"xmlns:xhtml,attr"`
	URLs    []entry  `xml:"url"`
}

type entry struct {
	Location  string      `xml:"loc"`
	Modified  string      `xml:"lastmod,omitempty"`
	Languages []alternate `xml:"xhtml:link"`
}

type alternate struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// renderSitemap lists the pages that are there to be found; a stand-in is not.
func renderSitemap(s *site.Site) ([]byte, error) {
	set := urlSet{Space: "http://www.sitemaps.org/schemas/sitemap/0.9", XHTML: "http://www.w3.org/1999/xhtml"}
	for _, p := range s.Pages() {
		if !p.Listed() {
			continue
		}
		e := entry{Location: s.Absolute(p.URL), Modified: p.Record.Base.Updated.ISO()}
		for _, a := range s.Alternates(p) {
			e.Languages = append(e.Languages, alternate{Rel: "alternate", Lang: a.Lang, Href: s.Absolute(a.URL)})
		}
		set.URLs = append(set.URLs, e)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	encoder := xml.NewEncoder(&b)
	encoder.Indent("", " ")
	if err := encoder.Encode(set); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
