package page

import (
	"net/url"

	"kalauz/internal/site"
)

// renderNotFound renders the page for lost readers, one language first.
func (r *Renderer) renderNotFound(first string) ([]byte, error) {
	v := r.lostView(first)
	for _, l := range r.Site.Languages() {
		if l.Code != first {
			v.Others = append(v.Others, r.lostView(l.Code))
		}
	}
	raw, err := r.Theme.Execute("notfound.html", v.URL, v)
	if err != nil {
		return nil, err
	}
	below := "/"
	if base, err := url.Parse(r.Site.Config.BaseURL); err == nil && base.Path != "" {
		below = base.Path
	}
	return Rewrite(raw, Below(below)), nil
}

func (r *Renderer) lostView(lang string) *View {
	v := r.newView("notfound", lang, r.Site.Root(lang)+"404.html")
	v.Canonical, v.NoIndex = "", true
	v.Title, _ = v.T("error.404.title")
	for _, l := range r.Site.Languages() {
		v.Switch = append(v.Switch, Switch{Code: l.Code, Label: l.Label, Lang: l.Locale.Tag(), URL: r.Site.Root(l.Code), Current: l.Code == lang, State: "section"})
	}
	v.Sections = v.sections(0)
	return v
}

// Redirect renders the page at an old address.
func (r *Renderer) Redirect(alias site.Alias) ([]byte, error) {
	v := r.newView("redirect", alias.To.Lang, alias.To.URL)
	v.Title, v.TitleLang = alias.To.Title()
	v.NoIndex = true
	v.Target = Relative(alias.From)(alias.To.URL)
	raw, err := r.Theme.Execute("redirect.html", alias.From, v)
	if err != nil {
		return nil, err
	}
	return Rewrite(raw, Relative(alias.From)), nil
}
