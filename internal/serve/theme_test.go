package serve

import (
	"io/fs"
	"regexp"
	"testing"
	"testing/fstest"
	"time"

	"kalauz/internal/build"
	"kalauz/internal/locale"
	"kalauz/layouts"
	"kalauz/static"
)

// smallTheme shows little of everything that a page can show, so that thousands
// of sites can be made of it. Its phrases and its plain type are the shipped
// ones.
func smallTheme(t *testing.T) fs.FS {
	t.Helper()
	list := `<h1>{{ .Title }}</h1><ul>{{ range .Items }}<li>{{ .Card }}</li>{{ end }}</ul>`
	page := `<h1>{{ .Title }}</h1>{{ .Body }}
{{ with .Page }}{{ with .Date }}{{ . }}{{ end }}{{ range .Facts }}<p>{{ .Label }}: {{ .Value.HTML }}</p>{{ end }}{{ range .Tags }}{{ . }}{{ end }}{{ end }}
{{ range .Related }}<h2>{{ .Heading }}</h2>{{ range .Items }}{{ .Card }}{{ end }}{{ end }}
{{ range .Chapters }}{{ .Title }} {{ end }}{{ with .Prev }}<a href="{{ .URL }}">{{ .Title }}</a>{{ end }}{{ with .Next }}<a href="{{ .URL }}">{{ .Title }}</a>{{ end }}`
	base := `<!doctype html>
<html lang="{{ .Lang }}"><head><title>{{ .Title }} – {{ .Site.Title }}</title><link rel="stylesheet" href="{{ asset "style.css" }}">
{{ range .Alternates }}<link rel="alternate" hreflang="{{ .Lang }}" href="{{ .URL }}">
{{ end }}{{ with .Canonical }}<link rel="canonical" href="{{ . }}">{{ end }}</head>
<body>{{ range .Site.Menu }}<a href="{{ .URL }}">{{ .Title }}{{ if .Current }}!{{ end }}</a>{{ end }} {{ .T "nav.menu" }}
{{ range .Switch }}<a href="{{ .URL }}">{{ .Label }} {{ .State }}</a>{{ end }}{{ range .Crumbs }}{{ .Title }} / {{ end }}
{{ .Main }}
</body></html>
`
	theme := fstest.MapFS{
		"base.html": file(base), "home.html": file(page), "sitemap.html": file(`{{ range .Sections }}{{ .Title }}{{ range .Items }}<a href="{{ .URL }}">{{ .Title }}</a>{{ end }}{{ end }}`),
		"common/page.html": file(page), "common/chapter.html": file(page), "common/list.html": file(list), "common/term.html": file(list),
		"common/card.html": file(`<a href="{{ .URL }}">{{ .Title }}</a> {{ .Summary }}`), "common/standin.html": file(`<h1>{{ .Title }}</h1>{{ .T "site.lang_missing" }}`),
		"notfound.html": file(`<html><body>{{ .T "error.404.title" }} {{ .Site.Title }}{{ range .Others }}{{ .Lang }}{{ end }}</body></html>`),
		"redirect.html": file(`<html><body><a href="{{ .Target }}">{{ .Title }}</a></body></html>`),
	}
	for _, name := range []string{"phrases/hu.yaml", "phrases/en.yaml", "types/page/type.yaml"} {
		raw, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		theme[name] = file(needed.ReplaceAllString(string(raw), "$1"))
	}
	return theme
}

// needed leaves out the phrases that only the default theme shows.
var needed = regexp.MustCompile(`(?m)^(?:(?:preview|overlay|search|form|training|event|press|project|service|workshop|copy|share|home|contradiction)\..*\n|((?s:.)))`)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// buildOptions are those of a site on a day that never ends.
func buildOptions(theme fs.FS) build.Options {
	own := fstest.MapFS{"style.css": file("body {}\n")}
	o := build.Options{Layouts: theme, Static: own, Now: time.Now(), Clock: time.Now, Today: locale.Date{Year: 2026, Month: 11, Day: 22}}
	if theme == fs.FS(layouts.FS) {
		o.Static = static.FS
	}
	return o
}
