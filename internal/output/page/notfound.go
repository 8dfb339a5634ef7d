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
	below := "/"
	if base, err := url.Parse(r.Site.Config.BaseURL); err == nil && base.Path != "" {
		below = base.Path
	}
	return r.Theme.guard(v.URL, func(at func(string)) ([]byte, error) {
		at("notfound.html")
		return r.publish(nil, "notfound.html", v.URL, v, Below(below))
	})
}

func (r *Renderer) lostView(lang string) *View {
	v := r.newView("notfound", lang, r.Site.Root(lang)+"404.html")
	v.Canonical, v.NoIndex = "", true
	v.Title, _ = v.T("error.404.title")
	for _, l := range r.Site.Languages() {
		v.Switch = append(v.Switch, Switch{Code: l.Code, Label: l.Label, Lang: l.Locale.Tag(), URL: r.Site.Root(l.Code), Current: l.Code == lang, State: "section"})
	}
	v.Sections = v.sections(newest)
	return v
}

// Redirect renders the page at an old address.
func (r *Renderer) Redirect(alias site.Alias) ([]byte, error) {
	v := r.newView("redirect", alias.To.Lang, alias.To.URL)
	v.Title, v.TitleLang = alias.To.Title()
	v.NoIndex = true
	relative := r.seenFrom(alias.From)
	v.Target = string(relative(nil, []byte(alias.To.URL)))
	return r.Theme.guard(alias.From, func(at func(string)) ([]byte, error) {
		at("redirect.html")
		return r.publish(v.in.language(), "redirect.html", alias.From, v, relative)
	})
}
