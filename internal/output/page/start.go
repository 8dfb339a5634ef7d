package page

import "kalauz/internal/output"

// StartFile is the page that a site on a disk is opened with. It is found among
// the other files by its capitals.
const StartFile = "START.html"

// start is the page that leads into a site on a disk, in each of its languages.
func (r *Renderer) start() output.Output {
	return output.Output{Path: StartFile, Sources: noText, Render: func(output.Need) ([]byte, error) {
		languages := r.Site.Languages()
		v := r.startView(languages[0].Code)
		for _, l := range languages[1:] {
			v.Others = append(v.Others, r.startView(l.Code))
		}
		return r.Theme.guard(v.URL, func(at func(string)) ([]byte, error) {
			at("start.html")
			return r.publish(nil, "start.html", v.URL, v, r.seenFrom(v.URL))
		})
	}}
}

func (r *Renderer) startView(lang string) *View {
	v := r.newView("start", lang, "/"+StartFile)
	v.Canonical, v.NoIndex = "", true
	v.Title = v.SiteName
	return v
}
